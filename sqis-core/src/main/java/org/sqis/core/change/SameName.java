package org.sqis.core.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out which of several declarations of one name became which, where their years differ: a
 * rule that held in every year and now holds in some, beside a new one for the others.
 */
final class SameName {
  private SameName() {}

  /**
   * Two declarations of one name.
   *
   * @param equal how much of what they say is equal
   * @param other how much is not
   */
  private record Pair(String from, String to, int equal, int other) {
    /** The same whichever policy is the old one. */
    String both() {
      return from.compareTo(to) < 0 ? from + "\n" + to : to + "\n" + from;
    }
  }

  /** The most equal first; of those the ones that differ least. */
  private static final Comparator<Pair> BEST_FIRST =
      Comparator.<Pair>comparingInt(pair -> -pair.equal)
          .thenComparingInt(Pair::other)
          .thenComparing(Pair::both);

  /**
   * {@code left} with the keys of {@code right} for what only has other years there. Declarations
   * that have the same years are the same ones; the rest are paired by what they say.
   */
  static Map<String, Flat> paired(Map<String, Flat> left, Map<String, Flat> right) {
    List<Pair> pairs = new ArrayList<>();
    left.forEach(
        (from, before) -> {
          if (!right.containsKey(from)) {
            right.forEach(
                (to, after) -> {
                  if (!left.containsKey(to) && before.base().equals(after.base())) {
                    pairs.add(pair(from, before, to, after));
                  }
                });
          }
        });
    pairs.sort(BEST_FIRST);
    Map<String, String> keys = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Pair pair : pairs) {
      if (pair.equal > 0 && !keys.containsKey(pair.from) && taken.add(pair.to)) {
        keys.put(pair.from, pair.to);
      }
    }
    Map<String, Flat> paired = new LinkedHashMap<>();
    left.forEach((key, flat) -> paired.put(keys.getOrDefault(key, key), flat));
    return paired;
  }

  private static Pair pair(String from, Flat before, String to, Flat after) {
    Set<List<Object>> equal = said(before);
    Set<List<Object>> there = said(after);
    int all = equal.size() + there.size();
    equal.retainAll(there);
    return new Pair(from, to, equal.size(), all - 2 * equal.size());
  }

  private static Set<List<Object>> said(Flat flat) {
    Set<List<Object>> said = new HashSet<>();
    for (Fact fact : flat.facts()) {
      if (!fact.key().equals(FactList.YEARS)) {
        said.add(List.of(fact.form(), fact.key(), fact.scope(), fact.compared()));
      }
    }
    return said;
  }
}
