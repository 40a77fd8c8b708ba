package org.sqis.core.data;

import java.util.HashMap;
import java.util.Map;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.policy.Input;
import org.sqis.core.problem.Place;

/** Whom the rows of columns describe that were given whole, and how problems name them. */
final class BulkPlaces {
  private final Roster roster;

  /** For each district its first school; filled when somebody asks. */
  private final Map<String, Integer> firstOf = new HashMap<>();

  BulkPlaces(Roster roster) {
    this.roster = roster;
  }

  private int entity(Input input, int row) {
    return input.each() == UnitOfAnalysis.GROUP ? row / roster.groups().size() : row;
  }

  private String id(Input input, int row) {
    return roster.entities().get(entity(input, row)).id();
  }

  private String group(int row) {
    return roster.groups().get(row % roster.groups().size());
  }

  /** The place of whom a row describes. */
  Place.Element ofSubject(Input input, int row) {
    return switch (input.each()) {
      case POLICY, CONSORTIUM -> Place.element("consortium");
      case DISTRICT -> Place.element("districts").child(roster.districts().get(row));
      case SCHOOL, GROUP -> Place.element("entities").child(id(input, row));
    };
  }

  /** Where a value should be of which nothing was given; of a district its first school. */
  Place.Element ofNothing(Input input, int row) {
    return switch (input.each()) {
      case POLICY, CONSORTIUM -> Place.element("data");
      case DISTRICT -> Place.element("entities").child(roster.entities().get(firstOf(row)).id());
      case SCHOOL, GROUP -> ofSubject(input, row);
    };
  }

  /** The place of the value of a row. */
  Place.Element ofValue(Input input, int row) {
    Place.Element at = ofSubject(input, row).child(input.name());
    return input.each() == UnitOfAnalysis.GROUP ? at.child(group(row)) : at;
  }

  /** {@code `0161119`, group `white`}, {@code the district `East`} or {@code the consortium}. */
  String who(Input input, int row) {
    return switch (input.each()) {
      case POLICY, CONSORTIUM -> "the consortium";
      case DISTRICT -> "the district `" + roster.districts().get(row) + "`";
      case SCHOOL -> "`" + id(input, row) + "`";
      case GROUP -> "`" + id(input, row) + "`, group `" + group(row) + "`";
    };
  }

  /** The row of {@code of} that a row of {@code each} sees; -1 if nobody says. */
  int wider(UnitOfAnalysis each, int row, UnitOfAnalysis of) {
    if (each == of) {
      return row;
    }
    if (of == UnitOfAnalysis.CONSORTIUM) {
      return 0;
    }
    int entity = each == UnitOfAnalysis.GROUP ? row / roster.groups().size() : row;
    if (of == UnitOfAnalysis.SCHOOL) {
      return entity;
    }
    String district = roster.entities().get(entity).districtName();
    return district.isEmpty() ? -1 : roster.district(district);
  }

  /** The first school of a district, or -1. */
  int firstOf(int district) {
    if (firstOf.isEmpty()) {
      for (int i = 0; i < roster.entities().size(); i++) {
        firstOf.putIfAbsent(roster.entities().get(i).districtName(), i);
      }
    }
    return firstOf.getOrDefault(roster.districts().get(district), -1);
  }
}
