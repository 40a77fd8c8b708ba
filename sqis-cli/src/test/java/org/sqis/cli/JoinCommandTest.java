package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqis.core.Library;

/** {@code sqis join}: what is shown of the example of the waiver; all else on a small folder. */
class JoinCommandTest {
  private static final String WAIVER = Cli.ROOT.resolve("sqis-examples/core-waiver").toString();
  private static final String DATA = Path.of(WAIVER, "data_newcomer.sqis").toString();
  private static final Path SAMPLE = Cli.ROOT.resolve("docs/samples/join.txt");

  private static Cli.Ran join(String... more) {
    List<String> words = new ArrayList<>(List.of("join", Cli.PROCEDURES));
    words.addAll(List.of(more));
    return Cli.run(words.toArray(new String[0]));
  }

  private static String out(String... more) {
    Cli.Ran ran = join(more);
    assertThat(ran.code()).as(ran.all()).isZero();
    return ran.out();
  }

  private static String waiver(String... more) {
    List<String> words = new ArrayList<>(List.of("join", WAIVER, "--data", DATA));
    words.addAll(List.of(more));
    return Consortium.out(words.toArray(new String[0]));
  }

  @Test
  void sample_isWhatIsPrinted() throws IOException {
    String printed =
        waiver("--district", "Garden Grove Unified")
            .replace(Library.VERSION, "VERSION")
            .replaceAll("[0-9a-f]{64}", "DIGEST");
    if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
      Files.createDirectories(SAMPLE.getParent());
      Files.writeString(SAMPLE, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(SAMPLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "html", "text"})
  void everyFormat_saysTheSame(String format) {
    assertThat(out("--district", "East", "--format", format))
        .contains("Grant", "Hayes", "007", "008")
        .containsIgnoringCase("synthetic")
        .contains("schools_of_partners", "East");
  }

  @Test
  void districtThatJoinsOrLeaves_changesThePool() {
    assertThat(out("--district", "East"))
        .contains("Every tenet is shown, the last of them on 1 March 2014. It enters in 2014-15.")
        .containsPattern("(?m)^schools_of_partners +6 +8$");
    assertThat(out("--district", "East", "--from", "2014-07-02"))
        .containsPattern("(?m)^schools_of_partners +6 +6$");
    assertThat(out("--district", "South", "--leave"))
        .containsPattern("(?m)^schools_of_partners +6 +4$");
  }

  @Test
  void withoutADistrict_grantsAndChecklistsOfAllAreThere() {
    assertThat(waiver("--as-of", "2016-07-01"))
        .contains("Every tenet is shown, the last of them on 15 March 2016. It enters in 2016-17.")
        .contains("Does not join yet: 4 of 5 tenets not shown: waivers, assurances,")
        .contains("The sources count 6 and do not name the other 4.")
        .containsPattern("(?m)^Fresno Unified +yes +all of them: ses, choice_transport and 4")
        .containsPattern("(?m)^Sanger Unified +no +none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1600-01-01", "1899-06-30", "2399-12-31"})
  void daysOutsideEverySchoolYear_areDaysLikeOthers(String day) {
    assertThat(out("--as-of", day)).containsPattern("How a district joins, as of \\d+ ");
  }

  @Test
  void ofAMember_nothingIsMissing() {
    assertThat(waiver("--district", "Fresno Unified", "--as-of", "2016-07-01"))
        .contains("It is a member of waiver_districts on 1 July 2016 and need not join.")
        .doesNotContain("Does not join yet");
    assertThat(waiver("--district", "Fresno Unified", "--as-of", "2016-08-01"))
        .contains("Does not join yet: 5 of 5 tenets");
  }

  @Test
  void districtWithoutSchools_hasAChecklistAndNoComparison() {
    assertThat(out("--district", "Far"))
        .contains("Does not join yet")
        .contains("The data of 2013-14 have no school of Far");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--district Nor              | --district: write `North`, not `Nor`",
        "--leave                      | --leave, --from and --membership are about one district",
        "--from 2016-07-01            | --leave, --from and --membership are about one district",
        "--district East --leave     | is no member of `partners` on 1 July",
        "--district East --from 1.2.3 | --from takes a day such as 2014-03-31",
        "--as-of yesterday            | --as-of takes a day such as 2014-03-31",
      })
  void wrongCalls_areToldWhatToType(String typed, String said) {
    Cli.Ran ran = join(typed.strip().split(" ", -1));
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains(said.strip());
  }

  @Test
  void policyWithoutMemberships_saysSo() {
    Cli.Ran ran = Cli.run("join", Cli.SAMPLE, "--district", "Elm");
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("declares no membership");
  }
}
