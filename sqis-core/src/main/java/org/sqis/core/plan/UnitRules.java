package org.sqis.core.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Which units can meet, and what comes of it. A bare number takes the unit it meets, but a percent:
 * whether 5 means 5 or 5% its author must say.
 */
final class UnitRules {
  private static final Rational POINT = Rational.of(1, 100);

  private final Problems problems;
  private final DateRules dates;

  UnitRules(Names names, Problems problems) {
    this.problems = problems;
    this.dates = new DateRules(names, problems);
  }

  /** Whether the node is a parameter that is not set, whose type nobody has said. */
  static boolean isOpen(Node node) {
    return node instanceof Node.ParameterValue parameter
        && parameter.value().isMissing()
        && parameter.typed().isBare();
  }

  /** Whether the node is a number; reports it if not. */
  boolean isNumber(Node node, Expr expr, Place at) {
    if (node.typed().isNumeric()) {
      return true;
    }
    if (node.typed().type() instanceof Type.LevelOf) {
      problems.add(
          Problem.of(ProblemCode.LEVEL_ARITHMETIC, at, ExprCompiler.quote(expr))
              .help("write `number(" + ExprCompiler.excerpt(expr) + ")` for its number"));
    } else {
      problems.add(UnitProblems.notANumber(node.typed(), expr, at));
    }
    return false;
  }

  /** Whether the node is yes or no; reports it if not. */
  boolean isCondition(Node node, Expr expr, Place at) {
    if (node.typed().isYesNo()) {
      return true;
    }
    String help =
        isOpen(node)
            ? "give the parameter the type `yes/no`"
            : UnitProblems.asked(node.typed(), expr);
    problems.add(
        Problem.of(
                ProblemCode.WRONG_TYPE,
                at,
                ExprCompiler.quote(expr),
                node.typed().words(),
                "a condition")
            .help(help));
    return false;
  }

  /**
   * Sum, difference, product or quotient; null if the units do not allow it.
   *
   * @param isNeverZero whether a condition has made sure that the right side is not 0
   */
  @Nullable Node arithmetic(
      Expr.Binary expr, Node left, Node right, boolean isNeverZero, Place.Element at) {
    if (DateRules.concern(left, right)) {
      return dates.arithmetic(expr, left, right, at);
    }
    boolean isLeftNumber = isNumber(left, expr.left(), at.child(0));
    boolean isRightNumber = isNumber(right, expr.right(), at.child(1));
    if (!isLeftNumber || !isRightNumber) {
      return null;
    }
    Operator operator = expr.operator();
    Typed type =
        operator == Operator.TIMES
            ? product(expr, left.typed(), right.typed(), at)
            : operator == Operator.DIVIDED
                ? quotient(expr, left, right, at)
                : total(expr, left, right, at);
    if (type == null) {
      return null;
    }
    boolean joins = operator == Operator.PLUS || operator == Operator.MINUS;
    Node adaptedLeft = joins ? adapted(left, right.typed()) : left;
    Node adaptedRight = joins ? adapted(right, left.typed()) : right;
    Typed typed =
        type.within(bounds(operator, adaptedLeft.typed(), adaptedRight.typed()))
            .present()
            .missingLike(left.typed())
            .missingLike(right.typed());
    boolean canBeZero =
        operator == Operator.DIVIDED
            && !isNeverZero
            && !isOpen(right)
            && !right.typed().bounds().excludeZero();
    return new Node.Binary(
        operator,
        adaptedLeft,
        adaptedRight,
        canBeZero ? divided(typed, expr.right(), right.typed().bounds(), at.child(1)) : typed);
  }

  private static Typed divided(Typed typed, Expr divisor, Bounds bounds, Place.Element at) {
    String text = divisor.toString();
    boolean isPositive = bounds.min() != null && bounds.min().signum() >= 0;
    String remedy =
        "a line `needs "
            + (isPositive ? text + " > 0" : "not (" + text + " is 0)")
            + ", else not applicable`";
    Set<MissingReason> reasons = Set.of(MissingReason.NOT_APPLICABLE);
    Map<String, Typed.Unhandled> unhandled = new LinkedHashMap<>(typed.unhandled());
    unhandled.put(
        "/ " + text,
        new Typed.Unhandled(
            Typed.Cause.DIVISION, ExprCompiler.excerpt(divisor), reasons, remedy, at));
    return typed.missing(Typed.union(typed.possible(), reasons), unhandled);
  }

  private static Bounds bounds(Operator operator, Typed left, Typed right) {
    Bounds one = left.bounds();
    Bounds other = right.bounds();
    if (operator == Operator.PLUS) {
      return one.plus(other);
    }
    if (operator == Operator.MINUS) {
      return one.plus(other.negated());
    }
    Rational factor = other.point();
    if (operator == Operator.DIVIDED) {
      return factor == null || factor.signum() == 0
          ? Bounds.NONE
          : one.times(Rational.ONE.dividedBy(factor));
    }
    Rational first = one.point();
    return factor != null ? one.times(factor) : first != null ? other.times(first) : Bounds.NONE;
  }

  private @Nullable Typed product(Expr.Binary expr, Typed left, Typed right, Place.Element at) {
    if (isPlain(left) && isPlain(right)) {
      return left.isBare() && right.isBare() ? left : Typed.of(Unit.NUMBER);
    }
    if (isPlain(right)) {
      return Typed.of(unit(left));
    }
    if (isPlain(left) || left.is(Unit.PERCENT)) {
      return Typed.of(unit(right));
    }
    if (right.is(Unit.PERCENT)) {
      return Typed.of(unit(left));
    }
    problems.add(UnitProblems.differ(expr, left, right, "multiplied", at));
    return null;
  }

  private @Nullable Typed quotient(Expr.Binary expr, Node one, Node other, Place.Element at) {
    Typed left = one.typed();
    Typed right = other.typed();
    if (isPlain(right)) {
      return left.isBare() && right.isBare() ? left : Typed.of(unit(left));
    }
    boolean dividesPlain = left.isBare() && (isOpen(one) || !right.is(Unit.PERCENT));
    if (dividesPlain || unit(left) == unit(right)) {
      return Typed.of(Unit.NUMBER);
    }
    problems.add(UnitProblems.differ(expr, left, right, "divided", at));
    return null;
  }

  private @Nullable Typed total(Expr.Binary expr, Node one, Node other, Place.Element at) {
    Typed left = one.typed();
    Typed right = other.typed();
    if (left.isBare() && right.isBare()) {
      return left;
    }
    if (left.isBare() || right.isBare()) {
      boolean isLeft = left.isBare();
      Typed unit = isLeft ? right : left;
      Node bare = isLeft ? one : other;
      Expr written = isLeft ? expr.left() : expr.right();
      return takes(unit, bare, written, at.child(isLeft ? 0 : 1)) ? unit : null;
    }
    boolean isSum = expr.operator() == Operator.PLUS;
    Unit unit = unit(left);
    Unit otherUnit = unit(right);
    if (unit == Unit.PERCENT && otherUnit == Unit.PERCENT) {
      if (!isSum) {
        return Typed.of(Unit.POINTS);
      }
      if (!left.whole().isEmpty() && left.whole().equals(right.whole())) {
        return left;
      }
      boolean isConstant = left.bounds().point() != null || right.bounds().point() != null;
      problems.add(
          Problem.of(
                  ProblemCode.PERCENTS_OF_DIFFERENT_WHOLES,
                  at,
                  ExprCompiler.quote(expr.left()),
                  ExprCompiler.quote(expr.right()))
              .with(at.child(0), left.whole().isEmpty() ? "" : "a part of `" + left.whole() + "`")
              .with(at.child(1), right.whole().isEmpty() ? "" : "a part of `" + right.whole() + "`")
              .help(
                  isConstant
                      ? "to raise a percent, add a parameter of type `points`"
                      : UnitProblems.ADD_COUNTS));
      return null;
    }
    boolean movesPercent =
        (unit == Unit.PERCENT && otherUnit == Unit.POINTS)
            || (isSum && unit == Unit.POINTS && otherUnit == Unit.PERCENT);
    if (movesPercent) {
      return Typed.of(Unit.PERCENT);
    }
    if (unit == otherUnit) {
      return Typed.of(unit);
    }
    problems.add(UnitProblems.differ(expr, left, right, isSum ? "added" : "subtracted", at));
    return null;
  }

  /** A comparison of two values; null if they cannot be compared. */
  @Nullable Node compared(Expr.Binary expr, Node left, Node right, Place.Element at) {
    Typed one = left.typed();
    Typed other = right.typed();
    Typed answer = Typed.of(new Type.YesNo()).missingLike(one).missingLike(other);
    boolean levelAndNumber =
        (one.type() instanceof Type.LevelOf && other.isBare())
            || (other.type() instanceof Type.LevelOf && one.isBare());
    boolean sameKind =
        one.type().equals(other.type())
            && (expr.operator() == Operator.IS || one.type() instanceof Type.LevelOf);
    if (DateRules.concern(left, right) && !isNothing(left) && !isNothing(right)) {
      return dates.compared(expr, left, right, at);
    }
    boolean isUndecided = isOpen(left) || isOpen(right) || DateRules.concern(left, right);
    if (levelAndNumber || (sameKind && !one.isNumeric()) || isUndecided) {
      return new Node.Binary(expr.operator(), left, right, answer);
    }
    if (one.isNumeric() && other.isNumeric()) {
      if (one.isBare() != other.isBare()) {
        boolean isLeft = one.isBare();
        boolean fits =
            isLeft
                ? takes(other, left, expr.left(), at.child(0))
                : takes(one, right, expr.right(), at.child(1));
        return fits
            ? new Node.Binary(expr.operator(), adapted(left, other), adapted(right, one), answer)
            : null;
      }
      if (unit(one) == unit(other)) {
        return new Node.Binary(expr.operator(), left, right, answer);
      }
    }
    problems.add(UnitProblems.differ(expr, one, other, "compared", at));
    return null;
  }

  /** What several values of one place have in common; null if they do not fit together. */
  @Nullable Typed joined(List<Node> nodes, List<? extends Place> places) {
    int by = leading(nodes);
    if (by < 0) {
      Typed nothing = nodes.get(0).typed();
      return missingLike(nothing, nodes);
    }
    Typed joined = nodes.get(by).typed();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      Typed typed = node.typed();
      if (isNothing(node) || i == by) {
        continue;
      }
      if (typed.isBare() && joined.isNumeric()) {
        if (joined.is(Unit.PERCENT) && !isZero(typed)) {
          problems.add(
              UnitProblems.bareAgainstPercent(places.get(i), node)
                  .with(places.get(by), "a percent"));
          return null;
        }
        joined = joined.within(joined.bounds().hull(adapted(node, joined).typed().bounds()));
        continue;
      }
      if (!typed.type().equals(joined.type())) {
        // The later of two that differ is the one at fault.
        int fault = Math.max(i, by);
        Typed there = fault == i ? typed : joined;
        Typed before = fault == i ? joined : typed;
        problems.add(
            Problem.of(ProblemCode.CASES_DIFFER, places.get(fault), there.words(), before.words())
                .with(places.get(Math.min(i, by)), "this is " + before.words())
                .help("write what is " + before.words() + " here too, or declare two measures"));
        return null;
      }
      joined = joined.within(joined.bounds().hull(typed.bounds()));
      joined = joined.whole().equals(typed.whole()) ? joined : joined.ofWhole("");
    }
    return missingLike(joined, nodes);
  }

  private static Typed missingLike(Typed joined, List<Node> nodes) {
    Typed result = joined.present();
    for (Node node : nodes) {
      result = result.missingLike(node.typed());
    }
    return result;
  }

  /** The first value that has a unit, else the first that is no missing value; -1 if none is. */
  private static int leading(List<Node> nodes) {
    int leading = -1;
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (isNothing(node)) {
        continue;
      }
      if (!node.typed().isBare()) {
        return i;
      }
      leading = leading < 0 ? i : leading;
    }
    return leading;
  }

  /** The node as it counts where {@code target} is: a bare number among points is in points. */
  Node adapted(Node node, Typed target) {
    if (!node.typed().isBare() || !target.is(Unit.POINTS) || isNothing(node)) {
      return node;
    }
    Typed typed =
        Typed.of(Unit.POINTS)
            .within(node.typed().bounds().times(POINT))
            .missing(node.typed().possible(), node.typed().unhandled());
    if (node instanceof Node.Constant constant && constant.value() instanceof Value.Num number) {
      return new Node.Constant(Value.of(number.number().times(POINT)), typed);
    }
    if (node instanceof Node.ParameterValue parameter
        && parameter.value() instanceof Value.Num number) {
      return new Node.ParameterValue(
          parameter.name(), Value.of(number.number().times(POINT)), typed);
    }
    Node factor = new Node.Constant(Value.of(POINT), Typed.bare(new Bounds(POINT, POINT)));
    return new Node.Binary(Operator.TIMES, node, factor, typed);
  }

  /** Whether a bare number can stand where {@code unit} is; reports it if not. */
  private boolean takes(Typed unit, Node bare, Expr written, Place at) {
    if (!unit.is(Unit.PERCENT) || isZero(bare.typed()) || isNothing(bare)) {
      return true;
    }
    String text = ExprCompiler.excerpt(written);
    problems.add(
        Problem.of(ProblemCode.BARE_PERCENT, at, "`" + text + "`")
            .help(
                written instanceof Expr.Numeral
                    ? "write `" + text + "%`"
                    : written instanceof Expr.Name
                        ? "give the parameter `" + text + "` a percent, such as 5%"
                        : "write its numbers as percents, such as 5%"));
    return false;
  }

  private static boolean isZero(Typed bare) {
    return Rational.ZERO.equals(bare.bounds().point());
  }

  /** Whether the node is missing whatever happens and fits any type; without recursion, as deep. */
  static boolean isNothing(Node node) {
    Deque<Node> parts = new ArrayDeque<>();
    parts.push(node);
    while (!parts.isEmpty()) {
      Node part = parts.pop();
      if (part instanceof Node.Apply apply) {
        for (Node argument : apply.arguments()) {
          parts.push(argument);
        }
      } else if (isOpen(part) || (part instanceof Node.Constant one && one.value().isMissing())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlain(Typed typed) {
    return unit(typed) == Unit.NUMBER;
  }

  private static Unit unit(Typed typed) {
    return ((Type.Numeric) typed.type()).unit();
  }
}
