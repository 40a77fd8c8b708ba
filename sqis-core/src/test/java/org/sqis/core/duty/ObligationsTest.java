package org.sqis.core.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.data.SchoolRecords.Filed;
import org.sqis.core.data.SchoolRecords.WaivedDuty;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Season;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Ladder.Due;
import org.sqis.core.policy.Ladder.Proviso;
import org.sqis.core.policy.Provenance;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Rung;

/** What duties ask for and how that stands (dossier, sections 8.4, 8.5, 8.10 and 10). */
class ObligationsTest {
  private static final SchoolCalendar CALENDAR =
      new SchoolCalendar(
          null,
          List.of(
              new SchoolCalendar.Entry(
                  new Season("fall", new DayOfYear(9, 1), new DayOfYear(11, 30)),
                  Provenance.CHOICE,
                  "")));
  private static final List<Held.Reason> REASONS =
      List.of(
          new Held.Reason("gap", List.of("english_learners"), year(2012)),
          new Held.Reason("low_group", List.of("swd", "low_income"), year(2012)));
  private static final List<String> STATES = List.of("planning", "partnered", "turnaround");

  private static SchoolYear year(int start) {
    return new SchoolYear(start);
  }

  private static CalendarDate day(String text) {
    return CalendarDate.parse(text).orElseThrow();
  }

  private static Ladder.Duty duty(String in, String what, Due due, Proviso... provisos) {
    return new Ladder.Duty(
        in, List.of("school"), "produce", what, due, List.of(provisos), null, "");
  }

  private static Ladder ladder(Ladder.Duty... duties) {
    return new Ladder(
        "supports",
        "",
        "focus",
        STATES,
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

  /** A school that is rated first in 2012-13 and is in these states, year after year. */
  private static List<Obligations.Stage> stages(Ladder ladder, String... states) {
    List<Obligations.Stage> stages = new ArrayList<>();
    int since = 0;
    for (int i = 0; i < states.length; i++) {
      since = i > 0 && states[i].equals(states[i - 1]) ? since : i;
      Rung rung =
          new Rung("supports", states[i], year(2012), i, year(2012 + since), i - since, states[i]);
      stages.add(new Obligations.Stage(year(2012 + i), ladder, rung, REASONS));
    }
    return stages;
  }

  private static Filed filed(String what, String on) {
    return Filed.of("s", what, day(on));
  }

  private static Filed plan(
      String on, @Nullable String approved, @Nullable String from, @Nullable String to) {
    return new Filed(
        "s",
        "plan",
        day(on),
        "the principal",
        approved == null ? "" : "the Superintendent",
        approved == null ? null : day(approved),
        from == null ? null : day(from),
        to == null ? null : day(to),
        List.of("english_learners", "low_group"),
        "",
        "");
  }

  private static SchoolRecords records(Filed... filed) {
    return SchoolRecords.of(List.of(), List.of(filed), List.of(), List.of());
  }

  private static List<Obligation> at(
      String day, List<Obligations.Stage> stages, SchoolRecords records) {
    return Obligations.of("s", stages, records, CALENDAR, Partners.UNKNOWN, day(day));
  }

  /** Years and states, such as {@code 2013-14 met}. */
  private static List<String> told(List<Obligation> obligations) {
    return obligations.stream().map(one -> one.year() + " " + one.state().word()).toList();
  }

  @Test
  void aDutyOfEachFall_comesAgain_inEveryStateItIsFor() {
    Ladder ladder = ladder(duty(Ladder.ANY, "community", new Due.EachYear("fall")));
    List<Obligations.Stage> stages =
        stages(ladder, "planning", "planning", "partnered", "turnaround", "out");
    SchoolRecords records =
        records(
            filed("community", "15 October 2013"),
            filed("community", "1 December 2014"),
            filed("community", "30 November 2015"));
    List<Obligation> all = at("1 December 2016", stages, records);
    assertThat(told(all))
        .containsExactly("2013-14 met", "2014-15 late", "2015-16 met", "2016-17 late");
    assertThat(all.get(0).due()).isEqualTo(day("30 November 2013"));
    assertThat(all.get(1).metOn()).isEqualTo(day("1 December 2014"));
    assertThat(all.get(3).metOn()).isNull();
    assertThat(told(at("30 November 2016", stages, records))).last().isEqualTo("2016-17 open");
    assertThat(all.get(1).toString())
        .isEqualTo(
            "2014-15 school must produce community by fall of each year (30 November 2014): late,"
                + " due 30 November 2014; filed 1 December 2014");
  }

  @Test
  void recordsAfterTheDay_doNotCount() {
    Ladder ladder = ladder(duty(Ladder.ANY, "community", new Due.EachYear("fall")));
    List<Obligations.Stage> stages = stages(ladder, "planning");
    SchoolRecords records = records(filed("community", "15 October 2013"));
    assertThat(told(at("14 October 2013", stages, records))).containsExactly("2013-14 open");
    assertThat(told(at("15 October 2013", stages, records))).containsExactly("2013-14 met");
  }

  @Test
  void aPartnerIsDueAtTheStartOfYearThree_andTheStateSaysFor() {
    // Scenario 1: partner duty fall 2015.
    Ladder ladder = ladder(duty("partnered", "partnership", new Due.OfYear(true, 3)));
    List<Obligations.Stage> stages =
        stages(ladder, "planning", "planning", "partnered", "partnered", "turnaround");
    List<Obligation> all = at("30 June 2015", stages, SchoolRecords.none());
    assertThat(told(all)).containsExactly("2015-16 open");
    assertThat(all.get(0).due()).isEqualTo(day("1 July 2015"));
    assertThat(told(at("2 July 2015", stages, SchoolRecords.none())))
        .containsExactly("2015-16 late");
    assertThat(told(at("2 July 2015", stages, records(filed("partnership", "1 June 2015")))))
        .as("signed before the year begins")
        .containsExactly("2015-16 met");
    List<Obligations.Stage> later =
        stages(ladder, "planning", "planning", "planning", "planning", "partnered");
    assertThat(at("1 July 2013", later, SchoolRecords.none()).get(0).due())
        .as("a state entered after that year")
        .isEqualTo(day("1 July 2017"));
  }

  @Test
  void priorityWithoutPeerEvaluation_isLateAfterJuneOfYearOne() {
    // Scenario 6.
    Ladder ladder = ladder(duty(Ladder.ANY, "peer_evaluation", new Due.OfYear(false, 1)));
    List<Obligations.Stage> stages = stages(ladder, "planning", "planning");
    assertThat(told(at("30 June 2014", stages, SchoolRecords.none())))
        .containsExactly("2013-14 open");
    List<Obligation> late = at("1 July 2014", stages, SchoolRecords.none());
    assertThat(told(late)).containsExactly("2013-14 late");
    assertThat(late.get(0).because()).isEqualTo("due 30 June 2014; nothing is filed");
    SchoolRecords filed = records(filed("peer_evaluation", "9 September 2014"));
    assertThat(at("1 July 2015", stages, filed).get(0).metOn()).isEqualTo(day("9 September 2014"));
  }

  @Test
  void aPlanCountsFromItsApproval_beforeWhichNothingBegins() {
    Ladder.Duty duty =
        duty(
            "planning",
            "plan",
            new Due.BeforeImplementation(),
            new Proviso.ApprovedBy("superintendent"),
            new Proviso.CoversEveryReason(),
            new Proviso.Spans(2));
    List<Obligations.Stage> stages = stages(ladder(duty), "planning", "planning", "partnered");
    String end = "30 June 2015";
    Filed sound = plan("1 October 2013", "15 October 2013", "1 November 2013", end);
    Obligation met = at("1 December 2013", stages, records(sound)).get(0);
    assertThat(met.state()).isEqualTo(Obligation.State.MET);
    assertThat(met.metOn()).isEqualTo(day("15 October 2013"));
    assertThat(met.shown()).hasSize(3).allMatch(Obligation.Shown::isMet);
    Filed rash = plan("1 October 2013", "15 November 2013", "1 November 2013", end);
    Obligation late = at("1 December 2013", stages, records(rash)).get(0);
    assertThat(late.state()).isEqualTo(Obligation.State.LATE);
    assertThat(late.because())
        .isEqualTo(
            "begun 1 November 2013; due 1 November 2013; filed 1 October 2013 by the principal,"
                + " approved 15 November 2013 by the Superintendent");
    assertThat(at("31 October 2013", stages, records(rash)).get(0).state())
        .isEqualTo(Obligation.State.OPEN);
    assertThat(at("1 November 2013", stages, records(rash)).get(0).state())
        .as("begun without approval")
        .isEqualTo(Obligation.State.LATE);
    Filed short1 = plan("1 October 2013", "2 October 2013", "3 October 2013", "30 June 2014");
    Obligation one = at("3 October 2013", stages, records(short1)).get(0);
    assertThat(one.shown()).filteredOn(shown -> !shown.isMet()).hasSize(1);
    assertThat(one.because()).contains("not `2 years`: 1 year, from 3 October 2013");
    assertThat(at("1 July 2014", stages, SchoolRecords.none()).get(0).state())
        .isEqualTo(Obligation.State.OPEN);
    assertThat(at("1 July 2015", stages, SchoolRecords.none()).get(0).because())
        .isEqualTo("the state ended 30 June 2015; nothing is filed");
  }

  @Test
  void aPlanIsRenewedWhenItEnds() {
    // R-051 with its correction in 8.10.
    Ladder ladder =
        ladder(
            duty(Ladder.ANY, "plan", new Due.BeforeImplementation()),
            duty(
                Ladder.ANY,
                "plan",
                new Due.WhenTheOldOneEnds(),
                new Proviso.ApprovedBy("superintendent")));
    List<Obligations.Stage> stages =
        stages(ladder, "planning", "planning", "partnered", "partnered", "turnaround");
    Filed first = plan("1 October 2013", "1 October 2013", "2 October 2013", "30 June 2015");
    Filed second = plan("1 May 2015", "2 July 2015", "1 July 2015", "30 June 2017");
    List<Obligation> all = at("3 July 2017", stages, records(first, second));
    assertThat(told(all)).containsExactly("2013-14 met", "2015-16 late", "2017-18 late");
    assertThat(all.get(1).due()).isEqualTo(day("1 July 2015"));
    assertThat(all.get(1).metOn()).isEqualTo(day("2 July 2015"));
    assertThat(all.get(2).because())
        .isEqualTo("the old one ends 30 June 2017; due 1 July 2017; nothing is filed");
    assertThat(told(at("1 July 2015", stages, records(first))))
        .containsExactly("2013-14 met", "2015-16 open");
  }

  @Test
  void everyQuarterHasItsMeeting_andTheYearItsNumber() {
    Ladder ladder = ladder(duty(Ladder.ANY, "meeting", new Due.EachQuarter(5)));
    List<Obligations.Stage> stages = stages(ladder, "planning");
    SchoolRecords four =
        records(
            filed("meeting", "30 September 2013"),
            filed("meeting", "1 October 2013"),
            filed("meeting", "31 December 2013"),
            filed("meeting", "1 April 2014"));
    List<Obligation> all = at("1 July 2014", stages, four);
    assertThat(all.stream().map(one -> one.dueWords() + " " + one.state().word()))
        .containsExactly(
            "quarter 1 of 2013-14 met",
            "quarter 2 of 2013-14 met",
            "quarter 3 of 2013-14 late",
            "quarter 4 of 2013-14 met",
            "5 a year late");
    assertThat(all.get(4).because()).isEqualTo("due 30 June 2014; 4 of 5 are filed");
    assertThat(all.get(2).due()).isEqualTo(day("31 March 2014"));
    Ladder usual = ladder(duty(Ladder.ANY, "meeting", new Due.EachQuarter(4)));
    assertThat(at("1 July 2014", stages(usual, "planning"), four)).hasSize(4);
  }

  @Test
  void aTopicMustBeAReason_ofTheSchoolThen() {
    Ladder ladder =
        ladder(
            duty(Ladder.ANY, "community", new Due.EachYear("fall"), new Proviso.TopicIsAReason()));
    Filed other =
        new Filed(
            "s",
            "community",
            day("1 October 2013"),
            "",
            "",
            null,
            null,
            null,
            List.of("hispanic"),
            "",
            "");
    Filed own =
        new Filed(
            "s",
            "community",
            day("2 October 2013"),
            "",
            "",
            null,
            null,
            null,
            List.of("swd"),
            "",
            "");
    List<Obligations.Stage> stages = stages(ladder, "planning");
    assertThat(at("2 December 2013", stages, records(other)).get(0).because())
        .isEqualTo(
            "due 30 November 2013; filed 1 October 2013, but not `its topic is a reason`: it is"
                + " about hispanic");
    assertThat(told(at("2 December 2013", stages, records(other, own))))
        .containsExactly("2013-14 met");
  }

  @Test
  void everyReasonIsCovered_byItsRouteOrByEachOfItsGroups() {
    Ladder ladder =
        ladder(duty(Ladder.ANY, "plan", new Due.EachYear("fall"), new Proviso.CoversEveryReason()));
    List<Obligations.Stage> stages = stages(ladder, "planning");
    assertThat(told(at("1 December 2013", stages, records(topics("gap", "low_group")))))
        .containsExactly("2013-14 met");
    assertThat(told(at("1 December 2013", stages, records(topics("gap", "swd", "low_income")))))
        .containsExactly("2013-14 met");
    assertThat(at("1 December 2013", stages, records(topics("gap", "swd"))).get(0).because())
        .endsWith("not `covers every reason`: low_income not covered");
  }

  private static Filed topics(String... topics) {
    return new Filed(
        "s", "plan", day("1 October 2013"), "", "", null, null, null, List.of(topics), "", "");
  }

  @Test
  void aPartnerIsDesignated_andProvenWithAnIdentifyingGroup() {
    // Scenario 8: the only Reward school is strong with another group.
    Ladder ladder =
        ladder(
            duty(
                Ladder.ANY,
                "partnership",
                new Due.OfYear(true, 1),
                new Proviso.Partner("reward", "raised")));
    Filed filed =
        new Filed(
            "s", "partnership", day("1 July 2013"), "", "", null, null, null, List.of(), "r", "");
    List<Obligations.Stage> stages = stages(ladder, "planning");
    for (String strong : List.of("swd", "hispanic")) {
      Partners partners =
          new Partners() {
            @Override
            public Value holds(String school, String designation, SchoolYear rated) {
              return Value.of(
                  school.equals("r") && designation.equals("reward") && rated.start() == 2012);
            }

            @Override
            public Value proven(String school, String measure, String group, SchoolYear rated) {
              return group.equals("low_income")
                  ? new Value.Missing(MissingReason.TOO_FEW, "")
                  : Value.of(group.equals(strong));
            }
          };
      Obligation one =
          Obligations.of("s", stages, records(filed), CALENDAR, partners, day("2 July 2013"))
              .get(0);
      boolean isMet = strong.equals("swd");
      assertThat(one.state()).isEqualTo(isMet ? Obligation.State.MET : Obligation.State.LATE);
      assertThat(one.shown().get(0).why())
          .isEqualTo(
              isMet
                  ? "r is proven with swd"
                  : "raised of r: english_learners no, swd no, low_income too few");
    }
    assertThat(at("2 July 2013", stages, records(filed)).get(0).because())
        .contains("r is not in reward then; not reported");
  }

  @Test
  void aWaivedDuty_saysWhoAndWhy() {
    Ladder ladder = ladder(duty(Ladder.ANY, "community", new Due.EachYear("fall")));
    List<Obligations.Stage> stages = stages(ladder, "planning", "planning");
    WaivedDuty waived =
        new WaivedDuty(
            "s", "community", year(2013), "the board", day("3 October 2013"), "the school moves");
    SchoolRecords records = SchoolRecords.of(List.of(), List.of(), List.of(waived), List.of());
    List<Obligation> all = at("1 December 2014", stages, records);
    assertThat(told(all)).containsExactly("2013-14 waived", "2014-15 late");
    assertThat(all.get(0).because())
        .isEqualTo("waived by the board on 3 October 2013: the school moves");
    assertThat(told(at("2 October 2013", stages, records)).get(0)).isEqualTo("2013-14 open");
  }

  @Test
  void aDutyWhoseDayComesAfterTheState_isNone() {
    Ladder ladder =
        ladder(
            duty("planning", "report", new Due.Within(30)),
            duty("planning", "long", new Due.Within(800)),
            duty("planning", "dated", new Due.By(day("1 May 2015"))));
    List<Obligation> all =
        at("1 July 2017", stages(ladder, "planning", "planning", "partnered"), records());
    assertThat(all.stream().map(Obligation::what)).containsExactly("report", "dated");
    assertThat(all.get(0).due()).isEqualTo(day("31 July 2013"));
    assertThat(all.get(1).year()).isEqualTo(year(2014));
  }

  @Test
  void recordsOfAFormerSchool_countForItsSuccessor() {
    Ladder ladder = ladder(duty(Ladder.ANY, "community", new Due.EachYear("fall")));
    SchoolRecords records =
        SchoolRecords.of(
            List.of(),
            List.of(Filed.of("old", "community", day("1 October 2013"))),
            List.of(),
            List.of(new SchoolRecords.Succession("old", "s", year(2014))));
    assertThat(told(at("1 December 2014", stages(ladder, "planning"), records)))
        .containsExactly("2013-14 met");
  }

  @Test
  void stagesOutOfOrder_areRefused() {
    List<Obligations.Stage> stages = new ArrayList<>(stages(ladder(), "planning", "planning"));
    java.util.Collections.reverse(stages);
    assertThatThrownBy(() -> at("1 July 2014", stages, SchoolRecords.none()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
