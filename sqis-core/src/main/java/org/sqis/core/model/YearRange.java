package org.sqis.core.model;

import java.util.Objects;

/**
 * School years from a first to a last one, both included. Immutable; safe for every thread.
 *
 * @param first the first year
 * @param last the last year, not before the first
 */
public record YearRange(SchoolYear first, SchoolYear last) {
  public YearRange {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
    if (last.compareTo(first) < 0) {
      throw new IllegalArgumentException("last must not be before " + first + ": " + last);
    }
  }

  /** Whether the year is one of them. */
  public boolean contains(SchoolYear year) {
    return first.compareTo(year) <= 0 && year.compareTo(last) <= 0;
  }

  /** As rule files write it: {@code 2014-15 to 2015-16}, or one year. */
  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + " to " + last;
  }
}
