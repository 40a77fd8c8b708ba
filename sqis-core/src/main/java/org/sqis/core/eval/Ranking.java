package org.sqis.core.eval;

import java.util.Comparator;
import java.util.List;
import org.sqis.core.function.Functions;
import org.sqis.core.function.RankMethod;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * The schools that are ranked with each other, from the lowest value to the highest. Immutable.
 *
 * @param places the schools that have a value
 * @param valueless how many belong and have none
 */
record Ranking(List<Place> places, int valueless) {
  Ranking {
    places =
        places.stream()
            .sorted(Comparator.comparing(place -> Functions.number(place.value())))
            .toList();
  }

  /** A school and its value. */
  record Place(SchoolValues school, Value value) {}

  /** The place of a value that is one of them. */
  Value placeOf(Value value, RankMethod method) {
    Rational number = Functions.number(value);
    int below = below(number, false);
    int equal = below(number, true) - below;
    if (equal == 0) {
      throw new AssertionError("ranked, but not among them: " + value);
    }
    return method.of(below, equal, places.size());
  }

  /** How many are lower than the number, or not higher; they are sorted. */
  private int below(Rational number, boolean withEqual) {
    int low = 0;
    int high = places.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = Functions.number(places.get(middle).value()).compareTo(number);
      if (order < 0 || (withEqual && order == 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
