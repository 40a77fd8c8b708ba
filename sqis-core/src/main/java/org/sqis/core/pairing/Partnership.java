package org.sqis.core.pairing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;

/**
 * What happened between two schools from the day they were paired. Immutable; safe for every
 * thread.
 *
 * @param school the school that needs a partner
 * @param partner its partner
 * @param since when the two were paired
 * @param until when the partnership was dissolved; null while it lasts
 * @param events what happened, in the order of days
 */
public record Partnership(
    String school,
    String partner,
    CalendarDate since,
    @Nullable CalendarDate until,
    List<Happened> events) {
  public Partnership {
    Objects.requireNonNull(school, "school");
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(since, "since");
    events = List.copyOf(events);
  }

  /** Whether it lasts. */
  public boolean lasts() {
    return until == null;
  }

  /**
   * One event.
   *
   * @param what what happened, such as {@code convening}
   * @param on when
   * @param parties who took part or signed
   * @param by who says so, or empty
   * @param about what it was about, or empty
   */
  public record Happened(
      String what, CalendarDate on, List<String> parties, String by, String about) {
    public Happened {
      parties = List.copyOf(parties);
    }
  }
}
