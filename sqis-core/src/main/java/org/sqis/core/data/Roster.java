package org.sqis.core.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.problem.NearestName;

/**
 * Whom a dataset speaks of: entities, districts and groups, and the places they have in it. Deeply
 * immutable; safe for every thread.
 */
final class Roster {
  private final List<Entity> entities;
  private final List<Entity> former;
  private final Names districts;
  private final Names groups;

  /**
   * Names and their places.
   *
   * @param all the names
   * @param places the place of each
   */
  private record Names(List<String> all, Map<String, Integer> places) {
    static Names of(List<String> names) {
      Map<String, Integer> places = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        places.putIfAbsent(names.get(i), i);
      }
      return new Names(List.copyOf(names), places);
    }
  }

  /**
   * A roster.
   *
   * @param entities those of the year that is rated, sorted by code
   * @param former those that only earlier years know, sorted by code
   * @param districts the names of the districts
   * @param groups the names of the groups
   */
  Roster(List<Entity> entities, List<Entity> former, List<String> districts, List<String> groups) {
    this(
        entities instanceof PackedEntities ? entities : List.copyOf(entities),
        List.copyOf(former),
        Names.of(districts),
        Names.of(groups));
  }

  private Roster(List<Entity> entities, List<Entity> former, Names districts, Names groups) {
    this.entities = entities;
    this.former = former;
    this.districts = districts;
    this.groups = groups;
  }

  /**
   * The same with other entities in their places: the same with the districts of another year.
   *
   * @param all the entities and after them the former ones
   */
  Roster with(List<Entity> all) {
    List<Entity> placed = all.subList(0, entities.size());
    List<Entity> others = List.copyOf(all.subList(entities.size(), all.size()));
    List<Entity> same = placed.equals(entities) ? entities : List.copyOf(placed);
    return new Roster(same, others, districts, groups);
  }

  List<Entity> entities() {
    return entities;
  }

  List<Entity> former() {
    return former;
  }

  List<String> districts() {
    return districts.all();
  }

  List<String> groups() {
    return groups.all();
  }

  /** The place of the entity with the code {@code id}, or -1. */
  int indexOf(String id) {
    if (entities instanceof PackedEntities packed) {
      return packed.find(id);
    }
    int low = 0;
    int high = entities.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = entities.get(middle).id().compareTo(id);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Whether the entity at a place is a school; those kept without an object each all are. */
  boolean isSchool(int place) {
    if (place >= entities.size()) {
      return former.get(place - entities.size()).kind() == Entity.Kind.SCHOOL;
    }
    return entities instanceof PackedEntities || entities.get(place).kind() == Entity.Kind.SCHOOL;
  }

  /** How many rows a column of values has. */
  int rows(UnitOfAnalysis each) {
    int all = entities.size() + former.size();
    return switch (each) {
      case POLICY, CONSORTIUM -> 1;
      case DISTRICT -> districts.all().size();
      case SCHOOL -> all;
      case GROUP -> Math.multiplyExact(all, groups.all().size());
    };
  }

  /** The place of an entity or a former one. */
  int place(int entity) {
    return Objects.checkIndex(entity, entities.size() + former.size());
  }

  /** The place of a district, which must exist. */
  int district(String name) {
    Integer place = districts.places().get(name);
    if (place == null) {
      throw new IllegalArgumentException(NearestName.unknown("district", name, districts.all()));
    }
    return place;
  }

  /** The place of a group, which must exist. */
  int group(String name) {
    Integer place = groups.places().get(name);
    if (place == null) {
      throw new IllegalArgumentException("group must be one of " + groups.all() + ": " + name);
    }
    return place;
  }
}
