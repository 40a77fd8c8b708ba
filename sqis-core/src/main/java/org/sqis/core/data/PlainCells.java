package org.sqis.core.data;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The cells of a row as bytes of ASCII, each of which becomes a text when somebody reads it. A
 * {@link RecordReader} that finds rows so may give the same object for each, as the sink does not
 * keep it; a sink can read numbers without making texts. Used by one thread.
 */
public final class PlainCells extends AbstractList<String> implements RandomAccess {
  private final byte[] bytes;
  private final int[] ends;
  private int start;

  /**
   * The cells of a row.
   *
   * @param bytes the file; not copied
   * @param columns how many cells there are
   */
  public PlainCells(byte[] bytes, int columns) {
    this.bytes = bytes;
    this.ends = new int[columns];
  }

  /** Goes to another row, whose first cell begins at {@code from}. */
  public void start(int from) {
    start = from;
  }

  /** Says where a cell ends, one before the next one begins; all bytes up to there are ASCII. */
  public void end(int cell, int to) {
    ends[cell] = to;
  }

  byte[] bytes() {
    return bytes;
  }

  int from(int cell) {
    return cell == 0 ? start : ends[cell - 1] + 1;
  }

  int to(int cell) {
    return ends[cell];
  }

  /** Whether a cell writes a text, which is ASCII. */
  boolean isText(int cell, String text) {
    int from = from(cell);
    if (ends[cell] - from != text.length()) {
      return false;
    }
    for (int i = text.length() - 1; i >= 0; i--) {
      if (bytes[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String get(int cell) {
    Objects.checkIndex(cell, ends.length);
    int from = from(cell);
    return new String(bytes, from, ends[cell] - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public int size() {
    return ends.length;
  }
}
