package org.sqis.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the dates of a column of data are written. Nothing is guessed: {@code 12/1/2013} is a day
 * only where the file says which number is the month. Safe for every thread.
 */
public enum DateLayout {
  /** {@code 2013-12-01}, unless a column says otherwise. */
  YEAR_MONTH_DAY("year-month-day", "2013-12-01", "ymd", "(\\d{4})-(\\d{2})-(\\d{2})"),
  /** {@code 12/1/2013}. */
  MONTH_DAY_YEAR("month/day/year", "12/1/2013", "mdy", "(\\d{1,2})/(\\d{1,2})/(\\d{4})"),
  /** {@code 1/12/2013}. */
  DAY_MONTH_YEAR("day/month/year", "1/12/2013", "dmy", "(\\d{1,2})/(\\d{1,2})/(\\d{4})"),
  /** {@code 1.12.2013}. */
  DAY_DOT_MONTH("day.month.year", "1.12.2013", "dmy", "(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})"),
  /** {@code 20131201}. */
  DIGITS("yearmonthday", "20131201", "ymd", "(\\d{4})(\\d{2})(\\d{2})"),
  /** {@code 1 December 2013}, as rules write it, or with three letters of the month. */
  DAY_MONTH("day month year", "1 December 2013", "dmy", "(\\d{1,2}) ([A-Za-z]+) (\\d{4})"),
  /** {@code December 1, 2013}, or with three letters of the month. */
  MONTH_DAY("month day, year", "December 1, 2013", "mdy", "([A-Za-z]+) (\\d{1,2}), (\\d{4})");

  /** The first day that data can have; an earlier one is a slip of the pen. */
  public static final CalendarDate FIRST = new CalendarDate(1800, 1, 1);

  /** The last day that data can have. */
  public static final CalendarDate LAST = new CalendarDate(2199, 12, 31);

  private final String words;
  private final String example;
  private final String order;
  private final Pattern pattern;

  DateLayout(String words, String example, String order, String pattern) {
    this.words = words;
    this.example = example;
    this.order = order;
    this.pattern = Pattern.compile(pattern);
  }

  /** The layout as mappings write it. */
  public String words() {
    return words;
  }

  /** A date in this layout. */
  public String example() {
    return example;
  }

  /** The layout that a mapping writes so. */
  public static Optional<DateLayout> of(String words) {
    for (DateLayout layout : values()) {
      if (layout.words.equals(words)) {
        return Optional.of(layout);
      }
    }
    return Optional.empty();
  }

  /** Whether {@code text} has the shape of this layout, be it a day of the calendar or not. */
  public boolean fits(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() && month(matcher.group(order.indexOf('m') + 1)) > 0;
  }

  /** The year in {@code text}; 0 if it does not have the shape of this layout. */
  public int year(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Integer.parseInt(matcher.group(order.indexOf('y') + 1)) : 0;
  }

  /** The day that {@code text} writes in this layout; empty if there is none. */
  public Optional<CalendarDate> read(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return CalendarDate.of(
        Integer.parseInt(matcher.group(order.indexOf('y') + 1)),
        month(matcher.group(order.indexOf('m') + 1)),
        Integer.parseInt(matcher.group(order.indexOf('d') + 1)));
  }

  /** The layouts in which {@code text} is a day. */
  public static List<DateLayout> reading(String text) {
    List<DateLayout> reading = new ArrayList<>();
    for (DateLayout layout : values()) {
      if (layout.read(text).isPresent()) {
        reading.add(layout);
      }
    }
    return reading;
  }

  /** The number of a month written as digits, as a name, or with three letters; 0 for others. */
  private static int month(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    for (int month = 1; month <= 12; month++) {
      String name = CalendarDate.MONTHS.get(month - 1).toLowerCase(Locale.ROOT);
      String small = text.toLowerCase(Locale.ROOT);
      if (small.equals(name) || small.equals(name.substring(0, 3))) {
        return month;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return words;
  }
}
