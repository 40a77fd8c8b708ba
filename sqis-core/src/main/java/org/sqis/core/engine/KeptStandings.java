package org.sqis.core.engine;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.column.Longs;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.standing.Standings;

/**
 * What the schools take from one determination into the next, by row. Few schools hold anything,
 * and many hold the same: each is there once. Immutable.
 */
final class KeptStandings extends AbstractList<Standings> {
  private final Longs places;
  private final List<Standings> all;

  private KeptStandings(Longs places, List<Standings> all) {
    this.places = places;
    this.all = List.copyOf(all);
  }

  /** The standings of schools after a determination. */
  static KeptStandings of(List<SchoolValues> schools) {
    Map<Standings, Integer> known = new HashMap<>();
    List<Standings> all = new ArrayList<>();
    long[] places = new long[schools.size()];
    for (int row = 0; row < places.length; row++) {
      Standings own = schools.get(row).standings();
      Integer place = known.putIfAbsent(own, all.size());
      if (place == null) {
        all.add(own);
      }
      places[row] = place == null ? all.size() - 1L : place;
    }
    return new KeptStandings(Longs.of(places), all);
  }

  @Override
  public Standings get(int row) {
    return all.get((int) places.get(row));
  }

  @Override
  public int size() {
    return places.size();
  }
}
