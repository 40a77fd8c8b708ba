package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.PolicyJson;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.rulebook.RuleBook;
import org.sqis.dsl.Sqis;

/** Numbers that levels and words carry; charter section 3, Levels and grids. */
class NumbersMeaningTest {
  private static final String RULES =
      """
      policy carried
        years 2014-15 to 2015-16
        sources
          | name | title |
          | memo | Memo  |
      end policy

      parameters
        | name | value   | type                   | provenance |
        | rule | lenient | one of strict, lenient | choice     |
      end parameters

      groups
        | name     | use    |
        | all      | scored |
        | hispanic | scored |
      end groups

      inputs each school
        | name | type                   | missing |
        | kind | one of small, big      | never   |
        | mood | one of glad, sad       |         |
      end inputs

      inputs each group
        | name  | type           |
        | score | score 0 to 100 |
      end inputs

      measure points each group
        better higher
        value score
        may be missing
      end measure

      levels level of points
        | level | every |
        | 3     | >= 60 |
        | 2     | >= 40 |
        | 1     | else  |
        provenance choice
      end levels

      grid color by kind, mood
        |       | glad  | sad   |
        | small | green | red   |
        | big   | red   | red   |
        values
          | value | number |
          | red   | 1      |
          | green | 2      |
        provenance choice
      end grid

      numbers of kind
        | value | weight | least | gap |
        | small | 1      | 50    | 2   |
        | big   | 1 1/2  | 40    | 5   |
        provenance choice
        columns
          | column | type   | provenance | source | meaning     |
          | least  | score  | state      | memo   | enough here |
          | gap    | points |            |        |             |
      end numbers

      numbers of level
        | value | part | goal |
        | 3     | 1    | 60%  |
        | 2     | 3/4  | 40%  |
        | 1     | 0    | 0    |
        provenance proxy
      end numbers

      numbers of color
        | value | places |
        | red   | -1     |
        | green | 4      |
        provenance choice
      end numbers

      numbers of rule
        | value   | credit |
        | strict  | 0      |
        | lenient | 1      |
        years 2014-15
        provenance choice
      end numbers

      numbers of rule
        | value   | credit |
        | strict  | 0      |
        | lenient | 7      |
        years 2015-16
        provenance choice
      end numbers

      measure enough each school
        value score of all >= number(kind, least)
        may be missing
      end measure

      measure goal each school
        value number(level of all, goal) + number(kind, gap)
        may be missing
      end measure

      measure best each school
        value highest(number(level, part) over groups)
        may be missing
      end measure

      measure placed each school
        value number(color, places) + number(color)
        may be missing
      end measure

      measure credit each school
        value number(rule, credit) * number(kind, weight)
      end measure

      measure credit_before each school
        value previous(credit)
        may be missing
      end measure

      index total each school
        shares
          | domain | measure | points |
          | a      | level   | 100    |
        earns number(level, part)
        cells
          | cell | part of the measure's share |
          | all  | 100%                        |
        missing measure
          | reason                  | then                   |
          | too few, not applicable | spread over everything |
        provenance choice
      end index
      """;

  private static Policy policy() {
    return Sqis.compile("rules.sqis", RULES).policy();
  }

  private static Dataset data(Policy policy, String kind, Value mood, int score) {
    return Dataset.builder(policy.spec())
        .year(new SchoolYear(2014))
        .school("1", "One", "")
        .set("1", "kind", new Value.Word(kind))
        .set("1", "mood", mood)
        .set("1", "score", "all", Value.of(Rational.of(score)))
        .set("1", "score", "hispanic", Value.of(Rational.of(45)))
        .build()
        .dataset();
  }

  private static Outcome outcome(Policy policy, String kind, int score) {
    return Both.score(policy, data(policy, kind, new Value.Word("glad"), score));
  }

  @ParameterizedTest
  @CsvSource({
    // least is 50 in a small school, 40 in a big one
    "small, 49, enough, no",
    "small, 50, enough, yes",
    "big, 40, enough, yes",
    // a percent and points, in their units
    "small, 60, goal, 31/50",
    "big, 40, goal, 9/20",
    "big, 39, goal, 1/20",
    // the number of a level inside a function over groups
    "small, 60, best, 0.75",
    "small, 60, placed, 6",
    "big, 60, placed, 0",
    "small, 60, credit, 1",
    "big, 60, credit, 1.5"
  })
  void number_isThatOfTheWordOrLevel(String kind, int score, String result, String expected) {
    Value value = outcome(policy(), kind, score).value("1", result);
    Value wanted = Rational.parse(expected).map(Value::of).orElse(Value.of(expected.equals("yes")));
    assertThat(value).isEqualTo(wanted);
  }

  @Test
  void earns_readsAColumn_andTheIndexFollowsIt() {
    Policy policy = policy();
    List<Value> values =
        List.of(60, 40, 39).stream()
            .map(score -> outcome(policy, "small", score).index("1", "total").exact())
            .toList();
    assertThat(values)
        .containsExactly(
            Value.of(Rational.of(100)), Value.of(Rational.of(75)), Value.of(Rational.ZERO));
  }

  @Test
  void missingWord_isPassedOnWithItsReason() {
    Policy policy = policy();
    Value missing = Value.missing(org.sqis.core.model.MissingReason.SUPPRESSED);
    assertThat(Both.score(policy, data(policy, "small", missing, 60)).value("1", "placed"))
        .isEqualTo(missing);
  }

  @Test
  void otherWordOfAParameter_carriesAnotherNumber() {
    Policy strict = policy().withParameter("rule", "strict");
    assertThat(outcome(strict, "big", 60).value("1", "credit")).isEqualTo(Value.of(Rational.ZERO));
  }

  @Test
  void numbers_areThoseOfTheYearOfTheirRule() {
    Policy policy = policy();
    Dataset.Builder builder = Dataset.builder(policy.spec()).year(new SchoolYear(2015));
    builder.school("1", "One", "");
    for (int start : List.of(2014, 2015)) {
      builder.set(new SchoolYear(start), "1", "kind", new Value.Word("small"));
    }
    Outcome outcome = Both.score(policy, builder.build().dataset());
    assertThat(outcome.value("1", "credit")).isEqualTo(Value.of(Rational.of(7)));
    assertThat(outcome.value("1", "credit_before")).isEqualTo(Value.of(Rational.ONE));
  }

  @Test
  void explanation_saysTheNumbersAndWhoStandsBehindThem() {
    Policy policy = policy();
    Dataset data = data(policy, "small", new Value.Word("glad"), 60);
    assertThat(policy.explain(data, "1", "enough").toString())
        .contains("least of kind: small 50, big 40 (state, memo)");
    assertThat(policy.explain(data, "1", "total").toString())
        .contains("part of level: 3 1, 2 0.75, 1 0 (proxy)");
  }

  @Test
  void ruleBook_hasEveryNumberAndItsOrigin() {
    assertThat(RuleBook.of(policy()).markdown())
        .contains("| small | 1 | 50 | 2 |")
        .contains("`least` | score | state | memo")
        .contains("enough here");
  }

  @Test
  void diff_tellsOfANumberAndOfItsOrigin() {
    Policy other =
        Sqis.compile(
                "rules.sqis",
                RULES
                    .replace("| small | 1      | 50    |", "| small | 1      | 55    |")
                    .replace("| state      | memo   |", "| waiver     | memo   |"))
            .policy();
    assertThat(PolicyDiff.between(policy().spec(), other.spec()).toString())
        .contains("least of small: 50 → 55")
        .contains("provenance of least");
  }

  @Test
  void policy_isTheSameAfterJson_andWithoutNumbersHasItsOldDigest() {
    Policy policy = policy();
    assertThat(PolicyJson.read("p", PolicyJson.write(policy.spec())).spec())
        .isEqualTo(policy.spec());
    assertThat(PolicyJson.digest(policy.spec()))
        .isNotEqualTo(PolicyJson.digest(policy.spec().withNumbers(List.of())));
  }
}
