package org.sqis.examples.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.examples.core.CoreExample.OUTCOME;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.data.Entity;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.outcome.Outcome;

/** Compares every school with the second computation of the index. */
class SlowIndexTest {
  private static final Map<String, String> MEASURES =
      Map.of(
          "ela", "ela",
          "math", "math",
          "readiness", "readiness",
          "graduation", "graduation",
          "absence", "chronic_absence",
          "suspension", "suspension",
          "redesignation", "redesignation");

  private static SlowIndex slow;
  private static Map<String, SlowIndex.Score> scores;

  @BeforeAll
  static void compute() throws IOException {
    slow = new SlowIndex(CoreExample.FOLDER);
    scores = new HashMap<>();
    slow.types().keySet().forEach(id -> scores.put(id, slow.score(id)));
  }

  private static String text(Value value) {
    return value instanceof Value.Num num
        ? text(num.number())
        : value instanceof Value.Missing missing ? missing.reason().name() : "?";
  }

  private static String text(Outcome outcome, Entity school) {
    return text(outcome.value(school.id(), "sqii"));
  }

  private static String exact(SlowIndex.Score score) {
    return score.exact().map(Fraction::toString).orElseGet(() -> score.lack().get().name());
  }

  private static String text(Rational number) {
    return number.numerator() + "/" + number.denominator();
  }

  @Test
  void index_agreesOnEverySchool() {
    List<String> differences = new ArrayList<>();
    int withValue = 0;
    int withoutValue = 0;
    for (Entity school : OUTCOME.entities()) {
      SlowIndex.Score expected = scores.get(school.id());
      IndexResult result = OUTCOME.index(school.id(), "sqii");
      String exact = exact(expected);
      String published =
          expected
              .published()
              .map(Fraction::toString)
              .orElseGet(() -> expected.lack().get().name());
      if (!exact.equals(text(result.exact())) || !published.equals(text(result.published()))) {
        differences.add(school.id() + ": " + exact + ", but " + result.exact());
      } else if (expected.exact().isPresent()) {
        withValue++;
      } else {
        withoutValue++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(withValue).isEqualTo(1418);
    assertThat(withoutValue).isEqualTo(62);
  }

  /** The comparison would notice: each constant of the policy, changed a little, shows. */
  @ParameterizedTest
  @CsvSource({
    "minimum_n, 21",
    "minimum_n_all, 21",
    "all_students_share, 49%",
    "least_shares_left, 71",
    "graduation_by, mean"
  })
  void index_differsWithAnotherConstant(String parameter, String value) {
    Outcome changed = CoreExample.POLICY.withParameter(parameter, value).score(CoreExample.DATA);
    long differing =
        changed.entities().stream()
            .filter(school -> !exact(scores.get(school.id())).equals(text(changed, school)))
            .count();
    assertThat(differing).isPositive();
  }

  @Test
  void rates_agreeForEveryGroup() {
    List<String> differences = new ArrayList<>();
    int withValue = 0;
    int withoutValue = 0;
    for (Entity school : OUTCOME.entities()) {
      for (String group : OUTCOME.groups()) {
        for (Map.Entry<String, String> measure : MEASURES.entrySet()) {
          SlowIndex.Rate expected = slow.rate(school.id(), group, measure.getKey());
          Value actual = OUTCOME.value(school.id(), measure.getValue(), group);
          String rate =
              expected
                  .rounded()
                  .map(percent -> percent.over(Fraction.of(100, 1)).toString())
                  .orElseGet(() -> expected.lack().get().name());
          if (!rate.equals(text(actual))) {
            differences.add(school.id() + " " + group + " " + measure + ": " + rate + " " + actual);
          } else if (expected.exact().isPresent()) {
            withValue++;
          } else {
            withoutValue++;
          }
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(withValue).isEqualTo(48_499);
    assertThat(withoutValue).isEqualTo(96_541);
  }

  @Test
  void lowestPerformingGroups_agree() {
    int chosen = 0;
    int tied = 0;
    for (Entity school : OUTCOME.entities()) {
      for (IndexResult.MeasurePoints measure : OUTCOME.index(school.id(), "sqii").measures()) {
        IndexResult.CellPoints cell = measure.cells().get(1);
        assertThat(cell.cell()).isEqualTo("lowest_performing(race_ethnicity)");
        if (cell.level().isMissing()) {
          continue;
        }
        String name = measure.measure().substring(0, measure.measure().indexOf("_level"));
        assertThat(cell.groups())
            .as(school.id() + " " + name)
            .isEqualTo(slow.worst(school.id(), name));
        chosen++;
        tied += cell.groups().size() > 1 ? 1 : 0;
      }
    }
    assertThat(chosen).isEqualTo(7651);
    assertThat(tied).isEqualTo(132);
  }
}
