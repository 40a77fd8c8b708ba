package org.sqis.core.column;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * Values, one a row, each present or missing for a reason: whole numbers and what they stand for. A
 * number is {@code code × unit}, or {@code code × unit / denominator} where a column has
 * denominators. Exact. Deeply immutable; safe for every thread.
 */
public final class Column {
  private final Coding coding;
  private final Longs codes;
  private final @Nullable Longs denominators;
  private final @Nullable Longs missing;
  private final List<Value.Missing> reasons;

  private Column(
      Coding coding,
      Longs codes,
      @Nullable Longs denominators,
      @Nullable Longs missing,
      List<Value.Missing> reasons) {
    this.coding = coding;
    this.codes = codes;
    this.denominators = denominators;
    this.missing = missing;
    this.reasons = List.copyOf(reasons);
  }

  /**
   * A column of codes.
   *
   * @param missing by row 0 if the value is present, else 1 more than the place of its reason; null
   *     if all are present
   * @param reasons the reasons
   * @throws IllegalArgumentException if the lengths differ
   */
  public static Column of(
      Coding coding, Longs codes, @Nullable Longs missing, List<Value.Missing> reasons) {
    return fractions(coding, codes, null, missing, reasons);
  }

  /**
   * A column of fractions.
   *
   * @param denominators more than 0 in each row; null for whole multiples of the unit
   * @throws IllegalArgumentException if the lengths differ
   */
  public static Column fractions(
      Coding coding,
      Longs codes,
      @Nullable Longs denominators,
      @Nullable Longs missing,
      List<Value.Missing> reasons) {
    if ((missing != null && missing.size() != codes.size())
        || (denominators != null && denominators.size() != codes.size())) {
      throw new IllegalArgumentException("codes and missing must have the same length");
    }
    return new Column(coding, codes, denominators, missing, reasons);
  }

  /** A column of the given values, whatever they are. */
  public static Column of(List<Value> values) {
    Map<Value.Missing, Integer> reasons = new LinkedHashMap<>();
    long[] missing = new long[values.size()];
    for (int row = 0; row < missing.length; row++) {
      if (values.get(row) instanceof Value.Missing absent) {
        missing[row] = 1 + place(reasons, absent);
      }
    }
    Map<Value, Integer> listed = new LinkedHashMap<>();
    long[] codes = new long[values.size()];
    Coding coding = coding(values);
    for (int row = 0; row < codes.length; row++) {
      Value value = values.get(row);
      codes[row] = value.isMissing() ? 0 : code(coding, value, listed);
    }
    return new Column(
        coding instanceof Coding.Listed ? new Coding.Listed(List.copyOf(listed.keySet())) : coding,
        Longs.of(codes),
        null,
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
    BigInteger denominator = BigInteger.ONE;
    BigInteger most = BigInteger.ZERO;
    for (Value value : values) {
      if (value.isMissing()) {
        continue;
      }
      areAnswers &= value instanceof Value.YesNo;
      areDates &= value instanceof Value.Date;
      areNumbers &= value instanceof Value.Num;
      if (areNumbers && value instanceof Value.Num num) {
        BigInteger own = num.number().denominator();
        denominator = denominator.divide(denominator.gcd(own)).multiply(own);
        most = most.max(num.number().numerator().abs());
        areNumbers = denominator.bitLength() < 62 && most.multiply(denominator).bitLength() < 62;
      }
    }
    if (areAnswers) {
      return new Coding.Answers();
    }
    if (areDates) {
      return new Coding.Dates();
    }
    return areNumbers
        ? new Coding.Numbers(Rational.of(BigInteger.ONE, denominator))
        : new Coding.Listed(List.of());
  }

  private static long code(Coding coding, Value value, Map<Value, Integer> listed) {
    if (coding instanceof Coding.Numbers numbers && value instanceof Value.Num num) {
      return num.number().dividedBy(numbers.unit()).numerator().longValueExact();
    }
    if (coding instanceof Coding.Answers) {
      return value.equals(Value.YesNo.YES) ? 1 : 0;
    }
    if (coding instanceof Coding.Dates && value instanceof Value.Date date) {
      return date.day().dayNumber();
    }
    return place(listed, value);
  }

  /** How many rows it has. */
  public int size() {
    return codes.size();
  }

  /** What the codes stand for. */
  public Coding coding() {
    return coding;
  }

  /** The codes by row; what stands in rows without a value means nothing. */
  public Longs codes() {
    return codes;
  }

  /** The denominators by row; null if all values are whole multiples of the unit. */
  public @Nullable Longs denominators() {
    return denominators;
  }

  /** By row 0 or 1 more than the place in {@link #reasons}; null if all values are present. */
  public @Nullable Longs missing() {
    return missing;
  }

  /** Why values are missing. */
  public List<Value.Missing> reasons() {
    return reasons;
  }

  /** Whether the value of a row is missing. */
  public boolean isMissing(int row) {
    return missing != null && missing.get(row) != 0;
  }

  /** The exact value of a row. */
  public Value value(int row) {
    long why = missing == null ? 0 : missing.get(row);
    if (why != 0) {
      return reasons.get((int) why - 1);
    }
    if (denominators == null) {
      return coding.value(codes.get(row));
    }
    Rational unit = ((Coding.Numbers) coding).unit();
    return Value.of(unit.times(Rational.of(codes.get(row), denominators.get(row))));
  }

  /** All values. */
  public List<Value> values() {
    List<Value> all = new ArrayList<>();
    for (int row = 0; row < size(); row++) {
      all.add(value(row));
    }
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Column that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return Objects.hash(values());
  }

  @Override
  public String toString() {
    return values().toString();
  }
}
