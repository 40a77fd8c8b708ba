package org.sqis.core.study;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.number.Rational;

/**
 * What is ranked, made ready for many draws. Schools with the same parts of the same measures are
 * one entrant: whatever the weights, they tie. Entrants with the same measures present stand side
 * by side, because a draw divides the whole among them in the same way. Immutable; safe for every
 * thread.
 *
 * <p>The numbers of the fast way are {@code (part - least) / 2^power}, rounded to the nearest
 * {@code double}, where {@code least} is the least part if that is below 0: weights total 1, so
 * that this keeps the order of the indexes and puts them at 0 or more and below 1.
 */
final class Field {
  /** Slots are filled up with measures of no weight to a multiple of this. */
  static final int WIDTH = 4;

  private static final MathContext DIGITS = new MathContext(40);

  /** Powers of two that a {@code double} holds with all its digits, and room to spare. */
  private static final int LEAST_POWER = 900;

  private final List<Pattern> patterns = new ArrayList<>();
  private final double[][] parts;
  private final Rational[][] exact;
  private final int[] sizes;
  private final int[] entrants;

  /**
   * Entrants whose measures are present and missing alike.
   *
   * @param table the number of their table of shares
   * @param tree how a draw divides the whole among the measures that are present
   * @param from the number of the first of them
   * @param to one more than that of the last
   */
  record Pattern(int table, WeightTree tree, int from, int to) {}

  private record Key(int table, List<Integer> rows) {}

  Field(StudyData data) {
    Map<Key, Map<List<Rational>, List<Integer>>> groups = new LinkedHashMap<>();
    for (int school = 0; school < data.schools().size(); school++) {
      StudyData.Scored scored = data.schools().get(school);
      List<Integer> rows = new ArrayList<>();
      List<Rational> present = new ArrayList<>();
      for (int row = 0; row < scored.parts().size(); row++) {
        Rational part = scored.parts().get(row);
        if (part != null) {
          rows.add(row);
          present.add(part);
        }
      }
      groups
          .computeIfAbsent(new Key(scored.table(), rows), key -> new LinkedHashMap<>())
          .computeIfAbsent(present, key -> new ArrayList<>())
          .add(school);
    }
    int count = groups.values().stream().mapToInt(Map::size).sum();
    int slots = groups.keySet().stream().mapToInt(key -> key.rows().size()).max().orElse(0);
    this.parts = new double[(slots + WIDTH - 1) / WIDTH * WIDTH][count];
    this.exact = new Rational[count][];
    this.sizes = new int[count];
    this.entrants = new int[data.schools().size()];
    int next = 0;
    for (Map.Entry<Key, Map<List<Rational>, List<Integer>>> group : groups.entrySet()) {
      Key key = group.getKey();
      int[] rows = key.rows().stream().mapToInt(Integer::intValue).toArray();
      int from = next;
      for (Map.Entry<List<Rational>, List<Integer>> entrant : group.getValue().entrySet()) {
        exact[next] = entrant.getKey().toArray(new Rational[0]);
        sizes[next] = entrant.getValue().size();
        for (int school : entrant.getValue()) {
          entrants[school] = next;
        }
        next++;
      }
      WeightTree tree = new WeightTree(data.tables().get(key.table()), rows);
      patterns.add(new Pattern(key.table(), tree, from, next));
    }
    scale();
  }

  private void scale() {
    Rational least = Rational.ZERO;
    Rational greatest = Rational.ZERO;
    for (Rational[] own : exact) {
      for (Rational part : own) {
        least = part.compareTo(least) < 0 ? part : least;
        greatest = part.compareTo(greatest) > 0 ? part : greatest;
      }
    }
    int power = 0;
    Rational range = greatest.minus(least);
    while (range.compareTo(two(power)) >= 0) {
      power++;
    }
    while (range.signum() > 0 && range.compareTo(two(power - 1)) < 0 && power > -LEAST_POWER) {
      power--;
    }
    for (int entrant = 0; entrant < exact.length; entrant++) {
      for (int slot = 0; slot < exact[entrant].length; slot++) {
        Rational part = exact[entrant][slot];
        Rational above = least.signum() == 0 ? part : part.minus(least);
        parts[slot][entrant] = Math.scalb(nearest(above), -power);
      }
    }
  }

  private static Rational two(int power) {
    BigInteger times = BigInteger.ONE.shiftLeft(Math.abs(power));
    return power < 0 ? Rational.of(BigInteger.ONE, times) : Rational.of(times, BigInteger.ONE);
  }

  /** The nearest double; where 40 digits do not tell which of two that is, one of them. */
  private static double nearest(Rational value) {
    BigInteger numerator = value.numerator();
    BigInteger denominator = value.denominator();
    boolean areExact =
        numerator.bitLength() <= 53
            && (denominator.bitLength() <= 53
                || (denominator.bitCount() == 1 && denominator.bitLength() < LEAST_POWER));
    return areExact
        ? numerator.doubleValue() / denominator.doubleValue()
        : new BigDecimal(numerator).divide(new BigDecimal(denominator), DIGITS).doubleValue();
  }

  List<Pattern> patterns() {
    return patterns;
  }

  /** How many entrants there are. */
  int size() {
    return sizes.length;
  }

  /** How many schools there are. */
  int schools() {
    return entrants.length;
  }

  /** How many measures the entrant with the most has, filled up. */
  int slots() {
    return parts.length;
  }

  /** By entrant the scaled part of one measure. */
  double[] parts(int slot) {
    return parts[slot];
  }

  /** How many schools an entrant is. */
  int[] sizes() {
    return sizes;
  }

  /** The entrant that a school is. */
  int entrant(int school) {
    return entrants[school];
  }

  /** The pattern of an entrant. */
  int pattern(int entrant) {
    int low = 0;
    int high = patterns.size() - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (entrant < patterns.get(middle).to()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The parts of an entrant. */
  Rational[] exact(int entrant) {
    return exact[entrant];
  }

  /** A school of an entrant, for messages. */
  int school(int entrant) {
    for (int school = 0; school < entrants.length; school++) {
      if (entrants[school] == entrant) {
        return school;
      }
    }
    throw new AssertionError("an entrant without a school: " + entrant);
  }

  /** The greatest depth of a tree of weights. */
  int depth() {
    return patterns.stream().mapToInt(pattern -> pattern.tree().depth()).max().orElse(1);
  }
}
