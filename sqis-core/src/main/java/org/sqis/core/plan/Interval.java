package org.sqis.core.plan;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/**
 * A stretch of the number line; null means without end.
 *
 * @param low where it begins
 * @param isLowOpen whether {@code low} itself lies outside
 * @param high where it ends
 * @param isHighOpen whether {@code high} itself lies outside
 */
public record Interval(
    @Nullable Rational low, boolean isLowOpen, @Nullable Rational high, boolean isHighOpen) {
  /** Every number. */
  static final Interval ALL = new Interval(null, false, null, false);

  /** The one that begins first comes first. */
  static final Comparator<Interval> FROM_BELOW =
      new Comparator<>() {
        @Override
        public int compare(Interval one, Interval other) {
          return one.startsLater(other) ? 1 : other.startsLater(one) ? -1 : 0;
        }
      };

  /** Whether the number lies inside. */
  public boolean holds(Rational number) {
    if (low != null) {
      int side = number.compareTo(low);
      if (side < 0 || (side == 0 && isLowOpen)) {
        return false;
      }
    }
    if (high != null) {
      int side = number.compareTo(high);
      return side < 0 || (side == 0 && !isHighOpen);
    }
    return true;
  }

  /** Whether no number of the grid lies inside; a step of null stands for the whole line. */
  boolean isEmpty(@Nullable Integer decimals) {
    if (low == null || high == null) {
      return false;
    }
    if (decimals == null) {
      int side = low.compareTo(high);
      return side > 0 || (side == 0 && (isLowOpen || isHighOpen));
    }
    Rational first = low.rounded(decimals, RoundingRule.UP);
    if (isLowOpen && first.equals(low)) {
      first = first.plus(step(decimals));
    }
    return !holds(first);
  }

  /** The part of both. */
  Interval and(Interval other) {
    Interval lower = startsLater(other) ? this : other;
    Interval upper = endsEarlier(other) ? this : other;
    return new Interval(lower.low, lower.isLowOpen, upper.high, upper.isHighOpen);
  }

  /** Whether this begins after {@code other} begins. */
  boolean startsLater(Interval other) {
    if (low == null || other.low == null) {
      return low != null;
    }
    int side = low.compareTo(other.low);
    return side > 0 || (side == 0 && isLowOpen && !other.isLowOpen);
  }

  private boolean endsEarlier(Interval other) {
    if (high == null || other.high == null) {
      return high != null;
    }
    int side = high.compareTo(other.high);
    return side < 0 || (side == 0 && isHighOpen && !other.isHighOpen);
  }

  static Rational step(int decimals) {
    java.math.BigInteger ten = java.math.BigInteger.TEN.pow(Math.abs(decimals));
    return decimals >= 0
        ? Rational.of(java.math.BigInteger.ONE, ten)
        : Rational.of(ten, java.math.BigInteger.ONE);
  }
}
