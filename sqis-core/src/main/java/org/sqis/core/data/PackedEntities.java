package org.sqis.core.data;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Longs;

/**
 * Schools, sorted by code, of which an object is made when somebody reads one. Immutable; safe for
 * every thread.
 */
final class PackedEntities extends AbstractList<Entity> implements RandomAccess {
  private final PackedIds ids;
  private final @Nullable List<String> names;
  private final Texts districts;

  /**
   * Texts of which few are different.
   *
   * @param all the different ones
   * @param codes the place of each school's; null if all have none
   */
  private record Texts(List<String> all, @Nullable Longs codes) {
    static Texts of(List<String> texts) {
      if (texts.isEmpty()) {
        return new Texts(List.of(), null);
      }
      Map<String, Integer> places = new HashMap<>();
      long[] codes = new long[texts.size()];
      List<String> all = new ArrayList<>();
      for (int i = 0; i < codes.length; i++) {
        Integer known = places.putIfAbsent(texts.get(i), all.size());
        if (known == null) {
          known = all.size();
          all.add(texts.get(i));
        }
        codes[i] = known;
      }
      return new Texts(List.copyOf(all), Longs.of(codes));
    }

    String get(int place) {
      return codes == null ? "" : all.get((int) codes.get(place));
    }
  }

  /**
   * Schools.
   *
   * @param ids their codes, sorted
   * @param names their names, or none at all
   * @param districts the names of their districts, or none at all
   */
  PackedEntities(PackedIds ids, List<String> names, List<String> districts) {
    this.ids = ids;
    this.names = names.isEmpty() ? null : List.copyOf(names);
    this.districts = Texts.of(districts);
  }

  @Override
  public int size() {
    return ids.size();
  }

  @Override
  public Entity get(int place) {
    return new Entity(
        ids.get(place),
        names == null ? "" : names.get(place),
        districts.get(place),
        Entity.Kind.SCHOOL);
  }

  /** Whether a school has the code of the one before it. */
  boolean isRepeated(int place) {
    return ids.compare(place - 1, place) == 0;
  }

  /** The place of a code, or -1. */
  int find(String id) {
    return ids.find(id);
  }
}
