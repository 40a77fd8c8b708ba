package org.sqis.core.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.data.SchoolRecords.Filed;
import org.sqis.core.data.SchoolRecords.WaivedDuty;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Season;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Ladder.Due;
import org.sqis.core.policy.Ladder.Proviso;
import org.sqis.core.policy.Provenance;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.standing.Rung;

/** Duties are asked for once, whatever of the past is known, and end with their time. */
class OnceOnlyTest {
  private static final SchoolCalendar CALENDAR =
      new SchoolCalendar(
          null,
          List.of(
              new SchoolCalendar.Entry(
                  new Season("long", new DayOfYear(5, 1), new DayOfYear(8, 31)),
                  Provenance.CHOICE,
                  "")));

  private static SchoolYear year(int start) {
    return new SchoolYear(start);
  }

  private static CalendarDate day(String text) {
    return CalendarDate.parse(text).orElseThrow();
  }

  private static Ladder.Duty duty(
      String in, String who, String what, Due due, Proviso... provisos) {
    return new Ladder.Duty(in, List.of(who), "produce", what, due, List.of(provisos), null, "");
  }

  private static Ladder ladder(Ladder.Duty... duties) {
    return new Ladder(
        "supports",
        "",
        "focus",
        List.of("planning", "partnered"),
        List.of(new Ladder.Move(Ladder.ANY, new Expr.Name("exits"), Ladder.OUT)),
        List.of(duties),
        Ladder.NoData.COUNTS,
        0,
        List.of(),
        false,
        false,
        null,
        "",
        List.of(),
        null);
  }

  /** A stage of a school that came on the ladder in 2012-13. */
  private static Obligations.Stage stage(
      Ladder ladder, int rated, String state, int closed, int stateSince, int here) {
    Rung rung = new Rung("supports", state, year(2012), closed, year(stateSince), here, state);
    return new Obligations.Stage(year(rated), ladder, rung, List.of());
  }

  private static List<String> told(String day, SchoolRecords records, Obligations.Stage... stages) {
    return Obligations.of("s", Arrays.asList(stages), records, CALENDAR, Partners.UNKNOWN, day(day))
        .stream()
        .map(one -> one.year() + " " + one.what() + " " + one.state().word())
        .toList();
  }

  private static Filed plan(
      String on, String approver, String approved, @Nullable String from, @Nullable String to) {
    return new Filed(
        "s",
        "plan",
        day(on),
        "",
        approver,
        approved.isEmpty() ? null : day(approved),
        from == null ? null : day(from),
        to == null ? null : day(to),
        List.of(),
        "",
        "");
  }

  private static SchoolRecords records(Filed... filed) {
    return SchoolRecords.of(List.of(), List.of(filed), List.of(), List.of());
  }

  @Test
  void whatIsDueOnce_isNotAskedAnew_whenThePastIsNotKnown() {
    Ladder ladder =
        ladder(
            duty("planning", "school", "days", new Due.Within(30)),
            duty(Ladder.ANY, "school", "any_days", new Due.Within(30)),
            duty("planning", "school", "first", new Due.OfYear(true, 1)),
            duty(Ladder.ANY, "school", "any_first", new Due.OfYear(false, 1)),
            duty(Ladder.ANY, "school", "fourth", new Due.OfYear(false, 4)));
    assertThat(told("1 July 2013", records(), stage(ladder, 2014, "planning", 2, 2012, 2)))
        .isEmpty();
    assertThat(told("1 July 2013", records(), stage(ladder, 2015, "planning", 3, 2012, 3)))
        .containsExactly("2016-17 fourth open");
    assertThat(told("1 July 2013", records(), stage(ladder, 2014, "planning", 2, 2014, 0)))
        .as("the state begins, the stay on the ladder does not")
        .containsExactly("2015-16 days open", "2015-16 first open");
  }

  @Test
  void aSchoolThatGoesOn_isNotAskedAnew() {
    Ladder ladder =
        ladder(
            duty("planning", "school", "days", new Due.Within(30)),
            duty("planning", "school", "first", new Due.OfYear(true, 1)),
            duty("planning", "school", "plan", new Due.BeforeImplementation()));
    Obligations.Stage[] stages = {
      stage(ladder, 2012, "planning", 0, 2012, 0),
      stage(ladder, 2013, Ladder.OUT, 1, 2013, 1),
      stage(ladder, 2014, "planning", 1, 2014, 1)
    };
    assertThat(told("1 July 2013", records(), stages))
        .containsExactly("2013-14 days open", "2013-14 first open", "2013-14 plan open");
    assertThat(told("1 July 2015", records(), stages))
        .as("the plan is owed by who goes on in the state")
        .contains("2013-14 plan open");
  }

  @Test
  void whatChangesOnlyForWhom_isNotAskedAnew() {
    Ladder before =
        ladder(
            duty("planning", "school", "days", new Due.Within(30)),
            duty("planning", "school", "plan", new Due.BeforeImplementation()));
    Ladder after =
        ladder(
            duty("planning", "district", "days", new Due.Within(30)),
            duty("planning", "district", "plan", new Due.BeforeImplementation()));
    assertThat(
            told(
                "1 July 2014",
                records(),
                stage(before, 2012, "planning", 0, 2012, 0),
                stage(after, 2013, "planning", 1, 2012, 1)))
        .containsExactly("2013-14 days late", "2013-14 plan open");
  }

  @Test
  void aClockThatStands_doesNotAskTwice() {
    Ladder ladder = ladder(duty(Ladder.ANY, "school", "second", new Due.OfYear(true, 2)));
    assertThat(
            told(
                "1 July 2013",
                records(),
                stage(ladder, 2012, "planning", 0, 2012, 0),
                stage(ladder, 2013, "planning", 1, 2012, 1),
                stage(ladder, 2014, "planning", 1, 2012, 1)))
        .containsExactly("2014-15 second open");
  }

  @Test
  void aWaiverOfAnyYearInWhichTheDutyRuns_waivesIt() {
    Ladder ladder = ladder(duty("planning", "school", "plan", new Due.BeforeImplementation()));
    Obligations.Stage[] stages = {
      stage(ladder, 2012, "planning", 0, 2012, 0),
      stage(ladder, 2013, "planning", 1, 2012, 1),
      stage(ladder, 2014, "planning", 2, 2012, 2),
      stage(ladder, 2015, "partnered", 3, 2015, 0)
    };
    for (int year : List.of(2013, 2014, 2015)) {
      assertThat(told("1 July 2017", waived(year), stages)).containsExactly("2013-14 plan waived");
    }
    for (int year : List.of(2012, 2016)) {
      assertThat(told("1 July 2017", waived(year), stages)).containsExactly("2013-14 plan late");
    }
  }

  private static SchoolRecords waived(int year) {
    WaivedDuty waived =
        new WaivedDuty("s", "plan", year(year), "the board", day("1 July 2012"), "it moves");
    return SchoolRecords.of(List.of(), List.of(), List.of(waived), List.of());
  }

  @Test
  void onlyTheOfficeItself_approves() {
    Ladder ladder =
        ladder(
            duty(
                "planning",
                "school",
                "plan",
                new Due.BeforeImplementation(),
                new Proviso.ApprovedBy("superintendent")));
    Obligations.Stage stage = stage(ladder, 2012, "planning", 0, 2012, 0);
    for (String who : List.of("superintendent", "Superintendent", " The SUPERINTENDENT ")) {
      Filed filed = plan("1 August 2013", who, "2 August 2013", null, null);
      assertThat(told("1 September 2013", records(filed), stage))
          .as(who)
          .containsExactly("2013-14 plan met");
    }
    for (String who :
        List.of(
            "Not the superintendent", "Assistant superintendent", "the superintendent's aide")) {
      Filed filed = plan("1 August 2013", who, "2 August 2013", null, null);
      assertThat(told("1 September 2013", records(filed), stage))
          .as(who)
          .containsExactly("2013-14 plan open");
    }
  }

  @Test
  void aPlanApprovedOnTheDayItBegins_isInTime_andOneDayLaterIsNot() {
    Ladder ladder =
        ladder(
            duty(
                "planning",
                "school",
                "plan",
                new Due.BeforeImplementation(),
                new Proviso.ApprovedBy("superintendent")));
    Obligations.Stage stage = stage(ladder, 2012, "planning", 0, 2012, 0);
    Filed same = plan("1 August 2013", "superintendent", "5 August 2013", "5 August 2013", null);
    assertThat(told("1 September 2013", records(same), stage)).containsExactly("2013-14 plan met");
    Filed late = plan("1 August 2013", "superintendent", "6 August 2013", "5 August 2013", null);
    assertThat(told("1 September 2013", records(late), stage)).containsExactly("2013-14 plan late");
  }

  @Test
  void onlyWhatWasAccepted_isAnOldOne_andOnlyWhatCameAfterItRenewsIt() {
    Ladder ladder =
        ladder(
            duty(
                "planning",
                "school",
                "plan",
                new Due.BeforeImplementation(),
                new Proviso.ApprovedBy("superintendent")),
            duty(Ladder.ANY, "school", "plan", new Due.WhenTheOldOneEnds()));
    Obligations.Stage stage = stage(ladder, 2012, "planning", 0, 2012, 0);
    Filed rejected = plan("1 August 2013", "", "", "1 September 2013", "31 December 2013");
    assertThat(told("1 June 2014", records(rejected), stage)).containsExactly("2013-14 plan late");
    Filed draft = plan("1 July 2013", "", "", "1 September 2013", "30 June 2014");
    Filed old =
        plan("1 August 2013", "superintendent", "1 August 2013", "1 September 2013", "1 May 2014");
    assertThat(told("1 June 2014", records(draft, old), stage))
        .containsExactly("2013-14 plan met", "2013-14 plan late");
    Filed renewed = plan("1 April 2014", "", "", "2 May 2014", "30 June 2015");
    assertThat(told("1 June 2014", records(draft, old, renewed), stage))
        .containsExactly("2013-14 plan met", "2013-14 plan met");
  }

  @Test
  void aSeasonThatReachesPastTheSchoolYear_endsWithIt() {
    Ladder ladder = ladder(duty(Ladder.ANY, "school", "camp", new Due.EachYear("long")));
    Obligations.Stage[] stages = {
      stage(ladder, 2012, "planning", 0, 2012, 0), stage(ladder, 2013, "planning", 1, 2012, 1)
    };
    List<Obligation> all =
        Obligations.of(
            "s",
            List.of(stages),
            records(Filed.of("s", "camp", day("15 July 2014"))),
            CALENDAR,
            Partners.UNKNOWN,
            day("1 September 2015"));
    assertThat(all.stream().map(one -> one.due() + " " + one.state().word()))
        .containsExactly("30 June 2014 late", "30 June 2015 met");
  }
}
