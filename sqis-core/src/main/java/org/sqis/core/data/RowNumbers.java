package org.sqis.core.data;

import java.util.Arrays;

/** Row numbers by place; 0 where there is none. Grows as places are added. */
final class RowNumbers {
  private int[] rows = new int[0];

  /** The row at {@code place}, or 0 after putting {@code row} there. */
  int putIfAbsent(int place, int row) {
    if (place >= rows.length) {
      rows = Arrays.copyOf(rows, Math.max(Math.max(256, rows.length * 2), place + 1));
    }
    if (rows[place] == 0) {
      rows[place] = row;
      return 0;
    }
    return rows[place];
  }
}
