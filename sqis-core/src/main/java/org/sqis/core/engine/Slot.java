package org.sqis.core.engine;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.ColumnWriter;

/**
 * Where one result stands, of the schools or of one of their groups: a column of all rows, which is
 * another one in every run of a program. Confined to one thread.
 */
final class Slot {
  private final Shape shape;
  private final boolean isLasting;
  private final boolean isOwn;
  private @Nullable ColumnWriter writer;
  private @Nullable Column column;

  private Slot(Shape shape, boolean isLasting, boolean isOwn) {
    this.shape = shape;
    this.isLasting = isLasting;
    this.isOwn = isOwn;
  }

  /** A column that is another one in every run. */
  Slot(Shape shape) {
    this(shape, false, false);
  }

  /** A column that is the same in every run of any program over the same rows. */
  static Slot lasting(Rows.Input input) {
    Slot slot = new Slot(input.shape(), true, false);
    slot.column(input.column());
    return slot;
  }

  /** A column that nobody sees outside the run: the next run writes into the same arrays. */
  static Slot own(Shape shape) {
    return new Slot(shape, false, true);
  }

  /** Whether the column is the same in every run of any program over the same rows. */
  boolean isLasting() {
    return isLasting;
  }

  /** What its values are; the same in every run. */
  Shape shape() {
    return shape;
  }

  Column column() {
    return Objects.requireNonNull(column, "the run has not come there");
  }

  void column(Column filled) {
    column = filled;
  }

  /** Drops a column that is another one in the next run. */
  void forget() {
    if (!isLasting && !isOwn) {
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
    column = writer().column(coding, reasons.all());
    if (!isOwn) {
      writer = null;
    }
  }
}
