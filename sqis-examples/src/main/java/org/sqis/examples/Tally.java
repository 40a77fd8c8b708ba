package org.sqis.examples;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was counted in one school: counts and growth, by group. Confined to one thread. */
final class Tally {
  private final Map<StudentGroup, Map<Count, Integer>> counts = new EnumMap<>(StudentGroup.class);
  private final Map<StudentGroup, Long> elaGrowth = new EnumMap<>(StudentGroup.class);
  private final Map<StudentGroup, Long> mathGrowth = new EnumMap<>(StudentGroup.class);

  /** Counts one student in each of the groups. */
  void add(List<StudentGroup> groups, Count count) {
    for (StudentGroup group : groups) {
      counts
          .computeIfAbsent(group, key -> new EnumMap<>(Count.class))
          .merge(count, 1, Integer::sum);
    }
  }

  /** Adds the growth of one student, in thousandths of a standard deviation. */
  void addGrowth(List<StudentGroup> groups, int ela, int math) {
    add(groups, Count.GROWTH_STUDENTS);
    for (StudentGroup group : groups) {
      elaGrowth.merge(group, (long) ela, Long::sum);
      mathGrowth.merge(group, (long) math, Long::sum);
    }
  }

  int count(StudentGroup group, Count count) {
    return counts.getOrDefault(group, Map.of()).getOrDefault(count, 0);
  }

  /** The growth percentile in English language arts in tenths, 0 to 1000; 500 is average. */
  int elaTenths(StudentGroup group) {
    return tenths(group, elaGrowth);
  }

  /** The growth percentile in mathematics in tenths, 0 to 1000; 500 is average. */
  int mathTenths(StudentGroup group) {
    return tenths(group, mathGrowth);
  }

  /** A third of a standard deviation is worth 30 percentiles. */
  private int tenths(StudentGroup group, Map<StudentGroup, Long> growth) {
    long students = count(group, Count.GROWTH_STUDENTS);
    long mean = students == 0 ? 0 : Math.floorDiv(growth.getOrDefault(group, 0L), students);
    return (int) Math.max(0, Math.min(1000, 500 + mean * 9 / 10));
  }

  /** Whether the school has a student of the group. */
  boolean has(StudentGroup group) {
    return counts.containsKey(group);
  }
}
