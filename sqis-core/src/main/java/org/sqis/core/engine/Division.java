package org.sqis.core.engine;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Longs;

/**
 * The rows of one year divided into parts, within chunks of rows that a processor can hold near: by
 * chunk, and in a chunk by part, stand the rows in their order. That order is the place of a row.
 * Takes two bytes a row. Safe for every thread.
 */
final class Division {
  /** How many rows a chunk has; the last one may have fewer. */
  static final int CHUNK = 1 << 16;

  private static final int CHUNK_BITS = 16;

  private final int rows;
  private final int count;
  private final boolean keeps;

  /** By place, how far from the beginning of its chunk the row is; null if there is one part. */
  private final char @Nullable [] offsets;

  /** By chunk the place after the last row of each part known by then. */
  private final int[][] ends;

  private final int[] sizes;
  private final int[] firsts;
  private final IdentityHashMap<Longs, Longs> kept = new IdentityHashMap<>();

  private Division(Maker made, boolean keeps) {
    this.rows = made.rows;
    this.count = made.count;
    this.keeps = keeps;
    this.offsets = made.count > 1 ? made.offsets : null;
    this.ends = made.ends;
    this.sizes = made.sizes;
    this.firsts = made.firsts;
  }

  /** Something by which rows are divided. */
  interface Key {
    /** All codes are less than this. */
    int width();

    /** The codes of some rows. */
    void copy(int from, int length, long[] into);
  }

  /**
   * Rows divided by all keys.
   *
   * @param keeps whether copies of columns in the order of places are kept
   */
  static Division of(int rows, List<Key> keys, boolean keeps) {
    return new Division(new Maker(rows, keys), keeps);
  }

  /** How many parts there are; 0 only if there are no rows. */
  int count() {
    return count;
  }

  /** How many rows a part has. */
  int size(int part) {
    return sizes[part];
  }

  /** The first row of a part. */
  int first(int part) {
    return firsts[part];
  }

  int chunks() {
    return ends.length;
  }

  /** How many chunks there are of so many rows. */
  static int chunks(int rows) {
    return (rows + CHUNK - 1) >> CHUNK_BITS;
  }

  /** The place of the first row of a part in a chunk. */
  int start(int chunk, int part) {
    return part == 0 ? chunk << CHUNK_BITS : end(chunk, part - 1);
  }

  /** The place after the last row of a part in a chunk. */
  int end(int chunk, int part) {
    int[] own = ends[chunk];
    return own[Math.min(part, own.length - 1)];
  }

  /** The rows at {@code length} places of a chunk from {@code from} on. */
  void rows(int chunk, int from, int length, int[] into) {
    char[] all = offsets;
    int first = chunk << CHUNK_BITS;
    for (int i = 0; i < length; i++) {
      into[i] = all == null ? from + i : first + all[from + i];
    }
  }

  /** Numbers of rows in the order of places; null if they are not kept. */
  @Nullable Longs kept(Longs all) {
    if (offsets == null || !keeps) {
      return offsets == null ? all : null;
    }
    synchronized (kept) {
      Longs known = kept.get(all);
      if (known == null) {
        int[] places = new int[rows];
        int[] block = new int[Reg.BLOCK];
        for (int from = 0; from < rows; from += Reg.BLOCK) {
          int length = Math.min(Reg.BLOCK, rows - from);
          rows(from >> CHUNK_BITS, from, length, block);
          System.arraycopy(block, 0, places, from, length);
        }
        known = all.at(places, 0);
        kept.put(all, known);
      }
      return known;
    }
  }

  /** Divides chunk by chunk, so that no array of numbers of all rows is needed. */
  private static final class Maker {
    private final int rows;
    private final List<Key> keys;
    private final char[] offsets;
    private final int[][] ends;
    private final int[][] tables;
    private final int[] found;
    private final int[] partOf;
    private final long[] codes = Reg.block();
    private int count;
    private int[] sizes = new int[8];
    private int[] firsts = new int[8];

    Maker(int rows, List<Key> keys) {
      this.rows = rows;
      this.keys = List.copyOf(keys);
      this.offsets = new char[keys.isEmpty() ? 0 : rows];
      this.ends = new int[chunks(rows)][];
      this.tables = new int[keys.size()][0];
      this.found = new int[keys.size()];
      this.partOf = new int[Math.min(rows, CHUNK)];
      for (int chunk = 0; chunk < ends.length; chunk++) {
        int from = chunk << CHUNK_BITS;
        int length = Math.min(CHUNK, rows - from);
        Arrays.fill(partOf, 0);
        for (int key = 0; key < tables.length; key++) {
          refine(key, from, length);
        }
        count = tables.length == 0 ? 1 : found[tables.length - 1];
        order(chunk, from, length);
      }
    }

    /** Divides each part further: rows stay together if they have one code. */
    private void refine(int number, int from, int length) {
      Key key = keys.get(number);
      int width = key.width();
      int before = number == 0 ? 1 : found[number - 1];
      if (tables[number].length < before * width) {
        tables[number] = Arrays.copyOf(tables[number], 2 * before * width);
      }
      int[] table = tables[number];
      int known = found[number];
      for (int at = 0; at < length; at += Reg.BLOCK) {
        int some = Math.min(Reg.BLOCK, length - at);
        key.copy(from + at, some, codes);
        for (int i = 0; i < some; i++) {
          int place = partOf[at + i] * width + (int) codes[i];
          if (table[place] == 0) {
            known++;
            table[place] = known;
          }
          partOf[at + i] = table[place] - 1;
        }
      }
      found[number] = known;
    }

    private void order(int chunk, int from, int length) {
      if (count > sizes.length) {
        sizes = Arrays.copyOf(sizes, 2 * count);
        firsts = Arrays.copyOf(firsts, 2 * count);
      }
      int[] next = new int[count];
      for (int i = 0; i < length; i++) {
        int part = partOf[i];
        if (sizes[part] == 0 && next[part] == 0) {
          firsts[part] = from + i;
        }
        next[part]++;
      }
      int place = from;
      for (int part = 0; part < count; part++) {
        int own = next[part];
        sizes[part] += own;
        next[part] = place;
        place += own;
      }
      for (int i = 0; i < length && offsets.length > 0; i++) {
        offsets[next[partOf[i]]++] = (char) i;
      }
      if (offsets.length == 0) {
        next[0] = place;
      }
      ends[chunk] = next;
    }
  }
}
