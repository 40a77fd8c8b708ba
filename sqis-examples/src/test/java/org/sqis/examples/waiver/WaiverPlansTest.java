package org.sqis.examples.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.conformance.Milestones;
import org.sqis.core.conformance.PlanCheck;
import org.sqis.core.conformance.PlanConformance;
import org.sqis.core.conformance.Requirement;
import org.sqis.core.data.Dataset;
import org.sqis.core.duty.Obligation;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.DutyList;

/** The plans and milestones of the example: each shows one thing, and with its rule broken none. */
class WaiverPlansTest {
  private static final CalendarDate DAY = CalendarDate.parse("30 June 2014").orElseThrow();

  /** What the plans lack that are filed, by the id of the plan. */
  private static Map<String, List<String>> lacking(Policy policy) {
    Dataset data = WaiverExample.load("2016_17", policy).in(new SchoolYear(2012)).orElseThrow();
    Map<String, List<String>> lacking = new TreeMap<>();
    var all = policy.determinations(data);
    for (PlanCheck check : PlanConformance.of(policy, data, all, DAY).checks()) {
      if (check.plan() != null) {
        lacking.put(check.id(), check.lacking().stream().map(Requirement::name).toList());
      }
    }
    return lacking;
  }

  @Test
  void eachPlan_lacksWhatItIsThereToShow() {
    assertThat(lacking(WaiverExample.POLICY))
        .hasToString(
            "{fresno-15=[principle: every word, principle: evidence], fresno-3=[],"
                + " los-angeles-14=[3 years, approved by superintendent],"
                + " los-angeles-57=[principle: evidence],"
                + " los-angeles-6=[written by school and district, cites data_report, a goal for"
                + " every group concerned], oakland-12=[budget],"
                + " san-francisco-7=[use: allowed words],"
                + " santa-ana-2=[an action for every missed target],"
                + " santa-ana-8=[no action before the approval]}");
  }

  /** Scenario 7 of the waiver: a plan with six of seven principles is rejected. */
  @Test
  void planWithSixOfSevenPrinciples_isRejected_unlessSixAreAsked() {
    assertThat(lacking(WaiverExample.POLICY).get("fresno-15")).contains("principle: every word");
    Policy six = WaiverExample.policy("plans.sqis", ", tp6, tp7 ", ", tp6 ");
    assertThat(lacking(six).get("fresno-15")).doesNotContain("principle: every word");
  }

  @Test
  void eachRule_decides() {
    assertThat(
            lacking(WaiverExample.policy("plans.sqis", "every word, with evidence", "every word"))
                .get("los-angeles-57"))
        .isEmpty();
    assertThat(
            lacking(WaiverExample.policy("plans.sqis", "ela_target, math", "math"))
                .get("santa-ana-2"))
        .isEmpty();
    assertThat(
            lacking(WaiverExample.policy("plans.sqis", "interventions, p", "buses, p"))
                .get("san-francisco-7"))
        .isEmpty();
    assertThat(
            lacking(WaiverExample.policy("plans.sqis", "at most most_freed_title_i", "at most 10%"))
                .get("fresno-3"))
        .containsExactly("budget");
    assertThat(
            lacking(WaiverExample.policy("plans.sqis", "approved by superintendent, ", ""))
                .get("santa-ana-8"))
        .isEmpty();
  }

  @Test
  void oakland_isLate_andSacramentoOwesNothingAfterItHasLeft() {
    Policy policy = WaiverExample.POLICY;
    Dataset data = WaiverExample.load("2016_17", policy);
    CalendarDate day = CalendarDate.parse("30 September 2014").orElseThrow();
    List<String> late = new ArrayList<>();
    for (var procedure : policy.spec().procedures()) {
      if (procedure instanceof DutyList list) {
        Milestones.of(policy.spec(), list, data.entries(), day)
            .forEach(
                (district, all) ->
                    all.stream()
                        .filter(one -> one.state() == Obligation.State.LATE)
                        .forEach(one -> late.add(district + " " + one.what())));
      }
    }
    assertThat(late)
        .containsExactly(
            "Long Beach Unified training_of_consortium",
            "Oakland Unified evaluation_guidelines",
            "Oakland Unified new_standards",
            "Oakland Unified new_assessment",
            "Oakland Unified language_standards",
            "Oakland Unified local_plan",
            "Oakland Unified advisory_councils",
            "Oakland Unified training_of_consortium",
            "Los Angeles Unified online_module");
  }
}
