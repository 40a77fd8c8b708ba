package org.sqis.core.engine;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** What the numbers of a register stand for, and how large they can be. Immutable. */
sealed interface Shape {
  /** No code and no intermediate number may have more bits than this. */
  int BITS = 61;

  /** Whether a number is small enough to be computed with. */
  static boolean fits(BigInteger number) {
    return number.bitLength() <= BITS;
  }

  /**
   * Numbers: {@code code × unit}.
   *
   * @param unit more than 0
   * @param min no code is less
   * @param max no code is greater
   */
  record Whole(Rational unit, long min, long max) implements Shape {
    // Spelt out here and below: shapes are compared before the first school is scored; see
    // SchoolYear.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Whole that
          && min == that.min
          && max == that.max
          && unit.equals(that.unit);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * Long.hashCode(min) + Long.hashCode(max)) + unit.hashCode();
    }

    /** A shape for codes in these bounds; null if they are too large. */
    static @Nullable Whole of(Rational unit, BigInteger min, BigInteger max) {
      return fits(min) && fits(max) ? new Whole(unit, min.longValue(), max.longValue()) : null;
    }

    BigInteger low() {
      return BigInteger.valueOf(min);
    }

    BigInteger high() {
      return BigInteger.valueOf(max);
    }

    /** The greatest magnitude. */
    BigInteger most() {
      return low().abs().max(high().abs());
    }
  }

  /**
   * Fractions: {@code code × unit / denominator}.
   *
   * @param unit more than 0
   * @param min no code is less
   * @param max no code is greater
   * @param maxDenominator no denominator is greater; the least is 1
   * @param floor no number is less than so many units
   * @param ceiling no number is greater than so many units
   */
  record Fraction(Rational unit, long min, long max, long maxDenominator, long floor, long ceiling)
      implements Shape {
    /** Of which no more is known than its codes and denominators. */
    Fraction(Rational unit, long min, long max, long maxDenominator) {
      this(unit, min, max, maxDenominator, Math.min(0, min), Math.max(0, max));
    }

    static @Nullable Fraction of(
        Rational unit, BigInteger min, BigInteger max, BigInteger maxDenominator) {
      return fits(min) && fits(max) && fits(maxDenominator)
          ? new Fraction(unit, min.longValue(), max.longValue(), maxDenominator.longValue())
          : null;
    }

    /** The same, of which more is known: no number is less or greater than so many units. */
    Fraction within(BigInteger least, BigInteger greatest) {
      BigInteger low = least.max(BigInteger.valueOf(floor));
      BigInteger high = greatest.min(BigInteger.valueOf(ceiling));
      return new Fraction(unit, min, max, maxDenominator, low.longValue(), high.longValue());
    }

    BigInteger low() {
      return BigInteger.valueOf(min);
    }

    BigInteger high() {
      return BigInteger.valueOf(max);
    }

    BigInteger most() {
      return low().abs().max(high().abs());
    }
  }

  /**
   * Numbers known but for an error: a double and a bound of its distance from the exact number.
   *
   * @param most no exact number is farther from 0; null if that is not known
   */
  record Near(@Nullable BigInteger most) implements Shape {}

  /** Yes is 1, no is 0. */
  record Answer() implements Shape {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Answer;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /** Days by their numbers. */
  record Day() implements Shape {}

  /**
   * Values by their places in a list.
   *
   * @param values the values, each once
   */
  record Listed(List<Value> values) implements Shape {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Listed that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
      return values.hashCode();
    }

    public Listed {
      values = List.copyOf(values);
    }
  }

  /** Nothing but missing values. */
  record Nothing() implements Shape {}
}
