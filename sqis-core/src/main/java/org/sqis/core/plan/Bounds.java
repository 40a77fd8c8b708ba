package org.sqis.core.plan;

import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/**
 * The range a number can have; null means no limit.
 *
 * @param min the least value, or null
 * @param max the greatest value, or null
 */
public record Bounds(@Nullable Rational min, @Nullable Rational max) {
  /** No limits. */
  public static final Bounds NONE = new Bounds(null, null);

  /** From 0 to 1, the range of a share. */
  public static final Bounds SHARE = new Bounds(Rational.ZERO, Rational.ONE);

  /** The smallest range that holds both. */
  public Bounds hull(Bounds other) {
    return new Bounds(
        min == null || other.min == null ? null : min.compareTo(other.min) <= 0 ? min : other.min,
        max == null || other.max == null ? null : max.compareTo(other.max) >= 0 ? max : other.max);
  }

  /** The range that lies in both; this one if none does. */
  public Bounds and(Bounds other) {
    Rational low =
        min == null || (other.min != null && other.min.compareTo(min) > 0) ? other.min : min;
    Rational high =
        max == null || (other.max != null && other.max.compareTo(max) < 0) ? other.max : max;
    return low != null && high != null && low.compareTo(high) > 0 ? this : new Bounds(low, high);
  }

  /** The only number inside; null if there are several or none. */
  public @Nullable Rational point() {
    return min != null && min.equals(max) ? min : null;
  }

  /** The range of the sums of a number of each. */
  Bounds plus(Bounds other) {
    return new Bounds(
        min == null || other.min == null ? null : min.plus(other.min),
        max == null || other.max == null ? null : max.plus(other.max));
  }

  /** The range of the numbers with the other sign. */
  Bounds negated() {
    return new Bounds(max == null ? null : max.negated(), min == null ? null : min.negated());
  }

  /** The range of the numbers multiplied by {@code factor}. */
  Bounds times(Rational factor) {
    if (factor.signum() == 0) {
      return new Bounds(Rational.ZERO, Rational.ZERO);
    }
    Rational low = factor.signum() > 0 ? min : max;
    Rational high = factor.signum() > 0 ? max : min;
    return new Bounds(
        low == null ? null : low.times(factor), high == null ? null : high.times(factor));
  }

  /** The range of the numbers after rounding. */
  Bounds rounded(int decimals, RoundingRule rule) {
    return new Bounds(
        min == null ? null : min.rounded(decimals, rule),
        max == null ? null : max.rounded(decimals, rule));
  }

  /** The range of the numbers without their sign. */
  Bounds absolute() {
    if (min != null && min.signum() >= 0) {
      return this;
    }
    if (max != null && max.signum() <= 0) {
      return negated();
    }
    Rational most =
        min == null || max == null ? null : min.negated().compareTo(max) > 0 ? min.negated() : max;
    return new Bounds(Rational.ZERO, most);
  }

  /** Whether zero lies outside. */
  public boolean excludeZero() {
    return (min != null && min.signum() > 0) || (max != null && max.signum() < 0);
  }
}
