package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ValueText;
import org.sqis.dsl.Sqis;

/** What rules over school years mean; charter section 3, Years. */
class YearsMeaningTest {
  private static final SchoolYear RATED = new SchoolYear(2015);

  private static final String RULES =
      """
      policy years
        years 2013-14 to 2015-16
      end policy

      parameters
        | name  | value | type  | provenance | years              |
        | least | 30    | count | choice     | 2013-14 to 2014-15 |
        | least | 20    | count | choice     | 2015-16            |
        | pass  | 3     |       | choice     | 2013-14 to 2014-15 |
        | pass  | 1     |       | choice     | 2015-16            |
        | step  | 1     | points | choice    |                    |
      end parameters

      groups
        | name | family | use    | years              |
        | all  |        | scored |                    |
        | gone | pair   | scored | 2013-14 to 2014-15 |
        | x    | pair   | scored |                    |
        | new  | pair   | scored | 2015-16            |
      end groups

      inputs each group
        | name  | type       | lag |
        | n     | count      |     |
        | part  | count of n |     |
        | last  | count      | 1   |
      end inputs

      rates each group
        | name | part | whole | better | round |
        | rate | part | n     | higher | 0     |
        needs whole >= least, else too few
      end rates

      measure before each group
        value previous(rate)
        may be missing
      end measure

      measure exactly_before each group
        value previous(exact(rate))
        may be missing
      end measure

      measure two_ago each group
        value years_ago(n, 2)
        may be missing
      end measure

      measure three_ago each group
        value years_ago(n, 3)
        may be missing
      end measure

      measure four_ago each group
        value years_ago(n, 4)
        may be missing
      end measure

      measure rate_three_ago each group
        value years_ago(rate, 3)
        may be missing
      end measure

      measure lagged each group
        value last
        may be missing
      end measure

      measure pooled_share each group
        value pooled(part, years: 2, least: 1) / pooled(n, years: 2, least: 1)
        unit  percent
        may be missing
      end measure

      measure both_pooled each group
        value pooled(part, years: 2, least: 2)
        may be missing
      end measure

      measure low each group
        value each_year(rate < 50%, years: 2)
        may be missing
      end measure

      measure low_in_known each group
        value each_year(rate < 50%, years: 3, least: 1)
        may be missing
      end measure

      measure up each group
        value improved(rate)
        may be missing
      end measure

      measure passed_before each group
        value previous(rate - 40% >= pass)
        may be missing
      end measure

      measure lowest_before each school
        value previous(lowest(rate over pair))
        may be missing
      end measure

      measure x_before each school
        value previous(rate of x)
        may be missing
      end measure

      measure new_before each school
        years 2015-16
        value previous(rate of new)
        may be missing
      end measure

      measure is_x_before each group
        value previous(group is x)
        may be missing
      end measure

      measure only_now each group
        years 2015-16
        value 1
      end measure

      measure now_before each group
        years 2015-16
        value previous(only_now)
        may be missing
      end measure

      measure changing each group
        years 2013-14 to 2014-15
        value rate
        may be missing
      end measure

      measure changing each group
        years 2015-16
        value rate + step
        may be missing
      end measure

      measure change_of_changing each group
        value changing - previous(changing)
        may be missing
      end measure
      """;

  private static Outcome outcome() {
    Policy policy = Sqis.compile("rules.sqis", RULES).policy();
    Dataset.Builder data = Dataset.builder(policy.spec()).year(RATED).school("1", "One", "");
    row(data, 2012, "all", 100, 10);
    row(data, 2013, "all", 80, 40);
    row(data, 2014, "all", 70, 31);
    row(data, 2015, "all", 60, 29);
    row(data, 2014, "x", 25, 5);
    row(data, 2015, "x", 25, 10);
    row(data, 2014, "gone", 40, 8);
    row(data, 2014, "new", 40, 4);
    row(data, 2015, "new", 40, 4);
    return Both.score(policy, data.build().dataset());
  }

  private static void row(Dataset.Builder data, int year, String group, int n, int part) {
    SchoolYear of = new SchoolYear(year);
    data.set(of, "1", "n", group, Value.of(Rational.of(n)));
    data.set(of, "1", "part", group, Value.of(Rational.of(part)));
    data.set(of, "1", "last", group, Value.of(Rational.of(n)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // 31/70 = 44.28 % as 2014-15 rounds it; x has 25 students, too few under the rule of that
        // year
        "before          | all | 44%",
        "before          | x   | too few",
        "exactly_before  | all | 310/7%",
        "two_ago         | all | 80",
        // 2012-13 is before the policy: inputs are known, results are not
        "three_ago       | all | 100",
        "four_ago        | all | not yet defined \"no data of 2011-12\"",
        "rate_three_ago  | all | not yet defined \"rate is not defined in 2012-13\"",
        "lagged          | all | 70",
        // (31 + 29) / (70 + 60)
        "pooled_share    | all | 600/13%",
        "both_pooled     | new | not applicable \"no group new in 2014-15\"",
        // 48 % and 44 % are below a half, the 50 % of 2013-14 are not
        "low             | all | yes",
        "low_in_known    | all | no",
        "low_in_known    | x   | yes",
        "low             | x   | too few",
        "up              | all | yes",
        // 44 % - 40 % = 4 points against the 3 of that year; 1 would pass, 5 would not
        "passed_before   | all | yes",
        "is_x_before     | x   | yes",
        "is_x_before     | all | no",
        "now_before      | all | not yet defined \"only_now is not defined in 2014-15\"",
        "change_of_changing | all | 5 points"
      })
  void groupValue(String result, String group, String expected) {
    Value value = outcome().value("1", result, group);
    assertThat(text(result, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the family of that year: gone has 20 %, x is too few, new did not exist
        "lowest_before | 20%",
        "x_before      | too few",
        "new_before    | not applicable \"no group new in 2014-15\""
      })
  void schoolValue(String result, String expected) {
    assertThat(text(result, outcome().value("1", result))).isEqualTo(expected);
  }

  private static String text(String result, Value value) {
    return outcome().results().stream()
        .filter(column -> column.name().equals(result))
        .map(column -> ValueText.exact(value, column.type()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void earlierYearOfTheSameData_isRatedByItsOwnRules() {
    Policy policy = Sqis.compile("rules.sqis", RULES).policy();
    Dataset.Builder data = Dataset.builder(policy.spec()).year(RATED).school("1", "One", "");
    row(data, 2014, "all", 25, 5);
    row(data, 2015, "all", 25, 5);
    Dataset all = data.build().dataset();
    Outcome before = Both.score(policy, all.in(new SchoolYear(2014)).orElseThrow());
    assertThat(before.value("1", "rate", "all").toString()).startsWith("too few");
    assertThat(before.groups()).containsExactly("all", "gone", "x");
    assertThat(Both.score(policy, all).value("1", "rate", "all").toString()).isEqualTo("0.2");
    assertThat(policy.results(new SchoolYear(2014)).stream().map(column -> column.name()))
        .doesNotContain("only_now");
  }

  @Test
  void explanation_namesTheYearOfWhatItReads() {
    Policy policy = Sqis.compile("rules.sqis", RULES).policy();
    Dataset.Builder data = Dataset.builder(policy.spec()).year(RATED).school("1", "One", "");
    row(data, 2014, "all", 70, 31);
    row(data, 2015, "all", 60, 29);
    String text = policy.explain(data.build().dataset(), "1", "passed_before").toString();
    assertThat(text)
        .contains("rate of all in 2014-15 = 44%")
        .contains("n of all in 2014-15 = 70")
        .contains("least in 2014-15 = 30")
        .contains("pass in 2014-15 = 3")
        .doesNotContain("= 29");
  }

  /** A group that began this year has no year before, and nobody waits for it. */
  @Test
  void newGroup_doesNotBlockWhatReadsTheYearBefore() {
    String rules =
        RULES
            + """

            measure change each group
              better higher
              value rate - previous(rate)
              may be missing
            end measure

            measure best_change each school
              value highest(change over pair)
              may be missing
            end measure

            measure best_before each school
              value highest(previous(rate) over pair)
              may be missing
            end measure

            levels change_level of change
              | level | every |
              | 2     | >= 0  |
              | 1     | else  |
              provenance choice
            end levels

            index moved each school
              shares
                | domain | measure      | points |
                | a      | change_level | 100    |
              earns level / 2
              cells
                | cell | part of the measure's share | years   |
                | all  | 50%                         |         |
                | x    | rest                        |         |
                | new  | rest                        | 2015-16 |
              missing cell
                | reason                  | then                              |
                | too few, not applicable | spread over the other group cells |
              missing measure
                | reason                  | then                   |
                | too few, not applicable | spread over everything |
              provenance choice
            end index
            """;
    var compiled = Sqis.compile("rules.sqis", rules);
    assertThat(compiled.report()).isEmpty();
    Policy policy = compiled.policy();
    Dataset.Builder data = Dataset.builder(policy.spec()).year(RATED).school("1", "One", "");
    for (String group : java.util.List.of("all", "x")) {
      row(data, 2014, group, 100, 40);
      row(data, 2015, group, 100, 50);
    }
    row(data, 2014, "new", 100, 60);
    row(data, 2015, "new", 100, 10);
    Outcome outcome = Both.score(policy, data.build().dataset());
    assertThat(outcome.value("1", "change", "new").toString())
        .isEqualTo("not applicable \"no group new in 2014-15\"");
    assertThat(outcome.value("1", "best_change").toString()).isEqualTo("0.1");
    assertThat(outcome.value("1", "best_before").toString()).isEqualTo("0.4");
    assertThat(outcome.value("1", "moved").toString()).isEqualTo("100");
  }

  @Test
  void explanation_saysWhichYearAnInputIsOf() {
    Policy policy =
        Sqis.compile(
                "rules.sqis",
                RULES
                    + """

                    inputs each school
                      | name | type           |
                      | kind | one of a, b    |
                    end inputs

                    measure was_a each school
                      value previous(kind is a)
                      may be missing
                    end measure
                    """)
            .policy();
    Dataset.Builder data = Dataset.builder(policy.spec()).year(RATED).school("1", "One", "");
    row(data, 2014, "all", 70, 31);
    row(data, 2015, "all", 60, 29);
    data.set("1", "kind", new Value.Word("a"));
    Dataset both = data.build().dataset();
    assertThat(policy.explain(both, "1", "lagged").toString())
        .contains("last of all = 70")
        .contains("note: data of 2014-15, lag 1");
    assertThat(policy.explain(both, "1", "was_a").toString())
        .contains("kind in 2014-15 = a")
        .contains("note: given for the rated year only, and taken for this one");
    data.set(new SchoolYear(2014), "1", "kind", new Value.Word("b"));
    assertThat(policy.explain(data.build().dataset(), "1", "was_a").toString())
        .contains("kind in 2014-15 = b")
        .doesNotContain("given for the rated year only");
  }

  /** Rules of which {@code old} and its levels end before the rules that read them begin. */
  private static final String ENDED =
      """
      policy p
        years 2013-14 to 2015-16
      end policy

      inputs each school
        | name   | type  |
        | growth | score |
      end inputs

      parameters
        | name | value | type   | provenance |
        | pass | 1     | number | choice     |
      end parameters

      measure old each school
        years 2014-15
        value growth * 2
        may be missing
      end measure

      levels old_level of old
        | level | number | every |
        | up    | 2      | >= 10 |
        | down  | 1      | else  |
        years 2014-15
        provenance choice
      end levels

      measure was_up each school
        years 2015-16
        value previous(old_level is up) and years_ago(old, 1) > growth
        may be missing
      end measure
      """;

  @Test
  void nameThatEnded_isReadInTheYearThatHasIt() {
    var compiled = Sqis.compile("rules.sqis", ENDED);
    assertThat(compiled.report()).isEmpty();
    Policy policy = compiled.policy();
    Dataset.Builder data = Dataset.builder(policy.spec()).year(RATED).school("1", "One", "");
    data.set(new SchoolYear(2014), "1", "growth", Value.of(Rational.of(5)));
    data.set(RATED, "1", "growth", Value.of(Rational.of(8)));
    assertThat(Both.score(policy, data.build().dataset()).value("1", "was_up"))
        .isEqualTo(Value.of(true));
    assertThat(policy.explain(data.build().dataset(), "1", "was_up").toString())
        .contains("old_level in 2014-15 = up")
        .contains("old in 2014-15 = 10");
  }

  @Test
  void nameThatTheYearReadLacks_isNotDefined() {
    assertThat(
            Sqis.compile("a.sqis", ENDED.replace("years_ago(old, 1)", "years_ago(old, 2)"))
                .report())
        .contains("SQ3041")
        .contains("`old` is not defined in 2013-14");
    // This year is read too.
    assertThat(
            Sqis.compile(
                    "a.sqis", ENDED.replace("years_ago(old, 1)", "pooled(old, years: 2, least: 1)"))
                .report())
        .contains("SQ3041")
        .contains("`old` is not defined in 2015-16");
    assertThat(
            Sqis.compile("a.sqis", ENDED.replace("years_ago(old, 1)", "years_ago(olt, 1)"))
                .report())
        .contains("SQ1001")
        .doesNotContain("SQ3041");
    // A fault of the name is told once.
    assertThat(Sqis.compile("a.sqis", ENDED.replace("growth * 2", "growht * 2")).report())
        .contains("growht")
        .doesNotContain("SQ3041")
        .doesNotContain("SQ1001: `old");
  }

  @Test
  void scaleOfANameThatEnded_needsABridge() {
    String scaled = ENDED.replace("value growth * 2", "value growth * 2\n  scale s from 2014-15");
    assertThat(Sqis.compile("a.sqis", scaled).report()).contains("SQ3043");
    assertThat(
            Sqis.compile("a.sqis", scaled.replace("> growth", "> growth\n  bridge s \"one test\""))
                .report())
        .isEmpty();
  }

  @Test
  void overlayOfTheLaterYear_isProvedWithTheNamesOfTheEarlierOne() {
    String rules =
        ENDED
            + """

            open
              | what           | who       | limit  |
              | parameter pass | districts | 0 to 5 |
            end open

            overlay north for "North"
              years 2015-16
              because "x"
              approver "Board", 14 October 2014
              change
                | what           | from | to |
                | parameter pass | 1    | 2  |
            end overlay
            """;
    assertThat(Sqis.compile("a.sqis", rules).report()).isEmpty();
  }

  @Test
  void whatIf_ofOneYear_leavesTheOtherYearsAlone() {
    Policy policy = Sqis.compile("rules.sqis", RULES).policy();
    Dataset.Builder builder = Dataset.builder(policy.spec()).year(RATED).school("1", "One", "");
    row(builder, 2014, "x", 25, 5);
    row(builder, 2015, "x", 25, 10);
    Dataset data = builder.build().dataset();
    SchoolYear before = new SchoolYear(2014);
    Policy tried = policy.withParameter("least", before, "20");
    assertThat(Both.score(tried, data).value("1", "before", "x").toString()).isEqualTo("0.2");
    assertThat(Both.score(tried, data).value("1", "rate", "x").toString()).isEqualTo("0.4");
    assertThat(Both.score(policy.withParameter("least", RATED, "30"), data).value("1", "rate", "x"))
        .isEqualTo(Value.missing(MissingReason.TOO_FEW));
    // A row of several years is divided, and the places of its parts and of later rows stay.
    assertThat(tried.spec().parameters().stream().map(one -> one.name() + " " + one.years()))
        .startsWith("least 2013-14", "least 2014-15", "least 2015-16");
    int line = RULES.substring(0, RULES.indexOf("| least | 20 ")).split("\n", -1).length;
    assertThat(tried.written("parameter/least@2").line()).isEqualTo(line - 1);
    assertThat(tried.written("parameter/least@3").line()).isEqualTo(line);
    assertThatThrownBy(() -> policy.withParameter("least", new SchoolYear(2012), "3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("year must be one in which least has a value: 2012-13");
  }

  @Test
  void testInARuleFile_triesAValueInOneYear() {
    String test =
        """

        test "the least number of the year before"
          year 2015-16
          parameter 2014-15 least: 20
          given 2014-15
            |      | all | x  |
            | n    | 25  | 25 |
            | part | 5   | 5  |
          given
            |      | all | x  |
            | n    | 19  | 19 |
            | part | 5   | 5  |
          expect before of x is 20%
          expect rate of x is too few
          expect rate of all is too few
          expect before of all is 20%
        end test
        """;
    var compiled = Sqis.compile("rules.sqis", RULES + test);
    assertThat(compiled.report()).isEmpty();
    assertThat(compiled.policy().test(compiled.tests()).results())
        .allMatch(result -> result.differences().isEmpty());
    assertThat(
            Sqis.compile("a.sqis", RULES + test.replace("2014-15 least", "2016-17 least")).report())
        .contains("it has no value in 2016-17");
  }
}
