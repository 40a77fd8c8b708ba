package org.sqis.core.eval;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.policy.Designation;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Determination.Clearing;
import org.sqis.core.standing.Determination.Compared;
import org.sqis.core.standing.Determination.Finding;
import org.sqis.core.standing.Held;

/** Evaluates again what decided one determination, for those who listen to what is read. */
final class DesignationReads {
  private final Element.OfDesignation rules;
  private final Designation designation;
  private final SchoolValues school;

  DesignationReads(Element.OfDesignation rules, SchoolValues school) {
    this.rules = rules;
    this.designation = rules.designation();
    this.school = school;
  }

  /**
   * What leaves the designation undecided: cohort, exclusion, and routes that are undecided.
   * Whether a school has a place can rest on others of which it is not known whether they compete,
   * but what is missing is its own.
   */
  void undecided(Reads reads) {
    Determination result = school.determination(designation.name());
    if (!DesignationText.asksCohort(result) || result == null) {
      return;
    }
    reads.read(designation.among(), -1, 0);
    designation.except().forEach(name -> reads.read(name, -1, 0));
    for (Finding finding : result.findings()) {
      if (finding.answer().isMissing()) {
        node(route(finding).who(), -1, reads);
      }
    }
  }

  /** Everything that decided, for the routes also what the schools have that compete. */
  void everything(Reads reads, SchoolEvaluator evaluator) {
    Determination result = school.determination(designation.name());
    if (!DesignationText.asksCohort(result) || result == null) {
      return;
    }
    reads.read(designation.among(), -1, 0);
    for (String name : designation.except()) {
      reads.read(name, -1, 0);
      if (school.get(name, -1, false).equals(Value.YesNo.YES)) {
        return;
      }
    }
    for (Finding finding : result.findings()) {
      Element.Route route = route(finding);
      node(route.who(), -1, reads);
      for (Compared one : finding.groups()) {
        if (route.groups() != null) {
          node(route.groups(), school.plan().groups().indexOf(one.group()), reads);
        }
      }
      route.places().forEach(places -> competitors(places, reads));
    }
    Held before = school.before().held().get(designation.name());
    if (before != null && !result.clearings().isEmpty()) {
      StandingEvaluator.Exits exits = StandingEvaluator.exits(rules, before, school, evaluator);
      for (Clearing clearing : result.clearings()) {
        exit(exits, clearing, reads);
      }
    }
  }

  private void exit(StandingEvaluator.Exits exits, Clearing clearing, Reads reads) {
    for (Element.Exit exit : exits.rules().exits()) {
      int group = school.plan().groups().indexOf(clearing.group());
      if (exit.route().equals(clearing.route()) && (!exit.isOfGroups() || group >= 0)) {
        NodeEvaluator.under(exits.plan(), school, group, reads).of(exit.cleared());
      }
    }
  }

  /** What decides who else is in the first places. */
  private void competitors(Node.Places places, Reads reads) {
    SchoolValues consortium = school;
    for (SchoolValues outer = school.outer(); outer != null; outer = outer.outer()) {
      consortium = outer;
    }
    for (SchoolValues other : consortium.members(UnitOfAnalysis.SCHOOL)) {
      if (other.equals(school)) {
        continue;
      }
      Reads there = reads.visiting(other);
      there.read(designation.among(), -1, 0);
      if (!designation.baseOf().isEmpty()) {
        there.read(designation.baseOf(), -1, 0);
      }
      designation.except().forEach(name -> there.read(name, -1, 0));
      if (other.get(designation.among(), -1, false).equals(Value.YesNo.YES)) {
        NodeEvaluator nodes = new NodeEvaluator(other, -1, Map.of(), there);
        nodes.of(places.key());
        if (places.only() != null) {
          nodes.of(places.only());
        }
      }
    }
  }

  private Element.Route route(Finding finding) {
    List<Element.Route> routes = rules.routes();
    return Objects.requireNonNull(
        routes.stream()
            .filter(one -> one.route().name().equals(finding.route()))
            .findFirst()
            .orElse(null),
        finding.route());
  }

  private void node(Node node, int group, Reads reads) {
    new NodeEvaluator(school, group, Map.of(), reads).of(node);
  }
}
