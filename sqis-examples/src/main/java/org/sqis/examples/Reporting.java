package org.sqis.examples;

import java.util.Arrays;

/**
 * What goes wrong between a school and the file: cells nobody sent and numbers held back. In the
 * file an empty cell was not reported, {@code *} is held back, {@code -} does not apply.
 */
final class Reporting {
  private static final int SMALLEST_SHOWN = 11;

  /** What goes wrong in one school, and in how many of 1,000. */
  private enum Event {
    NOTHING(979),
    MEASURE_LOST(4),
    ALL_STUDENTS_LOST(4),
    GROUP_LOST(8),
    GROUP_HELD_BACK(5);

    private final int perThousand;

    Event(int perThousand) {
      this.perThousand = perThousand;
    }

    static Event draw(SplitMix64 random) {
      return values()[
          random.pick(Arrays.stream(values()).mapToInt(event -> event.perThousand).toArray())];
    }
  }

  private static final Count[] WHOLES = {
    Count.ELA_TESTED, Count.MATH_TESTED, Count.ATTENDANCE_STUDENTS, Count.ENROLLED
  };

  private static final StudentGroup[] SCORED = {
    StudentGroup.ENGLISH_LEARNERS,
    StudentGroup.STUDENTS_WITH_DISABILITIES,
    StudentGroup.LOW_INCOME,
    StudentGroup.HISPANIC
  };

  private final SyntheticSchool school;
  private final Tally tally;
  private final Event event;
  private final Count hitWhole;
  private final StudentGroup hitGroup;

  /** Draws what goes wrong in a school: usually nothing. */
  Reporting(SyntheticSchool school, Tally tally, SplitMix64 random) {
    this.school = school;
    this.tally = tally;
    this.event = Event.draw(random);
    this.hitWhole = WHOLES[random.below(WHOLES.length)];
    this.hitGroup = SCORED[random.below(SCORED.length)];
  }

  /** What the file says. */
  String cell(StudentGroup group, Count count) {
    if (!count.isFor(school.type()) || (count.isOfClass() && !school.hasGraduates())) {
      return "-";
    }
    if (isLost(group, count)) {
      return "";
    }
    return isHeldBack(group, count) ? "*" : Integer.toString(tally.count(group, count));
  }

  private boolean isLost(StudentGroup group, Count count) {
    boolean isSixYear = count.whole() == Count.COHORT6;
    boolean isLostHere =
        switch (event) {
          case NOTHING, GROUP_HELD_BACK -> false;
          case MEASURE_LOST -> true;
          case ALL_STUDENTS_LOST -> group == StudentGroup.ALL;
          case GROUP_LOST -> group == hitGroup;
        };
    return (isLostHere && count.whole() == hitWhole)
        || (isSixYear && !school.district().sentSixYearClass());
  }

  private boolean isHeldBack(StudentGroup group, Count count) {
    if (event == Event.GROUP_HELD_BACK && group == hitGroup && count.whole() == hitWhole) {
      return true;
    }
    boolean isShown = tally.count(group, count.whole()) >= SMALLEST_SHOWN;
    if (count == Count.GROWTH_STUDENTS || isShown) {
      return false;
    }
    return count == count.whole()
        ? school.district().masksWholes() && !group.isScored()
        : school.district().masksParts();
  }

  /** The growth percentile in English language arts, as the file says it. */
  String elaGrowth(StudentGroup group) {
    return growth(group, tally.elaTenths(group));
  }

  /** The growth percentile in mathematics, as the file says it. */
  String mathGrowth(StudentGroup group) {
    return growth(group, tally.mathTenths(group));
  }

  /** A percentile with one decimal, or {@code -} where nobody has one. */
  private String growth(StudentGroup group, int tenths) {
    return tally.count(group, Count.GROWTH_STUDENTS) == 0 ? "-" : tenths / 10 + "." + tenths % 10;
  }
}
