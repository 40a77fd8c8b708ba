package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.dsl.Sqis;

/** What a grid gives; charter section 3, Levels and grids. */
class GridMeaningTest {
  private static final String RULES =
      """
      policy grids
        years 2014-15
      end policy

      inputs each school
        | name      | type            |
        | status    | one of good, bad |
        | rising    | yes/no          |
        | certified | yes/no          |
        | students  | count           |
      end inputs

      grid color by status, rising
        |      | yes   | no     |
        | good | blue  | green  |
        | bad  | -     | red    |
        values
          | value  | number |
          | red    | 1      |
          | orange | 2      |
          | green  | 3      |
          | blue   | 4      |
        needs    students >= 30, else too few "under 30"
        replace  not applicable "closed"  when students is 99
        replace  orange                   when not certified
        replace  red                      when students is 50
        provenance choice
      end grid

      grid plain by color, rising
        |             | yes, no |
        | red, orange | watch   |
        | green, blue | fine    |
      end grid

      measure above each school
        value color >= 3
        may be missing
      end measure

      measure steps each school
        value number(color)
        may be missing
      end measure

      measure is_plain each school
        value plain is fine
        may be missing
      end measure
      """;

  private static Dataset data(String status, String rising, String certified, int students) {
    Policy policy = Sqis.compile("rules.sqis", RULES).policy();
    return Dataset.builder(policy.spec())
        .school("1", "One", "")
        .set("1", "status", word(status))
        .set("1", "rising", answer(rising))
        .set("1", "certified", answer(certified))
        .set("1", "students", Value.of(Rational.of(students)))
        .build()
        .dataset();
  }

  private static Value word(String text) {
    return MissingReason.parse(text).map(Value::missing).orElse(new Value.Word(text));
  }

  private static Value answer(String text) {
    return MissingReason.parse(text).map(Value::missing).orElse(Value.of(text.equals("yes")));
  }

  @ParameterizedTest
  @CsvSource({
    "good, yes, yes, 40, blue",
    "good, no, yes, 40, green",
    "bad, no, yes, 40, red",
    "bad, yes, yes, 40, not applicable",
    // needs comes before everything
    "good, yes, no, 20, too few 'under 30'",
    "suppressed, yes, no, 20, too few 'under 30'",
    // a missing axis gives its reason, of two the first of the order of reasons
    "suppressed, yes, no, 40, suppressed",
    "suppressed, not reported, no, 40, not reported",
    // replace comes after look-up, top-down, and never gives a value where there is none
    "good, yes, no, 40, orange",
    "bad, yes, no, 40, not applicable",
    "good, yes, no, 50, orange",
    "good, yes, yes, 50, red",
    "good, yes, no, 99, not applicable 'closed'",
    // an undecided replacement leaves the result undecided
    "good, yes, not reported, 40, not reported"
  })
  void color(String status, String rising, String certified, int students, String expected) {
    Policy policy = Sqis.compile("rules.sqis", RULES).policy();
    Value value = Both.score(policy, data(status, rising, certified, students)).value("1", "color");
    assertThat(value.toString().replace('"', '\'')).isEqualTo(expected);
  }

  @Test
  void valuesWithNumbers_areComparedLikeLevels_andHeadOtherGrids() {
    Policy policy = Sqis.compile("rules.sqis", RULES).policy();
    var good = Both.score(policy, data("good", "no", "yes", 40));
    assertThat(good.value("1", "above")).isEqualTo(Value.of(true));
    assertThat(good.value("1", "steps")).isEqualTo(Value.of(Rational.of(3)));
    assertThat(good.value("1", "plain")).isEqualTo(new Value.Word("fine"));
    assertThat(good.value("1", "is_plain")).isEqualTo(Value.of(true));
    var replaced = Both.score(policy, data("good", "no", "no", 40));
    assertThat(replaced.value("1", "above")).isEqualTo(Value.of(false));
    assertThat(replaced.value("1", "plain")).isEqualTo(new Value.Word("watch"));
  }

  @Test
  void explanation_tellsTheCellAndWhatReplacedIt() {
    Policy policy = Sqis.compile("rules.sqis", RULES).policy();
    assertThat(policy.explain(data("good", "yes", "yes", 40), "1", "color").toString())
        .contains("color = blue")
        .contains("status is good and rising is yes: blue   [rules.sqis:15]")
        .contains("source: choice");
    assertThat(policy.explain(data("good", "yes", "no", 40), "1", "color").toString())
        .contains("rule: orange when not certified   [rules.sqis:25]")
        .contains("replaces")
        .contains("blue")
        .contains("certified = no");
    assertThat(policy.explain(data("good", "yes", "not reported", 40), "1", "color").toString())
        .contains("orange when not certified, which is undecided");
    assertThat(policy.explain(data("good", "yes", "no", 20), "1", "color").toString())
        .contains("needs students >= 30, which does not hold")
        .doesNotContain("status =");
  }
}
