package org.sqis.examples;

/**
 * A made-up row of the two Dashboard examples: one student group of a school or district.
 * Immutable; safe for every thread.
 *
 * @param group the group's code in the file
 * @param count students absent or suspended this year
 * @param enrolled students enrolled this year
 * @param countBefore students absent or suspended last year
 * @param enrolledBefore students enrolled last year; {@link #NONE} if nothing is known of it
 * @param notCertified whether the district did not certify its data
 */
record SyntheticIndicator(
    String group,
    int count,
    int enrolled,
    int countBefore,
    int enrolledBefore,
    boolean notCertified) {
  /** Nothing is known of last year. */
  static final int NONE = -1;

  SyntheticIndicator {
    if (count > enrolled || (enrolledBefore != NONE && countBefore > enrolledBefore)) {
      throw new IllegalArgumentException(
          "count must be part of enrolled: " + count + ", " + countBefore);
    }
    if (count < 0 || countBefore < 0) {
      throw new IllegalArgumentException(
          "count must not be negative: " + count + ", " + countBefore);
    }
  }

  /** A row of certified data. */
  static SyntheticIndicator of(
      String group, int count, int enrolled, int before, int enrolledBefore) {
    return new SyntheticIndicator(group, count, enrolled, before, enrolledBefore, false);
  }

  /** A rate and a change of it among 1,000 students, both in tenths of a percent. */
  static SyntheticIndicator ofTenths(String group, int rate, int change) {
    return of(group, rate, 1000, rate - change, 1000);
  }

  SyntheticIndicator withoutCertification() {
    return new SyntheticIndicator(group, count, enrolled, countBefore, enrolledBefore, true);
  }
}
