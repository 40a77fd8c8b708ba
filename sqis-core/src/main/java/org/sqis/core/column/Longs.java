package org.sqis.core.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers in the narrowest array that holds them all. Deeply immutable and safe for every
 * thread, but for those of a column that is {@linkplain Column#isLent lent}.
 */
public final class Longs {
  private static final Longs NONE = over(new byte[0]);

  /** One of byte[], short[], int[] and long[]; nobody changes it. */
  private final Object array;

  private final int size;

  /** Whether a {@link ColumnWriter} is going to change the array again. */
  private final boolean isLent;

  /** Two threads may both find it; they find the same. */
  private volatile long @Nullable [] range;

  private Longs(Object array, int size, boolean isLent) {
    this.array = array;
    this.size = size;
    this.isLent = isLent;
  }

  /** A copy of {@code values}. */
  public static Longs of(long... values) {
    long least = 0;
    long most = 0;
    for (long value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    if (values.length == 0) {
      return NONE;
    }
    if (least >= Byte.MIN_VALUE && most <= Byte.MAX_VALUE) {
      byte[] narrow = new byte[values.length];
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (byte) values[i];
      }
      return over(narrow);
    }
    if (least >= Short.MIN_VALUE && most <= Short.MAX_VALUE) {
      short[] narrow = new short[values.length];
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (short) values[i];
      }
      return over(narrow);
    }
    if (least >= Integer.MIN_VALUE && most <= Integer.MAX_VALUE) {
      int[] narrow = new int[values.length];
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (int) values[i];
      }
      return over(narrow);
    }
    return over(values.clone());
  }

  /** Takes over {@code values}, which nobody may change afterwards. */
  static Longs over(byte[] values) {
    return new Longs(values, values.length, false);
  }

  /** Takes over {@code values}, which nobody may change afterwards. */
  static Longs over(short[] values) {
    return new Longs(values, values.length, false);
  }

  /** Takes over {@code values}, which nobody may change afterwards. */
  static Longs over(int[] values) {
    return new Longs(values, values.length, false);
  }

  /** Takes over {@code values}, which nobody may change afterwards. */
  static Longs over(long[] values) {
    return new Longs(values, values.length, false);
  }

  /** The same numbers, of which it is known that they are going to change. */
  Longs lent() {
    return new Longs(array, size, true);
  }

  /** Whether they are only lent: see {@link ColumnWriter#lent}. */
  boolean isLent() {
    return isLent;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /**
   * The number at {@code place}.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public long get(int place) {
    if (array instanceof short[] narrow) {
      return narrow[place];
    }
    if (array instanceof byte[] narrow) {
      return narrow[place];
    }
    if (array instanceof int[] narrow) {
      return narrow[place];
    }
    return ((long[]) array)[place];
  }

  /** Copies {@code length} numbers from {@code from} on into {@code into}. */
  public void copy(int from, int length, long[] into) {
    if (array instanceof short[] narrow) {
      for (int i = 0; i < length; i++) {
        into[i] = narrow[from + i];
      }
    } else if (array instanceof byte[] narrow) {
      for (int i = 0; i < length; i++) {
        into[i] = narrow[from + i];
      }
    } else if (array instanceof int[] narrow) {
      for (int i = 0; i < length; i++) {
        into[i] = narrow[from + i];
      }
    } else {
      System.arraycopy((long[]) array, from, into, 0, length);
    }
  }

  /** Copies the numbers at {@code length} places, those of {@code places} from {@code from} on. */
  public void copy(int[] places, int from, int length, long[] into) {
    if (array instanceof short[] narrow) {
      for (int i = 0; i < length; i++) {
        into[i] = narrow[places[from + i]];
      }
    } else if (array instanceof byte[] narrow) {
      for (int i = 0; i < length; i++) {
        into[i] = narrow[places[from + i]];
      }
    } else if (array instanceof int[] narrow) {
      for (int i = 0; i < length; i++) {
        into[i] = narrow[places[from + i]];
      }
    } else {
      long[] wide = (long[]) array;
      for (int i = 0; i < length; i++) {
        into[i] = wide[places[from + i]];
      }
    }
  }

  /** The numbers at the given places, in their order; a place of -1 gives {@code nowhere}. */
  public Longs at(int[] places, long nowhere) {
    if (array instanceof short[] narrow && nowhere == (short) nowhere) {
      short[] there = new short[places.length];
      for (int i = 0; i < there.length; i++) {
        there[i] = places[i] < 0 ? (short) nowhere : narrow[places[i]];
      }
      return over(there);
    }
    if (array instanceof byte[] narrow && nowhere == (byte) nowhere) {
      byte[] there = new byte[places.length];
      for (int i = 0; i < there.length; i++) {
        there[i] = places[i] < 0 ? (byte) nowhere : narrow[places[i]];
      }
      return over(there);
    }
    if (array instanceof int[] narrow && nowhere == (int) nowhere) {
      int[] there = new int[places.length];
      for (int i = 0; i < there.length; i++) {
        there[i] = places[i] < 0 ? (int) nowhere : narrow[places[i]];
      }
      return over(there);
    }
    long[] there = new long[places.length];
    for (int i = 0; i < there.length; i++) {
      there[i] = places[i] < 0 ? nowhere : get(places[i]);
    }
    return over(there);
  }

  /** The least and the greatest of them; 0 and 0 if there are none. Found once. */
  public long[] range() {
    long[] known = range;
    if (known == null) {
      known = found();
      range = known;
    }
    return known.clone();
  }

  private long[] found() {
    if (size == 0) {
      return new long[] {0, 0};
    }
    long[] block = new long[Math.min(size, 1024)];
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int from = 0; from < size; from += block.length) {
      int length = Math.min(block.length, size - from);
      copy(from, length, block);
      for (int i = 0; i < length; i++) {
        least = Math.min(least, block[i]);
        most = Math.max(most, block[i]);
      }
    }
    return new long[] {least, most};
  }

  /** How many bytes each of them takes. */
  public int width() {
    return array instanceof byte[]
        ? 1
        : array instanceof short[] ? 2 : array instanceof int[] ? 4 : 8;
  }

  /** A copy in an array. */
  public long[] toArray() {
    long[] all = new long[size];
    copy(0, size, all);
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Longs that && Arrays.equals(toArray(), that.toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toArray());
  }
}
