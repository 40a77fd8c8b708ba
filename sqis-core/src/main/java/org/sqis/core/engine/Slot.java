package org.sqis.core.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.column.ColumnWriter;

/**
 * Where one result stands, of the schools or of one of their groups: a column of all rows, which is
 * another one in every run of a program. Confined to one thread.
 */
final class Slot {
  private final Shape shape;
  private @Nullable ColumnWriter writer;
  private @Nullable Column column;

  Slot(Shape shape) {
    this.shape = shape;
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

  ColumnWriter writer() {
    return Objects.requireNonNull(writer, "opened before");
  }

  void open(ColumnWriter fresh) {
    writer = fresh;
  }

  void close(org.sqis.core.column.Coding coding, Reasons reasons) {
    column = writer().column(coding, reasons.all());
    writer = null;
  }
}
