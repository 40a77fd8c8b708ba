package org.sqis.core.calibrate;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.plan.Bounds;

/**
 * Which values are better, and which of them a cut score can be.
 *
 * @param isHigherBetter whether more is better
 * @param decimals the decimals of the held numbers that cut scores have at most; null for any
 * @param bounds the range of the values
 */
record Scale(boolean isHigherBetter, @Nullable Integer decimals, Bounds bounds) {
  /** The best first. */
  Comparator<Rational> bestFirst() {
    return isHigherBetter ? Comparator.reverseOrder() : Comparator.naturalOrder();
  }

  /** Whether {@code one} is better than {@code other}. */
  boolean isBetter(Rational one, Rational other) {
    return bestFirst().compare(one, other) < 0;
  }

  /** The nearest cut score that holds the value: rounded towards the worse. */
  Rational onGrid(Rational value) {
    return decimals == null
        ? value
        : value.rounded(decimals, isHigherBetter ? RoundingRule.DOWN : RoundingRule.UP);
  }

  /** The cut score so many steps worse. */
  Rational worse(Rational from, int steps) {
    Rational way = step().times(Rational.of(steps));
    return isHigherBetter ? from.minus(way) : from.plus(way);
  }

  /** How many cut scores are worse than {@code from}, which is one, and better than the limit. */
  int room(Rational from, Rational limit) {
    if (decimals == null) {
      return 0;
    }
    Rational steps = from.minus(limit).absolute().dividedBy(step());
    return least(steps.rounded(0, RoundingRule.UP).minus(Rational.ONE));
  }

  /** How many cut scores that a value can reach are worse than {@code from}, which is one. */
  int roomToEnd(Rational from) {
    Rational end = isHigherBetter ? bounds.min() : bounds.max();
    if (decimals == null) {
      return 0;
    }
    if (end == null) {
      return Integer.MAX_VALUE;
    }
    Rational way = isHigherBetter ? from.minus(end) : end.minus(from);
    return way.signum() <= 0 ? 0 : least(way.dividedBy(step()).rounded(0, RoundingRule.DOWN));
  }

  private static int least(Rational number) {
    return number.compareTo(Rational.of(CalibrationRequest.MOST_LEVELS)) > 0
        ? CalibrationRequest.MOST_LEVELS
        : number.numerator().intValueExact();
  }

  private Rational step() {
    if (decimals == null) {
      throw new AssertionError("a line without a grid has no steps");
    }
    Rational power = Rational.ONE;
    for (int i = 0; i < Math.abs(decimals); i++) {
      power = power.times(Rational.of(10));
    }
    return decimals < 0 ? power : Rational.ONE.dividedBy(power);
  }
}
