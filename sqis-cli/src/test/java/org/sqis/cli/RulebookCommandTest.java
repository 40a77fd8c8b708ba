package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sqis rulebook}. */
class RulebookCommandTest {
  @Test
  void markdown_goesToStandardOutput() {
    Cli.Ran ran = Cli.run("rulebook", Cli.SAMPLE);
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("# ").contains("> **Draft.** ", "## Who may change what\n");
  }

  @Test
  void html_goesToTheFileThatIsNamed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("rules.html");
    Cli.Ran ran = Cli.run("rulebook", Cli.SAMPLE, "--format", "html", "--output", file.toString());
    assertThat(ran.all()).isEqualTo("exit 0\n-- out\n-- err\n");
    assertThat(Files.readString(file))
        .startsWith("<!DOCTYPE html>\n")
        .isEqualTo(Cli.run("rulebook", Cli.SAMPLE + "/policy.sqis", "--format", "html").out());
  }

  @Test
  void unknownFormat_listsTheKnown() {
    Cli.Ran ran = Cli.run("rulebook", Cli.SAMPLE, "--format", "pdf");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).isEqualTo("sqis: --format takes markdown or html, not `pdf`\n");
  }

  @Test
  void rulesWithErrors_giveNoBook(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), "reading of all", "raeding of all");
    Path file = folder.resolve("rules.md");
    Cli.Ran ran = Cli.run("rulebook", folder.toString(), "--output", file.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err()).startsWith("error SQ1001").endsWith("sqis: policy.sqis has errors\n");
    assertThat(file).doesNotExist();
  }

  @Test
  void ruleFile_isNeverOverwritten(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Path rules = folder.resolve("policy.sqis");
    String before = Files.readString(rules);
    Cli.Ran ran = Cli.run("rulebook", folder.toString(), "--output", rules.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).startsWith("sqis: --output names the rule file itself");
    assertThat(Files.readString(rules)).isEqualTo(before);
  }

  @Test
  void placeThatCannotBeWritten_isSaid(@TempDir Path folder) {
    String file = folder.resolve("none/rules.md").toString();
    Cli.Ran ran = Cli.run("rulebook", Cli.SAMPLE, "--output", file);
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).isEqualTo("sqis: the system does not let `" + file + "` be written\n");
    Cli.Ran folderGiven = Cli.run("rulebook", Cli.SAMPLE, "--output", folder.toString());
    assertThat(folderGiven.code()).isEqualTo(ExitCode.USAGE);
    assertThat(folderGiven.err()).startsWith("sqis: --output takes the name of a file, not `");
  }

  @Test
  void publicAudience_readsTheSameBook() {
    Cli.Ran ran = Cli.run("rulebook", Cli.SAMPLE, "--audience", "public");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).isEqualTo(Cli.run("rulebook", Cli.SAMPLE).out());
  }

  @Test
  void help_hasExitCodesAndExamples() {
    Cli.Ran ran = Cli.run("rulebook", "--help");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith("Usage: sqis rulebook")
        .contains("--format=FORMAT", "--output=FILE", "--audience=WHOM", "Exit codes:")
        .contains("Examples:\n  sqis rulebook");
  }
}
