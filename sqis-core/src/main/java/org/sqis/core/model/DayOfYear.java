package org.sqis.core.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day that comes every year, written {@code 1 September}. The 29th of February is the last day of
 * that month in every year. Immutable; safe for every thread.
 *
 * @param month the month, 1 to 12
 * @param day the day of the month, from 1
 */
public record DayOfYear(int month, int day) implements Comparable<DayOfYear> {
  /** A year that has every day. */
  private static final int LEAP_YEAR = 2000;

  public DayOfYear {
    if (CalendarDate.of(LEAP_YEAR, month, day).isEmpty()) {
      throw new IllegalArgumentException("there is no day " + day + " of month " + month);
    }
  }

  /** Reads {@code 1 September}; empty if there is no such day. */
  public static Optional<DayOfYear> parse(String text) {
    Matcher matcher = Pattern.compile("(\\d{1,2})\\s+([A-Za-z]+)").matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int month = CalendarDate.month(matcher.group(2));
    return CalendarDate.of(LEAP_YEAR, month, Integer.parseInt(matcher.group(1))).map(DayOfYear::of);
  }

  /** The day of the year that {@code date} is. */
  public static DayOfYear of(CalendarDate date) {
    return new DayOfYear(date.month(), date.day());
  }

  /** The day in the year {@code year}. */
  public CalendarDate in(int year) {
    return new CalendarDate(year, month, Math.min(day, CalendarDate.days(year, month)));
  }

  /** Whether only leap years have it. */
  public boolean isLeapDay() {
    return month == 2 && day == 29;
  }

  @Override
  public int compareTo(DayOfYear other) {
    return month != other.month
        ? Integer.compare(month, other.month)
        : Integer.compare(day, other.day);
  }

  @Override
  public String toString() {
    return day + " " + CalendarDate.MONTHS.get(month - 1);
  }
}
