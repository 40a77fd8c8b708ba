package org.sqis.core.engine;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.ColumnWriter;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * Where one result stands, of the schools or of one of their groups: a column of all rows, which is
 * another one in every run of a program. Confined to one thread.
 */
final class Slot {
  private final @Nullable Shape shape;
  private final @Nullable Supplier<Column> later;
  private final boolean isLasting;
  private final boolean isOwn;
  private @Nullable ColumnWriter writer;
  private @Nullable Column column;

  private Slot(
      @Nullable Shape shape, @Nullable Supplier<Column> later, boolean isLasting, boolean isOwn) {
    this.shape = shape;
    this.later = later;
    this.isLasting = isLasting;
    this.isOwn = isOwn;
  }

  /** A column that is another one in every run. */
  Slot(Shape shape) {
    this(shape, null, false, false);
  }

  /** A column that is worked out when somebody asks for it; the same in every run. */
  Slot(Supplier<Column> later) {
    this(null, later, false, false);
  }

  /** A column that is the same in every run of any program over the same rows. */
  static Slot lasting(Rows.Input input) {
    Slot slot = new Slot(input.shape(), null, true, false);
    slot.column(input.column());
    return slot;
  }

  /** Of which nobody reads anything. */
  static Slot unread() {
    return new Slot(null, null, false, false);
  }

  /** A column that nobody sees outside the run: the next run writes into the same arrays. */
  static Slot own(Shape shape) {
    return new Slot(shape, null, false, true);
  }

  /** Whether the column is the same in every run of any program over the same rows. */
  boolean isLasting() {
    return isLasting;
  }

  /** What its values are; the same in every run. */
  Shape shape() {
    return shape == null ? YearRun.shape(column()) : shape;
  }

  Column column() {
    if (column == null && later != null) {
      column = later.get();
    }
    return Objects.requireNonNull(column, "the run has not come there");
  }

  /** Whether it is worked out when somebody asks for it. */
  boolean isLater() {
    return later != null;
  }

  /** Writes one value; false if it is none that the shape holds. */
  boolean put(int row, Value value, Reasons reasons) {
    if (value instanceof Value.Missing missing) {
      writer().missing(row, (int) reasons.number(missing) - 1);
      return true;
    }
    long code = code(value);
    if (code == Long.MIN_VALUE) {
      return false;
    }
    writer().put(row, code);
    writer().present(row);
    return true;
  }

  private long code(Value value) {
    if (shape instanceof Shape.Whole whole && value instanceof Value.Num num) {
      Rational ratio = num.number().dividedBy(whole.unit());
      boolean fits =
          ratio.isWhole()
              && ratio.numerator().compareTo(whole.low()) >= 0
              && ratio.numerator().compareTo(whole.high()) <= 0;
      return fits ? ratio.numerator().longValue() : Long.MIN_VALUE;
    }
    if (shape instanceof Shape.Answer && value instanceof Value.YesNo answer) {
      return answer.yes() ? 1 : 0;
    }
    if (shape instanceof Shape.Day && value instanceof Value.Date date) {
      return date.day().dayNumber();
    }
    int place = shape instanceof Shape.Listed listed ? listed.values().indexOf(value) : -1;
    return place < 0 ? Long.MIN_VALUE : place;
  }

  void column(Column filled) {
    column = filled;
  }

  /** Drops a column that is another one in the next run. */
  void forget() {
    if (!isLasting && !isOwn && later == null) {
      column = null;
    }
  }

  ColumnWriter writer() {
    return Objects.requireNonNull(writer, "opened before");
  }

  void open(Supplier<ColumnWriter> fresh) {
    if (isOwn && writer != null) {
      writer.reopen();
    } else {
      writer = fresh.get();
    }
  }

  void close(Coding coding, Reasons reasons) {
    if (isOwn) {
      column = writer().lent(coding, reasons.all());
    } else {
      column = writer().column(coding, reasons.all());
      writer = null;
    }
  }
}
