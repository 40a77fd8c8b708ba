package org.sqis.examples.sweep;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.expr.Expr;
import org.sqis.core.number.Rational;

/**
 * The smallest meaningful steps from a numeral. What is compared with a percent or with percentage
 * points has one decimal or none, so 0.1 is tried before 1; any other numeral moves by 1 in its
 * last decimal.
 */
final class Steps {
  private static final Rational PERCENT = Rational.of(1, 100);
  private static final Rational TENTH = Rational.of(1, 10);

  private Steps() {}

  /** Greater numerals, the nearest first. */
  static List<Expr.Numeral> up(Expr.Numeral from, boolean isPoints) {
    List<Expr.Numeral> steps = new ArrayList<>();
    for (Rational size : sizes(from, isPoints)) {
      steps.add(new Expr.Numeral(from.value().plus(size), from.isPercent()));
    }
    return steps;
  }

  /** Smaller numerals, the nearest first. */
  static List<Expr.Numeral> down(Expr.Numeral from, boolean isPoints) {
    List<Expr.Numeral> steps = new ArrayList<>();
    for (Rational size : sizes(from, isPoints)) {
      steps.add(new Expr.Numeral(from.value().minus(size), from.isPercent()));
    }
    return steps;
  }

  private static List<Rational> sizes(Expr.Numeral from, boolean isPoints) {
    if (from.isPercent()) {
      return List.of(PERCENT.times(TENTH), PERCENT);
    }
    if (isPoints) {
      return List.of(TENTH, Rational.ONE);
    }
    Rational last = Rational.ONE;
    for (int decimals = 1; decimals <= 6; decimals++) {
      if (from.value().dividedBy(last).isWhole()) {
        return List.of(last);
      }
      last = last.times(TENTH);
    }
    return List.of(Rational.ONE);
  }
}
