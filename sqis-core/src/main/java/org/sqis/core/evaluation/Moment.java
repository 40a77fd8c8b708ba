package org.sqis.core.evaluation;

import java.util.Objects;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;

/**
 * When something is due or was done: on a day, or in a school year, which runs from 1 July to 30
 * June. Immutable.
 */
public sealed interface Moment {
  /**
   * A day.
   *
   * @param date the day
   */
  record Day(CalendarDate date) implements Moment {
    public Day {
      Objects.requireNonNull(date, "date");
    }

    @Override
    public CalendarDate last() {
      return date;
    }

    @Override
    public String toString() {
      return date.toString();
    }
  }

  /**
   * A school year.
   *
   * @param year the school year
   */
  record Year(SchoolYear year) implements Moment {
    public Year {
      Objects.requireNonNull(year, "year");
    }

    @Override
    public CalendarDate last() {
      return new CalendarDate(year.start() + 1, 6, 30);
    }

    @Override
    public String toString() {
      return year.toString();
    }
  }

  /** Its last day. */
  CalendarDate last();

  /**
   * Whether what was done then was done by {@code due}. A year is not known to be by a day within
   * it.
   */
  default boolean isBy(Moment due) {
    return last().compareTo(due.last()) <= 0;
  }
}
