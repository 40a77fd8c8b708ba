package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.report.Report;
import org.sqis.core.report.TimelineReport;
import org.sqis.core.standing.StandingYear;
import org.sqis.core.standing.YearStandings;
import org.sqis.dsl.Sqis;

/** What the determinations of all years tell of a school, without any command. */
class TimelineMeaningTest {
  private static final int FIRST = 2012;
  private static final CalendarDate DAY = new CalendarDate(2019, 7, 1);

  private static final String RULES =
      """
      policy stories
        years 2012-13 to 2019-20
      end policy

      groups
        | name | use    |
        | all  | scored |
      end groups

      inputs each school
        | name      | type   |
        | low       | yes/no |
        | improving | yes/no |
      end inputs

      cohort everyone
      end cohort

      designate focus "Focus"
        among everyone
        routes
          | route | who |
          | low   | low |
        exits every reason
          | route | cleared when |
          | low   | not low      |
      end designate

      ladder supports for focus
        states planning, escalated
        moves
          | from     | when          | to        |
          | any      | exits         | out       |
          | planning | not improving | escalated |
        no data  the year counts
        reentry  new clock
      end ladder
      """;

  private static final Policy POLICY = Sqis.compile("rules.sqis", RULES).policy();

  /** A letter a year: low or not, in capitals if improving is not reported; a dash for no data. */
  private static Dataset data(String years) {
    int last = years.length() - 1;
    Dataset.Builder data =
        Dataset.builder(POLICY.spec()).year(new SchoolYear(FIRST + last)).school("s", "S", "North");
    for (int i = 0; i <= last; i++) {
      SchoolYear year = new SchoolYear(FIRST + i);
      char said = years.charAt(i);
      if (said != '-') {
        Value improving =
            Character.isUpperCase(said)
                ? Value.missing(MissingReason.NOT_REPORTED)
                : Value.of(true);
        data.set(year, "s", "low", Value.of(Character.toLowerCase(said) == 'l'));
        data.set(year, "s", "improving", improving);
      }
    }
    return data.build().dataset();
  }

  private static String told(String years) {
    Report report =
        TimelineReport.of(POLICY, POLICY.determinations(data(years)), "s", DAY, List.of());
    return report.csv();
  }

  @Test
  void reentry_startsANewClock_andSaysThatItIsOne() {
    assertThat(told("lol"))
        .contains("left; it was held since 2012-13")
        .contains("since the determination of 2014-15, year 1; again after it left in 2013-14")
        .contains("out, after planning; 1 closed year");
  }

  @Test
  void movesThatAreUndecided_areListed() {
    assertThat(told("lL"))
        .contains("move undecided,supports,planning to escalated when not improving: not reported");
    assertThat(told("ll")).doesNotContain("undecided");
  }

  @Test
  void yearsWithoutData_areYears() {
    Determinations all = POLICY.determinations(data("l-l"));
    assertThat(all.of("s"))
        .extracting(StandingYear::basis)
        .containsExactly(
            StandingYear.Basis.DATA, StandingYear.Basis.NO_DATA, StandingYear.Basis.DATA);
    assertThat(all.of("s").get(1).after().rungs().get("supports").year()).isEqualTo(1);
  }

  @Test
  void everyYear_isThatOfADeterminationOfItsOwn() {
    String years = "lLl-olLl";
    Determinations all = POLICY.determinations(data(years));
    for (int i = 0; i < years.length(); i++) {
      SchoolYear year = new SchoolYear(FIRST + i);
      if (years.charAt(i) != '-') {
        YearStandings alone = Both.score(POLICY, data(years.substring(0, i + 1))).standings();
        assertThat(all.in(year).orElseThrow()).as("%s", year).isEqualTo(alone);
      }
    }
    Outcome scored = Both.score(POLICY, data(years));
    assertThat(all.outcome().standings()).isEqualTo(scored.standings());
    assertThat(all.outcome().summary()).isEqualTo(scored.summary());
  }

  @Test
  void aRelease_saysWhoWhenAndWhy() {
    SchoolYear second = new SchoolYear(FIRST + 1);
    SchoolRecords.Decision release =
        new SchoolRecords.Decision(
            "s",
            "focus",
            second,
            SchoolRecords.Decision.Kind.RELEASE,
            "Board",
            new CalendarDate(2014, 8, 1),
            "appeal");
    Dataset data =
        data("ll").withRecords(SchoolRecords.of(List.of(release), List.of(), List.of(), List.of()));
    Determinations all = POLICY.determinations(data);
    assertThat(TimelineReport.of(POLICY, all, "s", DAY, List.of()).text())
        .contains("decided: release", "Board, 1 August 2014: appeal", "supports");
  }

  @Test
  void wrongCalls_areRefused() {
    Determinations all = POLICY.determinations(data("l"));
    assertThatThrownBy(() -> TimelineReport.of(POLICY, all, "t", DAY, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id must be a school");
  }
}
