package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run of one year is the history of the next. */
class HistoryOptionsTest {
  @TempDir private Path temp;
  private String next = "";
  private String run = "";

  /** The sample of 2014-15 is scored; the same policy for 2015-16 reads the result. */
  @BeforeEach
  void scoreTheYearBefore() throws IOException {
    Cli.Ran first = Cli.run("score", Cli.SAMPLE, "--format", "json");
    assertThat(first.code()).as(first.all()).isZero();
    Path file = temp.resolve("run_2014.json");
    Files.writeString(file, first.out());
    run = file.toString();
    Path folder = Cli.copyOfSample(Files.createDirectory(temp.resolve("next")));
    Path policy = folder.resolve("policy.sqis");
    Files.writeString(
        policy,
        Files.readString(policy).replace("2014-15", "2015-16")
            + """

            measure reading_before each school
              value  previous(reading of all)
              may be missing
            end measure
            """);
    Path data = folder.resolve("data.sqis");
    Files.writeString(data, Files.readString(data).replace("2014-15", "2015-16"));
    next = folder.toString();
  }

  @Test
  void score_readsTheRunOfTheYearBefore() {
    Cli.Ran ran = Cli.run("score", next, "--history", run, "--results", "reading,reading_before");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains("recorded run_2014.json (2014-15, ")
        .containsPattern("001 +Lincoln Primary +Oak Unified +66.7% +66.7%");
    Cli.Ran without = Cli.run("score", next, "--results", "reading_before");
    assertThat(without.out()).contains("not yet defined").doesNotContain("recorded");
  }

  @Test
  void explain_namesTheFile() {
    Cli.Ran ran = Cli.run("explain", next, "001", "reading_before", "--history", run);
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains("reading of all in 2014-15 = 66.7%")
        .contains("recorded in run_2014.json (2014-15, policy sample ");
  }

  @Test
  void check_saysWhatWasRead() {
    Cli.Ran ran = Cli.run("check", next, "--history", run);
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("SQ4337");
  }

  @Test
  void impact_readsItForBothPolicies() {
    Cli.Ran ran =
        Cli.run(
            "impact",
            next,
            next,
            "--param",
            "high_line=50%",
            "--history",
            run,
            "--result",
            "reading_before");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("recorded run_2014.json");
  }

  @Test
  void jshell_hasItInItsData() {
    Cli.Ran ran = Cli.runWith("data.histories().size()\n", "jshell", next, "--history", run);
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("$1 ==>\n1\n");
  }

  @Test
  void faults_areToldWithTheirPlace() throws IOException {
    Path file = Path.of(run);
    Files.writeString(file, Files.readString(file).replace("\"66.7%\"", "\"66.7\""));
    Cli.Ran ran = Cli.run("score", next, "--history", run);
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err())
        .contains("SQ4333")
        .contains("run_2014.json:1, column reading")
        .contains("recorded results have errors");
    Cli.Ran absent = Cli.run("score", next, "--history", temp.resolve("none.json").toString());
    assertThat(absent.err()).contains("there is no such file");
    Cli.Ran same = Cli.run("score", Cli.SAMPLE, "--history", run);
    assertThat(same.err()).contains("SQ4331");
  }

  @Test
  void param_ofOneYear_countsThereOnly() throws IOException {
    Path policy = Path.of(next, "policy.sqis");
    Cli.replace(policy, "years     2015-16", "years     2014-15 to 2015-16");
    Cli.Ran ran = Cli.run("score", next, "--param", "least_n@2014-15=30", "--results", "reading");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("changed: least_n in 2014-15 = 30 in place of 20");
    assertThat(Cli.run("score", next, "--param", "least_n@2014=30").err())
        .contains("--param takes a school year after @");
    assertThat(Cli.run("score", next, "--param", "least_n@2013-14=30").err())
        .contains("policy sample has no `least_n` in 2013-14");
    Cli.Ran shell =
        Cli.runWith(
            "policy.spec().parameters().size()\n", "jshell", next, "--param", "least_n@2014-15=30");
    assertThat(shell.out()).as(shell.all()).contains("$1 ==>\n3\n");
  }
}
