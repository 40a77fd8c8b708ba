package org.sqis.core.data;

import java.util.List;
import org.sqis.core.problem.Problem;

/** Takes what a {@link RecordReader} reads. Used by one thread. */
public interface RecordSink {
  /**
   * The names of the columns, in file order; called once before every row, or not at all if the
   * file has no usable header.
   */
  void columns(List<String> names);

  /**
   * One row.
   *
   * @param row its number as problems show it
   * @param cells one text for each column; empty for an empty cell. The sink may keep the texts but
   *     not the list
   */
  void row(int row, List<String> cells);

  /** A row that cannot be given; its fault has been reported. */
  void skippedRow(int row);

  /** A fault, or a note if its code's severity says so. */
  void report(Problem problem);
}
