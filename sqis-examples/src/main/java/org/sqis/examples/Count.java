package org.sqis.examples;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is counted for each group of a school, in the order of the columns of the file. */
enum Count {
  ELA_TESTED,
  ELA_MET(ELA_TESTED),
  MATH_TESTED,
  MATH_MET(MATH_TESTED),
  GRADE8,
  GRADE8_READY(GRADE8),
  COHORT4,
  GRADUATES4(COHORT4),
  COHORT5,
  GRADUATES5(COHORT5),
  COHORT6,
  GRADUATES6(COHORT6),
  ATTENDANCE_STUDENTS,
  CHRONICALLY_ABSENT(ATTENDANCE_STUDENTS),
  ENROLLED,
  SUSPENDED_EXPELLED(ENROLLED),
  LEARNERS_LAST_FALL,
  REDESIGNATED(LEARNERS_LAST_FALL),
  GROWTH_STUDENTS,
  /**
   * Students of the grades that are tested, whether they were tested or not; in no file by itself.
   */
  IN_TESTED_GRADES;

  /** Those of the file of {@link SyntheticConsortium}. */
  static final List<Count> OF_ONE_YEAR = List.copyOf(EnumSet.range(ELA_TESTED, GROWTH_STUDENTS));

  private static final Set<Count> OF_CLASSES = EnumSet.range(COHORT4, GRADUATES6);

  private final Count whole;

  Count() {
    this.whole = this;
  }

  Count(Count whole) {
    this.whole = whole;
  }

  /** What it is divided by to give a rate; a count that is no part is its own whole. */
  Count whole() {
    return whole;
  }

  /** The size of the class that graduates after {@code years}, 4 to 6. */
  static Count cohort(int years) {
    return years == 4 ? COHORT4 : years == 5 ? COHORT5 : COHORT6;
  }

  /** Those of them who graduated. */
  static Count graduates(int years) {
    return years == 4 ? GRADUATES4 : years == 5 ? GRADUATES5 : GRADUATES6;
  }

  /** Whether it counts a class that graduates. */
  boolean isOfClass() {
    return OF_CLASSES.contains(this);
  }

  /** Whether schools of this type have it at all. */
  boolean isFor(SchoolType type) {
    return whole == GRADE8 ? type.hasGrade(8) : !isOfClass() || type.hasGrade(12);
  }

  /** The name of its column. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
