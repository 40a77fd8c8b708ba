package org.sqis.core.study;

import java.util.Arrays;

/**
 * Finds order statistics of the ranks of every entrant without keeping the ranks: the ranks of the
 * first draws say near which ranks a statistic lies, and then only draws below that window and
 * draws at each rank within it are counted. Where a window missed, or was too wide for single
 * ranks, the draws are gone through again with a window that is known to hold. Exact in any case;
 * what the first draws say decides only how often.
 *
 * <p>Memory: counters of two bytes, as many as there is room for but two for each window at least,
 * and five numbers for each entrant and statistic; neither depends on the number of draws.
 */
final class Windows {
  /** A statistic lies outside a window of so many standard errors once in two million cases. */
  private static final double STANDARD_ERRORS = 5;

  private static final int PILOT_BINS = 256;

  /** No rank has more binary digits. */
  private static final int MOST_SHIFT = 16;

  private final int size;
  private final int schools;
  private final int draws;
  private final int[] targets;
  private final int most;
  private final int[] low;
  private final int[] width;
  private final int[] offset;
  private final int[] below;
  private final char[] found;
  private char[] counts = new char[0];
  private int shift;
  private int open;

  /**
   * @param size how many entrants there are
   * @param schools the greatest possible rank
   * @param draws how many draws there are, at most 65,535
   * @param targets the statistics, by their place from 0 among the sorted ranks of all draws
   * @param most the most counters
   */
  Windows(int size, int schools, int draws, int[] targets, int most) {
    this.most = most;
    this.size = size;
    this.schools = schools;
    this.draws = draws;
    this.targets = targets;
    int all = size * targets.length;
    this.low = new int[all];
    this.width = new int[all];
    this.offset = new int[all];
    this.below = new int[all];
    this.found = new char[all];
    this.open = all;
  }

  /** Places the windows of an entrant by its ranks under the first draws. */
  void place(int entrant, int[] ranks, int count, char[] spare) {
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, ranks[i]);
      most = Math.max(most, ranks[i]);
    }
    int coarse = 0;
    while ((most - least) >> coarse >= PILOT_BINS) {
      coarse++;
    }
    int[] bins = new int[PILOT_BINS];
    for (int i = 0; i < count; i++) {
      bins[(ranks[i] - least) >> coarse]++;
    }
    for (int target = 0; target < targets.length; target++) {
      double part = (targets[target] + 0.5) / draws;
      double margin =
          count == draws ? 0 : 2 + STANDARD_ERRORS * Math.sqrt(count * part * (1 - part));
      int from = (int) Math.floor(part * count - margin);
      int to = (int) Math.ceil(part * count + margin);
      int first = from < 0 ? 1 : least + (bin(bins, from) << coarse);
      int last =
          to >= count ? schools : Math.min(schools, least + ((bin(bins, to) + 1) << coarse) - 1);
      int at = target * size + entrant;
      low[at] = first;
      width[at] = last - first + 1;
    }
  }

  /** The bin of the value that stands at {@code place} from 0. */
  private static int bin(int[] bins, int place) {
    int bin = 0;
    int before = bins[0];
    while (before <= place) {
      bin++;
      before += bins[bin];
    }
    return bin;
  }

  /** Makes room for the counters of the windows that were placed. */
  void open() {
    shift = 0;
    long total = total();
    while (total > most && shift < MOST_SHIFT) {
      shift++;
      total = total();
    }
    if (counts.length < total) {
      counts = new char[(int) total];
    } else {
      Arrays.fill(counts, (char) 0);
    }
    int next = 0;
    for (int at = 0; at < width.length; at++) {
      offset[at] = next;
      below[at] = 0;
      next += bins(width[at]);
    }
  }

  private long total() {
    long total = 0;
    for (int one : width) {
      total += bins(one);
    }
    return total;
  }

  private int bins(int ranks) {
    return ranks == 0 ? 0 : ((ranks - 1) >> shift(ranks)) + 1;
  }

  /** A window of several ranks has two bins at least, so that every pass makes it narrower. */
  private int shift(int ranks) {
    return ranks < 2 ? 0 : Math.min(shift, 31 - Integer.numberOfLeadingZeros(ranks - 1));
  }

  /** Counts the ranks of an entrant under some draws. */
  void count(int entrant, int[] ranks, int count, char[] histogram) {
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, ranks[i]);
      most = Math.max(most, ranks[i]);
    }
    for (int i = 0; i < count; i++) {
      histogram[ranks[i]]++;
    }
    for (int target = 0; target < targets.length; target++) {
      int at = target * size + entrant;
      if (width[at] > 0) {
        add(at, histogram, least, most);
      }
    }
    Arrays.fill(histogram, least, most + 1, (char) 0);
  }

  private void add(int at, char[] histogram, int least, int most) {
    int first = low[at];
    int lower = 0;
    int beforeWindow = Math.min(first, most + 1);
    for (int rank = least; rank < beforeWindow; rank++) {
      lower += histogram[rank];
    }
    below[at] += lower;
    int from = Math.max(least, first);
    int to = Math.min(most + 1, first + width[at]);
    char[] into = counts;
    int coarse = shift(width[at]);
    if (coarse == 0) {
      int start = offset[at] - first;
      for (int rank = from; rank < to; rank++) {
        into[start + rank] += histogram[rank];
      }
    } else {
      for (int rank = from; rank < to; rank++) {
        into[offset[at] + ((rank - first) >> coarse)] += histogram[rank];
      }
    }
  }

  /** Reads the statistics off; whether the draws have to be gone through again for some. */
  boolean isOpen() {
    open = 0;
    for (int at = 0; at < width.length; at++) {
      if (width[at] > 0) {
        read(at, targets[at / size]);
        open += width[at] > 0 ? 1 : 0;
      }
    }
    return open > 0;
  }

  private void read(int at, int target) {
    int first = low[at];
    if (target < below[at]) {
      low[at] = 1;
      width[at] = first - 1;
      return;
    }
    int before = below[at];
    int bins = bins(width[at]);
    int coarse = shift(width[at]);
    for (int bin = 0; bin < bins; bin++) {
      before += counts[offset[at] + bin];
      if (before > target) {
        int from = first + (bin << coarse);
        int to = Math.min(first + width[at], from + (1 << coarse));
        low[at] = from;
        width[at] = coarse == 0 ? 0 : to - from;
        found[at] = (char) from;
        return;
      }
    }
    low[at] = first + width[at];
    width[at] = schools - low[at] + 1;
  }

  /** The statistic of an entrant; once none is open. */
  int value(int target, int entrant) {
    return found[target * size + entrant];
  }
}
