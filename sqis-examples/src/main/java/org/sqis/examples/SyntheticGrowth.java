package org.sqis.examples;

import java.util.List;
import java.util.OptionalInt;

/**
 * A made-up school of the example {@code california-api-2000-groups}. Immutable; safe for every
 * thread.
 *
 * @param type E, M or H
 * @param percentTested percent of students tested; none if it was not reported
 * @param before base index of 1999
 * @param after growth index of 2000
 * @param groups its significant student groups
 */
record SyntheticGrowth(
    char type, OptionalInt percentTested, int before, int after, List<Group> groups) {
  SyntheticGrowth {
    if ("EMH".indexOf(type) < 0) {
      throw new IllegalArgumentException("type must be E, M or H: " + type);
    }
    groups = List.copyOf(groups);
  }

  /** A school that tested everybody and has no significant group. */
  static SyntheticGrowth of(char type, int before, int after) {
    return new SyntheticGrowth(type, OptionalInt.of(100), before, after, List.of());
  }

  SyntheticGrowth tested(OptionalInt percent) {
    return new SyntheticGrowth(type, percent, before, after, groups);
  }

  SyntheticGrowth with(Group... significant) {
    return new SyntheticGrowth(type, percentTested, before, after, List.of(significant));
  }

  /**
   * A significant student group.
   *
   * @param place its place among the groups of the file, from 0
   * @param before base index of 1999
   * @param after growth index of 2000
   */
  record Group(int place, int before, int after) {}
}
