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
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.rulebook.RuleBook;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/** What dates, days and seasons mean in rules. */
class DateMeaningTest {
  private static final String HEAD =
      """
      policy meaning
        years  2013-14 to 2014-15
        calendar
          | name        | from       | to          | provenance | source |
          | school_year | 1 August   |             | state      | code   |
          | fall        | 1 October  | 30 November | choice     |        |
          | winter      | 1 December | 29 February | proxy      |        |
          | summer      | 15 July    | 31 August   | choice     |        |
        sources
          | name | title |
          | code | Code  |
      end policy

      parameters
        | name  | value           | type | provenance |
        | due   | 1 December 2014 | date | choice     |
        | grace | 10              | days | choice     |
        | open  | not set         | date |            |
      end parameters

      groups
        | name  | use    |
        | all   | scored |
        | white | scored |
        | black | scored |
      end groups

      inputs each school
        | name | type |
        | a    | date |
        | b    | date |
        | gone | date |
        | n    | days |
      end inputs

      inputs each group
        | name    | type |
        | visited | date |
      end inputs

      """;

  private static Policy policy(String expression) {
    String measure =
        "measure result each school\n  value  "
            + expression
            + "\n  source code\n  may be missing\nend measure\n";
    return Sqis.compile("meaning.sqis", HEAD + measure).policy();
  }

  private static Value date(int year, int month, int day) {
    return new Value.Date(new CalendarDate(year, month, day));
  }

  private static Dataset data(Policy policy) {
    Dataset.Builder data =
        Dataset.builder(policy.spec())
            .name("one")
            .year(new SchoolYear(2014))
            .school("1", "School", "");
    data.set("1", "a", date(2014, 11, 20));
    data.set("1", "b", date(2015, 1, 4));
    data.set("1", "gone", Value.missing(MissingReason.SUPPRESSED));
    data.set("1", "n", Value.of(Rational.of(200_000)));
    data.set(new SchoolYear(2013), "1", "a", date(2013, 9, 30));
    data.set("1", "visited", "all", date(2014, 9, 1));
    data.set("1", "visited", "white", date(2014, 10, 1));
    data.set("1", "visited", "black", date(2014, 9, 30));
    return data.build().dataset();
  }

  private static String value(String expression) {
    Policy policy = policy(expression);
    Outcome outcome = Both.score(policy, data(policy));
    return ValueText.exact(outcome.value("1", "result"), outcome.result("result").type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a                                             | 20 November 2014",
        "b - a                                         | 45 days",
        "a - b                                         | -45 days",
        "a + (b - a)                                   | 4 January 2015",
        "b - (b - a)                                   | 20 November 2014",
        "45 + a                                        | 4 January 2015",
        "a + grace                                     | 30 November 2014",
        "a - 1                                         | 19 November 2014",
        "(b - a) / 2                                   | 22.5 days",
        "round((b - a) / 2, 0) + a                     | 13 December 2014",
        "a < b                                         | yes",
        "a > b                                         | no",
        "a <= a and a >= a and a is a                  | yes",
        "a < a or a > a                                | no",
        "a is 20 November 2014                         | yes",
        "max(a, b)                                     | 4 January 2015",
        "min(a, b, due)                                | 20 November 2014",
        "highest(a, b)                                 | 4 January 2015",
        "lowest(visited over groups)                   | 30 September 2014",
        "count(over groups where visited < 1 October 2014) | 1",
        "b - a <= 45                                   | yes",
        "b - a < 45                                    | no",
        "if a < due then a else due                    | 20 November 2014",
        "gone else due                                 | 1 December 2014",
      })
  void calculations(String expression, String expected) {
    assertThat(value(expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "within(b, days: 45, after: a)                 | yes",
        "within(b, days: 44, after: a)                 | no",
        "within(a, days: 0, after: a)                  | yes",
        "within(a, days: 45, after: b)                 | no",
        "within(a, days: 45, before: b)                | yes",
        "within(a, days: 44, before: b)                | no",
        "within(b, days: 45, before: a)                | no",
        "within(a, days: 0, before: a)                 | yes",
        "within(a, days: grace, before: due)           | no",
        "within(a, days: grace + 1, before: due)       | yes",
        "within(due - 10, days: grace, before: due)    | yes",
        "within(gone, days: 4, after: a)               | suppressed",
        "within(a, days: 4, after: gone)               | suppressed",
        "within(gone, days: 4, after: a) or a < b      | yes",
        "within(gone, days: 4, after: a) and b < a     | no",
        "a < open                            | not yet defined \"parameter open is not set\"",
        "within(open, days: 4, after: a)     | not yet defined \"parameter open is not set\"",
        "gone - a                                      | suppressed",
        "gone < a                                      | suppressed",
        "max(gone, a)                                  | suppressed",
        "lowest(gone, a, at_least: 1)                  | 20 November 2014",
        "a < too few                                   | too few",
        "too few is a                                  | too few",
        "max(a, not reported)                          | not reported",
        "within(a, days: 4, after: too few)            | too few",
        "within(a, days: too few, after: b)            | too few",
        "season(too few)                               | too few",
        "a - too few                                   | too few",
        "too few + a                                   | too few",
        "a + n                               | 22 June 2562 is outside",
      })
  void within_andMissing(String expression, String expected) {
    String wanted =
        expected.endsWith("outside") ? "not applicable \"no day of the calendar\"" : expected;
    assertThat(value(expression)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "season(a)                                     | fall",
        "season(b)                                     | winter",
        "season(1 October 2014)                        | fall",
        "season(30 November 2014)                      | fall",
        "season(30 September 2014)                     | not applicable \"in no season\"",
        "season(28 February 2015)                      | winter",
        "season(29 February 2016)                      | winter",
        "season(1 March 2015)                          | not applicable \"in no season\"",
        "season(a) is fall                             | yes",
        "season(a) is winter                           | no",
        "season(gone)                                  | suppressed",
        "first_day(fall)                               | 1 October 2014",
        "last_day(winter)                              | 28 February 2015",
        "first_day(summer)                             | 15 July 2015",
        "last_day(summer)                              | 31 August 2015",
        "first_day(school_year)                        | 1 August 2014",
        "last_day(school_year)                         | 31 July 2015",
        "in_year(31 July 2014)                         | no",
        "in_year(1 August 2014)                        | yes",
        "in_year(31 July 2015)                         | yes",
        "in_year(1 August 2015)                        | no",
        "in_year(gone)                                 | suppressed",
        "previous(a)                                   | 30 September 2013",
        "a - previous(a)                               | 416 days",
        "previous(a < first_day(fall))                 | yes",
        "previous(first_day(fall))                     | 1 October 2013",
        "previous(in_year(a))                          | yes",
        "each_year(in_year(a), years: 2)               | yes",
      })
  void seasons(String expression, String expected) {
    assertThat(value(expression)).isEqualTo(expected);
  }

  @Test
  void explanation_saysTheDaysOfSeasons_andWhoStandsBehindThem() {
    Policy policy = policy("a + 3 <= last_day(fall) and season(b) is winter and in_year(a)");
    String told = policy.explain(data(policy), "1", "result").toString();
    assertThat(told)
        .contains("fall = 1 October 2014 to 30 November 2014\n    · source: choice")
        .contains("winter = 1 December 2014 to 28 February 2015\n    · source: proxy")
        .contains("school_year = 1 August 2014 to 31 July 2015\n    · source: state, code")
        .contains("a = 20 November 2014");
  }

  @Test
  void aPolicyWithoutACalendar_hasSchoolYearsFromJuly_whichIsMarkedAsAChoice() {
    Policy policy =
        Sqis.compile(
                "plain.sqis",
                """
                policy plain
                  years  2014-15
                end policy

                measure start each school
                  value  first_day(school_year)
                end measure
                """)
            .policy();
    Dataset data =
        Dataset.builder(policy.spec())
            .name("one")
            .year(new SchoolYear(2014))
            .school("1", "School", "")
            .build()
            .dataset();
    assertThat(policy.explain(data, "1", "start").toString())
        .contains("start = 1 July 2014")
        .contains("school_year = 1 July 2014 to 30 June 2015")
        .contains("source: choice, where the policy does not say");
  }

  @Test
  void json_digestAndDiff_knowTheCalendar() {
    Policy policy = policy("season(a)");
    PolicyJson.Read read = PolicyJson.read("p.json", PolicyJson.write(policy.spec()));
    assertThat(read.problems()).isEmpty();
    assertThat(read.spec()).isEqualTo(policy.spec());
    String other = (HEAD + "").replace("30 November", "1 November");
    Policy changed =
        Sqis.compile(
                "meaning.sqis",
                other
                    + "measure result each school\n  value  season(a)\n  source code\n"
                    + "  may be missing\nend measure\n")
            .policy();
    assertThat(changed.digest()).isNotEqualTo(policy.digest());
    assertThat(PolicyDiff.between(policy.spec(), changed.spec()).toString())
        .contains("season fall: 1 October to 30 November")
        .contains("1 October to 1 November");
  }

  @Test
  void aWhatIf_takesADate() {
    Policy policy = policy("a <= due");
    Dataset data = data(policy);
    assertThat(Both.score(policy, data).value("1", "result")).hasToString("yes");
    Policy earlier = policy.withParameter("due", "1 November 2014");
    assertThat(Both.score(earlier, data).value("1", "result")).hasToString("no");
  }

  @Test
  void theRuleBook_listsTheSeasons() {
    String book = RuleBook.of(policy("season(a)")).markdown();
    assertThat(book).contains("30 November", "29 February", "15 July", "1 August", "proxy");
  }

  @Test
  void aDistrictMovesADate_withinItsLimit() {
    String rules =
        HEAD
            + """
            measure on_time each school
              value  a <= due
              may be missing
            end measure

            open
              | what          | who       | limit                                |
              | parameter due | districts | each by at most 30                   |
              | parameter due | districts | 1 November 2014 to 24 December 2014  |
            end open

            overlay here for "Lawndale"
              because   "the board meets later"
              approver  "Panel", 14 October 2014
              change
                | what          | from            | to  |
                | parameter due | 1 December 2014 | NEW |
            end overlay
            """;
    for (String fitting : List.of("2 November 2014", "24 December 2014")) {
      assertThat(Sqis.compile("a.sqis", rules.replace("NEW", fitting)).report())
          .doesNotContain("error");
    }
    for (String beyond : List.of("31 October 2014", "25 December 2014", "1 November 2013")) {
      assertThat(Sqis.compile("a.sqis", rules.replace("NEW", beyond)).report())
          .contains("SQ3204", "beyond the limit");
    }
  }

  @Test
  void aDateThatDecides_needsSomebodyBehindIt() {
    String rules =
        HEAD + "measure m each school\n  value  a > 1 May 2014\n  may be missing\nend measure\n";
    assertThat(DiagnosticRenderer.render(Sqis.compile("a.sqis", rules).warnings()))
        .contains("SQ9105: 1 May 2014 decides in `m`");
    String cited = rules.replace("  may be", "  source  code\n  may be");
    assertThat(DiagnosticRenderer.render(Sqis.compile("a.sqis", cited).warnings()))
        .doesNotContain("SQ9105");
  }
}
