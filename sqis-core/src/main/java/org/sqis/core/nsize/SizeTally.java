package org.sqis.core.nsize;

import java.util.Objects;
import org.sqis.core.number.Rational;

/**
 * Groups of one kind and their students. Immutable; safe for every thread. There is no way to add
 * two tallies: groups overlap, and a student would count twice.
 *
 * @param groups in how many schools there is such a group
 * @param students how many students these groups have
 */
public record SizeTally(int groups, Rational students) {
  /** No group. */
  public static final SizeTally NONE = new SizeTally(0, Rational.ZERO);

  public SizeTally {
    Objects.requireNonNull(students, "students");
    if (groups < 0) {
      throw new IllegalArgumentException("groups must not be negative: " + groups);
    }
  }

  /** The same with the group of one more school. */
  SizeTally with(Rational size) {
    return new SizeTally(groups + 1, students.plus(size));
  }
}
