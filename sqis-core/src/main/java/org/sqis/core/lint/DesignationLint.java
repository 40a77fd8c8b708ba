package org.sqis.core.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Taking;
import org.sqis.core.policy.Designation;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Designations that do not do what their authors may think: quotas of no school, and reasons that
 * can be cleared while their route still names the school.
 */
final class DesignationLint {
  private DesignationLint() {}

  static void add(Plan plan, List<Problem> found) {
    for (Element element : plan.elements()) {
      if (element instanceof Element.OfDesignation designation) {
        add(designation, plan, found);
      }
    }
  }

  private static void add(Element.OfDesignation rules, Plan plan, List<Problem> found) {
    Place.Element at = Place.element("designation/" + rules.name());
    for (int i = 0; i < rules.routes().size(); i++) {
      Element.Route route = rules.routes().get(i);
      Place.Element place = at.child("route").child(i);
      for (Node.Places quota : route.places()) {
        boolean isOfNobody =
            quota.places() instanceof Node.Constant constant
                && constant.value().equals(Value.of(Rational.ZERO));
        if (isOfNobody) {
          found.add(
              Problem.of(ProblemCode.NEVER_DECIDES, place.child("who"), "the quota has no place")
                  .help("write how many schools it names, or leave it out"));
        }
      }
      overlap(rules, route, place, plan, found);
    }
  }

  /** An exit that can hold where its route does: the school is named again, and stays. */
  private static void overlap(
      Element.OfDesignation rules,
      Element.Route route,
      Place.Element at,
      Plan plan,
      List<Problem> found) {
    String name = route.route().name();
    Node groups = route.groups();
    Taking named = taking(groups == null ? route.who() : groups, plan);
    for (int i = 0; i < rules.exits().size(); i++) {
      Element.Exit exit = rules.exits().get(i);
      Taking cleared = exit.route().equals(name) ? taking(exit.cleared(), plan) : null;
      boolean overlaps =
          named != null
              && cleared != null
              && named.key().equals(cleared.key())
              && !named.and(cleared).isNothing();
      if (overlaps) {
        Designation.Exit written = rules.designation().exits().get(i);
        String entry =
            groups == null ? route.route().who().toString() : route.route().groups() + "";
        found.add(
            Problem.of(
                    ProblemCode.EXIT_MEETS_ROUTE,
                    Place.element("designation/" + rules.name())
                        .child("exit")
                        .child(i)
                        .child("cleared"),
                    name,
                    rules.name(),
                    entry,
                    written.cleared().toString())
                .with(at.child(groups == null ? "who" : "groups"), "names it")
                .help("let the exit hold only where the route does not"));
      }
    }
  }

  /** What a condition takes in the rated year. */
  private static @Nullable Taking taking(Node condition, Plan plan) {
    Node body = condition instanceof Node.OverYears years ? years.body() : condition;
    return body == null ? null : Taking.of(body, plan);
  }
}
