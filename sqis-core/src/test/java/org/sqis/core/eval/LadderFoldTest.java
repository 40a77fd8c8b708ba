package org.sqis.core.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.core.eval.SupportLadder.FOCUS;
import static org.sqis.core.eval.SupportLadder.NAME;
import static org.sqis.core.eval.SupportLadder.PRIORITY;
import static org.sqis.core.eval.SupportLadder.atLeast;
import static org.sqis.core.eval.SupportLadder.move;
import static org.sqis.core.eval.SupportLadder.name;
import static org.sqis.core.eval.SupportLadder.year;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Ladder;
import org.sqis.core.standing.Rung;

/** Clocks and moves of a ladder, with the scenarios of the waiver (dossier, section 10). */
class LadderFoldTest {
  private static final Value UNDECIDED = new Value.Missing(MissingReason.NOT_REPORTED, "");

  private static SupportLadder.School school(SupportLadder ladder) {
    return new SupportLadder.School(ladder.plans());
  }

  @Test
  void aSchoolThatNeverExits_isPartneredAfterTwoYears_andTurnedAroundAfterFour() {
    // Scenario 1: on the list for 2013-14, partner from fall 2015, turnaround from fall 2017.
    SupportLadder.School school = school(new SupportLadder()).rated(2012, FOCUS);
    assertThat(school.at()).isEqualTo("planning 0");
    assertThat(school.rated(2013, FOCUS).at()).isEqualTo("planning 1");
    assertThat(school.rated(2014, FOCUS).at()).isEqualTo("partnered 2");
    assertThat(school.rated(2015, FOCUS).at()).isEqualTo("partnered 3");
    assertThat(school.rung().yearHere()).isEqualTo(1);
    assertThat(school.rated(2016, FOCUS).at()).isEqualTo("turnaround 4");
    assertThat(school.rung())
        .isEqualTo(new Rung(NAME, "turnaround", year(2012), 4, year(2016), 0, "turnaround"));
    assertThat(school.rated(2017, FOCUS).at()).isEqualTo("turnaround 5");
  }

  @Test
  void aYearWithoutData_countsOrStops() {
    // Scenario 2: the field-test gap of 2013-14 under both rules.
    SupportLadder.School counts = school(new SupportLadder()).rated(2012, FOCUS).noData(2013);
    assertThat(counts.at()).isEqualTo("planning 1");
    assertThat(counts.rated(2014, FOCUS).at()).isEqualTo("partnered 2");
    SupportLadder.School stops =
        school(new SupportLadder().noData(Ladder.NoData.STOPS)).rated(2012, FOCUS).noData(2013);
    assertThat(stops.at()).isEqualTo("planning 0");
    assertThat(stops.rated(2014, FOCUS).at()).isEqualTo("planning 1");
    assertThat(stops.rated(2015, FOCUS).at()).isEqualTo("partnered 2");
  }

  @Test
  void aYearWithoutData_makesMovesByTheClockAlone() {
    SupportLadder.School school =
        school(new SupportLadder()).improving(Value.YesNo.NO).rated(2012, FOCUS).noData(2013);
    assertThat(school.at()).as("not by a condition on data").isEqualTo("planning 1");
    assertThat(school.noData(2014).at()).isEqualTo("partnered 2");
    assertThat(school.rung().stateSince()).isEqualTo(year(2014));
    assertThat(school.noData(2015).noData(2016).at()).isEqualTo("turnaround 4");
  }

  @Test
  void anExitInYearTwo_spares_thePartner_andANewDesignationHasANewClock() {
    // Scenario 3: exit at the determination that closes year 2; designated again in year 4.
    SupportLadder.School school =
        school(new SupportLadder()).rated(2012, FOCUS).rated(2013, FOCUS).rated(2014);
    assertThat(school.at()).isEqualTo("out 2");
    assertThat(school.rung().lastState()).isEqualTo("planning");
    assertThat(school.rated(2015).at()).as("a clock of nobody").isEqualTo("out 2");
    assertThat(school.rated(2016, FOCUS).at()).isEqualTo("planning 0");
    assertThat(school.rung().since()).isEqualTo(year(2016));
  }

  @Test
  void reentryWithinTheYears_goesOnWhereItWas() {
    SupportLadder.School school =
        school(new SupportLadder().reentry(2))
            .rated(2012, FOCUS)
            .rated(2013, FOCUS)
            .rated(2014, FOCUS)
            .rated(2015, FOCUS)
            .rated(2016);
    assertThat(school.at()).isEqualTo("out 4");
    school.rated(2017).rated(2018, FOCUS);
    assertThat(school.rung())
        .isEqualTo(new Rung(NAME, "partnered", year(2012), 4, year(2018), 2, "partnered"));
    assertThat(school.rated(2019, FOCUS).at()).isEqualTo("turnaround 5");
    SupportLadder.School late = school(new SupportLadder().reentry(2)).rated(2012, FOCUS);
    late.rated(2013).rated(2014).rated(2015).rated(2016, FOCUS);
    assertThat(late.at()).as("three years after the exit").isEqualTo("planning 0");
  }

  @Test
  void anUndecidedCondition_makesNoMove_andIsListed() {
    SupportLadder.School school =
        school(new SupportLadder()).improving(UNDECIDED).rated(2012, FOCUS).rated(2013, FOCUS);
    assertThat(school.at()).isEqualTo("planning 1");
    assertThat(school.last().step().undecided()).containsExactly(2);
    assertThat(school.rated(2014, FOCUS).at()).as("the clock is known").isEqualTo("partnered 2");
    assertThat(school.last().step().undecided()).isEmpty();
  }

  @Test
  void movesAreTestedTopDown_andOneIsMadeAYear() {
    SupportLadder.School school = school(new SupportLadder()).improving(Value.YesNo.NO);
    assertThat(school.rated(2012, FOCUS).at()).as("none at the entry").isEqualTo("planning 0");
    assertThat(school.rated(2013, FOCUS).at()).isEqualTo("escalated 1");
    assertThat(school.rated(2014, FOCUS).at()).isEqualTo("partnered 2");
  }

  @Test
  void anUndecidedDesignation_neitherEntersNorLeaves() {
    SupportLadder.School school = school(new SupportLadder());
    Map<String, Value> unknown = Map.of(FOCUS, UNDECIDED, PRIORITY, Value.YesNo.NO);
    school.rated(2012, unknown);
    assertThat(school.isOn()).isFalse();
    assertThat(school.last().value()).isEqualTo(UNDECIDED);
    school.rated(2013, FOCUS).rated(2014, unknown);
    assertThat(school.at()).isEqualTo("planning 1");
    assertThat(school.last().step().undecided()).containsExactly(0);
  }

  @Test
  void whoIsNotDesignated_hasNoState() {
    SupportLadder.School school = school(new SupportLadder()).rated(2012);
    Value none = new Value.Missing(MissingReason.NOT_APPLICABLE, "not in focus");
    assertThat(school.last().value()).isEqualTo(none);
    school.rated(2013, FOCUS);
    assertThat(school.last().value()).isEqualTo(new Value.Word("planning"));
    assertThat(school.rated(2014).last().value()).isEqualTo(none);
  }

  @Test
  void anExitRowThatDoesNotHold_keepsASchoolOnTheLadder() {
    SupportLadder ladder =
        new SupportLadder()
            .moves(
                move("planning", name("exits"), "escalated"),
                move("planning", atLeast("year", 2), "partnered"),
                move("partnered", atLeast("year", 9), "turnaround"),
                move(
                    Ladder.ANY,
                    new Expr.Binary(Operator.AND, name("exits"), atLeast("year_here", 2)),
                    Ladder.OUT));
    SupportLadder.School school = school(ladder).rated(2012, FOCUS).rated(2013);
    assertThat(school.at()).isEqualTo("escalated 1");
    assertThat(school.rated(2014).at()).isEqualTo("escalated 2");
    assertThat(school.rated(2015).at()).isEqualTo("out 3");
  }

  @Test
  void whoIsNoLongerDesignated_leavesBeforeAnythingElseIsAsked() {
    SupportLadder ladder =
        new SupportLadder()
            .moves(
                move("planning", atLeast("year", 1), "partnered"),
                move("partnered", atLeast("year", 9), "turnaround"),
                move("turnaround", atLeast("year", 19), "escalated"),
                move(Ladder.ANY, name("exits"), Ladder.OUT));
    assertThat(school(ladder).rated(2012, FOCUS).rated(2013).at()).isEqualTo("out 1");
    assertThat(school(ladder).rated(2012, FOCUS).rated(2013, FOCUS).at()).isEqualTo("partnered 1");
  }

  @Test
  void nobodyIsMovedOn_whileItIsOpenWhetherTheSchoolIsDesignated() {
    SupportLadder ladder =
        new SupportLadder()
            .moves(
                move(Ladder.ANY, name("exits"), Ladder.OUT),
                move("planning", atLeast("year", 1), "partnered"),
                move("partnered", atLeast("year", 9), "turnaround"),
                move("turnaround", atLeast("year", 19), "escalated"));
    Map<String, Value> unknown = Map.of(FOCUS, UNDECIDED, PRIORITY, Value.YesNo.NO);
    SupportLadder.School school = school(ladder).rated(2012, FOCUS).rated(2013, unknown);
    assertThat(school.at()).isEqualTo("planning 1");
  }

  @Test
  void atMostOneMoveAYear_isMade() {
    SupportLadder.School school = school(new SupportLadder().carries(PRIORITY));
    for (int year = 2012; year < 2016; year++) {
      school.rated(year, PRIORITY);
    }
    // Four years come along; the second move waits for the next determination.
    assertThat(school.rated(2016, FOCUS).at()).isEqualTo("partnered 4");
    assertThat(school.rated(2017, FOCUS).at()).isEqualTo("turnaround 5");
  }

  @Test
  void aCarriedClock_isThatOfTheOtherLadder_andTheMovesAreTested() {
    Ladder other =
        new Ladder(
            "priority_supports",
            "",
            PRIORITY,
            List.of("support"),
            List.of(new Ladder.Move(Ladder.ANY, name("exits"), Ladder.OUT)),
            List.of(),
            Ladder.NoData.STOPS,
            0,
            List.of(),
            false,
            false,
            null,
            "",
            List.of(),
            null);
    SupportLadder.School school =
        school(new SupportLadder().carries(PRIORITY).and(other))
            .rated(2012, PRIORITY)
            .noData(2013)
            .rated(2014, PRIORITY)
            .rated(2015, FOCUS);
    assertThat(school.at()).as("2013-14 stood still").isEqualTo("partnered 2");
    assertThat(school.rung().since()).isEqualTo(year(2015));
    SupportLadder.School without =
        school(new SupportLadder().and(other)).rated(2012, PRIORITY).rated(2013, FOCUS);
    assertThat(without.at()).isEqualTo("planning 0");
    SupportLadder.School both =
        school(new SupportLadder().carries(PRIORITY).and(other))
            .rated(2012, PRIORITY)
            .rated(2013, PRIORITY, FOCUS);
    assertThat(both.at()).as("it has not left the other").isEqualTo("planning 0");
    SupportLadder.School unladdered =
        school(new SupportLadder().carries(PRIORITY))
            .rated(2012, PRIORITY)
            .rated(2013, PRIORITY)
            .rated(2014, FOCUS);
    assertThat(unladdered.at()).as("years since the designation").isEqualTo("partnered 2");
  }

  @Test
  void anExplanation_saysWhichMoveWasMade_fromWhere_andWhatTheClockIs() {
    SupportLadder.School school = school(new SupportLadder().reentry(1)).rated(2011 + 1);
    String at = "ladder/" + NAME;
    assertThat(school.told()).isEqualTo(at + ": not designated as focus");
    assertThat(school.rated(2013, FOCUS).told())
        .isEqualTo(at + ": newly designated: the first state; 0 years closed; year 1 begins");
    assertThat(school.improving(UNDECIDED).rated(2014, FOCUS).told())
        .isEqualTo(
            at
                + ": no move is made; in planning before, since 2014-15; 1 year closed; year 2"
                + " begins; undecided: from planning to escalated when not improving");
    assertThat(school.rated(2015, FOCUS).told())
        .isEqualTo(
            at
                + "/move/1: from planning to partnered when year >= 2; in planning before, since"
                + " 2014-15; 2 years closed; year 3 begins");
    assertThat(school.rated(2016).told())
        .isEqualTo(
            at
                + "/move/0: from any to out when exits; in partnered before, since 2016-17; 3 years"
                + " closed");
    assertThat(school.rated(2017, FOCUS).told())
        .isEqualTo(
            at
                + ": designated again within 1 year: it goes on where it was; 3 years closed; year 4"
                + " begins");
    assertThat(school.rated(2018).rated(2019).told()).isEqualTo(at + ": left after 2018-19");
  }

  @Test
  void changedMoves_holdForEveryone_orForThoseDesignatedUnderThem() {
    Ladder.Move later = move("planning", atLeast("year", 4), "partnered");
    for (boolean keeps : List.of(false, true)) {
      SupportLadder newer =
          new SupportLadder()
              .moves(
                  move(Ladder.ANY, name("exits"), Ladder.OUT),
                  later,
                  move("planning", new Expr.Not(name("improving")), "escalated"),
                  move("escalated", atLeast("year", 2), "partnered"),
                  move("partnered", atLeast("year", 6), "turnaround"));
      newer = keeps ? newer.keepsOldMoves() : newer;
      Ladder second = newer.ladder().withYears(new YearRange(year(2014), year(2025)));
      SupportLadder both =
          new SupportLadder().during(new YearRange(year(2012), year(2013))).and(second);
      SupportLadder.School old =
          school(both).rated(2012, FOCUS).rated(2013, FOCUS).rated(2014, FOCUS);
      assertThat(old.at()).isEqualTo(keeps ? "partnered 2" : "planning 2");
      SupportLadder.School young =
          school(both).rated(2014, FOCUS).rated(2015, FOCUS).rated(2016, FOCUS);
      assertThat(young.at()).isEqualTo("planning 2");
    }
  }
}
