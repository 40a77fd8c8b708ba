package org.sqis.examples;

import java.util.Arrays;

/** The school years of the example {@code core-waiver}, and the year before the first of them. */
enum WaiverYear {
  /** Only its rates are in a file: what the state published of the year before the first. */
  BEFORE(11),
  /** The last year of the old test and of the state's index of school performance. */
  OLD_TEST(12),
  /** The new test was tried out: no results. */
  FIELD_TEST(13),
  FIRST_NEW_TEST(14),
  SECOND_NEW_TEST(15),
  THIRD_NEW_TEST(16);

  private final int spring;

  WaiverYear(int fall) {
    this.spring = fall + 1;
  }

  /** The year of a fall, 11 to 16. */
  static WaiverYear ofFall(int fall) {
    return Arrays.stream(values())
        .filter(year -> year.spring == fall + 1)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("fall must be 11 to 16: " + fall));
  }

  /** As file names have it. */
  String word() {
    return "20" + (spring - 1) + "_" + spring;
  }

  /** The years that are rated, as places: 0 is the first, -1 the one before. */
  int place() {
    return spring - 13;
  }

  boolean hasTests() {
    return this != FIELD_TEST;
  }

  /** Whether the state still published its index of school performance. */
  boolean hasApi() {
    return this == OLD_TEST;
  }

  boolean hasOldTest() {
    return this == BEFORE || this == OLD_TEST;
  }
}
