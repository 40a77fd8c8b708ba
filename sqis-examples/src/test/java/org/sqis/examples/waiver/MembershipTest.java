package org.sqis.examples.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.CohortSize;
import org.sqis.core.outcome.Outcome;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** The pool is that of the districts that are members; requirements. */
class MembershipTest {
  private static final Path ROOT = Path.of(System.getProperty("sqis.root", ".."), "sqis-examples");

  /** Every district that any of the sources names as a member, with a score. */
  private static final List<String> DISTRICTS =
      List.of(
          "Clovis",
          "Fresno",
          "Long Beach",
          "Los Angeles",
          "Oakland",
          "Sacramento City",
          "Sanger",
          "San Francisco",
          "Santa Ana",
          "Garden Grove");

  private static Policy policy(String membership) throws IOException {
    String rules = Files.readString(ROOT.resolve("src/test/resources/membership/policy.sqis"));
    Compilation compiled =
        Sqis.compile(
            "policy.sqis", rules, FileResolver.ofTexts(Map.of("membership.sqis", membership)));
    assertThat(compiled.report()).isEmpty();
    return compiled.policy();
  }

  private static String membership() throws IOException {
    return Files.readString(ROOT.resolve("core-waiver/membership.sqis"));
  }

  /** One school a district; the first district has the highest score. */
  private static Outcome outcome(Policy policy, int year) {
    Dataset.Builder data = Dataset.builder(policy.spec()).year(new SchoolYear(year));
    for (int i = 0; i < DISTRICTS.size(); i++) {
      data.school(DISTRICTS.get(i), "", DISTRICTS.get(i) + " Unified");
      data.set(DISTRICTS.get(i), "score", Value.of(Rational.of(90 - i)));
    }
    return policy.score(data.build().dataset());
  }

  private static List<String> members(Outcome outcome, String cohort) {
    return DISTRICTS.stream()
        .filter(school -> outcome.value(school, cohort).equals(Value.YesNo.YES))
        .toList();
  }

  @Test
  void listsOf2013_differByClovisAndSantaAna() throws IOException {
    Outcome outcome = outcome(policy(membership()), 2013);
    assertThat(members(outcome, "applicants"))
        .containsExactly(
            "Clovis",
            "Fresno",
            "Long Beach",
            "Los Angeles",
            "Oakland",
            "Sacramento City",
            "Sanger",
            "San Francisco");
    assertThat(members(outcome, "waiver_pool"))
        .containsExactly(
            "Fresno",
            "Long Beach",
            "Los Angeles",
            "Oakland",
            "Sacramento City",
            "Sanger",
            "San Francisco",
            "Santa Ana");
  }

  @ParameterizedTest
  @CsvSource({
    // year, members, the place of San Francisco
    "2012-13, 0, -",
    "2013-14, 8, 7",
    "2014-15, 7, 6",
    "2015-16, 6, 5",
    "2016-17, 0, -",
  })
  void pool_isThatOfTheYear(String year, int members, String place) throws IOException {
    Outcome outcome = outcome(policy(membership()), SchoolYear.parse(year).orElseThrow().start());
    assertThat(outcome.cohorts())
        .filteredOn(size -> size.cohort().equals("waiver_pool"))
        .extracting(CohortSize::members)
        .containsExactly(members);
    assertThat(outcome.value("San Francisco", "place").toString())
        .isEqualTo(place.equals("-") ? "not applicable \"not in waiver_pool\"" : place);
  }

  /**
   * any district may join; ranks and the digest of the pool change, earlier years do not.
   */
  @Test
  void districtThatJoins_makesThePoolLarger() throws IOException {
    String rows = membership();
    int row = rows.indexOf("    | \"Fresno", rows.indexOf("membership waiver_districts"));
    String newcomer = "    | \"Clovis Unified\" | 1 August 2015 | | | made up |\n";
    String joined = rows.substring(0, row) + newcomer + rows.substring(row);
    Policy before = policy(membership());
    Policy after = policy(joined);
    assertThat(members(outcome(after, 2015), "waiver_pool"))
        .hasSize(7)
        .contains("Clovis")
        .containsAll(members(outcome(before, 2015), "waiver_pool"));
    assertThat(outcome(before, 2015).value("San Francisco", "place").toString()).isEqualTo("5");
    assertThat(outcome(after, 2015).value("San Francisco", "place").toString()).isEqualTo("6");
    assertThat(outcome(after, 2015).cohorts()).isNotEqualTo(outcome(before, 2015).cohorts());
    assertThat(outcome(after, 2014).cohorts()).isEqualTo(outcome(before, 2014).cohorts());
  }
}
