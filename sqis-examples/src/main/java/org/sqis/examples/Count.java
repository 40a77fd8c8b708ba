package org.sqis.examples;

import java.util.Locale;

/** What is counted for each group of a school, in the order of the columns of the file. */
enum Count {
  ELA_TESTED,
  ELA_MET,
  MATH_TESTED,
  MATH_MET,
  GRADE8,
  GRADE8_READY,
  COHORT4,
  GRADUATES4,
  COHORT5,
  GRADUATES5,
  COHORT6,
  GRADUATES6,
  ATTENDANCE_STUDENTS,
  CHRONICALLY_ABSENT,
  ENROLLED,
  SUSPENDED_EXPELLED,
  LEARNERS_LAST_FALL,
  REDESIGNATED,
  GROWTH_STUDENTS;

  /** The size of the class that graduates after {@code years}, 4 to 6. */
  static Count cohort(int years) {
    return values()[COHORT4.ordinal() + 2 * (years - 4)];
  }

  /** Those of them who graduated. */
  static Count graduates(int years) {
    return values()[GRADUATES4.ordinal() + 2 * (years - 4)];
  }

  /** Whether it is a part of the count before it, or of last fall's learners. */
  boolean isPart() {
    return this != GROWTH_STUDENTS && ordinal() % 2 == 1;
  }

  /** The count that a part belongs to, or the one that has this count as its whole. */
  Count partner() {
    return values()[ordinal() ^ 1];
  }

  /** Whether it counts a class that graduates. */
  boolean isOfClass() {
    return COHORT4.ordinal() <= ordinal() && ordinal() <= GRADUATES6.ordinal();
  }

  /** Whether schools of this type have it at all. */
  boolean isFor(SchoolType type) {
    boolean isOfGrade8 = this == GRADE8 || this == GRADE8_READY;
    return isOfGrade8 ? type.hasGrade(8) : !isOfClass() || type.hasGrade(12);
  }

  /** The name of its column. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
