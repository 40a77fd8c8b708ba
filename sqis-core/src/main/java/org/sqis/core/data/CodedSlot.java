package org.sqis.core.data;

import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.policy.Input;

/**
 * Reads the cells of a column that fills an input from their bytes: decimals digit by digit, other
 * texts by what the same text meant before. It reads only what is in order; what it leaves, the
 * reader of the slot reads, and says what is wrong.
 */
final class CodedSlot {
  private static final int MAX_DIGITS = 17;

  private final CellReader reader;
  private final int target;
  private final boolean isPerGroup;
  private final boolean readsNumbers;
  private final boolean mustBeWhole;
  private final int shift;
  private final long[] least = new long[CodedCells.MAX_PLACES + 1];
  private final long[] most = new long[CodedCells.MAX_PLACES + 1];
  private final KnownTexts texts = new KnownTexts();

  private int year = -1;

  /** Whether the year is known to have a value of the input. */
  private boolean isFilled;

  private @Nullable YearValues values;
  private @Nullable CodedCells cells;

  /** The number read last, without its point. */
  private long code;

  private int digits;

  /** What was read last if it is no number. */
  private KnownTexts.@Nullable Text text;

  /**
   * A reader.
   *
   * @param slot a slot that fills an input of schools or groups
   * @param input the input
   */
  private CodedSlot(Mapping.Slot slot, Input input) {
    this.reader = slot.reader();
    this.target = slot.target();
    this.isPerGroup = input.each() == UnitOfAnalysis.GROUP;
    this.readsNumbers = input.type() instanceof Type.Numeric && !reader.knowsNumbers();
    this.shift = slot.unit() == DataSpec.ColumnUnit.PERCENT ? 2 : 0;
    Unit of = Wording.unitOf(input.type());
    this.mustBeWhole = of == Unit.COUNT || of == Unit.DAYS;
    boolean isShare = of == Unit.PERCENT && input.min() == null && input.max() == null;
    Rational min = isShare ? Rational.ZERO : input.min();
    Rational max = isShare ? Rational.ONE : input.max();
    if (of == Unit.COUNT && (min == null || min.signum() < 0)) {
      min = Rational.ZERO;
    }
    for (int places = 0; places < least.length; places++) {
      least[places] = min == null ? Long.MIN_VALUE : bound(min, places, RoundingRule.UP);
      most[places] = max == null ? Long.MAX_VALUE : bound(max, places, RoundingRule.DOWN);
    }
  }

  private static long bound(Rational number, int places, RoundingRule rule) {
    BigInteger whole =
        number.rounded(places, rule).times(Rational.of(CodedCells.power(places))).numerator();
    return whole.bitLength() < Long.SIZE
        ? whole.longValue()
        : whole.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /** A reader of a slot if its values are few or numbers; else null. */
  static @Nullable CodedSlot of(Mapping mapping, Mapping.Slot slot) {
    if (slot.fills() != Mapping.Fills.INPUT || mapping.each(slot).isWiderThanSchool()) {
      return null;
    }
    Input input = mapping.vocabulary().inputs().get(slot.target());
    return input.type() instanceof Type.FreeText ? null : new CodedSlot(slot, input);
  }

  /** Reads a cell; false if the reader of the slot has to read it. */
  boolean read(PlainCells cells, int column) {
    int from = cells.from(column);
    int to = cells.to(column);
    text = null;
    if (readsNumbers && from < to && number(cells.bytes(), from, to)) {
      return true;
    }
    text = texts.find(cells.bytes(), from, to);
    if (text == null) {
      Value value = reader.tryRead(cells.get(column));
      text = value == null ? null : texts.add(cells.bytes(), from, to, value);
    }
    return text != null;
  }

  private static boolean isDigit(byte one) {
    return (char) (one - '0') <= 9;
  }

  /** Reads a decimal that the input can have. */
  private boolean number(byte[] bytes, int from, int to) {
    boolean isNegative = bytes[from] == '-';
    int at = isNegative ? from + 1 : from;
    if (to - at > MAX_DIGITS) {
      return false;
    }
    int first = at;
    long number = 0;
    while (at < to && isDigit(bytes[at])) {
      number = 10 * number + bytes[at++] - '0';
    }
    int point = at;
    if (at < to && bytes[at] == '.') {
      at++;
      while (at < to && isDigit(bytes[at])) {
        number = 10 * number + bytes[at++] - '0';
      }
    }
    boolean isDecimal = at == to && point > first && to != point + 1;
    int places = shift + Math.max(0, to - point - 1);
    if (!isDecimal || places >= least.length || (mustBeWhole && point < to)) {
      return false;
    }
    code = isNegative ? -number : number;
    digits = places;
    return code >= least[places] && code <= most[places];
  }

  /** Says of which year the values are that are put next. */
  void aim(Assembly assembly, int to) {
    if (year != to) {
      year = to;
      values = assembly.years().get(to);
      cells = values.input(target);
      isFilled = false;
    }
  }

  /**
   * Puts what was read last, if it is the first value of its cell.
   *
   * @param group the group; 0 for an input that is not one of each group
   * @return false, and nothing is done, if it is not, or a number is too long
   */
  boolean put(int entity, int group, int source, int row) {
    CodedCells to = Objects.requireNonNull(cells, "cells");
    int index = to.free(entity, group, source);
    if (index < 0) {
      return false;
    }
    if (text != null) {
      to.fillListed(index, text.placeIn(to), row);
      if (!text.saysSomething()) {
        return true;
      }
    } else if (!to.fillNumber(index, code, digits, row)) {
      return false;
    }
    if (isFilled) {
      Objects.requireNonNull(values, "values").filledBy(entity, isPerGroup ? group : -1);
    } else {
      Objects.requireNonNull(values, "values").filled(entity, target, group);
      isFilled = true;
    }
    return true;
  }

  /** Whether the input is one of each group. */
  boolean isPerGroup() {
    return isPerGroup;
  }
}
