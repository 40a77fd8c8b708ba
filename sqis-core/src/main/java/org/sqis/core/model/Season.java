package org.sqis.core.model;

import java.util.Objects;

/**
 * A part of the year that comes every year, such as fall: from one day to another, both included.
 * It may run over the end of a calendar year. Immutable; safe for every thread.
 *
 * @param name its name
 * @param from its first day
 * @param to its last day
 */
public record Season(String name, DayOfYear from, DayOfYear to) {
  public Season {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** Whether {@code day} lies in it, in whichever year. */
  public boolean contains(DayOfYear day) {
    boolean isAfterFirst = day.compareTo(from) >= 0;
    boolean isBeforeLast = day.compareTo(to) <= 0;
    return from.compareTo(to) <= 0 ? isAfterFirst && isBeforeLast : isAfterFirst || isBeforeLast;
  }

  /** Whether {@code date} lies in it. */
  public boolean contains(CalendarDate date) {
    return contains(DayOfYear.of(date));
  }

  /**
   * Its first day in a school year: the first one on or after the day the school year begins.
   *
   * @param begins the day on which school years begin
   */
  public CalendarDate firstDay(SchoolYear year, DayOfYear begins) {
    CalendarDate first = from.in(year.start());
    return first.compareTo(begins.in(year.start())) < 0 ? from.in(year.start() + 1) : first;
  }

  /**
   * The last day of the season that begins in a school year; it can lie in the next one.
   *
   * @param begins the day on which school years begin
   */
  public CalendarDate lastDay(SchoolYear year, DayOfYear begins) {
    CalendarDate first = firstDay(year, begins);
    CalendarDate last = to.in(first.year());
    return last.compareTo(first) < 0 ? to.in(first.year() + 1) : last;
  }
}
