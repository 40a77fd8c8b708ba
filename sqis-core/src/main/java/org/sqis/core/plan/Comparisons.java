package org.sqis.core.plan;

import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.number.Rational;

/** What a decided comparison of two numbers says of either of them. */
final class Comparisons {
  private Comparisons() {}

  /** What is certain where the comparison holds. */
  static Known where(Expr.Binary expr, Node.Binary compared, boolean hasUnits) {
    return hasUnits && isNumeric(compared)
        ? certain(expr, compared, expr.operator()).and(undecided(expr, compared))
        : Known.NOTHING;
  }

  /** What is certain where the comparison is decided and does not hold. */
  static Known whereNot(Expr.Binary expr, Node.Binary compared, boolean hasUnits) {
    if (!hasUnits || !isNumeric(compared)) {
      return Known.NOTHING;
    }
    Known known = undecided(expr, compared);
    if (expr.operator() != Operator.IS) {
      return known.and(certain(expr, compared, opposite(expr.operator())));
    }
    if (isZero(compared.right())) {
      known = known.and(Known.nonZero(expr.left()));
    }
    return isZero(compared.left()) ? known.and(Known.nonZero(expr.right())) : known;
  }

  private static boolean isNumeric(Node.Binary compared) {
    return compared.left().typed().isNumeric() && compared.right().typed().isNumeric();
  }

  private static boolean isZero(Node node) {
    return Rational.ZERO.equals(node.typed().bounds().point());
  }

  private static Known certain(Expr.Binary expr, Node.Binary compared, Operator operator) {
    Bounds left = compared.left().typed().bounds();
    Bounds right = compared.right().typed().bounds();
    return switch (operator) {
      case LESS -> below(expr.left(), left, expr.right(), right, true);
      case AT_MOST -> below(expr.left(), left, expr.right(), right, false);
      case GREATER -> below(expr.right(), right, expr.left(), left, true);
      case AT_LEAST -> below(expr.right(), right, expr.left(), left, false);
      case IS -> Known.range(expr.left(), right).and(Known.range(expr.right(), left));
      case OR, AND, PLUS, MINUS, TIMES, DIVIDED ->
          throw new AssertionError("no comparison: " + operator);
    };
  }

  private static Known below(
      Expr small, Bounds ofSmall, Expr great, Bounds ofGreat, boolean isStrict) {
    Known known =
        Known.range(small, new Bounds(null, ofGreat.max()))
            .and(Known.range(great, new Bounds(ofSmall.min(), null)));
    if (isStrict && reaches(ofGreat.max(), -1)) {
      known = known.and(Known.nonZero(small));
    }
    return isStrict && reaches(ofSmall.min(), 1) ? known.and(Known.nonZero(great)) : known;
  }

  /** Whether a limit is 0 or lies on the given side of it. */
  private static boolean reaches(@Nullable Rational limit, int side) {
    return limit != null && limit.signum() * side >= 0;
  }

  private static Operator opposite(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.AT_LEAST;
      case AT_MOST -> Operator.GREATER;
      case GREATER -> Operator.AT_MOST;
      case AT_LEAST -> Operator.LESS;
      case IS, OR, AND, PLUS, MINUS, TIMES, DIVIDED ->
          throw new AssertionError("no order: " + operator);
    };
  }

  /**
   * A comparison with a parameter that is not set is never decided, so that nothing is computed
   * where it would be; what is claimed of the other side cannot be wrong.
   */
  private static Known undecided(Expr.Binary expr, Node.Binary compared) {
    Known left = UnitRules.isOpen(compared.right()) ? Known.nonZero(expr.left()) : Known.NOTHING;
    return UnitRules.isOpen(compared.left()) ? left.and(Known.nonZero(expr.right())) : left;
  }
}
