package org.sqis.examples;

/**
 * What is counted of one group of one school in one year. A negative number is none: {@link
 * #NOT_APPLICABLE}, {@link #NOT_REPORTED} or {@link #HELD_BACK}.
 *
 * @param enrolled students of the tested grades when the tests were given
 * @param elaTested valid scores, English language arts
 * @param elaMet met the standard
 * @param mathTested valid scores, mathematics
 * @param mathMet met the standard
 * @param cohort the class that had four years
 * @param graduates who graduated
 * @param attending students over the minimum enrolment
 * @param absent chronically absent
 */
record WaiverCounts(
    int enrolled,
    int elaTested,
    int elaMet,
    int mathTested,
    int mathMet,
    int cohort,
    int graduates,
    int attending,
    int absent) {
  /** The group or school has none of it. */
  static final int NOT_APPLICABLE = -1;

  /** Nobody sent it. */
  static final int NOT_REPORTED = -2;

  /** It was held back. */
  static final int HELD_BACK = -3;

  /** The counts of a group in a drawn school. */
  static WaiverCounts of(Tally tally, StudentGroup group, boolean hasGraduates) {
    return new WaiverCounts(
        tally.count(group, Count.IN_TESTED_GRADES),
        tally.count(group, Count.ELA_TESTED),
        tally.count(group, Count.ELA_MET),
        tally.count(group, Count.MATH_TESTED),
        tally.count(group, Count.MATH_MET),
        hasGraduates ? tally.count(group, Count.COHORT4) : NOT_APPLICABLE,
        hasGraduates ? tally.count(group, Count.GRADUATES4) : NOT_APPLICABLE,
        tally.count(group, Count.ATTENDANCE_STUDENTS),
        tally.count(group, Count.CHRONICALLY_ABSENT));
  }

  /** The same without the results in English language arts. */
  WaiverCounts withoutEla(int why) {
    return new WaiverCounts(
        enrolled, why, why, mathTested, mathMet, cohort, graduates, attending, absent);
  }

  /** How the file says a count. */
  static String cell(int count) {
    return switch (count) {
      case NOT_APPLICABLE -> "-";
      case NOT_REPORTED -> "";
      case HELD_BACK -> "*";
      default -> Integer.toString(count);
    };
  }

  /**
   * A made-up index of school performance, 560 to 960, which only looks like the state's; 0 for a
   * school too small to have one.
   */
  int performance() {
    return elaTested < 11 || mathTested < 11
        ? 0
        : 560 + 200 * elaMet / elaTested + 200 * mathMet / mathTested;
  }
}
