package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Designation;

/**
 * Who is in the first places of a ranking. Exact; equal values are tied, and which of them comes
 * first never depends on the order of the data.
 *
 * @param chosen by competitor, whether it is in the first places
 * @param ranks by competitor its rank, equal values sharing the best
 * @param line the value in the last place that is taken; null if nobody is chosen
 * @param tied the competitors that share the last place, if it has more than it holds
 */
record FirstPlaces(
    List<Boolean> chosen, List<Integer> ranks, @Nullable Rational line, List<Integer> tied) {

  /**
   * Chooses.
   *
   * @param values the values of the competitors
   * @param places how many places there are
   */
  static FirstPlaces of(
      List<Rational> values, boolean isHighestFirst, int places, Designation.Ties ties) {
    Comparator<Rational> order =
        isHighestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder();
    List<Rational> sorted = new ArrayList<>(values);
    sorted.sort(order);
    int inside = Math.max(0, Math.min(places, sorted.size()));
    Rational line = inside == 0 ? null : sorted.get(inside - 1);
    boolean isTied = line != null && inside < sorted.size() && sorted.get(inside).equals(line);
    List<Integer> tied = new ArrayList<>();
    List<Boolean> chosen = new ArrayList<>();
    List<Integer> ranks = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      int compared = line == null ? 1 : order.compare(values.get(i), line);
      boolean isOnLine = compared == 0;
      if (isTied && isOnLine) {
        tied.add(i);
      }
      chosen.add(compared < 0 || (isOnLine && !(isTied && ties == Designation.Ties.NONE)));
      ranks.add(rank(sorted, values.get(i), order));
    }
    return new FirstPlaces(chosen, ranks, line, tied);
  }

  /** One more than the number of values before it. */
  private static int rank(List<Rational> sorted, Rational value, Comparator<Rational> order) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(sorted.get(middle), value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low + 1;
  }
}
