package org.sqis.core.column;

import java.util.ArrayList;
import java.util.List;
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

  /**
   * A column of the given values, whatever they are. Decimals get the largest unit that is a power
   * of ten: 541 times 1/1000 if all are percents with at most one decimal.
   */
  public static Column of(List<Value> values) {
    return ColumnCoder.code(values);
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
