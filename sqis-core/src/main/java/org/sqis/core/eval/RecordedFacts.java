package org.sqis.core.eval;

import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.History;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;

/** Finds recorded results of a school in the histories of its data. */
final class RecordedFacts {
  private RecordedFacts() {}

  /** Whether a history of the year records the name for some school. */
  static boolean has(Dataset data, SchoolYear year, String name) {
    for (History history : data.histories()) {
      if (history.year().equals(year) && history.records(name)) {
        return true;
      }
    }
    return false;
  }

  /** What is recorded for the school or one of its groups; null if nothing is. */
  static Facts.@Nullable Recorded find(
      Dataset data, int entity, SchoolYear year, String name, String group) {
    String id = data.entities().get(entity).id();
    for (History history : data.histories()) {
      if (history.year().equals(year)) {
        Value value = history.value(id, name, group).orElse(null);
        if (value != null) {
          return new Facts.Recorded(value, history.exact(id, name, group).orElse(null), history);
        }
      }
    }
    return null;
  }
}
