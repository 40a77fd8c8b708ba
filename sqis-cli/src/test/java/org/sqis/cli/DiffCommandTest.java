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
              value: 20 → 25  (policy.sqis:11)

            levels reading_level
              cut score of level 3 for primary: >= 60% → >= 65%  (policy.sqis:41)
            -- err
            """);
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
            measure is_high "High": removed  (was policy.sqis:47)
              each: school
              value line 1: reading of all >= high_line
              may be missing: yes
            """);
    assertThat(Cli.run("diff", folder.toString(), Cli.SAMPLE).out())
        .startsWith("measure is_high \"High\": added  (policy.sqis:47)\n");
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
                "new_place" : "levels/reading_level/row/0/0",
                "wording" : false
              } ]
            }
            -- err
            """);
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

  @Test
  void oneFileOnly_isWrongUse() {
    Cli.Ran ran = Cli.run("diff", Cli.SAMPLE);
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).startsWith("sqis: NEW is missing\n");
  }
}
