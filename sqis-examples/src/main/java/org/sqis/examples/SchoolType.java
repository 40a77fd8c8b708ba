package org.sqis.examples;

import java.util.Arrays;
import java.util.Locale;

/** The types of schools of the consortium, with the grades they serve; kindergarten is grade 0. */
enum SchoolType {
  ELEMENTARY(0, 5, 590, 80, 22),
  MIDDLE(6, 8, 135, 270, 90),
  HIGH(9, 12, 150, 290, 190),
  K8(0, 8, 60, 62, 20),
  SECONDARY(6, 12, 40, 105, 40),
  SPAN(0, 12, 25, 58, 22);

  private final int firstGrade;
  private final int lastGrade;
  private final int perThousand;
  private final int gradeSize;
  private final int gradeSpread;

  SchoolType(int firstGrade, int lastGrade, int perThousand, int gradeSize, int gradeSpread) {
    this.firstGrade = firstGrade;
    this.lastGrade = lastGrade;
    this.perThousand = perThousand;
    this.gradeSize = gradeSize;
    this.gradeSpread = gradeSpread;
  }

  /** A type, each as often as it occurs. */
  static SchoolType draw(SplitMix64 random) {
    return values()[
        random.pick(Arrays.stream(values()).mapToInt(type -> type.perThousand).toArray())];
  }

  int firstGrade() {
    return firstGrade;
  }

  int lastGrade() {
    return lastGrade;
  }

  /** The usual number of students in a grade. */
  int gradeSize() {
    return gradeSize;
  }

  /** How much that number differs between schools. */
  int gradeSpread() {
    return gradeSpread;
  }

  boolean hasGrade(int grade) {
    return firstGrade <= grade && grade <= lastGrade;
  }

  /** The word of the policy. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word in a school's name. */
  String title() {
    return switch (this) {
      case ELEMENTARY -> "Elementary";
      case MIDDLE -> "Middle";
      case HIGH -> "High";
      case K8 -> "K-8";
      case SECONDARY -> "Secondary";
      case SPAN -> "K-12";
    };
  }
}
