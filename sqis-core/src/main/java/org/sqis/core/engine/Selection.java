package org.sqis.core.engine;

import java.util.Arrays;

/**
 * The number in a given place of many, found without sorting them: by counting all where they lie
 * close together, else by counting their leading digits, again and again. Exact; equal numbers are
 * counted one by one. It keeps its arrays for the next run. Confined to one thread.
 */
final class Selection {
  /** How many cells take what is not counted, so that no cell is written twice in a row. */
  private static final int SPARE = 8;

  private static final int DIGIT = 11;

  private final long min;
  private final int pools;
  private final int range;
  private final int rows;
  private int[] counts;
  private long[] kept = new long[0];
  private int[] poolOf = new int[0];
  private long[] sorted = new long[0];
  private int[] starts = new int[0];
  private int size;

  /**
   * For numbers in bounds.
   *
   * @param pools how many places are asked for beside each other
   * @param rows how many numbers there can be
   */
  Selection(long min, long max, int pools, int rows) {
    this.min = min;
    this.pools = pools;
    this.rows = rows;
    long cells = (max - min + 1) * pools;
    boolean isNarrow = max - min < 1 << 20 && cells <= Math.max(4096, Math.min(rows, 1 << 20));
    this.range = isNarrow ? (int) (max - min + 1) : 0;
    this.counts = new int[isNarrow ? (int) cells + SPARE : 1 << DIGIT];
  }

  /** Whether all numbers are counted, so that none is kept. */
  boolean isCounting() {
    return range > 0;
  }

  void clear() {
    size = 0;
    if (isCounting()) {
      Arrays.fill(counts, 0);
    } else if (kept.length < rows) {
      kept = new long[rows];
      poolOf = new int[pools == 1 ? 0 : rows];
    }
  }

  /** Counts the numbers of a block of one pool: those where {@code takes} is 1. */
  void count(long[] numbers, long sign, long[] takes, int length) {
    int spare = range;
    for (int i = 0; i < length; i++) {
      long flag = takes[i];
      int place = (int) (((sign * numbers[i] - min) & -flag) | ((spare + (i & 7)) & (flag - 1)));
      counts[place] += (int) flag;
    }
  }

  /** Adds one number. */
  void add(long number, int pool) {
    if (isCounting()) {
      counts[pool * range + (int) (number - min)]++;
      return;
    }
    kept[size] = number;
    if (pools > 1) {
      poolOf[size] = pool;
    }
    size++;
  }

  /** What is found in a pool. */
  record Found(int competitors, long line, boolean isTied) {}

  /** Ends the adding. */
  void close() {
    if (isCounting() || pools == 1) {
      return;
    }
    starts = new int[pools + 1];
    for (int i = 0; i < size; i++) {
      starts[poolOf[i] + 1]++;
    }
    for (int pool = 0; pool < pools; pool++) {
      starts[pool + 1] += starts[pool];
    }
    if (sorted.length < size) {
      sorted = new long[size];
    }
    int[] next = starts.clone();
    for (int i = 0; i < size; i++) {
      sorted[next[poolOf[i]]++] = kept[i];
    }
  }

  /** How many numbers a pool has. */
  int size(int pool) {
    if (!isCounting()) {
      return pools == 1 ? size : starts[pool + 1] - starts[pool];
    }
    int all = 0;
    for (int i = pool * range; i < (pool + 1) * range; i++) {
      all += counts[i];
    }
    return all;
  }

  /**
   * The number in a place and whether it shares the place with others that have none.
   *
   * @param place counted from 1; no more than the pool has numbers
   */
  Found find(int pool, int place) {
    int competitors = size(pool);
    if (isCounting()) {
      int cell = pool * range;
      int upTo = counts[cell];
      while (upTo < place) {
        cell++;
        upTo += counts[cell];
      }
      return new Found(competitors, cell - (long) pool * range + min, upTo > place);
    }
    long[] all = pools == 1 ? kept : sorted;
    int from = pools == 1 ? 0 : starts[pool];
    long line = select(all, from, from + competitors, place);
    int upTo = 0;
    for (int i = from; i < from + competitors; i++) {
      upTo += all[i] <= line ? 1 : 0;
    }
    return new Found(competitors, line, upTo > place);
  }

  /** Counts by leading digits, then those with the same digits by the next ones. */
  private long select(long[] all, int from, int to, int place) {
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      low = Math.min(low, all[i]);
      high = Math.max(high, all[i]);
    }
    int left = place;
    while (true) {
      int bits = 64 - Long.numberOfLeadingZeros(high - low);
      int shift = Math.max(0, bits - DIGIT);
      Arrays.fill(counts, 0);
      for (int i = from; i < to; i++) {
        if (all[i] >= low && all[i] <= high) {
          counts[(int) ((all[i] - low) >>> shift)]++;
        }
      }
      int digit = 0;
      while (counts[digit] < left) {
        left -= counts[digit];
        digit++;
      }
      low += (long) digit << shift;
      if (shift == 0) {
        return low;
      }
      high = Math.min(high, low + (1L << shift) - 1);
    }
  }
}
