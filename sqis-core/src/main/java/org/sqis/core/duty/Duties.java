package org.sqis.core.duty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.SchoolCalendar;

/**
 * The duties of every school: where each was on the ladders, and what their obligations are worked
 * out from. Immutable; safe for every thread if {@code partners} is.
 *
 * @param stages the stages of a school on one ladder after another, each in the order of years, by
 *     the code of the school
 * @param records what was filed and waived
 * @param calendar the calendar of the policy
 * @param partners what is known of other schools
 */
public record Duties(
    Map<String, List<List<Obligations.Stage>>> stages,
    SchoolRecords records,
    SchoolCalendar calendar,
    Partners partners) {
  public Duties {
    Map<String, List<List<Obligations.Stage>>> copies = new LinkedHashMap<>();
    stages.forEach((id, all) -> copies.put(id, all.stream().map(List::copyOf).toList()));
    stages = copies;
    Objects.requireNonNull(records, "records");
    Objects.requireNonNull(calendar, "calendar");
    Objects.requireNonNull(partners, "partners");
  }

  @Override
  public Map<String, List<List<Obligations.Stage>>> stages() {
    return new LinkedHashMap<>(stages);
  }

  /** The obligations of a school, ladder by ladder, as they stand on a day. */
  public List<Obligation> of(String school, CalendarDate asOf) {
    List<Obligation> found = new ArrayList<>();
    for (List<Obligations.Stage> ladder : stages.getOrDefault(school, List.of())) {
      found.addAll(Obligations.of(school, ladder, records, calendar, partners, asOf));
    }
    return found;
  }
}
