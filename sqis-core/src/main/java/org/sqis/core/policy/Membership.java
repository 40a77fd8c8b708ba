package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;

/**
 * Which districts belong together, and from when to when. Cohorts name it. Immutable; safe for
 * every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param districts the districts; one that left and came back has several rows
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 */
public record Membership(
    String name, String title, List<Row> districts, String source, List<String> notes) {
  public Membership {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    districts = List.copyOf(districts);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
  }

  /** Whether the district belongs to it on the day. */
  public boolean holds(String district, CalendarDate day) {
    return districts.stream().anyMatch(row -> row.district().equals(district) && row.holds(day));
  }

  /**
   * A district and its days as a member.
   *
   * @param district the district, as the data name it
   * @param from the first day; null for as long as anybody knows
   * @param to the last day; null for until further notice
   * @param source the source it cites, or empty
   * @param meaning a remark, or empty
   */
  public record Row(
      String district,
      @Nullable CalendarDate from,
      @Nullable CalendarDate to,
      String source,
      String meaning) {
    public Row {
      Objects.requireNonNull(district, "district");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(meaning, "meaning");
    }

    /** Whether the day is one of them. */
    public boolean holds(CalendarDate day) {
      return (from == null || from.compareTo(day) <= 0) && (to == null || day.compareTo(to) <= 0);
    }
  }
}
