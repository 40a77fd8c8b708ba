package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.Longs;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** Makes a column of coded cells without making a value a cell. */
final class CodedColumn {
  /** Says why a cell without a value has none. */
  interface Absent {
    /** Whether it is not applicable, and else not reported. */
    boolean isNotApplicable(int entity, int place);
  }

  private final CodedCells cells;
  private final int[] order;
  private final Absent absent;
  private final List<Value.Missing> reasons = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private final long[] codes;
  private final long[] missing;
  private boolean hasNumber;
  private boolean hasListed;

  private CodedColumn(CodedCells cells, int[] order, Absent absent) {
    this.cells = cells;
    this.order = order;
    this.absent = absent;
    this.codes = new long[order.length * cells.width()];
    this.missing = new long[codes.length];
  }

  /** The values of the entities {@code order}, each by place. */
  static Column of(CodedCells cells, int[] order, Absent absent) {
    return new CodedColumn(cells, order, absent).make();
  }

  private Column make() {
    // For each of the list the place of its value, or what stands for its reason, negated.
    int[] meant = new int[cells.listed().size()];
    for (int i = 0; i < meant.length; i++) {
      if (cells.listed().get(i) instanceof Value.Missing why) {
        meant[i] = -mark(why);
      } else {
        meant[i] = values.size();
        values.add(cells.listed().get(i));
      }
    }
    fill(meant);
    if (hasNumber && hasListed) {
      return ofValues();
    }
    Longs marks = reasons.isEmpty() ? null : Longs.of(missing);
    return Column.of(hasNumber ? numbers() : listed(), Longs.of(codes), marks, reasons);
  }

  private int mark(Value.Missing why) {
    int known = reasons.indexOf(why);
    if (known >= 0) {
      return known + 1;
    }
    reasons.add(why);
    return reasons.size();
  }

  private void fill(int[] meant) {
    int width = cells.width();
    byte[] kinds = cells.kinds();
    int[] from = cells.codes();
    int row = 0;
    for (int entity : order) {
      for (int place = 0; place < width; place++, row++) {
        int index = entity * width + place;
        byte kind = index < kinds.length ? kinds[index] : CodedCells.NOTHING;
        if (kind == CodedCells.NUMBER) {
          codes[row] = from[index];
          hasNumber = true;
        } else if (kind == CodedCells.NOTHING) {
          missing[row] = mark(absent.isNotApplicable(entity, place));
        } else if (meant[from[index]] < 0) {
          missing[row] = -meant[from[index]];
        } else {
          codes[row] = meant[from[index]];
          hasListed = true;
        }
      }
    }
  }

  private int mark(boolean isNotApplicable) {
    return mark(
        (Value.Missing) (isNotApplicable ? Assembly.NOT_APPLICABLE : Assembly.NOT_REPORTED));
  }

  /** Numbers with as few decimals as they need. */
  private Coding numbers() {
    int decimals = cells.decimals();
    while (decimals > 0 && areTens()) {
      for (int row = 0; row < codes.length; row++) {
        codes[row] /= 10;
      }
      decimals--;
    }
    return new Coding.Numbers(Rational.of(1, CodedCells.power(decimals)));
  }

  private boolean areTens() {
    for (long code : codes) {
      if (code % 10 != 0) {
        return false;
      }
    }
    return true;
  }

  private Coding listed() {
    if (values.stream().allMatch(value -> value instanceof Value.YesNo)) {
      recode(value -> value.equals(Value.YesNo.YES) ? 1 : 0);
      return new Coding.Answers();
    }
    if (values.stream().allMatch(value -> value instanceof Value.Date)) {
      recode(value -> value instanceof Value.Date date ? date.day().dayNumber() : 0);
      return new Coding.Dates();
    }
    return new Coding.Listed(values);
  }

  private void recode(java.util.function.ToLongFunction<Value> code) {
    long[] others = values.stream().mapToLong(code).toArray();
    for (int row = 0; row < codes.length; row++) {
      if (missing[row] == 0) {
        codes[row] = others[(int) codes[row]];
      }
    }
  }

  /** Numbers of which some are too long for a code. */
  private Column ofValues() {
    List<Value> all = new ArrayList<>(codes.length);
    for (int i = 0; i < order.length; i++) {
      for (int place = 0; place < cells.width(); place++) {
        Value value = cells.get(order[i], place);
        boolean isNone = value == null && absent.isNotApplicable(order[i], place);
        all.add(value != null ? value : isNone ? Assembly.NOT_APPLICABLE : Assembly.NOT_REPORTED);
      }
    }
    return Column.of(all);
  }
}
