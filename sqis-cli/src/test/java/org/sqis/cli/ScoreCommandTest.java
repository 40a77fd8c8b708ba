package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
  private static Cli.Ran fine(String... args) {
    Cli.Ran ran = Cli.run(args);
    assertThat(ran.code()).as(ran.all()).isZero();
    return ran;
  }

  @Test
  void table_saysWhatItIsMadeOfAndForWhom() {
    Cli.Ran ran = fine("score", Cli.SAMPLE, "--param", "high_line=50%");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .startsWith("policy sample (draft, ")
        .contains("data sample_data (SYNTHETIC, ")
        .endsWith(
            """
            changed: high_line = 50% in place of not set
            internal: not for publication

             id  name                  district     is_high
            ---  --------------------  -----------  -------
            001  Lincoln Primary       Oak Unified  yes
            002  Lincoln Middle        Oak Unified  no
            003  Mañana, "New" School  Elm Unified  no
            """);
  }

  @Test
  void everyEvaluator_givesTheSame() {
    String example = Cli.ROOT.resolve("sqis-examples/tennessee-2016").toString();
    String reference = fine("score", example, "--format", "json", "--evaluator", "reference").out();
    assertThat(reference).contains("\"standings\"");
    for (String who : List.of("columns", "Automatic")) {
      assertThat(fine("score", example, "--format", "json", "--evaluator", who).out())
          .isEqualTo(reference);
    }
    Cli.Ran wrong = Cli.run("score", Cli.SAMPLE, "--evaluator", "fast");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err())
        .contains("--evaluator takes automatic, columns or reference, not `fast`");
  }

  @Test
  void csv_isNothingButRows() {
    Cli.Ran ran =
        fine("score", Cli.SAMPLE, "--format", "csv", "--results", "reading_level,reading of asian");
    assertThat(ran.out())
        .isEqualTo(
            """
            id,name,district,reading_level,reading of asian
            001,Lincoln Primary,Oak Unified,3,83.3%
            002,Lincoln Middle,Oak Unified,2,32.5%
            003,"Mañana, ""New"" School",Elm Unified,2,not applicable
            """);
    assertThat(ran.err())
        .startsWith("policy sample (draft, ")
        .contains("(SYNTHETIC, ")
        .endsWith("\ninternal: not for publication\n");
  }

  @Test
  void groups_giveOneRowASchoolAndGroup() {
    Cli.Ran ran = fine("score", Cli.SAMPLE, "--groups", "--format", "csv");
    assertThat(ran.out())
        .isEqualTo(
            """
            id,group,reading,reading_level
            001,all,66.7%,3
            001,asian,83.3%,3
            001,hispanic,too few,too few
            002,all,33.3%,2
            002,asian,32.5%,2
            002,hispanic,34%,2
            003,all,33.3%,2
            003,asian,not applicable,not applicable
            003,hispanic,not applicable,not applicable
            """);
    assertThat(fine("score", Cli.SAMPLE, "--groups", "--results", "reading").out())
        .contains(" id  group     reading\n");
  }

  @Test
  void json_holdsTheResultsAskedForAndTheirOrigin() {
    Cli.Ran ran =
        fine("score", Cli.SAMPLE, "--format", "json", "--results", "reading of asian,is_high");
    assertThat(ran.err()).isEqualTo("internal: not for publication\n");
    assertThat(ran.out())
        .contains("\"status\" : \"draft\"", "\"synthetic\" : true", "\"policy_digest\" : \"")
        .contains("\"name\" : \"reading\"", "\"name\" : \"is_high\"")
        .contains("\"missing\" : \"not yet defined\"")
        .doesNotContain("reading_level");
    assertThat(fine("score", Cli.SAMPLE, "--format", "json").out()).contains("reading_level");
  }

  @Test
  void unknownNames_areWrongUse() {
    assertUsage(
        Cli.run("score", Cli.SAMPLE, "--results", "raeding"),
        "there is no result `raeding`; did you mean `reading`?\n");
    assertUsage(
        Cli.run("score", Cli.SAMPLE, "--results", "zzz"),
        "there is no result `zzz`; there are reading, is_high, reading_level\n");
    assertUsage(
        Cli.run("score", Cli.SAMPLE, "--results", "reading of asia"),
        "there is no group `asia`; did you mean `asian`?\n");
    assertUsage(
        Cli.run("score", Cli.SAMPLE, "--results", "is_high of asian"),
        "`is_high` has one value a school, not one for each group: leave out `of asian`\n");
    assertUsage(
        Cli.run("score", Cli.SAMPLE, "--groups", "--results", "is_high"),
        "`is_high` has no rows for groups; these have: reading, reading_level\n");
    assertUsage(
        Cli.run("score", Cli.CALIFORNIA, "--groups"),
        "--groups: the policy has no results of each group\n");
  }

  private static void assertUsage(Cli.Ran ran, String said) {
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEqualTo("sqis: " + said);
  }

  @Test
  void errorsInTheRules_scoreNothing(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), "value  reading of all", "value  raeding of all");
    Cli.Ran ran = Cli.run("score", folder.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("error SQ1001: ").endsWith("sqis: policy.sqis has errors\n");
  }

  @Test
  void errorsInTheData_scoreNothing(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("groups.csv"), "002,all,90,30", "002,all,90,x");
    Cli.Ran ran = Cli.run("score", folder.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .startsWith("error SQ4201: `x` is not a number\n")
        .endsWith("sqis: data.sqis or its data have errors\n");
  }

  @Test
  void data_areLookedForInTheFolderGiven(@TempDir Path folder) throws Exception {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Path files = Files.createDirectory(folder.resolve("the data"));
    Cli.copyOfSample(rules);
    for (String name : new String[] {"schools.csv", "groups.csv"}) {
      Files.move(rules.resolve(name), files.resolve(name));
    }
    assertThat(Cli.run("score", rules.toString()).code()).isEqualTo(ExitCode.FAULTS);
    String expected = fine("score", Cli.SAMPLE).out();
    assertThat(fine("score", rules.toString(), "--data", files.toString()).out())
        .isEqualTo(expected);

    // A mapping in that folder comes first.
    Files.move(rules.resolve("data.sqis"), files.resolve("data.sqis"));
    assertThat(fine("score", rules.toString(), "--data", files.toString()).out())
        .isEqualTo(expected);
    Path mapping = Files.move(files.resolve("data.sqis"), files.resolve("other.sqis"));
    assertThat(fine("score", rules.toString(), "--data", mapping.toString()).out())
        .isEqualTo(expected);

    assertUsage(
        Cli.run("score", rules.toString()),
        "there is no data.sqis beside policy.sqis; say where the data are with --data\n");
    assertUsage(
        Cli.run("score", rules.toString(), "--data", files.toString()),
        "there is no data.sqis beside policy.sqis, and none in `" + files + "`\n");
    assertUsage(
        Cli.run("score", rules.toString(), "--data", files + "/groups.csv"),
        "--data takes a folder or a mapping such as data.sqis; `"
            + files
            + "/groups.csv` is a data file, and only a mapping says what its columns mean\n");
    assertUsage(
        Cli.run("score", rules.toString(), "--data", "nowhere"),
        "there is no file or folder `nowhere`\n");
  }

  @Test
  void twoRuns_giveTheSameBytes() {
    assertThat(fine("score", Cli.SAMPLE, "--format", "json").out())
        .isEqualTo(fine("score", Cli.SAMPLE, "--format", "json").out());
  }
}
