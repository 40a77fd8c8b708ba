package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.ColumnWriter;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** Makes a column of coded cells without making a value a cell. */
final class CodedColumn {
  private static final int BLOCK = 1024;

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

  /** For each of the cells' list the code of its value, or 1 more than the place of its reason. */
  private final long[] meant;

  private final boolean[] isReason;

  private CodedColumn(CodedCells cells, int[] order, Absent absent) {
    this.cells = cells;
    this.order = order;
    this.absent = absent;
    this.meant = new long[cells.listed().size()];
    this.isReason = new boolean[meant.length];
  }

  /** The values of the entities {@code order}, each by place. */
  static Column of(CodedCells cells, int[] order, Absent absent) {
    return new CodedColumn(cells, order, absent).make();
  }

  private Column make() {
    for (int i = 0; i < meant.length; i++) {
      if (cells.listed().get(i) instanceof Value.Missing why) {
        isReason[i] = true;
        meant[i] = 1L + place(why);
      } else {
        meant[i] = values.size();
        values.add(cells.listed().get(i));
      }
    }
    int notReported = 1 + place((Value.Missing) Assembly.NOT_REPORTED);
    int notApplicable = 1 + place((Value.Missing) Assembly.NOT_APPLICABLE);
    if (!cells.hasNumbers()) {
      return filled(listed(), 1, notReported, notApplicable);
    }
    if (!values.isEmpty()) {
      return ofValues();
    }
    int decimals = cells.decimals();
    int spare = cells.spareDecimals();
    Coding coding = new Coding.Numbers(Rational.of(1, CodedCells.power(decimals - spare)));
    return filled(coding, (int) CodedCells.power(spare), notReported, notApplicable);
  }

  private int place(Value.Missing why) {
    int known = reasons.indexOf(why);
    if (known >= 0) {
      return known;
    }
    reasons.add(why);
    return reasons.size() - 1;
  }

  /** What the values of the list are; answers and dates get codes of their own. */
  private Coding listed() {
    boolean areAnswers = values.stream().allMatch(value -> value instanceof Value.YesNo);
    boolean areDates = values.stream().allMatch(value -> value instanceof Value.Date);
    for (int i = 0; i < meant.length && (areAnswers || areDates); i++) {
      if (cells.listed().get(i) instanceof Value.Date date) {
        meant[i] = date.day().dayNumber();
      } else if (!isReason[i]) {
        meant[i] = cells.listed().get(i).equals(Value.YesNo.YES) ? 1 : 0;
      }
    }
    return areAnswers
        ? new Coding.Answers()
        : areDates ? new Coding.Dates() : new Coding.Listed(values);
  }

  /**
   * Fills the column block by block.
   *
   * @param divisor what all codes of numbers are divided by
   */
  private Column filled(Coding coding, int divisor, int notReported, int notApplicable) {
    long least = cells.least() / divisor;
    long most = cells.most() / divisor;
    for (int i = 0; i < meant.length; i++) {
      least = isReason[i] ? least : Math.min(least, meant[i]);
      most = isReason[i] ? most : Math.max(most, meant[i]);
    }
    int width = cells.width();
    int[] from = cells.cells();
    int rows = order.length * width;
    ColumnWriter writer = new ColumnWriter(rows, least, most, 0, reasons.size());
    long[] codes = new long[Math.min(BLOCK, rows)];
    long[] why = new long[codes.length];
    boolean isComplete = true;
    for (int first = 0; first < rows; first += BLOCK) {
      int length = Math.min(BLOCK, rows - first);
      for (int i = 0; i < length; i++) {
        int row = first + i;
        int entity = width == 1 ? order[row] : order[row / width];
        int index = width == 1 ? entity : entity * width + row % width;
        int cell = index < from.length ? from[index] : 0;
        long mark = 0;
        long code = 0;
        if ((cell & CodedCells.KIND) == CodedCells.NUMBER) {
          int number = cell >> CodedCells.SHIFT;
          code = divisor == 1 ? number : number / divisor;
        } else if (cell != 0) {
          int which = cell >> CodedCells.SHIFT;
          mark = isReason[which] ? meant[which] : 0;
          code = isReason[which] ? 0 : meant[which];
        } else {
          mark = absent.isNotApplicable(entity, row % width) ? notApplicable : notReported;
        }
        codes[i] = code;
        why[i] = mark;
        isComplete &= mark == 0;
      }
      writer.put(null, first, length, codes, null, why);
    }
    Column column = writer.column(coding, reasons);
    return isComplete ? Column.of(coding, column.codes(), null, List.of()) : column;
  }

  /** Numbers of which some are too long for a code. */
  private Column ofValues() {
    List<Value> all = new ArrayList<>();
    for (int entity : order) {
      for (int place = 0; place < cells.width(); place++) {
        Value value = cells.get(entity, place);
        boolean isNone = value == null && absent.isNotApplicable(entity, place);
        all.add(value != null ? value : isNone ? Assembly.NOT_APPLICABLE : Assembly.NOT_REPORTED);
      }
    }
    return Column.of(all);
  }
}
