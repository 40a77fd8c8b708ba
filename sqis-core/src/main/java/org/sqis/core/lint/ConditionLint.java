package org.sqis.core.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.lint.DecisionLint.Facts;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Bounds;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;
import org.sqis.core.policy.Measure;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Rules that can never apply although no proof refuses them: conditions that always or never hold,
 * conditions asked twice, fallbacks that are never used. Only what is written out counts: what
 * rests on a parameter can change with it.
 */
final class ConditionLint {
  private final Plan plan;
  private final List<Problem> found;
  private final DecisionLint parts;

  private ConditionLint(Plan plan, List<Problem> found) {
    this.plan = plan;
    this.found = found;
    this.parts = new DecisionLint(plan, found);
  }

  static void add(Plan plan, List<Problem> found) {
    ConditionLint lint = new ConditionLint(plan, found);
    for (Element element : plan.elements()) {
      if (element instanceof Element.OfMeasure measure) {
        lint.add(measure);
      } else if (element instanceof Element.OfGrid grid) {
        lint.add(grid);
      } else if (element instanceof Element.OfDesignation designation) {
        lint.add(designation);
      }
    }
  }

  private void add(Element.OfMeasure measure) {
    Place.Element at = Place.element("measure/" + measure.name());
    Map<Expr, Integer> asked = new HashMap<>();
    List<Measure.Need> needs = measure.measure().needs();
    Facts facts = Facts.none();
    for (int i = 0; i < needs.size(); i++) {
      Place.Element place = at.child("need").child(i);
      Integer earlier = asked.putIfAbsent(needs.get(i).condition(), i);
      if (earlier != null) {
        found.add(
            Problem.of(ProblemCode.NEVER_DECIDES, place, "the same is needed above")
                .with(at.child("need").child(earlier), "asks the same")
                .help("leave one of the two lines out"));
      } else if (!decided(measure.needs().get(i), place, "measure", measure.name())) {
        parts.add(needs.get(i).condition(), measure.needs().get(i), place, facts);
      }
      facts = parts.holding(facts, measure.needs().get(i));
    }
    if (measure.measure().body() instanceof Measure.Cases cases) {
      cases(measure, cases, at, facts);
    }
  }

  private void cases(
      Element.OfMeasure measure, Measure.Cases written, Place.Element at, Facts needed) {
    Facts facts = needed;
    for (int i = 0; i < measure.cases().size(); i++) {
      Element.Case one = measure.cases().get(i);
      Place.Element place = at.child("value").child(i);
      Expr when = written.cases().get(i).when();
      Expr value = written.cases().get(i).value();
      Facts here = facts;
      if (one.when() != null) {
        if (!decided(one.when(), place.child("when"), "line", "")) {
          parts.add(when, one.when(), place.child("when"), facts);
        }
        here = parts.holding(facts, one.when());
        facts = parts.notHolding(facts, one.when());
      }
      parts.add(value, one.value(), place, here);
      if (one.value() instanceof Node.Else always && always.value().typed().possible().isEmpty()) {
        found.add(
            Problem.of(
                    ProblemCode.NEVER_DECIDES, place, "what stands before `else` is always there")
                .help("leave `else` and what follows it out"));
      }
    }
  }

  private void add(Element.OfGrid grid) {
    Place.Element at = Place.element("grid/" + grid.name());
    Facts facts = Facts.none();
    for (int i = 0; i < grid.needs().size(); i++) {
      Node need = grid.needs().get(i);
      parts.add(grid.grid().needs().get(i).condition(), need, at.child("need").child(i), facts);
      facts = parts.holding(facts, need);
    }
    for (int i = 0; i < grid.replacements().size(); i++) {
      Node when = grid.replacements().get(i).when();
      Place.Element place = at.child("replace").child(i).child("when");
      parts.add(grid.grid().replacements().get(i).when(), when, place, facts);
      facts = parts.notHolding(facts, when);
    }
  }

  private void add(Element.OfDesignation rules) {
    Place.Element at = Place.element("designation/" + rules.name());
    for (int i = 0; i < rules.routes().size(); i++) {
      Element.Route route = rules.routes().get(i);
      Place.Element place = at.child("route").child(i);
      look(route.route().who(), route.who(), place.child("who"), "route");
      if (route.groups() != null) {
        look(route.route().groups(), route.groups(), place.child("groups"), "route");
      }
    }
    for (int i = 0; i < rules.exits().size(); i++) {
      Place.Element place = at.child("exit").child(i).child("cleared");
      Expr written = rules.designation().exits().get(i).cleared();
      look(written, rules.exits().get(i).cleared(), place, "exit");
    }
  }

  private void look(@Nullable Expr written, Node condition, Place.Element at, String what) {
    if (!decided(condition, at, what, "")) {
      parts.add(written, condition, at, Facts.none());
    }
  }

  /** Whether the condition has one answer whatever the data are; told if so. */
  private boolean decided(Node condition, Place.Element at, String what, String name) {
    Boolean truth = truth(condition);
    if (truth != null) {
      String whose = name.isEmpty() ? "this " + what : "`" + name + "`";
      found.add(
          Problem.of(ProblemCode.NEVER_DECIDES, at, truth ? "it always holds" : "it can never hold")
              .help(
                  truth
                      ? "leave the condition out, or compare with another value"
                      : "compare with another value; as it stands " + whose + " never applies"));
    }
    return truth != null;
  }

  /** Whether the condition holds for every school or for none; null if that depends. */
  private @Nullable Boolean truth(Node node) {
    if (node instanceof Node.Not not) {
      Boolean inner = truth(not.operand());
      return inner == null ? null : !inner;
    }
    if (node instanceof Node.Presence presence) {
      boolean isOpen = !isWritten(presence.operand());
      boolean isNeverMissing = presence.operand().typed().possible().isEmpty();
      return (isOpen || !isNeverMissing) ? null : (Boolean) presence.asksPresent();
    }
    if (!(node instanceof Node.Binary binary)) {
      return null;
    }
    return switch (binary.operator()) {
      case AND -> joined(binary, false);
      case OR -> joined(binary, true);
      case LESS -> less(binary.left(), binary.right(), true);
      case AT_MOST -> less(binary.left(), binary.right(), false);
      case GREATER -> less(binary.right(), binary.left(), true);
      case AT_LEAST -> less(binary.right(), binary.left(), false);
      case IS, PLUS, MINUS, TIMES, DIVIDED -> null;
    };
  }

  /** What {@code and} or {@code or} gives; {@code decisive} is the answer that decides alone. */
  private @Nullable Boolean joined(Node.Binary binary, boolean decisive) {
    Boolean left = truth(binary.left());
    Boolean right = truth(binary.right());
    if ((left != null && left == decisive) || (right != null && right == decisive)) {
      return decisive;
    }
    return (left == null || right == null) ? null : (Boolean) !decisive;
  }

  private @Nullable Boolean less(Node small, Node great, boolean isStrict) {
    boolean areNumbers = small.typed().isNumeric() && great.typed().isNumeric();
    if (!areNumbers || !isWritten(small) || !isWritten(great)) {
      return null;
    }
    Bounds low = bounds(small);
    Bounds high = bounds(great);
    boolean isPresent = small.typed().possible().isEmpty() && great.typed().possible().isEmpty();
    if (isPresent && isBelow(low.max(), high.min(), isStrict)) {
      return true;
    }
    return isBelow(high.max(), low.min(), !isStrict) ? false : null;
  }

  private static boolean isBelow(
      @Nullable Rational one, @Nullable Rational other, boolean isStrict) {
    if (one == null || other == null) {
      return false;
    }
    int side = one.compareTo(other);
    return isStrict ? side < 0 : side <= 0;
  }

  /**
   * The range of a value as it is declared; what a condition before it says may rest on a
   * parameter.
   */
  private Bounds bounds(Node node) {
    Element element = plan.element(name(node));
    return element == null ? node.typed().bounds() : element.typed().bounds();
  }

  private static String name(Node node) {
    return node instanceof Node.Read read
        ? read.name()
        : node instanceof Node.ReadOf read ? read.name() : "";
  }

  /** Whether what is known of a value holds whatever the parameters are. */
  private boolean isWritten(Node node) {
    Element element = plan.element(name(node));
    return node instanceof Node.Constant
        || element instanceof Element.OfInput
        || (element instanceof Element.OfMeasure measure
            && measure.measure().body() instanceof Measure.Rate);
  }
}
