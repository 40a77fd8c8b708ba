package org.sqis.examples;

import java.util.List;

/** What was counted in one school: counts and growth, by group. Confined to one thread. */
final class Tally {
  private final int[][] counts = new int[StudentGroup.values().length][Count.values().length];
  private final long[][] growth = new long[StudentGroup.values().length][2];

  /** Counts one student in each of the groups. */
  void add(List<StudentGroup> groups, Count count) {
    for (StudentGroup group : groups) {
      counts[group.ordinal()][count.ordinal()]++;
    }
  }

  /** Adds the growth of one student, in thousandths of a standard deviation. */
  void addGrowth(List<StudentGroup> groups, int ela, int math) {
    add(groups, Count.GROWTH_STUDENTS);
    for (StudentGroup group : groups) {
      growth[group.ordinal()][0] += ela;
      growth[group.ordinal()][1] += math;
    }
  }

  int count(StudentGroup group, Count count) {
    return counts[group.ordinal()][count.ordinal()];
  }

  /**
   * The growth percentile of a group in tenths, 0 to 1000; 500 is average. A third of a standard
   * deviation is worth 30 percentiles.
   *
   * @param subject 0 for English language arts, 1 for mathematics
   */
  int percentileTenths(StudentGroup group, int subject) {
    long mean =
        Math.floorDiv(growth[group.ordinal()][subject], (long) count(group, Count.GROWTH_STUDENTS));
    return (int) Math.max(0, Math.min(1000, 500 + mean * 9 / 10));
  }

  /** Whether the school has a student of the group. */
  boolean has(StudentGroup group) {
    for (int count : counts[group.ordinal()]) {
      if (count > 0) {
        return true;
      }
    }
    return false;
  }
}
