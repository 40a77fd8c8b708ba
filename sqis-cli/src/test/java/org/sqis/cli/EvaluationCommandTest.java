package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sqis evaluation}; {@code -Dgolden.update=true} writes the sample outputs anew. */
class EvaluationCommandTest {
  private static final String EXAMPLE =
      Cli.ROOT.resolve("sqis-examples/core-evaluation").toString();
  private static final Path SAMPLES = Cli.ROOT.resolve("docs/samples");
  private static final boolean UPDATES = Boolean.getBoolean("golden.update");

  private static Cli.Ran evaluation(String... args) {
    List<String> all = new ArrayList<>(List.of("evaluation"));
    all.addAll(List.of(args));
    return Cli.run(all.toArray(new String[0]));
  }

  private static String out(String... args) {
    Cli.Ran ran = evaluation(args);
    assertThat(ran.code()).as(ran.all()).isZero();
    return ran.out();
  }

  @ParameterizedTest
  @CsvSource({
    "evaluation-check.txt, check",
    "evaluation-distribution.txt, distribution",
    "evaluation-distribution-public.txt, public",
    "evaluation-rate.txt, rate"
  })
  void samples_areWhatIsPrinted(String file, String command) throws IOException {
    String printed =
        command.equals("rate")
            ? out(command, EXAMPLE, "SYN-0043")
            : command.equals("public")
                ? out("distribution", EXAMPLE, "--audience", "public")
                : out(command, EXAMPLE, "--as-of", "2016-07-15");
    Path sample = SAMPLES.resolve(file);
    if (UPDATES && System.getenv("CI") == null) {
      Files.createDirectories(SAMPLES);
      Files.writeString(sample, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(sample));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "html"})
  void formats_holdTheSame(String format) {
    assertThat(out("check", EXAMPLE, "--format", format))
        .contains("least levels", "fresno_teachers", "not set");
    assertThat(out("distribution", EXAMPLE, "--format", format))
        .containsIgnoringCase("synthetic")
        .contains("Long Beach Unified", "exceeding");
    assertThat(out("rate", EXAMPLE, "SYN-0043", "--format", format)).contains("standards", "cap");
  }

  @Test
  void rating_saysThatItIsInternalAndMadeUp() {
    assertThat(out("rate", EXAMPLE, "SYN-0002"))
        .contains("! Synthetic. The ratings are made up", "internal: not for publication");
  }

  @Test
  void publicDistribution_hidesWhatIsSmall() {
    assertThat(out("distribution", EXAMPLE, "--audience", "public"))
        .contains("public by `core_guidelines`: hidden below 20 people, and more")
        .doesNotContain("SYN-", "internal", "nobody");
    assertThat(out("distribution", EXAMPLE, "--audience", "public", "--format", "csv"))
        .contains(
            "2015-16,Fresno Unified,teacher,developing,,suppressed-small,,suppressed-small,yes")
        .contains("2015-16,Fresno Unified,all,all,42,shown,,not-applicable,yes");
    assertThat(out("distribution", EXAMPLE, "--audience", "public", "--format", "json"))
        .contains("\"rule\" : \"core_guidelines\"", "\"smallest\" : 20", "\"width\" : 5")
        .contains("\"status\" : \"suppressed-complementary\"");
  }

  @Test
  void publicOutputOfPeople_isRefused() {
    refused("it is about single people", "rate", EXAMPLE, "SYN-0001", "--audience", "public");
    refused(
        "it is about single people",
        "distribution",
        EXAMPLE,
        "--as-of",
        "2016-07-15",
        "--audience",
        "public");
  }

  @Test
  void publicDistribution_isRefusedWithoutItsNumbers(@TempDir Path folder) throws IOException {
    String guidelines = Files.readString(Path.of(EXAMPLE, "guidelines.sqis"));
    for (String limit : List.of("least published", "width of hidden")) {
      Path file = folder.resolve("guidelines.sqis");
      Files.writeString(
          file,
          guidelines
              .lines()
              .filter(line -> !line.contains(limit))
              .collect(java.util.stream.Collectors.joining("\n", "", "\n")));
      refused(
          "`" + limit + "` of `core_guidelines` is not set; add a row with it to `limits`",
          "distribution",
          file.toString(),
          EXAMPLE + "/fresno.sqis",
          "--ratings",
          EXAMPLE + "/synthetic_ratings.csv",
          "--audience",
          "public");
    }
    refused(
        "the files hold no guidelines",
        "distribution",
        EXAMPLE + "/fresno.sqis",
        "--audience",
        "public");
  }

  private static void refused(String why, String... args) {
    Cli.Ran ran = evaluation(args);
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("output for the public is refused: " + why);
  }

  @Test
  void ruleThatIsNotMet_endsWithOne(@TempDir Path folder) throws IOException {
    Path system = folder.resolve("three.sqis");
    Files.writeString(
        system,
        Files.readString(Path.of(EXAMPLE, "long_beach.sqis"))
            .replace(
                "| strong | approaching | meeting | exceeding |",
                "| strong | approaching | meeting | meeting |")
            .replace(
                "| strong | meeting     | meeting | exceeding   |",
                "| strong | meeting     | meeting | meeting     |"));
    Cli.Ran ran = evaluation("check", EXAMPLE + "/guidelines.sqis", system.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err())
        .contains(
            "error SQ3520: `long_beach_educators` can give 3 levels, at least 4 are asked for")
        .contains("nobody gets `exceeding`: no cell gives it");
    assertThat(ran.out()).contains("not met");
  }

  @Test
  void mistakesOfUse_areNamed() {
    assertThat(evaluation().err()).contains("a command is missing: check, rate, distribution");
    assertThat(evaluation("rate", EXAMPLE, "SYN-002").err()).contains("did you mean `SYN-0002`?");
    assertThat(evaluation("distribution", EXAMPLE, "--year", "2010-11").err())
        .contains("--year takes a school year of the ratings, 2013-14, 2014-15, 2015-16");
    assertThat(evaluation("check", EXAMPLE, "--as-of", "soon").code()).isEqualTo(ExitCode.USAGE);
    assertThat(evaluation("distribution", EXAMPLE + "/fresno.sqis").err())
        .contains("name their file with --ratings");
    assertThat(evaluation("check", EXAMPLE + "/fresno.sqis").err())
        .contains("fresno.sqis hold no guidelines");
    assertThat(evaluation("check", "--help").out()).contains("Exit codes:", "--as-of");
  }

  @Test
  void check_saysWhatKindOfFileItIs() {
    Cli.Ran ran = Cli.run("check", EXAMPLE + "/fresno.sqis");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains("evaluation of educators: no guidelines, fresno_teachers, fresno_principals");
    assertThat(Cli.run("check", EXAMPLE, "--format", "json").out())
        .contains("guidelines core_guidelines");
  }

  @Test
  void faultyRatings_areToldWithRowAndColumn(@TempDir Path folder) throws IOException {
    Path ratings = folder.resolve("ratings.csv");
    Files.writeString(
        ratings, "person,district,role,year,observation\n7,Fresno Unified,teacher,2014-15,4.5\n");
    Cli.Ran ran =
        evaluation("distribution", EXAMPLE + "/fresno.sqis", "--ratings", ratings.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err())
        .contains("error SQ4541: `4.5` is not on the scale of `observation`")
        .contains("--> ratings.csv:2, column observation");
  }

  /** As the help shows it: the option stands between the files and the person. */
  @Test
  void options_mayStandBeforeThePerson() {
    String ratings = EXAMPLE + "/synthetic_ratings.csv";
    assertThat(out("rate", EXAMPLE, "--ratings", ratings, "SYN-0043"))
        .isEqualTo(out("rate", EXAMPLE, "SYN-0043"));
    Cli.Ran nobody = evaluation("rate", EXAMPLE);
    assertThat(nobody.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nobody.err()).contains("say whose rating is explained");
  }

  /** A total at a cut score that has to be passed lacks more than nothing. */
  @Test
  void distanceToALevelThatBeginsAboveItsCut_isMoreThanThat(@TempDir Path folder)
      throws IOException {
    Path ratings = folder.resolve("ratings.csv");
    Files.writeString(
        ratings,
        """
        person,district,role,year,lesson_observation,test_scores,contribution
        7,Los Angeles Unified,teacher,2014-15,effective,25,
        8,Los Angeles Unified,teacher,2014-15,highly_effective,25,100
        9,Los Angeles Unified,principal,2014-15,,,
        """);
    String file = ratings.toString();
    assertThat(out("rate", EXAMPLE, "--ratings", file, "8"))
        .contains("total 85 of 100: effective, above 55; more than 0 to highly_effective");
  }

  /** What the text lists is in JSON too. */
  @Test
  void json_hasFeedbackAndDecisions() {
    String json = out("distribution", EXAMPLE, "--as-of", "2016-07-15", "--format", "json");
    assertThat(json)
        .containsPattern("\"late feedback\" : \\[ \\{\\s+\"person\" : \"SYN-0035\"")
        .contains("\"feedback after\" : \"92 days\"", "\"allowed\" : \"30 days\"")
        .contains("\"decision\" : \"tenure on 10 June 2016, which cites no rating\"");
  }
}
