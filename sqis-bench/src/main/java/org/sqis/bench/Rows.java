package org.sqis.bench;

import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.Longs;

/**
 * Reads the columns of index and designation into the arrays of the baselines. Confined to one
 * thread; can be used again, so that reading allocates nothing.
 */
public final class Rows {
  private static final int BLOCK = 1024;

  private final long[] codes = new long[BLOCK];
  private final long[] denominators = new long[BLOCK];
  private final long[] missing = new long[BLOCK];

  /** Reads all rows. */
  public void read(Engine.Scored scored, double[] idx, byte[] des) {
    for (int from = 0; from < idx.length; from += BLOCK) {
      int length = Math.min(BLOCK, idx.length - from);
      index(scored.index(), from, length, idx, from);
      designation(scored.designation(), from, length, des, from);
    }
  }

  /** A number that depends on every index and designation, read block by block. */
  public long digest(Engine.Scored scored) {
    double[] idx = new double[BLOCK];
    byte[] des = new byte[BLOCK];
    long digest = 0;
    for (int from = 0; from < scored.index().size(); from += BLOCK) {
      int length = Math.min(BLOCK, scored.index().size() - from);
      index(scored.index(), from, length, idx, 0);
      designation(scored.designation(), from, length, des, 0);
      digest = digest(digest, idx, des, length);
    }
    return digest;
  }

  /** The same of arrays. */
  public static long digest(long start, double[] idx, byte[] des, int length) {
    long digest = start;
    for (int i = 0; i < length; i++) {
      digest = digest * 31 + Double.doubleToLongBits(idx[i]) + des[i];
    }
    return digest;
  }

  private void index(Column column, int from, int length, double[] into, int at) {
    if (!(column.coding() instanceof Coding.Numbers numbers)) {
      throw new AssertionError("an index is a number: " + column.coding());
    }
    // The quotient of two whole numbers below 2^53 is the double nearest to the exact value.
    long times = numbers.unit().numerator().longValueExact();
    long under = numbers.unit().denominator().longValueExact();
    column.codes().copy(from, length, codes);
    long[] why = copied(column.missing(), from, length, missing);
    long[] own = copied(column.denominators(), from, length, denominators);
    for (int i = 0; i < length; i++) {
      double value = (double) (codes[i] * times) / (own == null ? under : under * own[i]);
      into[at + i] = why != null && why[i] != 0 ? Double.NaN : value;
    }
  }

  private void designation(Column column, int from, int length, byte[] into, int at) {
    column.codes().copy(from, length, codes);
    long[] why = copied(column.missing(), from, length, missing);
    for (int i = 0; i < length; i++) {
      into[at + i] = (byte) (why != null && why[i] != 0 ? 0 : codes[i]);
    }
  }

  private static long @Nullable [] copied(
      @Nullable Longs numbers, int from, int length, long[] into) {
    if (numbers == null) {
      return null;
    }
    numbers.copy(from, length, into);
    return into;
  }

  /** How many bytes the values of both columns take. */
  static long bytes(Engine.Scored scored) {
    return bytes(scored.index()) + bytes(scored.designation());
  }

  private static long bytes(Column column) {
    return bytes(column.codes()) + bytes(column.denominators()) + bytes(column.missing());
  }

  private static long bytes(@Nullable Longs numbers) {
    return numbers == null ? 0 : (long) numbers.size() * numbers.width();
  }
}
