package org.sqis.core.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day of the calendar, written {@code 14 October 2014}. Days are counted exactly, with the leap
 * years of the Gregorian calendar. Immutable; safe for every thread.
 *
 * @param year the year, 1600 to 2399
 * @param month the month, 1 to 12
 * @param day the day of the month, from 1
 */
public record CalendarDate(int year, int month, int day) implements Comparable<CalendarDate> {
  /** The first day there is. */
  public static final CalendarDate FIRST = new CalendarDate(1600, 1, 1);

  /** The last day there is. */
  public static final CalendarDate LAST = new CalendarDate(2399, 12, 31);

  /** The months as rules write them. */
  static final List<String> MONTHS =
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

  public CalendarDate {
    if (year < 1600 || year > 2399) {
      throw new IllegalArgumentException("year must be from 1600 to 2399: " + year);
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
    Matcher matcher = Written.DAY.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int month = month(matcher.group(2));
    int year = Integer.parseInt(matcher.group(3));
    return of(year, month, Integer.parseInt(matcher.group(1)));
  }

  /** The day with these numbers; empty if there is no such day. */
  public static Optional<CalendarDate> of(int year, int month, int day) {
    boolean isDay =
        year >= 1600
            && year <= 2399
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= days(year, month);
    return isDay ? Optional.of(new CalendarDate(year, month, day)) : Optional.empty();
  }

  /** The number of the month of that English name, in capitals or not; 0 if there is none. */
  public static int month(String name) {
    for (int month = 1; month <= 12; month++) {
      if (MONTHS.get(month - 1).equalsIgnoreCase(name)) {
        return month;
      }
    }
    return 0;
  }

  /** The days from 1 January 1970 to this one; before it, negative. */
  public long dayNumber() {
    // Years that begin in March have their leap day last; 400 of them have 146,097 days.
    int marchYear = month <= 2 ? year - 1 : year;
    int marchMonth = month <= 2 ? month + 9 : month - 3;
    long before = 365L * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400;
    return before + (153 * marchMonth + 2) / 5 + day - 1 - 719_468;
  }

  /** The day with the number {@code number}; empty if it lies outside the calendar. */
  public static Optional<CalendarDate> ofDayNumber(long number) {
    if (number < FIRST.dayNumber() || number > LAST.dayNumber()) {
      return Optional.empty();
    }
    int days = (int) (number + 719_468);
    int era = days / 146_097;
    int ofEra = days % 146_097;
    int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * ofYear + 2) / 153;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    int year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
    return Optional.of(new CalendarDate(year, month, ofYear - (153 * marchMonth + 2) / 5 + 1));
  }

  /** The day so many days later, or earlier if negative; empty outside the calendar. */
  public Optional<CalendarDate> plusDays(long days) {
    long span = LAST.dayNumber() - FIRST.dayNumber();
    return days < -span || days > span ? Optional.empty() : ofDayNumber(dayNumber() + days);
  }

  /**
   * The same day so many months later, or the last day of a month that lacks it; empty outside the
   * calendar.
   */
  public Optional<CalendarDate> plusMonths(int months) {
    long all = 12L * year + month - 1 + months;
    if (all < 12L * FIRST.year || all >= 12L * (LAST.year + 1)) {
      return Optional.empty();
    }
    int in = (int) (all / 12);
    int then = (int) (all % 12) + 1;
    return Optional.of(new CalendarDate(in, then, Math.min(day, days(in, then))));
  }

  /** The days from this day to {@code other}; negative if that is earlier. */
  public long daysUntil(CalendarDate other) {
    return other.dayNumber() - dayNumber();
  }

  /** The number of days of a month, from 1 to 12. */
  static int days(int year, int month) {
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

  /** Apart, because few rules have dates. */
  private static final class Written {
    static final Pattern DAY = Pattern.compile("(\\d{1,2})\\s+([A-Za-z]+)\\s+(\\d{4})");
  }
}
