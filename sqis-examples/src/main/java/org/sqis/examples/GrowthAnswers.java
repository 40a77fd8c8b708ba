package org.sqis.examples;

import java.util.List;
import java.util.OptionalInt;

/**
 * What California published for a school in the growth file of 2000, computed once more in plain
 * Java with whole numbers and without the library, so that the two can be held against each other.
 * Immutable; safe for every thread.
 *
 * @param target growth target in points; none for a school that started at 800 or above
 * @param growth growth in points
 * @param schoolWide whether the school met its own target
 * @param groups the answers of its significant student groups, in their order
 * @param comparable whether all of these met theirs
 * @param both whether the school and its groups did
 * @param awards whether the school was eligible for awards
 */
record GrowthAnswers(
    OptionalInt target,
    int growth,
    boolean schoolWide,
    List<OfGroup> groups,
    boolean comparable,
    boolean both,
    boolean awards) {
  /** At or above it there is no target. */
  private static final int PERFORMANCE_TARGET = 800;

  private static final int LEAST_PERCENT_TESTED = 95;
  private static final int LEAST_PERCENT_TESTED_HIGH = 90;

  GrowthAnswers {
    groups = List.copyOf(groups);
  }

  /**
   * What was published for a significant student group.
   *
   * @param target its growth target; none for a group that started at 800 or above
   * @param growth its growth
   * @param met whether it met its target
   */
  record OfGroup(OptionalInt target, int growth, boolean met) {}

  /** The answers for a school. */
  static GrowthAnswers of(SyntheticGrowth school) {
    OptionalInt target = target(school.before());
    int growth = school.after() - school.before();
    boolean schoolWide = met(school.after(), growth, target);
    List<OfGroup> groups = school.groups().stream().map(group -> ofGroup(group, target)).toList();
    boolean comparable = groups.isEmpty() ? schoolWide : groups.stream().allMatch(OfGroup::met);
    boolean both = schoolWide && comparable;
    boolean grewAtTop = school.before() < PERFORMANCE_TARGET || growth > 0;
    return new GrowthAnswers(
        target, growth, schoolWide, groups, comparable, both, both && tested(school) && grewAtTop);
  }

  /** Five percent of the distance to 800, rounded half up, at least 1. */
  private static OptionalInt target(int before) {
    if (before >= PERFORMANCE_TARGET) {
      return OptionalInt.empty();
    }
    int rounded = (PERFORMANCE_TARGET - before + 10) / 20;
    return OptionalInt.of(Math.max(1, rounded));
  }

  private static boolean met(int after, int growth, OptionalInt target) {
    return after >= PERFORMANCE_TARGET || (target.isPresent() && growth >= target.getAsInt());
  }

  private static OfGroup ofGroup(SyntheticGrowth.Group group, OptionalInt ofSchool) {
    OptionalInt target = groupTarget(group.before(), ofSchool);
    int growth = group.after() - group.before();
    return new OfGroup(target, growth, met(group.after(), growth, target));
  }

  /** Four fifths of the school's target, rounded half up, at least 1, and not beyond 800. */
  private static OptionalInt groupTarget(int before, OptionalInt ofSchool) {
    if (before >= PERFORMANCE_TARGET) {
      return OptionalInt.empty();
    }
    if (ofSchool.isEmpty()) {
      return OptionalInt.of(1);
    }
    int rounded = (8 * ofSchool.getAsInt() + 5) / 10;
    return OptionalInt.of(Math.min(Math.max(1, rounded), PERFORMANCE_TARGET - before));
  }

  private static boolean tested(SyntheticGrowth school) {
    int least = school.type() == 'H' ? LEAST_PERCENT_TESTED_HIGH : LEAST_PERCENT_TESTED;
    return school.percentTested().isPresent() && school.percentTested().getAsInt() >= least;
  }
}
