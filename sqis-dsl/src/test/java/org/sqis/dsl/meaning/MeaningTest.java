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
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ValueText;
import org.sqis.dsl.Sqis;

/** What expressions mean; charter section 3. */
class MeaningTest {
  private static final String SURROUNDINGS =
      """
      policy meaning
        years 2014-15
      end policy

      parameters
        | name   | value   | type                       | provenance |
        | least  | 20      |                            | choice     |
        | floor  | 60%     |                            | choice     |
        | gap    | 5       | points                     | choice     |
        | open   | not set | score                      |            |
        | method | best    | one of best, mean          | choice     |
      end parameters

      groups
        | name | family | use    |
        | all  |        | scored |
        | x    | pair   | scored |
        | y    | pair   | scored |
        | z    |        | scored |
        | s    |        | shown  |
      end groups

      inputs each school
        | name   | type               |
        | three  | score              |
        | zero   | score              |
        | gone   | score              |
        | hidden | score              |
        | half   | percent            |
        | most   | percent            |
        | kind   | one of high, other |
        | good   | yes/no             |
        | bad    | yes/no             |
        | vague  | yes/no             |
      end inputs

      inputs each group
        | name  | type   |
        | n     | count  |
        | part  | count of n |
        | held  | score  |
        | met   | yes/no |
      end inputs

      """;

  private static Dataset data(Policy policy) {
    Dataset.Builder data =
        Dataset.builder(policy.spec())
            .name("one")
            .year(policy.spec().header().first())
            .school("1", "School", "");
    data.set("1", "three", Value.of(Rational.of(3)));
    data.set("1", "zero", Value.of(Rational.ZERO));
    data.set("1", "gone", Value.missing(MissingReason.NOT_REPORTED));
    data.set("1", "hidden", Value.missing(MissingReason.SUPPRESSED));
    data.set("1", "half", Value.of(Rational.of(1, 2)));
    data.set("1", "most", Value.of(Rational.of(9, 10)));
    data.set("1", "kind", new Value.Word("high"));
    data.set("1", "good", Value.of(true));
    data.set("1", "bad", Value.of(false));
    data.set("1", "vague", Value.missing(MissingReason.SUPPRESSED));
    String[] groups = {"all", "x", "y", "z", "s"};
    int[] sizes = {100, 40, 60, 5, 30};
    for (int i = 0; i < groups.length; i++) {
      data.set("1", "n", groups[i], Value.of(Rational.of(sizes[i])));
      data.set("1", "part", groups[i], Value.of(Rational.of(sizes[i] / 5)));
      boolean isSmall = sizes[i] < 20;
      data.set(
          "1",
          "held",
          groups[i],
          isSmall ? Value.missing(MissingReason.TOO_FEW) : Value.of(Rational.of(sizes[i])));
      data.set(
          "1",
          "met",
          groups[i],
          groups[i].equals("s")
              ? Value.missing(MissingReason.NOT_REPORTED)
              : Value.of(!groups[i].equals("y")));
    }
    return data.build().dataset();
  }

  private static String value(String declarations, String result) {
    Policy policy = Sqis.compile("meaning.sqis", SURROUNDINGS + declarations).policy();
    Outcome outcome = Both.score(policy, data(policy));
    return ValueText.exact(outcome.value("1", result), outcome.result(result).type());
  }

  private static String evaluate(String expression) {
    return value(
        "measure result each school\n  value " + expression + "\n  may be missing\nend measure\n",
        "result");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "three + 4 * 2; 11",
        "-three + 1; -2",
        "(three + 1) / 3; 4/3",
        "three - 1 - 1; 1",
        "12 / three / 2; 2",
        "three / zero; not applicable \"division by zero\"",
        "half - most; -40 points",
        "half + (most - half); 90%",
        "half * three; 1.5",
        "half * most; 45%",
        "5% * (800 - three); 39.85",
        "max(1, round(three / 2, 0)); 2",
        "min(three, zero, 7); 0",
        "abs(zero - three); 3",
        "round(half - most, 0); -40 points",
        "round_up(three / 2, 0); 2",
        "round_down(zero - three / 2, 0); -2",
        "round_half_even(three / 2 + 1, 0); 2",
        "if kind is high then three else zero; 3",
        "if vague then three else zero; suppressed",
        "gone else three; 3",
        "gone else hidden else 7; 7",
        "gone + hidden; not reported",
        "hidden + three; suppressed",
        "three >= 3; yes",
        "three > 3; no",
        "gone > 3; not reported",
        "most - half > gap; yes",
        "most - half > 40; no",
        "most - half >= 40; yes",
        "most >= floor; yes",
        "kind is high; yes",
        "not kind is high; no",
        "method is best; yes",
        "open + 1; not yet defined \"parameter open is not set\"",
        "good and vague; suppressed",
        "bad and vague; no",
        "vague and bad; no",
        "good or vague; yes",
        "vague or bad; suppressed",
        "not vague; suppressed",
        "vague is missing; yes",
        "vague is present; no",
        "vague is suppressed; yes",
        "vague is too few; no",
        "held of x; 40",
        "held of z; too few",
        "lowest(held over scored); 40",
        "highest(held over groups); 60",
        "highest(held over pair) - lowest(held over pair); 20",
        "mean(held over pair); 50",
        "median(held over groups); 40",
        "sum(held over pair); 100",
        "lowest(held over scored where n >= 50); 60",
        "lowest(held over scored where n >= 500); not applicable \"no group takes part\"",
        "lowest(held over scored where n >= 500, none: 7); 7",
        "count(over scored where n >= least); 2",
        "count(over scored where n >= 500); 0",
        "count(met over pair); 1",
        "share(met over pair); 50%",
        "every(met over pair); no",
        "any(met over pair); yes",
        "every(met over scored); no",
        "every(met over shown); not reported",
        "any(met over groups); yes",
        "every(met over groups); no",
        "count(met over groups); not reported",
        "count(met over groups, at_least: 3); 2",
        "every(met over groups where n >= 500, none: good); yes",
        "mean(three, zero); 1.5",
        "mean(three, gone, at_least: 1); 3",
        "mean(three, gone, at_least: 2); not reported",
        "mean(three, gone); not reported",
        "highest(three, zero, 2); 3",
        "count(good, bad, three >= 3); 2",
        "every(good, three >= 3); yes"
      })
  void expression_gives(String expression, String expected) {
    assertThat(evaluate(expression)).isEqualTo(expected);
  }

  @Test
  void undecidedRow_beforeATrueOne_makesTheResultMissing() {
    String rules =
        """
        measure result each school
          value 1 when three > 5
          value 2 when hidden > 1
          value 3 otherwise
          may be missing
        end measure
        """;
    assertThat(value(rules, "result")).isEqualTo("suppressed");
    assertThat(value(rules.replace("three > 5", "three > 1"), "result")).isEqualTo("1");
  }

  @Test
  void needs_areTestedBeforeTheValue() {
    String rules =
        """
        measure result each group
          needs n >= least, else too few "small"
          value part / n
          unit  percent
          round 1
          may be missing
        end measure
        """;
    Policy policy = Sqis.compile("meaning.sqis", SURROUNDINGS + rules).policy();
    Outcome outcome = Both.score(policy, data(policy));
    assertThat(outcome.value("1", "result", "z"))
        .isEqualTo(new Value.Missing(MissingReason.TOO_FEW, "small"));
    assertThat(outcome.value("1", "result", "x")).isEqualTo(Value.of(Rational.of(1, 5)));
  }

  @Test
  void roundedValue_isTheRoundedOneForEveryReader_andExactReadsTheOther() {
    String rules =
        """
        rates each group
          | name | part | whole | round |
          | rate | part | n     | 0     |
        end rates

        measure third each school
          value three / 9
          round 2
          may be missing
        end measure

        measure twice each school
          value third * 6
          may be missing
        end measure

        measure exactly each school
          value exact(third) * 6
          may be missing
        end measure
        """;
    assertThat(value(rules, "third")).isEqualTo("0.33");
    assertThat(value(rules, "twice")).isEqualTo("1.98");
    assertThat(value(rules, "exactly")).isEqualTo("2");
    assertThat(value(rules, "rate")).isEqualTo("20%");
  }

  @Test
  void onlyFor_andExcept_giveReasons() {
    String rules =
        """
        measure result each group
          only for other
          value held
          may be missing
        end measure

        measure excepted each group
          except x is not applicable "the whole population"
          value held
          may be missing
        end measure
        """;
    Policy policy = Sqis.compile("meaning.sqis", SURROUNDINGS + rules).policy();
    Outcome outcome = Both.score(policy, data(policy));
    assertThat(outcome.value("1", "result", "x"))
        .isEqualTo(new Value.Missing(MissingReason.NOT_APPLICABLE, "only for other"));
    assertThat(outcome.value("1", "excepted", "x"))
        .isEqualTo(new Value.Missing(MissingReason.NOT_APPLICABLE, "the whole population"));
    assertThat(outcome.value("1", "excepted", "y")).isEqualTo(Value.of(Rational.of(60)));
  }

  @Test
  void levels_areOrdinal() {
    String rules =
        """
        levels grade of three
          | level  | number | value |
          | strong | 3      | >= 5  |
          | fair   | 2      | >= 2  |
          | weak   | 1      | else  |
        end levels

        measure result each school
          value grade is fair and grade >= 2 and number(grade) < 3
          may be missing
        end measure
        """;
    assertThat(value(rules, "grade")).isEqualTo("fair");
    assertThat(value(rules, "result")).isEqualTo("yes");
  }
}
