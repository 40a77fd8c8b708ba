package org.sqis.dsl.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.conformance.Budget;
import org.sqis.core.conformance.Goal;
import org.sqis.core.conformance.PlanCheck;
import org.sqis.core.conformance.Requirement;
import org.sqis.core.duty.Obligation;

/** Each requirement of a plan, missing alone. */
class PlanConformanceTest {
  private static final String PLAN =
      "01,p-1,turnaround,2013-10-01,school and district,the Superintendent,2013-11-04,2013-12-01,2016-06-30,data_report";

  @Test
  void planThatHasEverything_conforms() {
    PlanCheck check = new PlanWorld().check();
    assertThat(check.lacking()).isEmpty();
    assertThat(check.verdict()).isEqualTo("conforming");
    assertThat(check.id()).isEqualTo("p-1");
    assertThat(check.requirements()).hasSize(17);
    assertThat(new PlanWorld().judged().checks()).hasSize(1);
  }

  @Test
  void sixOfSevenPrinciples_areRejected() {
    PlanWorld world = new PlanWorld().with("actions.csv", "action 7,tp7,", "action 7,tp6,");
    assertThat(world.lacking())
        .containsExactly(
            "principle: every word: missing, 6 of 7; no action for tp7",
            "principle: evidence: missing, 6 of 7; no evidence of tp7");
    assertThat(world.check().verdict()).isEqualTo("not conforming");
  }

  @Test
  void strategyWithoutEvidence_isMissing() {
    PlanWorld world =
        new PlanWorld()
            .with(
                "actions.csv",
                "action 7,tp7,tier1,all,,,,,,2013-12-02,minutes,,",
                "action 7,tp7,tier1,all,,,,,,2013-12-02,,,");
    assertThat(world.lacking())
        .containsExactly("principle: evidence: missing, 6 of 7; no evidence of tp7");
    Requirement evidence = world.check().lacking().get(0);
    assertThat(evidence.where()).isEqualTo("actions.csv row 8");
  }

  @Test
  void evidenceThatIsNotDueYet_isOpen() {
    String row = "action 7,tp7,tier1,all,,,,,,2013-12-02,minutes,,";
    String later = "action 7,tp7,tier1,all,,,,,2014-03-01,,,,";
    PlanWorld world = new PlanWorld().with("actions.csv", row, later);
    assertThat(world.lacking())
        .containsExactly("principle: evidence: open, 6 of 7; not due yet: tp7");
    assertThat(world.check().verdict()).isEqualTo("open");
    assertThat(world.asOf("2 March 2014").lacking())
        .containsExactly("principle: evidence: missing, 6 of 7; no evidence of tp7");
    String begun = "action 7,tp7,tier1,all,,,,,2014-03-01,2013-12-02,,,";
    PlanWorld unproven = new PlanWorld().with("actions.csv", row, begun);
    assertThat(unproven.lacking())
        .containsExactly("principle: evidence: open, 6 of 7; not due yet: tp7");
    assertThat(unproven.asOf("2 March 2014").lacking())
        .containsExactly("principle: evidence: missing, 6 of 7; no evidence of tp7");
  }

  @Test
  void whatIsCarriedOutLater_isNoEvidenceYet() {
    PlanWorld world =
        new PlanWorld()
            .with(
                "actions.csv",
                "action 7,tp7,tier1,all,,,,,,2013-12-02,minutes,,",
                "action 7,tp7,tier1,all,,,,,,2014-03-02,minutes,,");
    assertThat(world.names()).containsExactly("principle: evidence");
    assertThat(world.asOf("2 March 2014").lacking()).isEmpty();
  }

  @Test
  void missedTargetOfAnyGroup_needsAnAction() {
    PlanWorld world =
        new PlanWorld()
            .with(
                "actions.csv",
                "tier1,all;hispanic,low;ela_target",
                "tier1,hispanic,low;ela_target");
    assertThat(world.names())
        .containsExactly("an action for every missed target", "a goal for every group concerned");
    assertThat(world.lacking().get(0))
        .isEqualTo(
            "an action for every missed target: missing, 2 of 3 missed targets have one; no action for"
                + " ela_target of all");
    PlanWorld other =
        new PlanWorld()
            .with("actions.csv", "tier1,all;hispanic,low;ela_target", "tier1,all,low;ela_target")
            .with(
                "actions.csv",
                "action 2,tp2,tier2,all,attendance_target,,,,,2013-12-02,minutes,,",
                "action 2,tp2,tier2,hispanic,attendance_target,,,,,2013-12-02,minutes,ela,40");
    assertThat(other.lacking())
        .containsExactly(
            "an action for every missed target: missing, 2 of 3 missed targets have one; no action for"
                + " ela_target of hispanic");
  }

  @Test
  void missedTargetOfTheSchool_needsAnAction() {
    PlanWorld world = new PlanWorld().with("actions.csv", "attendance_target", "");
    assertThat(world.lacking())
        .containsExactly(
            "an action for every missed target: missing, 2 of 3 missed targets have one; no action for"
                + " attendance_target");
  }

  @Test
  void groupTooSmallToSay_needsNoAction_andOneHeldBackLeavesItOpen() {
    assertThat(new PlanWorld().with("groups.csv", "asian,19,1", "asian,20,19").lacking()).isEmpty();
    PlanWorld world = new PlanWorld().with("groups.csv", "asian,19,1", "asian,*,*");
    assertThat(world.lacking())
        .containsExactly(
            "an action for every missed target: open, 3 of 3 missed targets have one; not known whether"
                + " missed: ela_target of asian",
            "a goal for every group concerned: open, 2 of 2 groups have one; not known whether"
                + " concerned: asian");
    assertThat(world.with("actions.csv", "attendance_target", "").lacking())
        .contains(
            "an action for every missed target: missing, 2 of 3 missed targets have one; no action for"
                + " attendance_target; not known whether missed: ela_target of asian");
  }

  @Test
  void goalOfAGroupHeldBack_isOpen_evenWhereItsTargetHasAnAction() {
    PlanWorld world =
        new PlanWorld()
            .with("groups.csv", "asian,19,1", "asian,*,*")
            .with(
                "actions.csv",
                "tier2,all,attendance_target",
                "tier2,asian,attendance_target;ela_target");
    assertThat(world.lacking())
        .containsExactly(
            "a goal for every group concerned: open, 2 of 2 groups have one; not known whether"
                + " concerned: asian");
    world.with(
        "actions.csv",
        "ela_target,,,,,2013-12-02,minutes,,",
        "ela_target,,,,,2013-12-02,minutes,ela,40");
    assertThat(world.lacking()).isEmpty();
  }

  @Test
  void schoolWithoutResultsOfTheRatedYear_isOpen() {
    PlanWorld world =
        new PlanWorld()
            .with("schools.csv", "01,North,missed\n", "")
            .with("actions.csv", "150", "")
            .row("groups.csv", "02,2013-14,all,100,90")
            .year("2013-14")
            .asOf("1 March 2015");
    assertThat(world.lacking())
        .containsExactly(
            "an action for every missed target: open, 0 of 0 missed targets have one; no results"
                + " of it in 2013-14 are at hand",
            "a goal for every group concerned: open, 1 of 1 groups have one; no results of it in"
                + " 2013-14 are at hand");
  }

  @Test
  void reasonWithoutAnAction_isNotCovered() {
    PlanWorld route = new PlanWorld().with("actions.csv", "low;ela_target", "ela_target");
    assertThat(route.lacking()).containsExactly("covers every reason: missing, low not covered");
    PlanWorld group =
        new PlanWorld()
            .with("groups.csv", "asian,19,1", "asian,25,5")
            .with("actions.csv", "tier2,all,attendance_target", "tier2,asian,attendance_target")
            .with(
                "actions.csv",
                "action 4,tp4,tier1,all,,,,,,2013-12-02,minutes,,",
                "action 4,tp4,tier1,asian,ela_target,,,,,2013-12-02,minutes,ela,40");
    assertThat(group.lacking()).isEmpty();
  }

  @Test
  void groupWithoutGoal_isMissing() {
    PlanWorld world = new PlanWorld().with("actions.csv", "minutes,ela,50", "minutes,ela,");
    assertThat(world.lacking())
        .containsExactly(
            "a goal for every group concerned: missing, 0 of 2 groups have one; no goal for hispanic, all");
  }

  @Test
  void planOfOneAuthor_isMissing() {
    PlanWorld world = new PlanWorld().with("plans.csv", "school and district", "school");
    assertThat(world.lacking())
        .containsExactly("written by school and district: missing, not written by district");
    assertThat(
            new PlanWorld()
                .with("plans.csv", "school and district", "The District; School")
                .names())
        .isEmpty();
  }

  @Test
  void spanOfTwoYears_isTooShort() {
    PlanWorld world = new PlanWorld().with("plans.csv", "2016-06-30", "2015-06-30");
    assertThat(world.lacking())
        .containsExactly("3 years: missing, 2 years, from 1 December 2013 to 30 June 2015");
    assertThat(new PlanWorld().with("plans.csv", "2016-06-30", "2015-07-01").lacking()).isEmpty();
  }

  @Test
  void approvalOfAnotherOffice_isNone() {
    PlanWorld world =
        new PlanWorld().with("plans.csv", "the Superintendent", "assistant superintendent");
    assertThat(world.lacking())
        .containsExactly(
            "approved by superintendent: missing, approved by assistant superintendent");
  }

  @Test
  void actionBeforeTheApproval_isRejected() {
    assertThat(new PlanWorld().with("plans.csv", "2013-11-04", "2013-11-05").lacking())
        .containsExactly(
            "no action before the approval: missing, approved 5 November 2013; carried out before:"
                + " `action 1` on 4 November 2013");
    assertThat(new PlanWorld().with("plans.csv", "2013-11-04", "2013-11-03").lacking()).isEmpty();
    assertThat(new PlanWorld().with("plans.csv", "2013-11-04", "2014-03-02").names())
        .containsExactly("approved by superintendent", "no action before the approval");
  }

  @Test
  void dataReport_isCitedAndThere() {
    PlanWorld uncited = new PlanWorld().with("plans.csv", "2016-06-30,data_report", "2016-06-30,");
    assertThat(uncited.lacking())
        .containsExactly("cites data_report: missing, it does not cite data_report");
    PlanWorld later = new PlanWorld().with("filed.csv", "2013-07-20", "2013-10-02");
    assertThat(later.lacking())
        .containsExactly(
            "cites data_report: missing, it cites data_report, and none was filed by 1 October 2013");
    assertThat(new PlanWorld().with("filed.csv", "2013-07-20", "2013-10-01").lacking()).isEmpty();
  }

  @Test
  void wordThatATagDoesNotTake_isRejectedWithItsRow() {
    PlanWorld use = new PlanWorld().with("actions.csv", "expanded_time", "buses");
    assertThat(use.lacking())
        .containsExactly(
            "use: allowed words: missing, `buses` of `action 3` is none of interventions, expanded_time");
    assertThat(use.check().lacking().get(0).where()).isEqualTo("actions.csv row 4");
    PlanWorld group = new PlanWorld().with("actions.csv", "tier2,all,", "tier2,hispanics,");
    assertThat(group.lacking())
        .containsExactly(
            "groups: allowed words: missing, `hispanics` of `action 2` is none of all, hispanic, asian");
    PlanWorld none =
        new PlanWorld().with("actions.csv", "action 2,tp2,tier2,all,", "action 2,tp2,,all,");
    assertThat(none.lacking())
        .containsExactly("tier: each action: missing, none for `action 2` on 2 December 2013");
  }

  @Test
  void money_isWithinWhatWasFreedAndWhatCanBe() {
    assertThat(new PlanWorld().with("actions.csv", ",150,", ",200,").lacking()).isEmpty();
    assertThat(new PlanWorld().with("actions.csv", ",150,", ",201,").lacking())
        .containsExactly(
            "budget: missing, the plans of North spend 201, 1 more than the 200 that are freed");
    assertThat(new PlanWorld().with("budgets.csv", "1000,200", "1000,201").lacking())
        .containsExactly("budget: missing, freed are 201, more than the 200 that can be");
    assertThat(new PlanWorld().with("budgets.csv", "2013-14", "2014-15").lacking())
        .containsExactly("budget: missing, no budget of North in 2013-14 is there");
    assertThat(new PlanWorld().with("actions.csv", "expanded_time", "").lacking())
        .containsExactly("budget: missing, money without a use: `action 3` on 2 December 2013");
    assertThat(new PlanWorld().rule("| 20%   | choice ", "| not set | ").lacking())
        .containsExactly("budget: open, `freed` is not set");
    assertThat(new PlanWorld().with("actions.csv", "150,2013-14", "150,2014-15").lacking())
        .isEmpty();
  }

  @Test
  void money_isThatOfTheRulesInForce() {
    String other =
        """
        plan other for priority
          provided    1 year
          budget      at most %s
          years       %s
          provenance  choice
        end plan
        membership partners""";
    PlanWorld later = new PlanWorld().rule("membership partners", other.formatted("1%", "2014-15"));
    assertThat(later.lacking()).isEmpty();
    assertThat(later.judged().budgets().get(0).most()).hasToString("200");
    PlanWorld now = new PlanWorld().rule("membership partners", other.formatted("1%", "2012-13"));
    assertThat(now.lacking())
        .containsExactly("budget: missing, freed are 200, more than the 10 that can be");
    PlanWorld unset =
        new PlanWorld()
            .rule("| 20%   | choice ", "| not set | ")
            .rule("membership partners", other.formatted("30%", "2012-13"));
    assertThat(unset.lacking()).containsExactly("budget: open, `freed` is not set");
  }

  @Test
  void moneyOfADistrict_isAddedUp() {
    List<Budget> budgets = new PlanWorld().judged().budgets();
    assertThat(budgets).hasSize(1);
    assertThat(budgets.get(0).byDesignation()).hasToString("{priority=150}");
    assertThat(budgets.get(0).byUse()).hasToString("{expanded_time=150}");
    assertThat(budgets.get(0).most()).hasToString("200");
  }

  @Test
  void schoolWithoutAPlan_andAPlanNobodyAskedFor() {
    PlanWorld world = new PlanWorld().with("plans.csv", "01,p-1", "02,p-1");
    assertThat(world.lacking()).containsExactly("a plan: missing, none for 2013-14 is filed");
    assertThat(world.judged().unasked()).hasSize(1);
    assertThat(new PlanWorld().asOf("30 September 2013").names()).containsExactly("a plan");
  }

  @Test
  void lastPlanInForce_counts() {
    String second = PLAN.replace("p-1", "p-2").replace("2013-10-01", "2013-10-02");
    assertThat(new PlanWorld().row("plans.csv", second).check().id()).isEqualTo("p-2");
    assertThat(new PlanWorld().row("plans.csv", second).asOf("1 October 2013").check().id())
        .isEqualTo("p-1");
    String next = second.replace("2013-12-01,2016-06-30", "2014-07-01,2017-06-30");
    assertThat(new PlanWorld().row("plans.csv", next).check().id()).isEqualTo("p-1");
  }

  @Test
  void plan_isTheFilingOfItsDuty() {
    PlanWorld world = new PlanWorld();
    Policy policy = world.policy();
    var data = world.load(policy).dataset();
    assertThat(policy.determinations(data).obligations("01", world.day()))
        .filteredOn(one -> one.what().equals("turnaround"))
        .extracting(Obligation::state)
        .containsExactly(Obligation.State.MET);
  }

  @Test
  void goals_tellHowGroupAndGapHaveMoved() {
    PlanWorld world =
        new PlanWorld()
            .row(
                "groups.csv",
                "01,2013-14,all,100,44\n01,2013-14,hispanic,50,15\n02,2013-14,all,100,90")
            .year("2013-14")
            .asOf("1 March 2015");
    List<Goal> goals = world.check().goals();
    assertThat(goals).extracting(Goal::group).containsExactly("all", "hispanic");
    Goal hispanic = goals.get(1);
    assertThat(
            List.of(
                hispanic.before(),
                hispanic.now(),
                hispanic.gapBefore(),
                hispanic.gapNow(),
                hispanic.trend(),
                hispanic.target()))
        .containsExactly("20%", "30%", "20 points", "14 points", "narrower", "50");
  }
}
