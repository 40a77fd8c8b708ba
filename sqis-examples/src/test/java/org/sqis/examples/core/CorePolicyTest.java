package org.sqis.examples.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sqis.examples.core.CoreExample.POLICY;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.Provenance;

/** The policy says what the published facts say, on cases small enough to do by hand. */
class CorePolicyTest {
  private static final String SCHOOL = "00990990000001";

  @Test
  void compiles_withoutAnythingToSay() {
    assertThat(CoreExample.COMPILATION.report()).isEmpty();
    assertThat(CoreExample.COMPILATION.diagnostics())
        .singleElement()
        .asString()
        .contains("`sqii` runs from 10 to 100");
  }

  @Test
  void everyParameter_hasProvenance() {
    assertThat(POLICY.spec().parameters())
        .extracting(Parameter::name, Parameter::provenance)
        .containsExactly(
            tuple("minimum_n", Provenance.WAIVER),
            tuple("minimum_n_all", Provenance.CHOICE),
            tuple("all_students_share", Provenance.CHOICE),
            tuple("least_shares_left", Provenance.CHOICE),
            tuple("graduation_by", Provenance.CHOICE),
            tuple("publish_n", Provenance.PROXY),
            tuple("hidden_width", Provenance.CHOICE));
  }

  @Test
  void everyLevelTable_isAChoiceOrCited() {
    assertThat(POLICY.spec().levels()).hasSize(9);
    POLICY
        .spec()
        .levels()
        .forEach(
            table -> {
              boolean isGrowth = table.name().startsWith("growth_");
              if (isGrowth) {
                assertThat(table.source()).as(table.name()).isEqualTo("growth_slides");
              } else {
                assertThat(table.provenance()).as(table.name()).isEqualTo(Provenance.CHOICE);
                assertThat(table.notes())
                    .as(table.name())
                    .containsExactly("Placeholder of this example, not CORE's.");
              }
            });
  }

  @Test
  void everythingTheWaiverLists_isScoredOrNamed() {
    var index = POLICY.spec().indexes().get(0);
    assertThat(index.shares().rows())
        .extracting(IndexSpec.Share::measure)
        .containsExactly(
            "ela_level",
            "math_level",
            "readiness_level",
            "graduation_level",
            "absence_level",
            "suspension_level",
            "redesignation_level");
    assertThat(index.unscored())
        .containsExactly(
            "academic_growth_ela",
            "academic_growth_math",
            "social_emotional_skills",
            "culture_climate_surveys",
            "special_education_identification");
  }

  /** Growth model slides of 31 October 2016: 0-9 gives 1, ... 90-100 gives 10; three examples. */
  @ParameterizedTest
  @CsvSource({
    "7, 1",
    "57, 6",
    "88, 9",
    "0, 1",
    "9, 1",
    "10, 2",
    "49, 5",
    "50, 6",
    "89, 9",
    "90, 10",
    "100, 10",
    "9.4, 1",
    "9.5, 2",
    "49.5, 6",
    "89.5, 10"
  })
  void growthLevel(String percentile, String level) {
    Value growth = Value.of(Rational.of(new BigDecimal(percentile)));
    Dataset.Builder data = school("elementary");
    for (String subject : List.of("growth_ela", "growth_math")) {
      data.set(SCHOOL, subject, "all", growth);
    }
    data.set(SCHOOL, "growth_students", "all", count(20));
    Outcome outcome = POLICY.score(data.build().dataset());
    assertThat(outcome.value(SCHOOL, "growth_ela_level")).hasToString(level);
    assertThat(outcome.value(SCHOOL, "growth_math_level")).hasToString(level);
  }

  @Test
  void growthOfNineteen_isTooFew() {
    Dataset.Builder data = school("elementary");
    data.set(SCHOOL, "growth_ela", "all", count(57))
        .set(SCHOOL, "growth_students", "all", count(19));
    Outcome outcome = POLICY.score(data.build().dataset());
    assertThat(outcome.value(SCHOOL, "growth_ela_level")).hasToString("too few");
  }

  /** The fictitious elementary school of the published description: 52.4444 gives 52. */
  @Test
  void workedExample_fromCounts() {
    IndexResult index = POLICY.score(worked(100).build().dataset()).index(SCHOOL, "sqii");
    assertThat(index.exact()).isEqualTo(Value.of(Rational.of(472, 9)));
    assertThat(index.published()).isEqualTo(Value.of(Rational.of(52)));
    assertThat(index.measures())
        .extracting(measure -> measure.points().toString())
        .containsExactly("11.25", "14.25", "8.5", "34/3", "64/9");
  }

  /** The same school with fewer than 20 English learners: its points stay in the domain. */
  @Test
  void workedExample_withoutRedesignation() {
    IndexResult index = POLICY.score(worked(10).build().dataset()).index(SCHOOL, "sqii");
    assertThat(index.exact()).isEqualTo(Value.of(Rational.of(5525, 100)));
    assertThat(index.published()).isEqualTo(Value.of(Rational.of(55)));
    assertThat(index.sharesPresent()).isEqualTo(Rational.of(260, 3));
  }

  @Test
  void graduation_isTheBestTheMeanOrTheFourYearRate() {
    Dataset.Builder data = school("high");
    int graduates = 80;
    for (int years = 4; years <= 6; years++) {
      data.set(SCHOOL, "cohort" + years, "all", count(150));
      data.set(SCHOOL, "graduates" + years, "all", count(graduates));
      graduates += 20;
    }
    Dataset loaded = data.build().dataset();
    Map<String, Rational> expected =
        Map.of(
            "best", Rational.of(800, 1000),
            "mean", Rational.of(667, 1000),
            "four_year", Rational.of(533, 1000));
    expected.forEach(
        (word, rate) -> {
          Policy policy = POLICY.withParameter("graduation_by", word);
          assertThat(policy.score(loaded).value(SCHOOL, "graduation")).isEqualTo(Value.of(rate));
        });
  }

  private static Value count(long number) {
    return Value.of(Rational.of(number));
  }

  private static Dataset.Builder school(String type) {
    return Dataset.builder(POLICY.spec())
        .synthetic()
        .school(SCHOOL, "Synthetic School", "")
        .set(SCHOOL, "school_type", new Value.Word(type));
  }

  /** Counts that sit on the cut score of each level of the worked example. */
  private static Dataset.Builder worked(int learners) {
    Dataset.Builder data = school("elementary");
    List<String> groups =
        List.of("all", "hispanic", "english_learners", "students_with_disabilities", "low_income");
    int[][] counts = {
      {360, 240, 180, 0, 300},
      {380, 250, 190, 130, 310},
      {80, 150, 60, 125, 100},
      {3, 15, 0, 10, 3},
    };
    String[][] inputs = {
      {"ela_met", "ela_tested"},
      {"math_met", "math_tested"},
      {"chronically_absent", "attendance_students"},
      {"suspended_expelled", "enrolled"},
    };
    int[] redesignated = {12, 12, 12, 3, 12};
    for (int group = 0; group < groups.size(); group++) {
      String name = groups.get(group);
      for (int measure = 0; measure < inputs.length; measure++) {
        data.set(SCHOOL, inputs[measure][0], name, count(counts[measure][group]));
        data.set(SCHOOL, inputs[measure][1], name, count(1000));
      }
      data.set(SCHOOL, "redesignated", name, count(redesignated[group]));
      data.set(SCHOOL, "learners_last_fall", name, count(learners));
    }
    return data;
  }
}
