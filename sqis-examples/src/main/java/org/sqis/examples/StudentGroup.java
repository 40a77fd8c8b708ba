package org.sqis.examples;

import java.util.EnumSet;
import java.util.List;
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

  /** The races and ethnicities. */
  static final List<StudentGroup> RACES = List.copyOf(EnumSet.range(AFRICAN_AMERICAN, TWO_OR_MORE));

  /** Whether the policy scores the group. */
  boolean isScored() {
    return this != FOSTER && this != HOMELESS;
  }

  /** The word of the policy. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
