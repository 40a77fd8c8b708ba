package org.sqis.core.change;

import java.util.List;
import org.sqis.core.data.Entity;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;

/** Whom results describe, and their values: schools, districts as wholes, or the consortium. */
final class Subjects {
  private static final Entity CONSORTIUM =
      new Entity(UnitOfAnalysis.CONSORTIUM.word(), "", "", Entity.Kind.CONSORTIUM);

  private Subjects() {}

  /** The districts that both outcomes have, or the consortium. */
  static List<Entity> wide(UnitOfAnalysis each, Outcome older, Outcome newer) {
    return each == UnitOfAnalysis.CONSORTIUM
        ? List.of(CONSORTIUM)
        : newer.districts().stream()
            .filter(older.districts()::contains)
            .map(name -> new Entity(name, "", name, Entity.Kind.DISTRICT))
            .toList();
  }

  /** The value of a result; {@code group} is empty but for a result of each group. */
  static Value value(Outcome outcome, ResultColumn column, Entity of, String group) {
    String name = column.name();
    return switch (column.each()) {
      case CONSORTIUM -> outcome.consortiumValue(name);
      case DISTRICT -> outcome.districtValue(of.id(), name);
      default ->
          group.isEmpty() ? outcome.value(of.id(), name) : outcome.value(of.id(), name, group);
    };
  }
}
