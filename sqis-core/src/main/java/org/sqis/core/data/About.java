package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.model.SchoolYear;

/** What a dataset says of itself. */
record About(
    String name,
    String title,
    SchoolYear year,
    boolean isSynthetic,
    String origin,
    List<String> notes,
    List<DataSpec.ExpectedDifference> expected,
    ResultLife life) {
  About {
    notes = List.copyOf(notes);
    expected = List.copyOf(expected);
  }

  /** The same said of another year, of which nothing was published. */
  About in(SchoolYear other) {
    return new About(name, title, other, isSynthetic, origin, notes, List.of(), life);
  }

  static About of(DataSpec spec) {
    return new About(
        spec.name(),
        spec.title(),
        spec.year(),
        spec.isSynthetic(),
        spec.origin(),
        notes(spec),
        spec.expected(),
        spec.life());
  }

  /** The remarks of the data, and after them those of their records. */
  private static List<String> notes(DataSpec spec) {
    List<String> notes = new ArrayList<>(spec.notes());
    for (RecordFile file : spec.records()) {
      if (!file.origin().isEmpty()) {
        notes.add(file.kind().word() + " from " + file.origin());
      }
      notes.addAll(file.notes());
    }
    return notes;
  }
}
