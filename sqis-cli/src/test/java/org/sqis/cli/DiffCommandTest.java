package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sqis diff}. */
class DiffCommandTest {
  @Test
  void sameRules_endWithZero() {
    Cli.Ran ran = Cli.run("diff", Cli.SAMPLE, Cli.SAMPLE + "/policy.sqis");
    assertThat(ran.all()).isEqualTo("exit 0\n-- out\nno differences\n-- err\n");
  }

  @Test
  void otherRules_endWithOne(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), "| least_n   | 20 ", "| least_n   | 25 ");
    Cli.replace(folder.resolve("policy.sqis"), "| 3     | >= 60%  |", "| 3     | >= 65%  |");
    Cli.Ran ran = Cli.run("diff", Cli.SAMPLE, folder.toString());
    assertThat(ran.all())
        .isEqualTo(
            """
            exit 1
            -- out
            parameter least_n
              value: 20 → 25  (FOLDER/policy.sqis:11)

            levels reading_level
              cut score of level 3 for primary: >= 60% → >= 65%  (FOLDER/policy.sqis:41)
            -- err
            """
                .replace("FOLDER", slashes(folder)));
  }

  @Test
  void whatIsGone_isToldWithItsOldPlace(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Path rules = folder.resolve("policy.sqis");
    String text = Files.readString(rules);
    Files.writeString(rules, text.substring(0, text.indexOf("measure is_high")));
    Cli.Ran ran = Cli.run("diff", Cli.SAMPLE, folder.toString());
    assertThat(ran.out())
        .isEqualTo(
            """
            measure is_high "High": removed  (was SAMPLE/policy.sqis:47)
              each: school
              value line 1: reading of all >= high_line
              may be missing: yes
            """
                .replace("SAMPLE", slashes(Path.of(Cli.SAMPLE))));
    assertThat(Cli.run("diff", folder.toString(), Cli.SAMPLE).out())
        .startsWith(
            "measure is_high \"High\": added  ("
                + slashes(Path.of(Cli.SAMPLE))
                + "/policy.sqis:47)\n");
  }

  @Test
  void json_isNothingButJson(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), "| 3     | >= 60%  |", "| 3     | >= 65%  |");
    Cli.Ran ran = Cli.run("diff", Cli.SAMPLE, folder.toString(), "--format", "json");
    assertThat(ran.all())
        .isEqualTo(
            """
            exit 1
            -- out
            {
              "old" : "sample",
              "new" : "sample",
              "changes" : [ {
                "change" : "changed",
                "declaration" : {
                  "kind" : "levels",
                  "name" : "reading_level"
                },
                "part" : "cut score of level 3 for primary",
                "old" : ">= 60%",
                "new" : ">= 65%",
                "old_place" : "levels/reading_level/row/0/0",
                "old_file" : "SAMPLE/policy.sqis",
                "old_line" : 41,
                "new_place" : "levels/reading_level/row/0/0",
                "new_file" : "FOLDER/policy.sqis",
                "new_line" : 41,
                "wording" : false,
                "can_move_results" : true
              } ]
            }
            -- err
            """
                .replace("SAMPLE", slashes(Path.of(Cli.SAMPLE)))
                .replace("FOLDER", slashes(folder)));
  }

  @Test
  void rulesWithErrors_areNotCompared(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), "reading of all", "raeding of all");
    Cli.Ran ran = Cli.run("diff", Cli.SAMPLE, folder.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("error SQ1001").endsWith("sqis: policy.sqis has errors\n");
  }

  private static String slashes(Path folder) {
    return folder.toString().replace('\\', '/');
  }

  @Test
  void placesInIncludedFiles_areNamedFromTheFolderOfTheRules(@TempDir Path folder)
      throws Exception {
    Path older = Files.createDirectories(folder.resolve("older/shared"));
    Path newer = Files.createDirectories(folder.resolve("newer/shared"));
    for (Path shared : new Path[] {older, newer}) {
      Path rules = Cli.copyOfSample(shared.resolveSibling(".").normalize()).resolve("policy.sqis");
      String text = Files.readString(rules);
      int at = text.indexOf("measure is_high");
      Files.writeString(rules, text.substring(0, at) + "include \"shared/high.sqis\"\n");
      Files.writeString(shared.resolve("high.sqis"), text.substring(at));
    }
    Cli.replace(newer.resolve("high.sqis"), "is_high \"High\"", "is_high \"Very high\"");
    Cli.Ran ran = Cli.run("diff", older.resolveSibling(".").toString(), "" + newer.getParent());
    assertThat(ran.out())
        .isEqualTo(
            "measure is_high \"Very high\"\n  title: High → Very high  ("
                + slashes(newer)
                + "/high.sqis:1)\n");
  }

  @Test
  void rulesWithErrors_giveJsonWithTheErrorsOfBoth(@TempDir Path folder) throws Exception {
    Path wrong = Files.createDirectory(folder.resolve("wrong"));
    Cli.copyOfSample(wrong);
    Cli.replace(wrong.resolve("policy.sqis"), "reading of all", "raeding of all");
    Path worse = Files.createDirectory(folder.resolve("worse"));
    Cli.copyOfSample(worse);
    Cli.replace(worse.resolve("policy.sqis"), ">= 60% ", ">= 60x ");
    Cli.Ran ran = Cli.run("diff", wrong.toString(), worse.toString(), "--format", "json");
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err()).contains("error SQ1001", "/wrong", " and ", "/worse", " have errors\n");
    assertThat(ran.out())
        .startsWith("{\n  \"failed\" : ")
        .contains("\"errors\" : 2,", "\"code\" : \"SQ1001\"", "\"help\" : \"did you mean")
        .contains("\"path\" : \"" + wrong.resolve("policy.sqis"))
        .contains("\"path\" : \"" + worse.resolve("policy.sqis"))
        .containsPattern("\"line\" : \\d+,\n +\"column\" : \\d+,");
    assertThat(Cli.run("diff", wrong.toString(), worse.toString()).out()).isEmpty();
  }

  @Test
  void oneFileOnly_isWrongUse() {
    Cli.Ran ran = Cli.run("diff", Cli.SAMPLE);
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).startsWith("sqis: NEW is missing\n");
  }
}
