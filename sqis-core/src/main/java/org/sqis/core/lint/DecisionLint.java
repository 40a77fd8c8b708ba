package org.sqis.core.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Taking;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Parts of expressions that decide nothing: a condition of {@code if} that always or never holds
 * where it stands, a part of {@code and} or {@code or} that the others decide. A part is compared
 * with others about the same value, which is missing for all of them or for none, so that to leave
 * it out changes nothing. Confined to one thread.
 */
final class DecisionLint {
  /** Deeper expressions are not looked at. */
  private static final int DEEPEST = 60;

  /** Longer lists of parts are not compared each with all others. */
  private static final int MOST_PARTS = 60;

  private final Plan plan;
  private final List<Problem> found;

  DecisionLint(Plan plan, List<Problem> found) {
    this.plan = plan;
    this.found = found;
  }

  /** What is certain of values, by what reads them. */
  static final class Facts {
    private final Map<Object, Taking> known;

    private Facts(Map<Object, Taking> known) {
      this.known = known;
    }

    /** Nothing is certain. */
    static Facts none() {
      return new Facts(Map.of());
    }

    private @Nullable Taking of(Taking taking) {
      return known.get(taking.key());
    }

    private Facts with(Taking taking) {
      Map<Object, Taking> more = new HashMap<>(known);
      more.merge(taking.key(), taking, Taking::and);
      return new Facts(more);
    }
  }

  /** An expression, what it means, where it stands. */
  private record Part(Expr expr, Node node, Place.Element at) {}

  /** These facts and that {@code condition} holds. */
  Facts holding(Facts facts, Node condition) {
    if (condition instanceof Node.Binary binary && binary.operator() == Operator.AND) {
      return holding(holding(facts, binary.left()), binary.right());
    }
    Taking taking = Taking.of(condition, plan);
    return taking == null ? facts : facts.with(taking);
  }

  /** These facts and that {@code condition} was decided and does not hold. */
  Facts notHolding(Facts facts, Node condition) {
    if (condition instanceof Node.Binary binary && binary.operator() == Operator.OR) {
      return notHolding(notHolding(facts, binary.left()), binary.right());
    }
    Taking taking = Taking.of(condition, plan);
    return taking == null ? facts : facts.with(taking.not());
  }

  /** Looks for such parts in the expression that stands at {@code at}. */
  void add(@Nullable Expr expr, @Nullable Node node, Place.Element at, Facts facts) {
    if (expr != null && node != null) {
      look(new Part(expr, node, at), facts, 0);
    }
  }

  private void look(Part part, Facts facts, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (part.expr instanceof Expr.If expr && part.node instanceof Node.If node) {
      Part condition = new Part(expr.condition(), node.condition(), part.at.child(0));
      if (!isDecided(condition, facts)) {
        look(condition, facts, depth + 1);
      }
      look(
          new Part(expr.then(), node.then(), part.at.child(1)),
          holding(facts, node.condition()),
          depth + 1);
      look(
          new Part(expr.otherwise(), node.otherwise(), part.at.child(2)),
          notHolding(facts, node.condition()),
          depth + 1);
    } else if (connective(part) != null) {
      connective(part, facts, depth);
    } else {
      inside(part, facts, depth);
    }
  }

  /** Other expressions, as far as a node has the parts of its expression. */
  private void inside(Part part, Facts facts, int depth) {
    Expr expr = part.expr;
    Node node = part.node;
    if (expr instanceof Expr.Not not && node instanceof Node.Not of) {
      look(new Part(not.operand(), of.operand(), part.at.child(0)), facts, depth + 1);
    } else if (expr instanceof Expr.Binary two && node instanceof Node.Binary of) {
      look(new Part(two.left(), of.left(), part.at.child(0)), facts, depth + 1);
      look(new Part(two.right(), of.right(), part.at.child(1)), facts, depth + 1);
    } else if (expr instanceof Expr.Else other && node instanceof Node.Else of) {
      look(new Part(other.value(), of.value(), part.at.child(0)), facts, depth + 1);
      look(new Part(other.fallback(), of.fallback(), part.at.child(1)), facts, depth + 1);
    } else if (expr instanceof Expr.Negated one
        && node instanceof Node.Apply of
        && of.arguments().size() == 1) {
      look(new Part(one.operand(), of.arguments().get(0), part.at.child(0)), facts, depth + 1);
    } else if (expr instanceof Expr.Call call
        && arguments(node).size() == call.arguments().size()) {
      for (int i = 0; i < call.arguments().size(); i++) {
        look(
            new Part(call.arguments().get(i), arguments(node).get(i), part.at.child(i)),
            facts,
            depth + 1);
      }
    } else if (expr instanceof Expr.Over over && node instanceof Node.OverGroups of) {
      // The group visited there is another one.
      int at = 0;
      if (over.body() != null && of.body() != null) {
        look(new Part(over.body(), of.body(), part.at.child(at++)), Facts.none(), depth + 1);
      }
      if (over.where() != null && of.where() != null) {
        look(new Part(over.where(), of.where(), part.at.child(at)), Facts.none(), depth + 1);
      }
    }
  }

  private static List<Node> arguments(Node node) {
    return node instanceof Node.Apply apply
        ? apply.arguments()
        : node instanceof Node.OfList list ? list.members() : List.of();
  }

  private static @Nullable Operator connective(Part part) {
    boolean isOne =
        part.node instanceof Node.Binary node
            && part.expr instanceof Expr.Binary expr
            && expr.operator() == node.operator()
            && (node.operator() == Operator.AND || node.operator() == Operator.OR);
    return isOne ? ((Node.Binary) part.node).operator() : null;
  }

  /** Whether the condition of an {@code if} has one answer where it stands; told if so. */
  private boolean isDecided(Part condition, Facts facts) {
    Taking taking = Taking.of(condition.node, plan);
    if (taking == null) {
      return false;
    }
    Taking known = facts.of(taking);
    Taking here = known == null ? taking : taking.and(known);
    if (here.isNothing()) {
      tell(
          condition.at,
          "it can never hold here",
          "leave out what it decides, or ask another value");
      return true;
    }
    boolean always =
        known == null ? taking.isEverything() && taking.isAlwaysThere() : known.isWithin(taking);
    if (always) {
      tell(condition.at, "it always holds here", "leave `if` out, or ask another value");
    }
    return always;
  }

  private void tell(Place.Element at, String what, String help) {
    found.add(Problem.of(ProblemCode.NEVER_DECIDES, at, what).help(help));
  }

  // Parts of `and` and `or`.

  private void connective(Part part, Facts facts, int depth) {
    Operator operator = connective(part);
    List<Part> parts = new ArrayList<>();
    flatten(part, operator, parts);
    List<@Nullable Taking> takings = new ArrayList<>();
    parts.forEach(one -> takings.add(Taking.of(one.node, plan)));
    List<Boolean> isTold = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      isTold.add(false);
    }
    if (parts.size() <= MOST_PARTS) {
      boolean isAnd = operator == Operator.AND;
      for (int i = parts.size() - 1; i >= 0; i--) {
        Taking taking = takings.get(i);
        if (taking != null) {
          String what = isAnd ? ofAll(taking, i, takings, facts) : ofAny(taking, i, takings, facts);
          if (!what.isEmpty()) {
            tell(parts.get(i).at, what, "leave it out, or ask another value");
            isTold.set(i, true);
            takings.set(i, null);
          }
        }
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!isTold.get(i)) {
        look(parts.get(i), facts, depth + 1);
      }
    }
  }

  /** The parts, from left to right; without recursion, as there can be many. */
  private static void flatten(Part part, @Nullable Operator operator, List<Part> parts) {
    List<Part> open = new ArrayList<>(List.of(part));
    while (!open.isEmpty()) {
      Part next = open.remove(open.size() - 1);
      boolean isSame =
          connective(next) == operator
              && next.node instanceof Node.Binary
              && next.expr instanceof Expr.Binary;
      if (isSame
          && next.node instanceof Node.Binary node
          && next.expr instanceof Expr.Binary expr) {
        open.add(new Part(expr.right(), node.right(), next.at.child(1)));
        open.add(new Part(expr.left(), node.left(), next.at.child(0)));
      } else {
        parts.add(next);
      }
    }
  }

  /** Why a part of {@code and} decides nothing; empty if it does. */
  private static String ofAll(
      Taking taking, int number, List<@Nullable Taking> takings, Facts facts) {
    Taking others = null;
    for (int i = 0; i < takings.size(); i++) {
      Taking other = takings.get(i);
      if (i != number && other != null && other.key().equals(taking.key())) {
        others = others == null ? other : others.and(other);
      }
    }
    Taking known = facts.of(taking);
    Taking certain = others == null ? known : known == null ? others : others.and(known);
    if (others != null && !taking.isNothing() && others.and(taking).isNothing()) {
      return "the rest of the condition excludes it";
    }
    if (taking.isNothing() || (certain != null && certain.and(taking).isNothing())) {
      return certain == null ? "it can never hold" : "it can never hold here";
    }
    boolean isImplied =
        others == null ? taking.isEverything() && taking.isAlwaysThere() : others.isWithin(taking);
    return isImplied ? "it holds whenever the rest does" : "";
  }

  /** Why a part of {@code or} decides nothing; empty if it does. */
  private static String ofAny(
      Taking taking, int number, List<@Nullable Taking> takings, Facts facts) {
    Taking others = null;
    for (int i = 0; i < takings.size(); i++) {
      Taking other = takings.get(i);
      if (i != number && other != null && other.key().equals(taking.key())) {
        others = others == null ? other : others.or(other);
      }
    }
    Taking known = facts.of(taking);
    if (taking.isNothing() || (known != null && known.and(taking).isNothing())) {
      return known == null ? "it can never hold" : "it can never hold here";
    }
    if (others != null && taking.isWithin(others)) {
      return "the rest holds whenever it does";
    }
    Taking all = others == null ? taking : others.or(taking);
    boolean isWhole = all.isEverything() && taking.isAlwaysThere();
    return isWhole ? "with it the whole always holds" : "";
  }
}
