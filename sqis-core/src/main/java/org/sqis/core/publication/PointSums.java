package org.sqis.core.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sqis.core.number.Rational;

/**
 * Sums of unknown numbers that are told of one school: an index is what its hidden measures earned,
 * each times its weight, and what everybody knows. Confined to one thread.
 */
final class PointSums {
  /** Reduced: the first unknown of a sum, with the factor 1, is in no other sum. */
  private List<Map<String, Rational>> sums = new ArrayList<>();

  /**
   * Tells a sum, unless one of the unknown numbers would follow.
   *
   * @param weights the unknown numbers with their factors, none of them 0
   * @return whether it is told
   */
  boolean add(Map<String, Rational> weights) {
    Map<String, Rational> rest = new TreeMap<>(weights);
    for (Map<String, Rational> sum : sums) {
      rest = without(rest, sum);
    }
    if (rest.isEmpty()) {
      return true;
    }
    String first = rest.keySet().iterator().next();
    Rational factor = Rational.ONE.dividedBy(factor(rest, first));
    Map<String, Rational> reduced = new TreeMap<>();
    rest.forEach((name, weight) -> reduced.put(name, weight.times(factor)));
    List<Map<String, Rational>> all = new ArrayList<>();
    sums.forEach(sum -> all.add(without(sum, reduced)));
    all.add(reduced);
    // Sums in this form give a single number away only if one of them is that number.
    if (all.stream().anyMatch(sum -> sum.size() == 1)) {
      return false;
    }
    sums = all;
    return true;
  }

  /** A sum less so many times another that the first unknown of that is gone. */
  private static Map<String, Rational> without(
      Map<String, Rational> sum, Map<String, Rational> other) {
    Rational times = factor(sum, other.keySet().iterator().next());
    Map<String, Rational> left = new TreeMap<>(sum);
    if (times.signum() != 0) {
      other.forEach(
          (name, weight) -> left.put(name, factor(left, name).minus(times.times(weight))));
    }
    left.values().removeIf(weight -> weight.signum() == 0);
    return left;
  }

  private static Rational factor(Map<String, Rational> sum, String name) {
    return sum.getOrDefault(name, Rational.ZERO);
  }
}
