package org.sqis.core.plan;

import java.util.List;
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

/** Which units can meet, and what comes of it. Bare numbers take the unit they meet. */
final class UnitRules {
  private static final Rational POINT = Rational.of(1, 100);

  private final Problems problems;

  UnitRules(Problems problems) {
    this.problems = problems;
  }

  /** Whether the node is a number; reports it if not. */
  boolean isNumber(Node node, Expr expr, Place at) {
    if (node.typed().isNumeric()) {
      return true;
    }
    if (node.typed().type() instanceof Type.LevelOf) {
      problems.add(
          Problem.of(ProblemCode.LEVEL_ARITHMETIC, at, ExprCompiler.quote(expr))
              .help("write `number(" + expr + ")` for its number"));
    } else {
      problems.add(
          ProblemCode.WRONG_TYPE, at, ExprCompiler.quote(expr), node.typed().words(), "a number");
    }
    return false;
  }

  /** Sum, difference, product or quotient; null if the units do not allow it. */
  @Nullable Node arithmetic(Expr.Binary expr, Node left, Node right, Place.Element at) {
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
                ? quotient(expr, left.typed(), right.typed(), at)
                : total(expr, left.typed(), right.typed(), at);
    if (type == null) {
      return null;
    }
    boolean joins = operator == Operator.PLUS || operator == Operator.MINUS;
    Node adaptedLeft = joins ? adapted(left, right.typed()) : left;
    Node adaptedRight = joins ? adapted(right, left.typed()) : right;
    Typed typed =
        type.within(bounds(operator, adaptedLeft, adaptedRight))
            .missing(Set.of(), Set.of())
            .missingLike(left.typed())
            .missingLike(right.typed());
    if (operator == Operator.DIVIDED && !right.typed().bounds().excludeZero()) {
      typed =
          typed.missing(
              ExprCompiler.with(typed.possible(), MissingReason.NOT_APPLICABLE),
              plus(typed.unhandled(), "a division by " + expr.right()));
    }
    return new Node.Binary(operator, adaptedLeft, adaptedRight, typed);
  }

  private static Set<String> plus(Set<String> names, String one) {
    var more = new java.util.TreeSet<>(names);
    more.add(one);
    return more;
  }

  private static Bounds bounds(Operator operator, Node left, Node right) {
    Bounds one = left.typed().bounds();
    Bounds other = right.typed().bounds();
    if (operator == Operator.PLUS) {
      return new Bounds(sum(one.min(), other.min()), sum(one.max(), other.max()));
    }
    if (operator == Operator.MINUS) {
      return new Bounds(sum(one.min(), negated(other.max())), sum(one.max(), negated(other.min())));
    }
    boolean isPoint =
        one.min() != null
            && one.min().equals(one.max())
            && other.min() != null
            && other.min().equals(other.max());
    if (isPoint && operator == Operator.TIMES) {
      Rational product =
          java.util.Objects.requireNonNull(one.min())
              .times(java.util.Objects.requireNonNull(other.min()));
      return new Bounds(product, product);
    }
    if (isPoint && java.util.Objects.requireNonNull(other.min()).signum() != 0) {
      Rational quotient =
          java.util.Objects.requireNonNull(one.min())
              .dividedBy(java.util.Objects.requireNonNull(other.min()));
      return new Bounds(quotient, quotient);
    }
    return Bounds.NONE;
  }

  private static @Nullable Rational sum(@Nullable Rational one, @Nullable Rational other) {
    return one == null || other == null ? null : one.plus(other);
  }

  private static @Nullable Rational negated(@Nullable Rational number) {
    return number == null ? null : number.negated();
  }

  private @Nullable Typed product(Expr.Binary expr, Typed left, Typed right, Place at) {
    if (isPlain(left)) {
      return isPlain(right) && left.isBare() && right.isBare()
          ? left
          : isPlain(right) ? Typed.of(Unit.NUMBER) : Typed.of(unit(right));
    }
    if (isPlain(right)) {
      return Typed.of(unit(left));
    }
    if (left.is(Unit.PERCENT)) {
      return Typed.of(unit(right));
    }
    if (right.is(Unit.PERCENT)) {
      return Typed.of(unit(left));
    }
    differ(expr, left, right, "multiplied", at);
    return null;
  }

  private @Nullable Typed quotient(Expr.Binary expr, Typed left, Typed right, Place at) {
    if (isPlain(right)) {
      return left.isBare() && right.isBare() ? left : Typed.of(unit(left));
    }
    if (unit(left) == unit(right) || (left.isBare() && !right.is(Unit.PERCENT))) {
      return Typed.of(Unit.NUMBER);
    }
    differ(expr, left, right, "divided", at);
    return null;
  }

  private @Nullable Typed total(Expr.Binary expr, Typed left, Typed right, Place.Element at) {
    if (left.isBare() && right.isBare()) {
      return left;
    }
    if (left.isBare() || right.isBare()) {
      Typed unit = left.isBare() ? right : left;
      boolean fits =
          takes(
              unit,
              left.isBare() ? left : right,
              left.isBare() ? expr.left() : expr.right(),
              at.child(left.isBare() ? 0 : 1));
      return fits ? unit : null;
    }
    boolean isSum = expr.operator() == Operator.PLUS;
    Unit one = unit(left);
    Unit other = unit(right);
    if (one == Unit.PERCENT && other == Unit.PERCENT) {
      if (!isSum) {
        return Typed.of(Unit.POINTS);
      }
      if (!left.whole().isEmpty() && left.whole().equals(right.whole())) {
        return left;
      }
      problems.add(
          ProblemCode.PERCENTS_OF_DIFFERENT_WHOLES,
          at,
          ExprCompiler.quote(expr.left()),
          ExprCompiler.quote(expr.right()));
      return null;
    }
    if (one == Unit.PERCENT && other == Unit.POINTS) {
      return Typed.of(Unit.PERCENT);
    }
    if (isSum && one == Unit.POINTS && other == Unit.PERCENT) {
      return Typed.of(Unit.PERCENT);
    }
    if (one == other) {
      return Typed.of(one);
    }
    differ(expr, left, right, isSum ? "added" : "subtracted", at);
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
    if (levelAndNumber || (sameKind && !one.isNumeric())) {
      return new Node.Binary(expr.operator(), left, right, answer);
    }
    if (one.isNumeric() && other.isNumeric()) {
      boolean fits =
          one.isBare()
              ? takes(other, one, expr.left(), at.child(0))
              : other.isBare()
                  ? takes(one, other, expr.right(), at.child(1))
                  : unit(one) == unit(other);
      if (fits) {
        return new Node.Binary(expr.operator(), adapted(left, other), adapted(right, one), answer);
      }
      if (one.isBare() || other.isBare()) {
        return null;
      }
    }
    differ(expr, one, other, "compared", at);
    return null;
  }

  /** What several values of one place have in common; null if they do not fit together. */
  @Nullable Typed joined(List<Node> nodes, List<? extends Place> places) {
    Typed joined = null;
    int by = -1;
    for (int i = 0; i < nodes.size(); i++) {
      Typed typed = nodes.get(i).typed();
      if (isNothing(nodes.get(i))) {
        continue;
      }
      if (joined == null || (joined.isBare() && typed.isNumeric())) {
        joined = joined == null ? typed : typed.within(joined.bounds().hull(typed.bounds()));
        by = i;
        continue;
      }
      if (typed.isBare() && joined.isNumeric()) {
        if (unit(joined) == Unit.PERCENT && !isZero(typed)) {
          problems.add(bareAgainstPercent(places.get(i), nodes.get(i)));
          return null;
        }
        joined =
            joined.within(joined.bounds().hull(adapted(nodes.get(i), joined).typed().bounds()));
        continue;
      }
      if (!typed.type().equals(joined.type())) {
        problems.add(
            Problem.of(ProblemCode.CASES_DIFFER, places.get(i), typed.words(), joined.words())
                .with(places.get(by), "this is " + joined.words()));
        return null;
      }
      joined = joined.within(joined.bounds().hull(typed.bounds()));
      joined = joined.whole().equals(typed.whole()) ? joined : joined.ofWhole("");
    }
    Typed result = joined == null ? nodes.get(0).typed() : joined;
    result = result.missing(Set.of(), Set.of());
    for (Node node : nodes) {
      result = result.missingLike(node.typed());
    }
    return result;
  }

  /** The node as it counts where {@code target} is: a bare constant among points is in points. */
  Node adapted(Node node, Typed target) {
    boolean scales =
        node.typed().isBare()
            && target.is(Unit.POINTS)
            && node instanceof Node.Constant constant
            && constant.value() instanceof Value.Num;
    if (!scales) {
      return node;
    }
    Value.Num number = (Value.Num) ((Node.Constant) node).value();
    Rational points = number.number().times(POINT);
    return new Node.Constant(
        Value.of(points), Typed.of(Unit.POINTS).within(new Bounds(points, points)));
  }

  /** Whether a bare number can stand where {@code unit} is; reports it if not. */
  private boolean takes(Typed unit, Typed bare, Expr written, Place at) {
    if (!unit.is(Unit.PERCENT) || isZero(bare)) {
      if (unit.is(Unit.POINTS) && !(written instanceof Expr.Numeral)) {
        problems.add(
            Problem.of(
                    ProblemCode.WRONG_TYPE,
                    at,
                    ExprCompiler.quote(written),
                    bare.words(),
                    "percentage points")
                .help("give the parameter the type `points`"));
        return false;
      }
      return true;
    }
    problems.add(
        Problem.of(ProblemCode.BARE_PERCENT, at, ExprCompiler.quote(written), written.toString())
            .help(
                written instanceof Expr.Numeral
                    ? "write `" + written + "%`"
                    : "give `" + written + "` a percent, such as 5%"));
    return false;
  }

  private static Problem bareAgainstPercent(Place at, Node node) {
    String written =
        node instanceof Node.Constant constant ? constant.value().toString() : "the number";
    return Problem.of(ProblemCode.BARE_PERCENT, at, ExprCompiler.quote(written), written)
        .help("write `" + written + "%`");
  }

  private static boolean isZero(Typed bare) {
    return Rational.ZERO.equals(bare.bounds().min()) && Rational.ZERO.equals(bare.bounds().max());
  }

  private static boolean isNothing(Node node) {
    return node instanceof Node.Constant constant && constant.value().isMissing();
  }

  private static boolean isPlain(Typed typed) {
    return unit(typed) == Unit.NUMBER;
  }

  private static Unit unit(Typed typed) {
    return ((Type.Numeric) typed.type()).unit();
  }

  private void differ(Expr.Binary expr, Typed left, Typed right, String verb, Place at) {
    Problem problem =
        Problem.of(
            ProblemCode.UNITS_DIFFER,
            at,
            ExprCompiler.quote(expr.left()),
            left.words(),
            ExprCompiler.quote(expr.right()),
            right.words(),
            verb);
    boolean pointsMeetPercent =
        (left.is(Unit.POINTS) && right.is(Unit.PERCENT))
            || (left.is(Unit.PERCENT) && right.is(Unit.POINTS));
    problems.add(
        pointsMeetPercent
            ? problem.help("a difference of two percents is in points: write 5, not 5%")
            : problem);
  }
}
