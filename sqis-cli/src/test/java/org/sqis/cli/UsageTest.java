package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqis.core.Library;

/** What all commands have in common: help, mistakes in their use, exit codes. */
class UsageTest {
  private static final String HINT = "--help` says how it is used\n";

  private static void assertUsage(Cli.Ran ran, String... said) {
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("sqis: ").contains(said).doesNotContain("\tat ", "\r");
  }

  @Test
  void help_listsCommandsExitCodesAndExamples() {
    Cli.Ran ran = Cli.run("--help");
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains(
            "check",
            "score",
            "explain",
            "verify",
            "fmt",
            "diff",
            "impact",
            "amendments",
            "n-size",
            "study",
            "rulebook",
            "calibrate",
            "jshell")
        .contains("Exit codes:\n   0   fine\n   1   the rule file or the data have errors")
        .contains(
            "   2   the command was used wrongly, or a file it names cannot be read or written\n")
        .contains("\n   3   no suitable Java")
        .contains("   4   refused: output for the public\n  70   ")
        .contains("Examples:\n  sqis check   sqis-examples/california-api-2000\n")
        .doesNotContain("\r", "\u001b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "score",
        "explain",
        "verify",
        "n-size",
        "study",
        "amendments",
        "calibrate",
        "jshell"
      })
  void helpOfEveryCommand_hasOptionsExitCodesAndExamples(String command) {
    Cli.Ran ran = Cli.run(command, "--help");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith("Usage: sqis " + command)
        .contains("--data=DIR|FILE", "--audience=WHOM", "--param=NAME=VALUE", "Exit codes:")
        .contains("Examples:\n  sqis " + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"diff", "impact"})
  void helpOfComparingCommands_hasExitCodesAndExamples(String command) {
    Cli.Ran ran = Cli.run(command, "--help");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith("Usage: sqis " + command)
        .contains(
            "Exit codes:", "verify or diff found differences", "Examples:\n  sqis " + command);
  }

  @Test
  void version_namesLibraryAndLanguage() {
    Cli.Ran ran = Cli.run("--version");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith("sqis " + Library.VERSION + " (rule language " + Library.LANGUAGE + ", Java ");
  }

  @Test
  void noCommand_isWrongUse() {
    assertUsage(
        Cli.run(),
        "a command is missing: check, test, score, designate, timeline, pair, join, report, review,"
            + " panel-packet, plans, milestones, explain, explain-code, verify, fmt, diff, impact,"
            + " amendments, n-size, study, rulebook, calibrate, jshell, evaluation\n",
        HINT);
  }

  @Test
  void unknownCommand_suggestsTheNearest() {
    assertUsage(Cli.run("chekc"), "there is no command `chekc`; did you mean `check`?\n", HINT);
  }

  @Test
  void unknownOption_suggestsTheNearest() {
    assertUsage(
        Cli.run("score", Cli.SAMPLE, "--resluts", "x"),
        "there is no option `--resluts`; did you mean `--results`?\n");
  }

  @Test
  void missingArgument_isNamed() {
    assertUsage(Cli.run("check"), "sqis: PATH is missing\nsqis: `sqis check --help`");
    assertUsage(Cli.run("explain", Cli.SAMPLE, "001"), "sqis: RESULT is missing\n");
  }

  @Test
  void oneArgumentTooMany_asksForQuotes() {
    assertUsage(
        Cli.run("explain", Cli.SAMPLE, "Lincoln", "Primary", "reading"),
        "`reading` is one argument too many; what has blanks needs quotes\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "score", "verify"})
  void unknownFormat_listsTheKnown(String command) {
    assertUsage(Cli.run(command, Cli.SAMPLE, "--format", "xml"), " or json, not `xml`\n");
  }

  @Test
  void missingFile_isWrongUse() {
    assertUsage(Cli.run("check", "nowhere"), "there is no file or folder `nowhere`\n");
    assertUsage(Cli.run("check", ""), "there is no file or folder ``\n");
  }

  @Test
  void misspeltFile_suggestsTheNearest() {
    assertUsage(
        Cli.run("check", Cli.SAMPLE + "/polcy.sqis"), "; did you mean `", "policy.sqis`?\n");
  }

  @Test
  void impossiblePath_isWrongUse() {
    assertUsage(Cli.run("check", "a\0b"), "cannot be the name of a file here");
  }

  @Test
  void folderWithoutPolicy_saysWhatItHolds(@TempDir Path folder) throws Exception {
    assertUsage(Cli.run("check", folder.toString()), "holds no policy.sqis\n");
    Files.copy(Path.of(Cli.SAMPLE, "policy.sqis"), folder.resolve("core.sqis"));
    assertUsage(Cli.run("check", folder.toString()), "holds no policy.sqis; it holds core.sqis\n");
    assertThat(Cli.run("check", folder.resolve("core.sqis").toString()).code()).isZero();
  }

  @Test
  void mappingAsPath_saysWhatToGive() {
    assertUsage(Cli.run("check", Cli.SAMPLE + "/data.sqis"), "is a mapping; give the rule file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "verify", "jshell"})
  void publicAudience_isRefused(String command) {
    Cli.Ran ran = Cli.run(command, Cli.SAMPLE, "--audience", "public");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("sqis: output for the public is refused: `sqis ");
  }

  @Test
  void unknownAudience_isWrongUse() {
    assertUsage(
        Cli.run("score", Cli.SAMPLE, "--audience", "all"),
        "--audience takes internal or public, not `all`\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"score", "verify", "check"})
  void wrongParameters_areWrongUse(String command) {
    assertUsage(
        Cli.run(command, Cli.SAMPLE, "--param", "least_m=3"),
        "policy sample has no parameter `least_m`; did you mean `least_n`?\n");
    assertUsage(
        Cli.run(command, Cli.SAMPLE, "--param", "least_n"),
        "--param takes NAME=VALUE, as in --param least_n=20, not `least_n`\n");
    assertUsage(
        Cli.run(command, Cli.SAMPLE, "--param", "least_n=3", "--param", "least_n=4"),
        "--param gives `least_n` twice\n");
    assertUsage(
        Cli.run(command, Cli.SAMPLE, "--param", "least_n=3!"),
        "`3!` cannot be the value of `least_n`; write a number");
  }

  @Test
  void parameterThatBreaksThePolicy_isAFaultOfTheRules() {
    Cli.Ran ran = Cli.run("score", Cli.SAMPLE, "--param", "high_line=7");
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .startsWith("error SQ2012: ")
        .contains(" --> policy.sqis with high_line = 7\n")
        .endsWith("sqis: policy.sqis has errors with high_line = 7\n");
  }

  @Test
  void faultOfOurOwn_isOneLineWithoutTrace() {
    PrintStream broken =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8) {
          @Override
          public void print(String text) {
            throw new IllegalStateException("broken\nin two lines");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new String[] {"check", Cli.SAMPLE},
            InputStream.nullInputStream(),
            broken,
            new PrintStream(err, false, StandardCharsets.UTF_8));
    assertThat(code).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith(
            "sqis: internal error: java.lang.IllegalStateException: broken in two lines at ")
        .endsWith("please report this line and the command\n")
        .containsOnlyOnce("\n");
  }
}
