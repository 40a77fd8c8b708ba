package org.sqis.core.column;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;

/**
 * Fills a column row by row or block by block, in any order. Rows that nobody writes are present
 * with the code 0. Confined to one thread; of no use after {@link #column}. Where the same rows are
 * worked out again and again, {@link #lent} gives a column until {@link #reopen}.
 */
public final class ColumnWriter {
  private static final int BLOCK = 1024;

  private final int size;
  private final long min;
  private final long max;
  private final Numbers codes;
  private final @Nullable Numbers denominators;
  private @Nullable Numbers missing;
  private State state = State.OPEN;

  /** Whether it may be written. */
  private enum State {
    OPEN,
    LENT,
    GIVEN
  }

  /**
   * @param size how many rows
   * @param min no code is less
   * @param max no code is greater
   * @param maxDenominator the greatest denominator; 0 for a column without denominators
   * @param reasons how many reasons for missing values are expected, more are taken as well; 0 for
   *     a column without missing values
   */
  public ColumnWriter(int size, long min, long max, long maxDenominator, int reasons) {
    checkArgument(size >= 0, "size must not be less than 0: %s", size);
    checkArgument(min <= max, "max must not be less than min: %s to %s", min, max);
    checkArgument(maxDenominator >= 0, "maxDenominator must be 0 or more: %s", maxDenominator);
    checkArgument(reasons >= 0, "reasons must be 0 or more: %s", reasons);
    this.min = min;
    this.max = max;
    this.size = size;
    this.codes = new Numbers(size, min, max);
    this.denominators = maxDenominator == 0 ? null : new Numbers(size, 0, maxDenominator);
    this.missing = reasons == 0 ? null : new Numbers(size, 0, reasons);
  }

  /** Numbers in the narrowest array for their bounds. */
  private static final class Numbers {
    private byte @Nullable [] bytes;
    private short @Nullable [] shorts;
    private int @Nullable [] ints;
    private long @Nullable [] longs;

    Numbers(int size, long min, long max) {
      if (min >= Byte.MIN_VALUE && max <= Byte.MAX_VALUE) {
        bytes = new byte[size];
      } else if (min >= Short.MIN_VALUE && max <= Short.MAX_VALUE) {
        shorts = new short[size];
      } else if (min >= Integer.MIN_VALUE && max <= Integer.MAX_VALUE) {
        ints = new int[size];
      } else {
        longs = new long[size];
      }
    }

    void put(int row, long number) {
      if (shorts != null) {
        shorts[row] = (short) number;
      } else if (bytes != null) {
        bytes[row] = (byte) number;
      } else if (ints != null) {
        ints[row] = (int) number;
      } else if (longs != null) {
        longs[row] = number;
      }
    }

    void put(int @Nullable [] rows, int from, int length, long[] numbers) {
      if (rows == null) {
        put(from, length, numbers);
      } else if (shorts != null) {
        for (int i = 0; i < length; i++) {
          shorts[rows[from + i]] = (short) numbers[i];
        }
      } else if (bytes != null) {
        for (int i = 0; i < length; i++) {
          bytes[rows[from + i]] = (byte) numbers[i];
        }
      } else if (ints != null) {
        for (int i = 0; i < length; i++) {
          ints[rows[from + i]] = (int) numbers[i];
        }
      } else if (longs != null) {
        for (int i = 0; i < length; i++) {
          longs[rows[from + i]] = numbers[i];
        }
      }
    }

    private void put(int from, int length, long[] numbers) {
      if (shorts != null) {
        for (int i = 0; i < length; i++) {
          shorts[from + i] = (short) numbers[i];
        }
      } else if (bytes != null) {
        for (int i = 0; i < length; i++) {
          bytes[from + i] = (byte) numbers[i];
        }
      } else if (ints != null) {
        for (int i = 0; i < length; i++) {
          ints[from + i] = (int) numbers[i];
        }
      } else if (longs != null) {
        System.arraycopy(numbers, 0, longs, from, length);
      }
    }

    /** The same numbers where one as great as this has room. */
    Numbers with(long most) {
      if (most <= this.most()) {
        return this;
      }
      Longs own = longs();
      Numbers wider = new Numbers(own.size(), 0, most);
      long[] block = new long[BLOCK];
      for (int from = 0; from < own.size(); from += BLOCK) {
        int length = Math.min(BLOCK, own.size() - from);
        own.copy(from, length, block);
        wider.put(from, length, block);
      }
      return wider;
    }

    private long most() {
      if (bytes != null) {
        return Byte.MAX_VALUE;
      }
      return shorts != null ? Short.MAX_VALUE : ints != null ? Integer.MAX_VALUE : Long.MAX_VALUE;
    }

    Longs longs() {
      if (bytes != null) {
        return Longs.over(bytes);
      }
      if (shorts != null) {
        return Longs.over(shorts);
      }
      return ints != null ? Longs.over(ints) : Longs.over(longs == null ? new long[0] : longs);
    }
  }

  /** Writes a value. */
  public void put(int row, long code) {
    requireOpen();
    requireFit(row, code);
    codes.put(row, code);
  }

  /** Writes a fraction. */
  public void put(int row, long code, long denominator) {
    requireOpen();
    requireFit(row, code);
    codes.put(row, code);
    if (denominators != null) {
      denominators.put(row, denominator);
    }
  }

  /** Says that a value is missing, for the reason in that place of the list, counted from 0. */
  public void missing(int row, int reason) {
    requireOpen();
    checkArgument(missing != null, "the column has no missing values");
    checkArgument(reason >= 0, "reason must be 0 or more: %s", reason);
    requireRow(row);
    Numbers wide = missing.with(1L + reason);
    missing = wide;
    wide.put(row, 1L + reason);
  }

  /** Says that a value is present, which was said to be missing. */
  public void present(int row) {
    requireOpen();
    if (missing != null) {
      missing.put(row, 0);
    }
  }

  /**
   * Writes a block. Codes of rows with a value must be in the bounds of the column, which is not
   * looked at again; in the others anything may stand.
   *
   * @param rows where the rows of the block stand, from {@code from} on; null if row {@code i} of
   *     the block is row {@code from + i}
   * @param numbers the codes
   * @param under the denominators; null if the column has none
   * @param why by row 0 or 1 more than the place of its reason; null if none is missing
   */
  public void put(
      int @Nullable [] rows,
      int from,
      int length,
      long[] numbers,
      long @Nullable [] under,
      long @Nullable [] why) {
    requireOpen();
    codes.put(rows, from, length, numbers);
    if (denominators != null && under != null) {
      denominators.put(rows, from, length, under);
    }
    if (missing != null && why != null) {
      long bits = 0;
      for (int i = 0; i < length; i++) {
        bits |= why[i];
      }
      Numbers wide = missing.with(bits);
      missing = wide;
      wide.put(rows, from, length, why);
    }
  }

  /** How many rows it has. */
  public int size() {
    return size;
  }

  /** The column, which has the numbers from now on. */
  public Column column(Coding coding, List<Value.Missing> reasons) {
    requireOpen();
    state = State.GIVEN;
    return Column.made(
        coding,
        codes.longs(),
        denominators == null ? null : denominators.longs(),
        missing == null ? null : missing.longs(),
        reasons);
  }

  /**
   * The column up to the next {@link #reopen}: the numbers stay those of the writer, so that
   * filling them again takes no memory. It is {@linkplain Column#isLent lent}.
   */
  public Column lent(Coding coding, List<Value.Missing> reasons) {
    requireOpen();
    state = State.LENT;
    return Column.made(
        coding,
        codes.longs().lent(),
        denominators == null ? null : denominators.longs().lent(),
        missing == null ? null : missing.longs().lent(),
        reasons);
  }

  /**
   * Opens it to be filled anew after {@link #lent}; the column that was lent is of no use any more.
   * Rows that nobody writes keep what they have.
   *
   * @throws IllegalStateException if {@link #column} gave the numbers away
   */
  public void reopen() {
    if (state == State.GIVEN) {
      throw new IllegalStateException("the column has its numbers for good");
    }
    state = State.OPEN;
  }

  private void requireFit(int row, long code) {
    requireRow(row);
    checkArgument(code >= min && code <= max, "code must be from %s to %s: %s", min, max, code);
  }

  private void requireRow(int row) {
    checkArgument(row >= 0 && row < size, "row must be from 0 to %s: %s", size - 1, row);
  }

  private void requireOpen() {
    if (state != State.OPEN) {
      throw new IllegalStateException("the column is filled");
    }
  }
}
