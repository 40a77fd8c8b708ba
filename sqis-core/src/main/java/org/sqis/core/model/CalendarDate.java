package org.sqis.core.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day of the calendar, written {@code 14 October 2014}. Immutable; safe for every thread.
 *
 * @param year the year, 1900 to 2199
 * @param month the month, 1 to 12
 * @param day the day of the month, from 1
 */
public record CalendarDate(int year, int month, int day) implements Comparable<CalendarDate> {
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final Pattern TEXT = Pattern.compile("(\\d{1,2})\\s+([A-Za-z]+)\\s+(\\d{4})");

  public CalendarDate {
    if (year < 1900 || year > 2199) {
      throw new IllegalArgumentException("year must be from 1900 to 2199: " + year);
    }
    if (month < 1 || month > 12) {
      throw new IllegalArgumentException("month must be from 1 to 12: " + month);
    }
    if (day < 1 || day > days(year, month)) {
      throw new IllegalArgumentException("day must be from 1 to " + days(year, month) + ": " + day);
    }
  }

  /** Reads {@code 14 October 2014}; empty if there is no such day. */
  public static Optional<CalendarDate> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int day = Integer.parseInt(matcher.group(1));
    int year = Integer.parseInt(matcher.group(3));
    for (int month = 1; month <= 12; month++) {
      boolean isMonth =
          MONTHS
              .get(month - 1)
              .toLowerCase(Locale.ROOT)
              .equals(matcher.group(2).toLowerCase(Locale.ROOT));
      if (isMonth && year >= 1900 && year <= 2199 && day >= 1 && day <= days(year, month)) {
        return Optional.of(new CalendarDate(year, month, day));
      }
    }
    return Optional.empty();
  }

  private static int days(int year, int month) {
    boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return switch (month) {
      case 2 -> isLeap ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  @Override
  public int compareTo(CalendarDate other) {
    return year != other.year
        ? Integer.compare(year, other.year)
        : month != other.month
            ? Integer.compare(month, other.month)
            : Integer.compare(day, other.day);
  }

  @Override
  public String toString() {
    return day + " " + MONTHS.get(month - 1) + " " + year;
  }
}
