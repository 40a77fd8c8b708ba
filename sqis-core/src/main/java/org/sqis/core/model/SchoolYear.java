package org.sqis.core.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A school year, July to June, written {@code 2014-15}.
 *
 * @param start the calendar year in which it starts, 1900 to 2199
 */
public record SchoolYear(int start) implements Comparable<SchoolYear> {
  public SchoolYear {
    if (start < 1900 || start > 2199) {
      throw new IllegalArgumentException("start must be from 1900 to 2199: " + start);
    }
  }

  /**
   * Reads {@code 2014-15} or {@code 2014-2015}; empty if the two years do not follow each other.
   */
  public static Optional<SchoolYear> parse(String text) {
    // Without a pattern, for this is read before the first score.
    boolean isLong = text.length() == 9;
    boolean isWritten =
        (isLong || text.length() == 7)
            && (text.charAt(4) == '-' || text.charAt(4) == '\u2013')
            && areDigits(text, 0, 4)
            && areDigits(text, 5, text.length());
    if (!isWritten) {
      return Optional.empty();
    }
    int start = Integer.parseInt(text.substring(0, 4));
    String end = text.substring(5);
    boolean follows = Integer.parseInt(end) == (end.length() == 2 ? (start + 1) % 100 : start + 1);
    return follows && start >= 1900 && start <= 2199
        ? Optional.of(new SchoolYear(start))
        : Optional.empty();
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(SchoolYear other) {
    return Integer.compare(start, other.start);
  }

  // Spelt out here and in a few others: what records have by themselves is linked when it is first
  // called, and these are called before the first school is scored.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SchoolYear that && start == that.start;
  }

  @Override
  public int hashCode() {
    return start;
  }

  @Override
  public String toString() {
    int end = (start + 1) % 100;
    return start + "-" + (end < 10 ? "0" : "") + end;
  }
}
