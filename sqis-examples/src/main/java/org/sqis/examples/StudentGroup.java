package org.sqis.examples;

import java.util.Locale;

/** The student groups, in the order of the policy; every student has one of the eight races. */
enum StudentGroup {
  ALL,
  AFRICAN_AMERICAN,
  AMERICAN_INDIAN,
  ASIAN,
  FILIPINO,
  HISPANIC,
  PACIFIC_ISLANDER,
  WHITE,
  TWO_OR_MORE,
  ENGLISH_LEARNERS,
  STUDENTS_WITH_DISABILITIES,
  LOW_INCOME,
  FOSTER,
  HOMELESS;

  /** How many races and ethnicities there are; they follow {@link #ALL}. */
  static final int RACES = 8;

  /** The race or ethnicity numbered {@code index} from 0. */
  static StudentGroup race(int index) {
    return values()[AFRICAN_AMERICAN.ordinal() + index];
  }

  /** Whether the policy scores the group. */
  boolean isScored() {
    return this != FOSTER && this != HOMELESS;
  }

  /** The word of the policy. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
