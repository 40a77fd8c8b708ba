package org.sqis.core.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;

/**
 * A stretch of days. Immutable; safe for every thread.
 *
 * @param from the first day; null for as long as anybody knows
 * @param to the last day; null for until further notice
 */
public record Days(@Nullable CalendarDate from, @Nullable CalendarDate to) {
  private static final long FIRST = CalendarDate.FIRST.dayNumber() - 1;
  private static final long LAST = CalendarDate.LAST.dayNumber() + 1;

  /** Whether the day is one of them. */
  public boolean holds(CalendarDate day) {
    return first() <= day.dayNumber() && day.dayNumber() <= last();
  }

  /** Those of {@code all} that none of {@code others} has, in order; neighbors are one stretch. */
  static List<Days> without(List<Days> all, List<Days> others) {
    List<Days> left = new ArrayList<>();
    for (Days one : joined(all)) {
      long from = one.first();
      for (Days other : joined(others)) {
        if (other.last() < from || other.first() > one.last()) {
          continue;
        }
        if (from < other.first()) {
          left.add(of(from, other.first() - 1));
        }
        from = other.last() + 1;
      }
      if (from <= one.last()) {
        left.add(of(from, one.last()));
      }
    }
    return left;
  }

  /** The same days as few stretches, in order. */
  private static List<Days> joined(List<Days> all) {
    List<Days> joined = new ArrayList<>();
    for (Days one : all.stream().sorted(Comparator.comparingLong(Days::first)).toList()) {
      Days before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (before != null && one.first() <= before.last() + 1) {
        joined.set(joined.size() - 1, of(before.first(), Math.max(before.last(), one.last())));
      } else {
        joined.add(one);
      }
    }
    return joined;
  }

  private static Days of(long from, long to) {
    return new Days(
        from <= FIRST ? null : CalendarDate.ofDayNumber(from).orElse(null),
        to >= LAST ? null : CalendarDate.ofDayNumber(to).orElse(null));
  }

  private long first() {
    return from == null ? FIRST : from.dayNumber();
  }

  private long last() {
    return to == null ? LAST : to.dayNumber();
  }

  /** Such as {@code from 6 August 2013 to 30 June 2014}. */
  @Override
  public String toString() {
    if (from == null && to == null) {
      return "at all times";
    }
    if (from == null) {
      return "up to " + Objects.requireNonNull(to);
    }
    return to == null ? "from " + from + " on" : "from " + from + " to " + to;
  }
}
