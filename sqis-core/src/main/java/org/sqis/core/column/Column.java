package org.sqis.core.column;

import static com.google.common.base.Preconditions.checkArgument;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * Values, one a row, each present or missing for a reason: whole numbers and what they stand for. A
 * number is {@code code × unit}, or {@code code × unit / denominator} where a column has
 * denominators. Exact. Deeply immutable and safe for every thread, unless it is {@linkplain #isLent
 * lent}.
 */
public final class Column {
  private static final String NO_NULL = "%s must not be null and hold no null";

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
   * @param denominators more than 0 in each row with a value; null for whole multiples of the unit
   * @throws IllegalArgumentException if the lengths differ, or a row with a value has a code,
   *     denominator or reason that there is not
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
    if (missing != null && !isWithin(missing.range(), 0, reasons.size())) {
      throw new IllegalArgumentException(
          "missing must be from 0 to " + reasons.size() + ", the number of reasons");
    }
    Column column = new Column(coding, codes, denominators, missing, reasons);
    if (coding instanceof Coding.Listed listed) {
      column.require(codes, 0, listed.values().size() - 1L, "codes");
    } else if (coding instanceof Coding.Answers) {
      column.require(codes, 0, 1, "codes");
    }
    if (denominators != null) {
      column.require(denominators, 1, Long.MAX_VALUE, "denominators");
    }
    return column;
  }

  /** A column that is known to be right. */
  static Column made(
      Coding coding,
      Longs codes,
      @Nullable Longs denominators,
      @Nullable Longs missing,
      List<Value.Missing> reasons) {
    return new Column(coding, codes, denominators, missing, reasons);
  }

  private static boolean isWithin(long[] range, long least, long most) {
    return range[0] >= least && range[1] <= most;
  }

  /** What stands in rows without a value means nothing and may be anything. */
  private void require(Longs numbers, long least, long most, String name) {
    if (numbers.size() == 0 || isWithin(numbers.range(), least, most)) {
      return;
    }
    for (int row = 0; row < numbers.size(); row++) {
      long number = numbers.get(row);
      if (!isMissing(row) && (number < least || number > most)) {
        throw new IllegalArgumentException(
            name + " must be from " + least + " to " + most + " in row " + row + ": " + number);
      }
    }
  }

  /**
   * A column of the given values, whatever they are. Decimals get the largest unit that is a power
   * of ten: 541 times 1/1000 if all are percents with at most one decimal.
   */
  public static Column of(List<Value> values) {
    checkArgument(isWhole(values), NO_NULL, "values");
    return ColumnCoder.code(values);
  }

  /**
   * A column of decimals, all present.
   *
   * @param codes the numbers without their decimal points, by row; copied
   * @param places how many digits stand after the point, 0 to 18: 541 with 3 places is 0.541, which
   *     is 54.1%
   */
  public static Column decimals(long[] codes, int places) {
    checkArgument(codes != null, NO_NULL, "codes");
    checkArgument(places >= 0 && places <= 18, "places must be from 0 to 18: %s", places);
    Rational unit = Rational.of(BigInteger.ONE, BigInteger.TEN.pow(places));
    return of(new Coding.Numbers(unit), Longs.of(codes), null, List.of());
  }

  /**
   * A column of answers, all present.
   *
   * @param yes the rows with the answer yes
   * @param rows how many rows there are
   */
  public static Column answers(BitSet yes, int rows) {
    checkArgument(yes != null, NO_NULL, "yes");
    checkArgument(rows >= 0, "rows must not be less than 0: %s", rows);
    byte[] codes = new byte[rows];
    for (int row = yes.nextSetBit(0); row >= 0 && row < rows; row = yes.nextSetBit(row + 1)) {
      codes[row] = 1;
    }
    return of(new Coding.Answers(), Longs.over(codes), null, List.of());
  }

  /**
   * A column of values out of a list, such as words, all present.
   *
   * @param values the values; none is missing
   * @param places the place in {@code values} of each row's; copied
   */
  public static Column listed(List<? extends Value> values, int... places) {
    checkArgument(isWhole(values), NO_NULL, "values");
    checkArgument(places != null, NO_NULL, "places");
    long[] codes = new long[places.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = requireIn(places[row], values.size());
    }
    return of(new Coding.Listed(List.copyOf(values)), Longs.of(codes), null, List.of());
  }

  /** A column of words out of a list, as {@link #listed} has them. */
  public static Column words(List<String> words, int... places) {
    checkArgument(isWhole(words), NO_NULL, "words");
    List<Value> values = new ArrayList<>();
    for (String word : words) {
      values.add(new Value.Word(word));
    }
    return listed(values, places);
  }

  /**
   * The same with the values of some rows missing.
   *
   * @param rows the rows; one beyond the last is an {@link IllegalArgumentException}
   * @param why why they are missing
   */
  public Column without(BitSet rows, Value.Missing why) {
    checkArgument(rows != null, NO_NULL, "rows");
    checkArgument(why != null, NO_NULL, "why");
    if (rows.length() > size()) {
      throw new IllegalArgumentException("rows must be less than " + size() + ": " + rows.length());
    }
    List<Value.Missing> all = new ArrayList<>(reasons);
    int known = all.indexOf(why);
    if (known < 0) {
      known = all.size();
      all.add(why);
    }
    long[] marks = missing == null ? new long[size()] : missing.toArray();
    int mark = known + 1;
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      marks[row] = mark;
    }
    return new Column(coding, codes, denominators, Longs.of(marks), all);
  }

  private static boolean isWhole(@Nullable List<?> list) {
    if (list == null) {
      return false;
    }
    for (Object one : list) {
      if (one == null) {
        return false;
      }
    }
    return true;
  }

  private static int requireIn(int place, int size) {
    checkArgument(place >= 0 && place < size, "places must be from 0 to %s: %s", size - 1, place);
    return place;
  }

  /** The same rows in another order: the row at each of {@code places}. */
  public Column at(int[] places) {
    checkArgument(places != null, NO_NULL, "places");
    for (int place : places) {
      requireIn(place, size());
    }
    return new Column(
        coding,
        codes.at(places, 0),
        denominators == null ? null : denominators.at(places, 1),
        missing == null ? null : missing.at(places, 0),
        reasons);
  }

  /** How many rows it has. */
  public int size() {
    return codes.size();
  }

  /** What the codes stand for. */
  public Coding coding() {
    return coding;
  }

  /**
   * Whether its numbers belong to a {@link ColumnWriter} still, which may be opened again. Data
   * cannot be made of such a column.
   */
  public boolean isLent() {
    return codes.isLent()
        || (denominators != null && denominators.isLent())
        || (missing != null && missing.isLent());
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

  /**
   * Every so manieth row, {@code count} of them: row {@code i} is row {@code i × stride + offset}.
   */
  public Column every(int stride, int offset, int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = i * stride + offset;
    }
    return at(rows);
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
