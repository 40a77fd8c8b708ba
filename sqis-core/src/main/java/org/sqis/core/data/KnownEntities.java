package org.sqis.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;

/**
 * Which entities the years of an {@link Assembly} know, and their names and districts: those of a
 * year, or else those of the latest year that says anything.
 */
final class KnownEntities {
  private final IdIndex ids;
  private final List<Entity.Kind> kinds;
  private final List<YearValues> years;
  private final List<YearValues> latestFirst = new ArrayList<>();
  private final boolean isWide;

  /**
   * The entities of an assembly, which goes on filling what is given here.
   *
   * @param kinds what each entity is
   * @param years the years, the rated one first
   * @param isWide whether the policy has values of districts or cohorts
   */
  KnownEntities(IdIndex ids, List<Entity.Kind> kinds, List<YearValues> years, boolean isWide) {
    this.ids = ids;
    this.kinds = kinds;
    this.years = years;
    this.isWide = isWide;
  }

  /** Takes in that there is another year. */
  void addYear(YearValues year) {
    latestFirst.add(year);
    latestFirst.sort(Comparator.comparing(YearValues::year).reversed());
  }

  /**
   * The entities of {@code all} that the dataset has: first those of the rated year, and then, if
   * the policy has values of districts or cohorts, those that only earlier years know.
   */
  int[] known(int[] all) {
    int[] rated = rated(all);
    if (!isWide) {
      return rated;
    }
    int[] known = Arrays.copyOf(rated, all.length);
    int size = rated.length;
    for (int entity : all) {
      if (!years.get(Assembly.RATED).describes(entity)) {
        known[size] = entity;
        size++;
      }
    }
    return known;
  }

  /** The entities of {@code all} that the year that is rated knows. */
  int[] rated(int[] all) {
    YearValues year = years.get(Assembly.RATED);
    int[] rated = new int[all.length];
    int size = 0;
    for (int entity : all) {
      if (year.describes(entity)) {
        rated[size] = entity;
        size++;
      }
    }
    return Arrays.copyOf(rated, size);
  }

  /** The places of the entities that the data of a year know. */
  static BitSet knownIn(YearValues year, int[] order) {
    BitSet known = new BitSet();
    for (int i = 0; i < order.length; i++) {
      known.set(i, year.describes(order[i]));
    }
    return known;
  }

  /** Entities by their numbers, as the latest years describe them. */
  List<Entity> all(int[] numbers) {
    boolean haveNames = years.stream().anyMatch(year -> !year.names.isEmpty());
    boolean haveDistricts = years.stream().anyMatch(year -> !year.districts.isEmpty());
    Entity[] entities = new Entity[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      int entity = numbers[i];
      String name = haveNames ? latest(each -> each.names, entity) : "";
      String district = haveDistricts ? latest(each -> each.districts, entity) : "";
      entities[i] = new Entity(ids.get(entity), name, district, kinds.get(entity));
    }
    return List.of(entities);
  }

  /** The entities of an earlier year: each in the district the year says, if it says one. */
  static List<Entity> in(YearValues year, List<Entity> rated, int[] order) {
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      Entity entity = rated.get(i);
      String district = text(year.districts.get(order[i], 0), entity.district());
      entities.add(new Entity(entity.id(), entity.name(), district, entity.kind()));
    }
    return entities.equals(rated) ? rated : entities;
  }

  /** The names of the districts that the entities have in some year, sorted. */
  List<String> districtNames() {
    Set<String> names = new TreeSet<>();
    boolean isSilent =
        years.stream().allMatch(year -> year.districts.isEmpty())
            && !kinds.contains(Entity.Kind.DISTRICT);
    if (isSilent) {
      return List.of();
    }
    for (int entity : known(IntStream.range(0, ids.size()).toArray())) {
      for (int year = 0; year < years.size(); year++) {
        names.add(districtOf(year, entity));
      }
    }
    names.remove("");
    return List.copyOf(names);
  }

  /** The name of the district an entity belongs to or is, as a year says, else the latest one. */
  String districtOf(int year, int entity) {
    YearValues of = years.get(year);
    String district = text(of.districts.get(entity, 0), latest(each -> each.districts, entity));
    return !district.isEmpty() || kinds.get(entity) == Entity.Kind.SCHOOL
        ? district
        : latest(each -> each.names, entity);
  }

  private static String text(@Nullable Value value, String otherwise) {
    return value instanceof Value.Text text ? text.text() : otherwise;
  }

  /** What the latest year says of an entity that says anything. */
  private String latest(Function<YearValues, Cells> described, int entity) {
    for (YearValues year : latestFirst) {
      String text = text(described.apply(year).get(entity, 0), "");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
