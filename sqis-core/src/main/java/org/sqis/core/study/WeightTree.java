package org.sqis.core.study;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.number.Rational;

/**
 * How the whole is divided among the measures that are present: by the weights of a draw, and where
 * measures are missing as the index divides their shares. It is {@code core.eval}'s tree of shares
 * for one set of present measures. Immutable; safe for every thread.
 */
final class WeightTree {
  /** Each level costs two operations, each with half a unit in the last place. */
  static final int ERRORS_A_LEVEL = 2;

  private final Domain root;
  private final int[] rows;
  private final int depth;

  /**
   * A domain with something present: the measures that are present by their place among all that
   * are present and by their place in the table, every measure of the domain and of those in it,
   * and the domains in it.
   */
  private static final class Domain {
    private final int[] slots;
    private final int[] leaves;
    private final int[] all;
    private final List<Domain> domains;

    Domain(int[] slots, int[] leaves, int[] all, List<Domain> domains) {
      this.slots = slots;
      this.leaves = leaves;
      this.all = all;
      this.domains = domains;
    }
  }

  /**
   * @param table the shares
   * @param rows the places of the measures that are present, rising
   */
  WeightTree(StudyData.WeightTable table, int[] rows) {
    this.rows = rows;
    boolean isWhole = rows.length == table.shares().size();
    List<Integer> all = new ArrayList<>();
    for (int row = 0; row < table.shares().size(); row++) {
      all.add(row);
    }
    this.root = domain(table, all, isWhole || !table.isWithinDomains() ? -1 : 0);
    this.depth = depth(root);
  }

  /** The domain of these rows, whose names it shares up to {@code level}; -1 for no domains. */
  private Domain domain(StudyData.WeightTable table, List<Integer> all, int level) {
    List<Integer> leaves = new ArrayList<>();
    Map<String, List<Integer>> inner = new LinkedHashMap<>();
    for (int row : all) {
      List<String> path = table.shares().get(row).domain();
      if (level >= 0 && path.size() > level) {
        inner.computeIfAbsent(path.get(level), name -> new ArrayList<>()).add(row);
      } else if (slot(row) >= 0) {
        leaves.add(row);
      }
    }
    List<Domain> domains = new ArrayList<>();
    for (List<Integer> below : inner.values()) {
      if (below.stream().anyMatch(row -> slot(row) >= 0)) {
        domains.add(domain(table, below, level + 1));
      }
    }
    return new Domain(
        leaves.stream().mapToInt(this::slot).toArray(), ints(leaves), ints(all), domains);
  }

  private int slot(int row) {
    return Math.max(-1, java.util.Arrays.binarySearch(rows, row));
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int depth(Domain domain) {
    return 1 + domain.domains.stream().mapToInt(WeightTree::depth).max().orElse(0);
  }

  /** How many measures are present. */
  int size() {
    return rows.length;
  }

  /** How many levels the deepest measure lies below the whole. */
  int depth() {
    return depth;
  }

  /**
   * The weights of the measures that are present, as parts of 1, each with a relative error of at
   * most {@link #ERRORS_A_LEVEL} units of 2^-53 a level: sums of drawn weights are whole numbers
   * below 2^53 and exact.
   *
   * @return false if nothing present has a weight
   */
  boolean weights(long[] drawn, double[] into) {
    java.util.Arrays.fill(into, 0, rows.length, 0);
    return divide(root, 1, drawn, into);
  }

  private boolean divide(Domain domain, double weight, long[] drawn, double[] into) {
    long base = base(domain, drawn);
    if (base == 0) {
      return false;
    }
    double factor = weight / base;
    for (int i = 0; i < domain.slots.length; i++) {
      into[domain.slots[i]] = drawn[domain.leaves[i]] * factor;
    }
    for (Domain inner : domain.domains) {
      if (!isEmpty(inner, drawn)) {
        divide(inner, sum(inner.all, drawn) * factor, drawn, into);
      }
    }
    return true;
  }

  /** The same, exactly: whole numbers and what they are parts of, the last number. */
  BigInteger[] exact(long[] drawn) {
    Rational[] weights = new Rational[rows.length];
    java.util.Arrays.fill(weights, Rational.ZERO);
    divide(root, Rational.ONE, drawn, weights);
    BigInteger whole = BigInteger.ONE;
    for (Rational weight : weights) {
      whole = whole.divide(whole.gcd(weight.denominator())).multiply(weight.denominator());
    }
    BigInteger[] numerators = new BigInteger[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      numerators[i] = weights[i].numerator().multiply(whole.divide(weights[i].denominator()));
    }
    numerators[rows.length] = whole;
    return numerators;
  }

  private static void divide(Domain domain, Rational weight, long[] drawn, Rational[] into) {
    long base = base(domain, drawn);
    if (base == 0) {
      return;
    }
    Rational factor = weight.dividedBy(Rational.of(base));
    for (int i = 0; i < domain.slots.length; i++) {
      into[domain.slots[i]] = factor.times(Rational.of(drawn[domain.leaves[i]]));
    }
    for (Domain inner : domain.domains) {
      if (!isEmpty(inner, drawn)) {
        divide(inner, factor.times(Rational.of(sum(inner.all, drawn))), drawn, into);
      }
    }
  }

  /**
   * What the weight of a domain is divided by: present measures, and domains that are not empty.
   */
  private static long base(Domain domain, long[] drawn) {
    long base = sum(domain.leaves, drawn);
    for (Domain inner : domain.domains) {
      base += isEmpty(inner, drawn) ? 0 : sum(inner.all, drawn);
    }
    return base;
  }

  private static boolean isEmpty(Domain domain, long[] drawn) {
    if (sum(domain.leaves, drawn) > 0) {
      return false;
    }
    for (Domain inner : domain.domains) {
      if (!isEmpty(inner, drawn)) {
        return false;
      }
    }
    return true;
  }

  private static long sum(int[] places, long[] drawn) {
    long sum = 0;
    for (int place : places) {
      sum += drawn[place];
    }
    return sum;
  }
}
