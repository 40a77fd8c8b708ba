package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @Test
  void folder_checksRulesAndData() {
    Cli.Ran ran = Cli.run("check", Cli.SAMPLE);
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains("note SQ9001: the parameter `high_line` is not set; it blocks is_high\n")
        .contains("note SQ4903: columns of `groups.csv` that are not used: `unused`\n")
        .endsWith(
            """
            draft policy sample: 2 parameters, 3 groups, 3 inputs, 3 results
            SYNTHETIC data sample_data, 2014-15: 3 schools and districts
            internal: not for publication
            policy.sqis and data.sqis: 0 errors, 0 warnings, 4 notes
            """);
  }

  @Test
  void ruleFile_isCheckedAlone() {
    Cli.Ran ran = Cli.run("check", Cli.SAMPLE + "/policy.sqis");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .doesNotContain("SQ49")
        .endsWith("\npolicy.sqis: 0 errors, 0 warnings, 1 note\n");
  }

  @Test
  void ruleFileWithData_isCheckedWithThem() {
    Cli.Ran ran = Cli.run("check", Cli.SAMPLE + "/policy.sqis", "--data", Cli.SAMPLE);
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).endsWith("policy.sqis and data.sqis: 0 errors, 0 warnings, 4 notes\n");
  }

  @Test
  void warnings_areTold_andCountOnlyIfAskedFor(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), "  provenance  choice\n", "");
    Cli.Ran ran = Cli.run("check", folder.toString());
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err())
        .startsWith("warning SQ9104: nothing says who stands behind the cut scores of `reading_lev")
        .contains("\n  help: add a line `provenance choice`");
    assertThat(ran.out()).endsWith("policy.sqis and data.sqis: 0 errors, 1 warning, 4 notes\n");
    Cli.Ran strict = Cli.run("check", folder.toString(), "--strict");
    assertThat(strict.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(strict.all().replaceFirst("exit 1", "exit 0")).isEqualTo(ran.all());
    assertThat(Cli.run("check", Cli.SAMPLE, "--strict").code()).isZero();
    assertThat(Cli.run("check", folder.toString(), "--format", "json").out())
        .contains("\"severity\" : \"warning\"", "\"warnings\" : 1");
    assertThat(Cli.run("score", folder.toString()).err()).doesNotContain("warning");
  }

  @Test
  void errorInTheRules_leavesTheDataUnchecked(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), "value  reading of all", "value  raeding of all");
    Cli.Ran ran = Cli.run("check", folder.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err())
        .startsWith("error SQ1001: nothing is named `raeding`\n  --> policy.sqis:48:10\n")
        .contains("did you mean `reading`?");
    assertThat(ran.out())
        .endsWith(
            """
            data.sqis was not checked, because policy.sqis has errors
            policy.sqis: 1 error, 0 warnings, 1 note
            """);
  }

  @Test
  void errorInTheData_hasFileRowAndColumn(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("groups.csv"), "002,all,90,30", "002,all,90,91");
    Cli.Ran ran = Cli.run("check", folder.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err()).startsWith("error SQ4208: ").contains("--> groups.csv:5, column met\n");
    assertThat(ran.out())
        .doesNotContain("SYNTHETIC")
        .endsWith("policy.sqis and data.sqis: 1 error, 0 warnings, 4 notes\n");
  }

  @Test
  void missingDataFile_isAFaultOfTheData(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Files.delete(folder.resolve("groups.csv"));
    Cli.Ran ran = Cli.run("check", folder.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err()).startsWith("error SQ4001: cannot read the file `groups.csv`: ");
  }

  @Test
  void json_holdsEveryDiagnosticWithItsPlaces(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), "value  reading of all", "value  raeding of all");
    Cli.Ran ran = Cli.run("check", folder.toString(), "--format", "json");
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .isEqualTo(
            """
            {
              "files" : [ "policy.sqis" ],
              "facts" : [ "data.sqis was not checked, because policy.sqis has errors" ],
              "errors" : 1,
              "warnings" : 0,
              "notes" : 1,
              "diagnostics" : [ {
                "code" : "SQ9001",
                "severity" : "note",
                "message" : "the parameter `high_line` is not set; it blocks is_high",
                "file" : "policy.sqis",
                "line" : 12,
                "column" : 5,
                "end_line" : 12,
                "end_column" : 14,
                "labels" : [ ]
              }, {
                "code" : "SQ1001",
                "severity" : "error",
                "message" : "nothing is named `raeding`",
                "file" : "policy.sqis",
                "line" : 48,
                "column" : 10,
                "end_line" : 48,
                "end_column" : 17,
                "labels" : [ ],
                "help" : "did you mean `reading`?"
              } ]
            }
            """);
  }

  @Test
  void json_placesDataByRowAndColumn(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("groups.csv"), "002,all,90,30", "002,all,90,91");
    Cli.Ran ran = Cli.run("check", folder.toString(), "--format", "json");
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out())
        .contains(
            """
                "file" : "groups.csv",
                "row" : 5,
                "data_column" : "met",
            """);
  }

  @Test
  void parameterThatIsSet_blocksNothing() {
    Cli.Ran ran = Cli.run("check", Cli.SAMPLE, "--param", "high_line=50%");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("\nchanged: high_line = 50% in place of not set\n");
  }

  @Test
  void yearThePolicyDoesNotGovern_isAFault(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("data.sqis"), "2014-15", "2015-16");
    for (String command : new String[] {"check", "score", "verify"}) {
      Cli.Ran ran = Cli.run(command, folder.toString());
      assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
      assertThat(ran.err())
          .startsWith("error SQ4320: the data belong to 2015-16; the policy governs 2014-15\n");
    }
  }

  @Test
  void includedFiles_areLookedForInTheFolderOfTheRuleFile(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Path rules = folder.resolve("policy.sqis");
    String text = Files.readString(rules);
    int levels = text.indexOf("levels ");
    int measure = text.indexOf("measure ");
    Files.writeString(folder.resolve("cuts.sqis"), text.substring(levels, measure));
    Files.writeString(
        rules, text.substring(0, levels) + "include \"cuts.sqis\"\n\n" + text.substring(measure));
    Cli.Ran ran = Cli.run("check", folder.toString());
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(Cli.run("score", folder.toString(), "--groups", "--format", "csv").out())
        .isEqualTo(Cli.run("score", Cli.SAMPLE, "--groups", "--format", "csv").out());
    Cli.Ran shell = Cli.runWith("policy.results().size()\n", "jshell", folder.toString());
    assertThat(shell.out()).as(shell.all()).contains("==>\n3\n");

    Files.delete(folder.resolve("cuts.sqis"));
    Cli.Ran missing = Cli.run("check", folder.toString());
    assertThat(missing.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(missing.err()).startsWith("error SQ0031: ").contains("cuts.sqis");
  }
}
