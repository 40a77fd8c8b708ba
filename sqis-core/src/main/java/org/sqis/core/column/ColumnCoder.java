package org.sqis.core.column;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** Finds a coding for given values and codes them. */
final class ColumnCoder {
  /** Codes have fewer bits than these, so that two of them can be added. */
  private static final int MAX_BITS = 62;

  private ColumnCoder() {}

  static Column code(List<Value> values) {
    Map<Value.Missing, Integer> reasons = new LinkedHashMap<>();
    long[] missing = new long[values.size()];
    for (int row = 0; row < missing.length; row++) {
      if (values.get(row) instanceof Value.Missing absent) {
        missing[row] = 1L + place(reasons, absent);
      }
    }
    Map<Value, Integer> listed = new LinkedHashMap<>();
    long[] codes = new long[values.size()];
    Coding coding = coding(values);
    for (int row = 0; row < codes.length; row++) {
      Value value = values.get(row);
      codes[row] = value.isMissing() ? 0 : code(coding, value, listed);
    }
    return Column.of(
        coding instanceof Coding.Listed ? new Coding.Listed(List.copyOf(listed.keySet())) : coding,
        Longs.of(codes),
        reasons.isEmpty() ? null : Longs.of(missing),
        List.copyOf(reasons.keySet()));
  }

  private static <T> int place(Map<T, Integer> places, T one) {
    Integer known = places.get(one);
    if (known == null) {
      known = places.size();
      places.put(one, known);
    }
    return known;
  }

  /** Numbers with one unit, answers or dates as such; everything else as a list of values. */
  private static Coding coding(List<Value> values) {
    boolean areAnswers = true;
    boolean areDates = true;
    boolean areNumbers = true;
    for (Value value : values) {
      if (!value.isMissing()) {
        areAnswers &= value instanceof Value.YesNo;
        areDates &= value instanceof Value.Date;
        areNumbers &= value instanceof Value.Num;
      }
    }
    if (areAnswers) {
      return new Coding.Answers();
    }
    if (areDates) {
      return new Coding.Dates();
    }
    Rational unit = areNumbers ? unit(values) : null;
    return unit == null ? new Coding.Listed(List.of()) : new Coding.Numbers(unit);
  }

  /**
   * The unit of numbers: of decimals the least power of ten of which all are multiples, else one
   * over the least common denominator; null if a code would be too long.
   */
  private static @Nullable Rational unit(List<Value> values) {
    BigInteger denominator = BigInteger.ONE;
    BigInteger most = BigInteger.ZERO;
    for (Value value : values) {
      if (value instanceof Value.Num num) {
        BigInteger own = num.number().denominator();
        if (!own.equals(denominator) && denominator.mod(own).signum() != 0) {
          denominator = denominator.divide(denominator.gcd(own)).multiply(own);
          if (denominator.bitLength() >= MAX_BITS) {
            return null;
          }
        }
        most = most.max(num.number().numerator().abs());
      }
    }
    BigInteger power = BigInteger.ONE;
    while (power.bitLength() < MAX_BITS && power.mod(denominator).signum() != 0) {
      power = power.multiply(BigInteger.TEN);
    }
    for (BigInteger one : List.of(power, denominator)) {
      if (one.mod(denominator).signum() == 0 && most.multiply(one).bitLength() < MAX_BITS) {
        return Rational.of(BigInteger.ONE, one);
      }
    }
    return null;
  }

  private static long code(Coding coding, Value value, Map<Value, Integer> listed) {
    if (coding instanceof Coding.Numbers numbers && value instanceof Value.Num num) {
      // Invariant: the unit is one over a multiple of every denominator, and no code is too long.
      long denominator = numbers.unit().denominator().longValueExact();
      return num.number().numerator().longValueExact()
          * (denominator / num.number().denominator().longValueExact());
    }
    if (coding instanceof Coding.Answers) {
      return value.equals(Value.YesNo.YES) ? 1 : 0;
    }
    if (coding instanceof Coding.Dates && value instanceof Value.Date date) {
      return date.day().dayNumber();
    }
    return place(listed, value);
  }
}
