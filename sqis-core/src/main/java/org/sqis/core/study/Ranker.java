package org.sqis.core.study;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;

/**
 * Ranks all entrants under one draw after the other. Confined to one thread; a study has one for
 * each thread that works.
 *
 * <p>The fast way adds up {@code double}s, writes {@code 1 + sum} as a fixed-point number with
 * {@link #fraction} binary places and sorts these keys together with the numbers of the entrants.
 * With u = 2^-53, k measures and trees of depth d, a sum has a relative error of at most (1 +
 * u)^(2d + 1 + 1 + k) - 1: the weight, the part, the product and the additions, all of numbers that
 * are not negative. Sums are below 1, so adding 1 costs at most u more. Together the error is below
 * {@code (2d + k + 4) u}, a generous one. Cutting off binary places costs less than one key.
 * Neighbours whose keys differ by more than {@link #gap} are therefore in the right order and
 * different; all others are compared as fractions.
 */
final class Ranker {
  private static final long MANTISSA = (1L << 52) - 1;

  /** Digits of the radix sort: two passes over the leading 22 binary places. */
  private static final int DIGIT = 11;

  /** Fewer entrants are sorted by comparing. */
  private static final int FEW = 400;

  private final Field field;
  private final DrawSource draws;
  private final int size;
  private final int numberBits;
  private final long numberMask;
  private final int fraction;
  private final long gap;
  private final long places;
  private final long[] drawn;
  private final double[] weights;
  private final double[] sums;
  private final long[] keys;
  private final long[] others;
  private final int[] low = new int[(1 << DIGIT) + 1];
  private final int[] high = new int[(1 << DIGIT) + 1];
  private final BigInteger[] @Nullable [] exactWeights;
  private final int[] exactOf;
  private final int[] lowest;
  private long closeCalls;
  private long ties;

  /**
   * @param places how many schools the lowest ones are
   */
  Ranker(Field field, StudyData data, DrawSource draws, long places) {
    this.field = field;
    this.draws = draws;
    this.places = places;
    this.size = field.size();
    this.numberBits = Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(1, size - 1)));
    this.numberMask = (1L << numberBits) - 1;
    this.fraction = Math.min(52, 63 - numberBits);
    this.gap = gap(field, fraction);
    this.drawn =
        new long[data.tables().stream().mapToInt(table -> table.shares().size()).max().orElse(0)];
    this.weights = new double[field.slots()];
    this.sums = new double[size];
    this.keys = new long[size];
    this.others = new long[size];
    this.exactWeights = new BigInteger[field.patterns().size()][];
    this.exactOf = new int[field.patterns().size()];
    Arrays.fill(exactOf, -1);
    this.lowest = new int[size];
  }

  /** Keys that differ by no more can belong to sums in any order. */
  private static long gap(Field field, int fraction) {
    long units = (long) WeightTree.ERRORS_A_LEVEL * field.depth() + field.slots() + 4;
    // Each of two keys is off by less than units * 2^-53 * 2^fraction + 1.
    long off = (units >> (53 - fraction)) + 1 + 1;
    return 2 * off;
  }

  /** Counts for each entrant in how many draws it was among the lowest. */
  int[] lowest() {
    return lowest;
  }

  /** How many neighbours were compared exactly. */
  long closeCalls() {
    return closeCalls;
  }

  /** How many of them were equal. */
  long ties() {
    return ties;
  }

  /**
   * Writes the rank of each entrant: 1 more than the number of schools with a greater index.
   *
   * @param isCounted whether the draw counts for {@link #lowest} and the two numbers
   */
  void rank(int draw, char[] ranks, boolean isCounted) {
    add(draw);
    key();
    sort();
    int at = 0;
    long lower = 0;
    int schools = field.schools();
    int[] sizes = field.sizes();
    int[] counts = isCounted ? lowest : new int[size];
    while (at < size) {
      int end = at + 1;
      long key = keys[at] >>> numberBits;
      while (end < size && (keys[end] >>> numberBits) - key <= gap) {
        key = keys[end] >>> numberBits;
        end++;
      }
      if (end > at + 1) {
        lower = close(draw, at, end, lower, ranks, counts, isCounted);
      } else {
        int entrant = (int) (keys[at] & numberMask);
        int own = sizes[entrant];
        if (lower < places) {
          counts[entrant]++;
        }
        ranks[entrant] = (char) (schools - lower - own + 1);
        lower += own;
      }
      at = end;
    }
  }

  /** The scaled index of each entrant. */
  private void add(int draw) {
    int table = -1;
    for (Field.Pattern pattern : field.patterns()) {
      if (pattern.table() != table) {
        table = pattern.table();
        draws.draw(draw, table, drawn);
      }
      Arrays.fill(weights, 0);
      if (!pattern.tree().weights(drawn, weights)) {
        throw new NothingLeft(draw, pattern.from());
      }
      int from = pattern.from();
      int to = pattern.to();
      for (int slot = 0; slot < pattern.tree().size(); slot += Field.WIDTH) {
        if (slot == 0) {
          first(from, to);
        } else {
          further(slot, from, to);
        }
      }
    }
  }

  private void first(int from, int to) {
    double[] a = field.parts(0);
    double[] b = field.parts(1);
    double[] c = field.parts(2);
    double[] d = field.parts(3);
    double wa = weights[0];
    double wb = weights[1];
    double wc = weights[2];
    double wd = weights[3];
    double[] into = sums;
    for (int i = from; i < to; i++) {
      into[i] = wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
    }
  }

  private void further(int slot, int from, int to) {
    double[] a = field.parts(slot);
    double[] b = field.parts(slot + 1);
    double[] c = field.parts(slot + 2);
    double[] d = field.parts(slot + 3);
    double wa = weights[slot];
    double wb = weights[slot + 1];
    double wc = weights[slot + 2];
    double wd = weights[slot + 3];
    double[] into = sums;
    for (int i = from; i < to; i++) {
      into[i] = into[i] + wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
    }
  }

  /** Keys with the numbers of their entrants, and how often each digit occurs. */
  private void key() {
    int drop = 52 - fraction;
    int lowShift = numberBits + fraction - 2 * DIGIT;
    int highShift = numberBits + fraction - DIGIT;
    int mask = (1 << DIGIT) - 1;
    boolean isCounted = size >= FEW;
    if (isCounted) {
      Arrays.fill(low, 0);
      Arrays.fill(high, 0);
    }
    long[] into = keys;
    double[] from = sums;
    if (!isCounted) {
      for (int i = 0; i < size; i++) {
        long bits = Double.doubleToRawLongBits(1 + from[i]) & MANTISSA;
        into[i] = (bits >>> drop) << numberBits | i;
      }
      return;
    }
    int[] lows = low;
    int[] highs = high;
    for (int i = 0; i < size; i++) {
      long bits = Double.doubleToRawLongBits(1 + from[i]) & MANTISSA;
      long key = (bits >>> drop) << numberBits | i;
      into[i] = key;
      lows[(int) (key >>> lowShift) & mask]++;
      highs[(int) (key >>> highShift) & mask]++;
    }
  }

  private void sort() {
    if (size < FEW) {
      Arrays.sort(keys);
      return;
    }
    scatter(keys, others, low, numberBits + fraction - 2 * DIGIT);
    scatter(others, keys, high, numberBits + fraction - DIGIT);
    insert();
  }

  private static void scatter(long[] from, long[] to, int[] counts, int shift) {
    int mask = (1 << DIGIT) - 1;
    int next = 0;
    for (int i = 0; i <= mask; i++) {
      int count = counts[i];
      counts[i] = next;
      next += count;
    }
    for (long key : from) {
      to[counts[(int) (key >>> shift) & mask]++] = key;
    }
  }

  /**
   * Brings keys into order that agree in their leading places; where these are many, by sorting.
   */
  private void insert() {
    long[] all = keys;
    long before = all[0];
    long moves = 0;
    for (int i = 1; i < size; i++) {
      long key = all[i];
      if (key >= before) {
        before = key;
        continue;
      }
      int j = i;
      while (j > 0 && all[j - 1] > key) {
        all[j] = all[j - 1];
        j--;
      }
      all[j] = key;
      moves += i - j;
      if (moves > 8L * size) {
        Arrays.sort(all);
        return;
      }
    }
  }

  /** An entrant with its exact index, up to a factor that is the same for all. */
  private record Exact(int entrant, Rational index) {}

  /** Ranks neighbours that are too close to call, exactly; gives the number of schools so far. */
  private long close(
      int draw, int from, int to, long before, char[] ranks, int[] counts, boolean isCounted) {
    List<Exact> run = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int entrant = (int) (keys[i] & numberMask);
      run.add(new Exact(entrant, index(draw, entrant)));
    }
    run.sort((one, other) -> one.index().compareTo(other.index()));
    closeCalls += isCounted ? to - from - 1 : 0;
    long lower = before;
    int at = 0;
    while (at < run.size()) {
      int end = at;
      int own = 0;
      while (end < run.size() && run.get(end).index().equals(run.get(at).index())) {
        own += field.sizes()[run.get(end).entrant()];
        end++;
      }
      ties += isCounted ? end - at - 1 : 0;
      for (int i = at; i < end; i++) {
        int entrant = run.get(i).entrant();
        ranks[entrant] = (char) (field.schools() - lower - own + 1);
        counts[entrant] += lower < places ? 1 : 0;
      }
      lower += own;
      at = end;
    }
    return lower;
  }

  /** The exact index of an entrant under a draw. */
  private Rational index(int draw, int entrant) {
    int number = field.pattern(entrant);
    if (exactOf[number] != draw) {
      Field.Pattern pattern = field.patterns().get(number);
      draws.draw(draw, pattern.table(), drawn);
      exactWeights[number] = pattern.tree().exact(drawn);
      exactOf[number] = draw;
    }
    BigInteger[] own = exactWeights[number];
    Rational[] parts = field.exact(entrant);
    Rational sum = Rational.ZERO;
    for (int i = 0; i < parts.length; i++) {
      sum = sum.plus(Rational.of(own[i], own[parts.length]).times(parts[i]));
    }
    return sum;
  }

  /** A draw that gives the measures of a school no weight at all. */
  static final class NothingLeft extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int draw;
    private final int entrant;

    NothingLeft(int draw, int entrant) {
      super("draw " + draw + " leaves entrant " + entrant + " nothing");
      this.draw = draw;
      this.entrant = entrant;
    }

    int draw() {
      return draw;
    }

    int entrant() {
      return entrant;
    }
  }
}
