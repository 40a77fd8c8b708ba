package org.sqis.core.plan;

import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;

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

  /** Whether zero lies outside. */
  public boolean excludeZero() {
    return (min != null && min.signum() > 0) || (max != null && max.signum() < 0);
  }
}
