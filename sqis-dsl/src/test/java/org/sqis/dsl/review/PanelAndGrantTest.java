package org.sqis.dsl.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.duty.Obligation;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.review.GrantHistory;
import org.sqis.core.review.PanelAgenda;
import org.sqis.core.review.PanelYear;

/**
 * The panel, its roster and meetings, and what its decisions and those of others make of grants.
 */
class PanelAndGrantTest {
  private static final String ONE = "first,2013-12-10,Ann;Bob";
  private static final String TWO = "second,2014-06-10,Ann;Bob;Cem";

  private static Reviewed met(String... meetings) {
    return new Reviewed().rows("meetings.csv", meetings);
  }

  @Test
  void scenario12_aPanelThatMetOnce_isABreach_whenTheYearIsOver() {
    assertThat(met(ONE).panel("2014-06-30").state()).isEqualTo(PanelYear.State.OPEN);
    PanelYear over = met(ONE).panel("2014-07-01");
    assertThat(over.state()).isEqualTo(PanelYear.State.BREACH);
    assertThat(over.because()).isEqualTo("1 of 2 meetings in 2013-14; no quorum is set");
    assertThat(met(ONE, TWO).panel("2014-07-01").state()).isEqualTo(PanelYear.State.MET);
    assertThat(met(ONE, "late,2014-07-02,Ann").panel("2014-08-01").state())
        .as("a meeting of the next year")
        .isEqualTo(PanelYear.State.BREACH);
    assertThat(met(ONE, TWO).panel("2014-06-09").state()).isEqualTo(PanelYear.State.OPEN);
  }

  @Test
  void aMeetingWithoutAQuorum_doesNotCount() {
    Reviewed three = met(ONE, TWO).rules("| quorum     | not set |", "| quorum     | 3       |");
    assertThat(three.panel("2014-07-01").state()).isEqualTo(PanelYear.State.BREACH);
    assertThat(three.panel("2014-07-01").because())
        .isEqualTo("1 of 2 meetings in 2013-14; quorum 3");
  }

  @Test
  void numberOfMeetingsThatIsNotSet_leavesItUndecided() {
    Reviewed unset =
        met(ONE)
            .rules("meetings    2", "meetings    times")
            .rules(
                "| quorum     | not set |",
                "| times | not set | count | choice |\n    | quorum | not set |");
    assertThat(unset.panel("2014-07-01").state()).isEqualTo(PanelYear.State.UNDECIDED);
    assertThat(unset.panel("2014-07-01").because())
        .isEqualTo("1 meetings in 2013-14; no quorum is set");
  }

  @Test
  void termsOfTheRoster_areThoseOfTheDay_andOfTheDistrict() {
    Reviewed reviewed = met("in,2014-12-31,Cem", "out,2015-01-01,Cem");
    PanelYear panel =
        PanelYear.of(
                reviewed.spec(),
                reviewed.data().entries(),
                new SchoolYear(2014),
                Reviewed.day("2015-07-01"))
            .orElseThrow();
    assertThat(panel.meetings())
        .extracting(PanelYear.Meeting::id, PanelYear.Meeting::counts)
        .containsExactly(tuple("in", true), tuple("out", false));
    PanelYear after =
        new Reviewed()
            .rules("| Ash      | 6 August 2013 |    |", "| Ash | 6 August 2013 | 1 May 2014 |")
            .rows("roster.csv", "Dee,Schools,Ash,no,2014-05-02,", "Eva,Schools,Ash,no,2014-05-01,")
            .panel("2014-07-01");
    assertThat(Reviewed.said(after.problems()))
        .containsExactly("SQ4527 `Eva` works for `Ash`, which is a district of `all_three`");
  }

  @Test
  void roster_saysWhoIsIn_whoHasAConflict_andWhoMustNotBe() {
    PanelYear panel =
        new Reviewed()
            .rows(
                "roster.csv",
                "Dee,Schools,Ash,no,2014-01-01,",
                "Eva,Past,,no,2010-01-01,2012-01-01")
            .panel("2014-07-01");
    assertThat(panel.members())
        .extracting(PanelYear.Member::name, PanelYear.Member::hasConflict)
        .containsExactly(
            tuple("Ann", false), tuple("Bob", true), tuple("Cem", false), tuple("Dee", false));
    assertThat(Reviewed.said(panel.problems()))
        .containsExactly("SQ4527 `Dee` works for `Ash`, which is a district of `all_three`");
    assertThat(panel.problems().get(0).at().toString()).isEqualTo("roster.csv:5, column member");
    assertThat(new Reviewed().panel("2015-01-01").inOffice())
        .extracting(PanelYear.Member::name)
        .containsExactly("Ann", "Bob");
  }

  @Test
  void whoAttendsWithoutBeingAMember_isNamed_andDoesNotCount() {
    PanelYear panel = met("first,2013-12-10,Anne").panel("2014-07-01");
    assertThat(Reviewed.said(panel.problems()))
        .containsExactly(
            "SQ4527 `Anne` is said to attend on 10 December 2013 and is no member then");
    assertThat(panel.problems().get(0).help()).isEqualTo("did you mean `Ann`?");
    assertThat(panel.held()).isZero();
  }

  private static List<String> states(GrantHistory grants) {
    return grants.stays("Ash").stream().map(one -> one.state()).toList();
  }

  private static Reviewed atRisk() {
    return met("m,2014-09-30,Ann;Bob")
        .rows(
            "rulings.csv",
            "Ash,approve,2013-08-06,ED,request,,",
            "Ash,intervention,2014-09-30,panel,late index,a plan,2014-12-01");
  }

  @Test
  void decisions_moveTheGrant_onTheirDays() {
    Reviewed all = atRisk().rows("rulings.csv", "Ash,lift,2015-09-25,ED,resolved,,");
    assertThat(states(all.grants("2013-08-05"))).containsExactly("requested");
    assertThat(states(all.grants("2014-09-29"))).containsExactly("requested", "approved");
    assertThat(states(all.grants("2015-09-25")))
        .containsExactly("requested", "approved", "high_risk", "approved");
    assertThat(all.grants("2015-09-25").problems()).isEmpty();
    assertThat(all.grants("2015-09-25").stays("Ash").get(2).holds(Reviewed.day("2015-09-24")))
        .isTrue();
    assertThat(all.grants("2015-09-25").stays("Ash").get(2).holds(Reviewed.day("2015-09-25")))
        .isFalse();
  }

  @Test
  void decisionsThatLeadNowhere_areNamed_andChangeNothing() {
    GrantHistory lift =
        new Reviewed().rows("rulings.csv", "Ash,lift,2014-01-01,ED,why,,").grants("2015-01-01");
    assertThat(Reviewed.said(lift.problems()))
        .containsExactly(
            "SQ4526 `lift` leads nowhere from `requested`, where `Ash` is on 1 January 2014");
    assertThat(lift.problems().get(0).help()).isEqualTo("from `requested` lead approve, end");
    assertThat(states(lift)).containsExactly("requested");
    GrantHistory unknown =
        new Reviewed().rows("rulings.csv", "Ash,aprove,2014-01-01,ED,why,,").grants("2015-01-01");
    assertThat(Reviewed.said(unknown.problems()))
        .containsExactly("SQ4525 `aprove` is a decision of no panel and no status of the policy");
    assertThat(unknown.problems().get(0).help()).isEqualTo("did you mean `approve`?");
  }

  @Test
  void decisionsOfLaterDays_moveNothing_andAreJudgedByTheStateOfTheirDay() {
    Reviewed all = atRisk().rows("rulings.csv", "Ash,lift,2015-09-25,ED,resolved,,");
    assertThat(all.grants("2013-08-05").problems()).isEmpty();
    assertThat(states(all.grants("2013-08-05"))).containsExactly("requested");
    assertThat(all.grants("2014-09-29").problems()).isEmpty();
    assertThat(all.grants("2014-09-29").rulings("Ash")).hasSize(1);
  }

  @Test
  void decisionsOfOneDay_followTheMoves_inWhateverOrderTheyAreWritten() {
    Reviewed swapped =
        met("m,2014-09-30,Ann;Bob")
            .rows(
                "rulings.csv",
                "Ash,intervention,2014-09-30,panel,late index,,",
                "Ash,approve,2014-09-30,ED,request,,");
    assertThat(states(swapped.grants("2014-10-01")))
        .containsExactly("requested", "approved", "high_risk");
    assertThat(swapped.grants("2014-10-01").problems()).isEmpty();
  }

  @Test
  void thePanel_decidesOnlyWhereItMeets() {
    GrantHistory away =
        new Reviewed()
            .rows("rulings.csv", "Ash,support,2014-01-01,panel,why,,")
            .grants("2015-01-01");
    assertThat(Reviewed.said(away.problems()))
        .containsExactly(
            "SQ4528 the panel decides of `Ash` on 1 January 2014, and it did not meet on that day");
    assertThat(away.rulings("Ash")).isEmpty();
    GrantHistory few =
        atRisk().rules("| quorum     | not set |", "| quorum     | 3       |").grants("2015-01-01");
    assertThat(Reviewed.said(few.problems()))
        .containsExactly(
            "SQ4528 the panel decides of `Ash` on 30 September 2014, and too few members were there");
  }

  @Test
  void dutiesOfAState_areCountedFromItsFirstDay() {
    Reviewed filed =
        atRisk()
            .rows("milestones.csv", "Ash,plan,2014-11-15", "Ash,update,2014-10-30")
            .rows("milestones.csv", "Ash,update,2014-12-30", "Ash,index,2015-03-31");
    assertThat(filed.grants("2015-01-01").obligations("Ash"))
        .extracting(Obligation::what, one -> String.valueOf(one.due()), one -> one.state().word())
        .containsExactly(
            tuple("update", "30 October 2014", "met"),
            tuple("plan", "14 November 2014", "late"),
            tuple("update", "30 November 2014", "late"),
            tuple("update", "30 December 2014", "met"),
            tuple("update", "30 January 2015", "open"),
            tuple("index", "31 March 2015", "open"));
    assertThat(filed.grants("2015-03-31").obligations("Ash"))
        .filteredOn(one -> one.what().equals("index"))
        .extracting(one -> one.state().word())
        .containsExactly("met");
    Reviewed lifted = filed.rows("rulings.csv", "Ash,lift,2014-12-15,ED,resolved,,");
    assertThat(lifted.grants("2015-04-01").obligations("Ash"))
        .as("what is due after the state has ended is not owed")
        .extracting(Obligation::what)
        .containsExactly("update", "plan", "update");
  }

  @Test
  void conditionsStayOpen_untilTheyAreMet() {
    Reviewed reviewed = atRisk();
    assertThat(
            PanelAgenda.of(
                "Ash", null, reviewed.grants("2014-12-02"), null, Reviewed.day("2014-12-02")))
        .containsExactly(
            new PanelAgenda.Item("intervention", "a plan", Reviewed.day("2014-12-01"), true));
    assertThat(
            PanelAgenda.of(
                "Ash", null, reviewed.grants("2014-12-01"), null, Reviewed.day("2014-12-01")))
        .extracting(PanelAgenda.Item::isLate)
        .containsExactly(false);
  }
}
