package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell; ReadmeTest of the examples types the lines that README.md shows. */
class JshellCommandTest {
  @Test
  void imports_areThere() {
    Cli.Ran ran =
        Cli.runWith(
            """
            Sqis.compile("x", "policy p").diagnostics().size() > 0
            Path.of("a")
            Rational.parse("40/3")
            Move.Kind.UP
            new Table(List.of("id", "name"), List.of(List.of("001", "Oak"), List.of("002", "Elm")))
            new Table(List.of("id"), List.of()).first(3)
            System.out.println("caf\\u00e9")
            """,
            "jshell");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).startsWith("internal: not for publication\n");
    assertThat(ran.out())
        .contains("$1 ==>\ntrue\n", "$2 ==>\na\n", "40/3", "==>\nUP\n")
        .contains("$5 ==>\n id  name\n---  ----\n001  Oak\n002  Elm\n")
        .contains("café\n")
        .doesNotContain("Error");
  }

  @Test
  void path_givesPolicyAndData() {
    Cli.Ran ran =
        Cli.runWith(
            """
            policy.score(data).table("reading").first(2)
            policy.explain(data, "001", "reading")
            var other = policy.withParameter("least_n", "5")
            policy.score(data).table()
            """,
            "jshell",
            Cli.SAMPLE,
            "--param",
            "high_line=50%");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).contains("`policy` is policy sample: ", "`data` is sample_data, 2014-15");
    assertThat(ran.out())
        .contains(
            """
            $1 ==>
             id  name             district     reading
            ---  ---------------  -----------  -------
            001  Lincoln Primary  Oak Unified    66.7%
            002  Lincoln Middle   Oak Unified    33.3%
            """)
        .contains("other ==> policy sample: 2 parameters")
        .contains("001  Lincoln Primary       Oak Unified  yes\n")
        .contains("\nreading of all = 66.7%");
  }

  @Test
  void longTables_areShownWhole() {
    Cli.Ran ran = Cli.runWith("policy.score(data).table(\"target\")\n", "jshell", Cli.CALIFORNIA);
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out().lines().filter(line -> line.matches("\\d{14} .*")).count())
        .isEqualTo(6194);
  }

  @Test
  void data_areFoundInTheFolderGiven(@TempDir Path folder) throws Exception {
    Path rules = Files.createDirectory(folder.resolve("rules \"été\""));
    Path files = Files.createDirectory(folder.resolve("data"));
    Cli.copyOfSample(rules);
    for (String name : new String[] {"schools.csv", "groups.csv"}) {
      Files.move(rules.resolve(name), files.resolve(name));
    }
    Cli.Ran ran =
        Cli.runWith("data.name()\n", "jshell", rules.toString(), "--data", files.toString());
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("\"sample_data\"");
  }

  @Test
  void ruleFileWithoutData_givesThePolicyOnly(@TempDir Path folder) throws Exception {
    Files.copy(Path.of(Cli.SAMPLE, "policy.sqis"), folder.resolve("policy.sqis"));
    Cli.Ran ran = Cli.runWith("policy.name()\n", "jshell", folder.toString());
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("\"sample\"");
  }

  @Test
  void errors_areToldBeforeTheShellOpens(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), "value  reading of all", "value  raeding of all");
    Cli.Ran ran = Cli.runWith("1\n", "jshell", folder.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("error SQ1001: ");
  }

  @Test
  void optionsWithoutPath_areWrongUse() {
    Cli.Ran ran = Cli.run("jshell", "--param", "a=1");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).isEqualTo("sqis: --data and --param need a PATH\n");
  }

  @Test
  void exitCodeOfTheShell_isPassedOn() {
    assertThat(Cli.runWith("/exit 5\n", "jshell").code()).isEqualTo(5);
  }

  @Test
  void javaWithoutShell_isNamed() throws Exception {
    Cli.Ran ran =
        Cli.process(List.of("--limit-modules", "java.base,java.logging,java.sql"), "", "jshell");
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .startsWith("sqis: this Java has no shell (module jdk.jshell): install a JDK 17 or later");
  }
}
