package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What schools stand as is written as JSON and fed into the determination of the next year. */
class StandingsFeedBackTest {
  @TempDir private Path temp;

  private Path file(String name, String... args) throws IOException {
    return Files.writeString(temp.resolve(name), Consortium.out(args));
  }

  private static String[] designate(String folder, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "designate";
    args[1] = folder;
    args[2] = "--format";
    args[3] = "json";
    System.arraycopy(more, 0, args, 4, more.length);
    return args;
  }

  @Test
  void yearByYear_givesTheStandingsOfAllAtOnce() throws IOException {
    String path = Consortium.PATH;
    String allAtOnce = Consortium.standings(Consortium.out(designate(path)));
    Path first = file("2012.json", designate(path, "--year", "2012-13"));
    Path second =
        file("2014.json", designate(path, "--year", "2014-15", "--history", first.toString()));
    String last = Consortium.out(designate(path, "--history", second.toString()));
    assertThat(Consortium.standings(last)).isEqualTo(allAtOnce);
    assertThat(last).contains("2014.json (2014-15, ");
  }

  @Test
  void scoreAndDesignate_writeTheSameStandings() {
    String scored = Consortium.out("score", Consortium.PATH, "--format", "json");
    assertThat(Consortium.standings(scored))
        .isEqualTo(Consortium.standings(Consortium.out(designate(Consortium.PATH))));
  }

  @Test
  void scoreIsFedBack_itsResultsOfTheYearAreWorkedOut() throws IOException {
    Path folder = onlyOf("2012-13");
    Path scored = file("2012.json", "score", folder.toString(), "--format", "json");
    Cli.Ran ran = Cli.run(designate(Consortium.PATH, "--history", scored.toString()));
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).doesNotContain("error");
    assertThat(Consortium.standings(ran.out()))
        .isEqualTo(Consortium.standings(Consortium.out(designate(Consortium.PATH))));
  }

  /** A copy with the data of one year. */
  private Path onlyOf(String year) throws IOException {
    Path folder = Consortium.copy(Files.createDirectory(temp.resolve("only" + year)));
    Consortium.keep(folder.resolve("schools.csv"), year);
    Consortium.keep(folder.resolve("groups.csv"), year);
    Consortium.keep(folder.resolve("successions.csv"), "nothing");
    Cli.replace(folder.resolve("data.sqis"), "2015-16", year);
    return folder;
  }

  @Test
  void laterYears_changeNothingInAnEarlierOne() throws IOException {
    String alone = Consortium.out(designate(onlyOf("2012-13").toString()));
    String seen = Consortium.out(designate(Consortium.PATH, "--year", "2012-13"));
    assertThat(Consortium.standings(seen)).isEqualTo(Consortium.standings(alone));
    assertThat(alone).contains("\"id\" : \"010\"");
  }

  @Test
  void whatWasDecided_standsInPlaceOfWhatIsWorkedOut() throws IOException {
    Path first = file("2012.json", designate(Consortium.PATH, "--year", "2012-13"));
    Cli.replace(first, "\"id\" : \"005\",\n    \"held\"", "\"id\" : \"006\",\n    \"held\"");
    String told = Consortium.out("timeline", Consortium.PATH, "006", "--history", first.toString());
    assertThat(told)
        .contains("Basis: recorded: what was decided for 2012-13 is taken as it is.")
        .contains("recorded; for low_group (el); since the determination of 2012-13, year 1");
  }

  /** What is said of standings in which a text is replaced. */
  private Cli.Ran spoilt(String part, String by) throws IOException {
    Path first = file("2012.json", designate(Consortium.PATH, "--year", "2012-13"));
    String text = Files.readString(first);
    int from = text.indexOf("\"standings\" : [");
    Files.writeString(first, text.substring(0, from) + text.substring(from).replaceFirst(part, by));
    return Cli.run(designate(Consortium.PATH, "--history", first.toString()));
  }

  private void refused(String part, String by, String says) throws IOException {
    Cli.Ran ran = spoilt(part, by);
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err()).contains(says).containsOnlyOnce("error SQ");
  }

  @Test
  void standingsThatCannotBe_areRefused() throws IOException {
    refused("(?s)\"reasons\" : \\[.*?\\} \\]", "\"reasons\" : []", "has no `reasons`");
    refused(
        "\"closed_years_here\" : 0",
        "\"closed_years_here\" : 5",
        "it has closed 5 years in the state and 0 in all");
    refused(
        "\"closed_years\" : 0",
        "\"closed_years\" : 5",
        "5 closed years since 2012-13, and there were 0");
    refused("(?s)\"held\" : \\[ (\\{.*?\\} \\]\\s*\\}) \\]", "\"held\" : [ $1, $1 ]", "SQ4335");
    refused("(?s)\"ladders\" : \\[ (\\{.*?\\}) \\]", "\"ladders\" : [ $1, $1 ]", "SQ4335");
    refused("\\}\\s*$", "} {}", "something follows after its end");
    refused("\"standings\" : ", "\"standings\" : 1, \"more\" : ", "`sqis designate --format json`");
  }

  @Test
  void reasonsThatThePolicyLacks_areKeptWithAWarning() throws IOException {
    Cli.Ran ran = spoilt("\"route\" : \"low_group\"", "\"route\" : \"low_gruop\"");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err())
        .contains("warning SQ4447", "the reason `low_gruop`", "did you mean `low_group`?");
    ran = spoilt("\"groups\" : \\[ \"el\" \\]", "\"groups\" : [ \"els\" ]");
    assertThat(ran.err()).contains("warning SQ4447", "the group `els`", "did you mean `el`?");
  }

  @Test
  void faults_haveTheirPlace() throws IOException {
    Path first = file("2012.json", designate(Consortium.PATH, "--year", "2012-13"));
    String text = Files.readString(first);
    Files.writeString(
        first,
        text.replace(
            "\"designation\" : \"focus\",\n      \"since\"",
            "\"designation\" : \"fokus\",\n      \"since\""));
    Cli.Ran ran = Cli.run(designate(Consortium.PATH, "--history", first.toString()));
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("SQ4442", "2012.json:", "did you mean `focus`?");
    Files.writeString(first, text);
    Cli.Ran late =
        Cli.run(designate(Consortium.PATH, "--year", "2012-13", "--history", first.toString()));
    assertThat(late.err()).contains("holds standings after 2012-13, and --year rates 2012-13");
    Path again = Files.copy(first, temp.resolve("again.json"));
    Cli.Ran twice =
        Cli.run(
            designate(
                Consortium.PATH, "--history", first.toString(), "--history", again.toString()));
    assertThat(twice.err()).contains("SQ4335", "what schools stand as in 2012-13");
  }
}
