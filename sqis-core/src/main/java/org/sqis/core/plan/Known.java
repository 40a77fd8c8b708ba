package org.sqis.core.plan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.sqis.core.expr.Expr;

/**
 * What is certain at a place because a condition before it was decided. Immutable.
 *
 * @param present what has a value, as it is written: {@code x} or {@code x of g}
 * @param ranges the ranges of expressions that have a value
 * @param nonZero expressions that are not 0
 */
record Known(Set<String> present, Map<Expr, Bounds> ranges, Set<Expr> nonZero) {
  /** More is forgotten, which is never wrong, so that long lists of conditions stay quick. */
  private static final int MOST_FACTS = 1_000;

  /** Nothing is certain. */
  static final Known NOTHING = new Known(Set.of(), Map.of(), Set.of());

  /** These have a value. */
  static Known present(Set<String> reads) {
    return reads.isEmpty() ? NOTHING : new Known(reads, Map.of(), Set.of());
  }

  /** An expression lies in a range. */
  static Known range(Expr expr, Bounds bounds) {
    return expr instanceof Expr.Numeral
        ? NOTHING
        : new Known(Set.of(), Map.of(expr, bounds), Set.of());
  }

  /** An expression is not 0. */
  static Known nonZero(Expr expr) {
    return new Known(Set.of(), Map.of(), Set.of(expr));
  }

  /** Both are certain. */
  Known and(Known other) {
    if (isNothing() || other.isNothing()) {
      return isNothing() ? other : this;
    }
    if (size() + other.size() > MOST_FACTS) {
      return size() > other.size() ? this : other;
    }
    Map<Expr, Bounds> bothRanges = new LinkedHashMap<>(ranges);
    for (Map.Entry<Expr, Bounds> one : other.ranges.entrySet()) {
      Bounds own = bothRanges.get(one.getKey());
      bothRanges.put(one.getKey(), own == null ? one.getValue() : own.and(one.getValue()));
    }
    return new Known(both(present, other.present), bothRanges, both(nonZero, other.nonZero));
  }

  /** One of the two is certain, and nobody knows which. */
  Known or(Known other) {
    if (isNothing() || other.isNothing()) {
      return NOTHING;
    }
    Set<String> commonPresent = new LinkedHashSet<>(present);
    commonPresent.retainAll(other.present);
    Map<Expr, Bounds> commonRanges = new LinkedHashMap<>();
    ranges.forEach(
        (expr, bounds) -> {
          Bounds there = other.ranges.get(expr);
          if (there != null) {
            commonRanges.put(expr, bounds.hull(there));
          }
        });
    Set<Expr> commonNonZero = new LinkedHashSet<>(nonZero);
    commonNonZero.addAll(ranges.keySet());
    commonNonZero.removeIf(expr -> !excludesZero(expr) || !other.excludesZero(expr));
    return new Known(commonPresent, commonRanges, commonNonZero);
  }

  /** Whether the expression cannot be 0. */
  boolean excludesZero(Expr expr) {
    return nonZero.contains(expr) || range(expr).excludeZero();
  }

  /** The range of an expression, as far as it is certain. */
  Bounds range(Expr expr) {
    return ranges.isEmpty() ? Bounds.NONE : ranges.getOrDefault(expr, Bounds.NONE);
  }

  private boolean isNothing() {
    return size() == 0;
  }

  private int size() {
    return present.size() + ranges.size() + nonZero.size();
  }

  private static <T> Set<T> both(Set<T> one, Set<T> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    Set<T> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }
}
