package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @Test
  void california_agreesOnEverySchool() {
    Cli.Ran ran = Cli.run("verify", Cli.CALIFORNIA);
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .startsWith("policy california_api_2000 (adopted, ")
        .contains(
            """
            internal: not for publication

            result    rows  agree  with value  missing  differ
            --------  ----  -----  ----------  -------  ------
            target    6194   6194        5454      740       0
            growth    6194   6194        6194        0       0
            sch_wide  6194   6194        6194        0       0
            both      6194   6194        6194        0       0
            awards    6194   6194        6194        0       0

            Every row agrees with the published answers.

            One school explained: awards

            Alameda High (01611190130229), Alameda City Unified
            """)
        .contains("\nawards = yes")
        .endsWith(
            "\nnext: sqis score "
                + inShell(Cli.CALIFORNIA)
                + " --results target,growth,sch_wide,both,awards\n");
  }

  @Test
  void changedRule_showsEveryRowThatDiffers() {
    Cli.Ran ran = Cli.run("verify", Cli.CALIFORNIA, "--param", "least_tested=96%");
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    long rows = ran.out().lines().filter(line -> line.matches("awards +\\d{14} .*")).count();
    assertThat(ran.out())
        .contains("\nchanged: least_tested = 96% in place of 95%\n")
        .contains("\nawards    6194   " + (6194 - rows) + "        ")
        .contains("\n" + rows + " rows differ and should not; both values are above.\n")
        .containsPattern("\nnext: sqis explain .+ \\d{14} awards --param least_tested=96%\n$");
    assertThat(rows).isGreaterThan(10);
  }

  @Test
  void expectedDifference_succeeds() {
    Cli.Ran ran = Cli.run("verify", Cli.SAMPLE);
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains("reading_level  003  all           2          1  a known misprint\n")
        .contains("\nOnly the expected rows differ.\n");
  }

  @Test
  void expectedDifferenceThatAgrees_fails(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("groups.csv"), "003,all,30,10,1", "003,all,30,10,2");
    Cli.Ran ran = Cli.run("verify", folder.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out())
        .contains(
            "expected to differ, but agrees: reading_level of all for 003 (a known misprint)");
  }

  @Test
  void oneRowThatDiffers_isTheNextToExplain(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("groups.csv"), "001,asian,30,25,3", "001,asian,30,25,2");
    Cli.Ran ran = Cli.run("verify", folder.toString(), "--data", folder.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out())
        .contains("\n1 row differs and should not; both values are above.\n")
        .endsWith(
            "\nnext: sqis explain "
                + folder
                + " 001 'reading_level of asian' --data "
                + folder
                + "\n");
  }

  @Test
  void json_isNothingButJson() {
    Cli.Ran ran = Cli.run("verify", Cli.SAMPLE, "--format", "json");
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEqualTo("internal: not for publication\n");
    assertThat(ran.out())
        .contains(
            """
              "succeeds" : true,
              "results" : [ {
                "result" : "reading_level",
                "rows" : 7,
                "agree" : 6,
                "agree_with_value" : 5,
                "agree_missing" : 1,
                "differ" : 1,
            """)
        .contains("\"status\" : \"draft\"", "\"synthetic\" : true");
  }

  @Test
  void json_endsWithTheSameExitCode() {
    Cli.Ran ran =
        Cli.run("verify", Cli.CALIFORNIA, "--format", "json", "--param", "target_share=6%");
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out()).contains("\"succeeds\" : false");
    assertThat(ran.err())
        .isEqualTo("changed: target_share = 6% in place of 5%\ninternal: not for publication\n");
  }

  @Test
  void dataWithoutAnswers_isWrongUse(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Path mapping = folder.resolve("data.sqis");
    String text = Files.readString(mapping);
    Files.writeString(mapping, text.substring(0, text.indexOf("  answers")) + "end file\n");
    Cli.Ran ran = Cli.run("verify", folder.toString());
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err())
        .isEqualTo("sqis: the data sample_data hold no published answers to compare with\n");
  }

  @Test
  void groups_runOnMadeUpRowsWithoutTheData() {
    Cli.Ran ran = Cli.run("verify", Cli.CALIFORNIA_GROUPS);
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains("data synthetic_growth_2000 (SYNTHETIC, ")
        .contains("\nEvery row agrees with the published answers.\n");
  }

  /**
   * Data kept elsewhere are read by the mapping made for them, which does not call them made up.
   */
  @Test
  void dataElsewhere_areReadByTheMappingOfPublishedData(@TempDir Path folder) throws Exception {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Cli.copyOfSample(rules);
    Path files = Files.createDirectory(folder.resolve("files"));
    for (String name : List.of("schools.csv", "groups.csv")) {
      Files.copy(rules.resolve(name), files.resolve(name));
    }
    Path published = rules.resolve("published.sqis");
    Files.writeString(
        published,
        Files.readString(rules.resolve("data.sqis"))
            .replace("data sample_data", "data published_data")
            .replaceFirst("synthetic +yes", "synthetic no"));
    assertThat(Cli.run("verify", rules.toString()).out()).contains("data sample_data (SYNTHETIC, ");
    Cli.Ran elsewhere = Cli.run("verify", rules.toString(), "--data", files.toString());
    assertThat(elsewhere.code()).as(elsewhere.all()).isZero();
    assertThat(elsewhere.out())
        .contains("data published_data (")
        .doesNotContain("SYNTHETIC")
        .contains(" --data " + files);
    assertThat(Cli.run("verify", rules.toString(), "--data", rules.toString()).out())
        .as("a folder with a data.sqis of its own is read by that one")
        .contains("data sample_data (SYNTHETIC, ");
    Files.delete(published);
    assertThat(Cli.run("verify", rules.toString(), "--data", files.toString()).out())
        .contains("data sample_data (SYNTHETIC, ");
  }

  @Test
  void mappingInPlaceOfRules_isWrongUse() {
    Cli.Ran ran = Cli.run("verify", Cli.CALIFORNIA_GROUPS + "/published.sqis");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("is a mapping; give the rule file or the folder of both");
  }

  /** A path as a shell takes it; a checkout can stand in a folder with a blank in its name. */
  private static String inShell(String path) {
    return path.contains(" ") ? "'" + path + "'" : path;
  }
}
