package org.sqis.examples;

import java.util.List;
import java.util.Map;

/**
 * Writes the files of {@code california-essa}: schools with a leaning towards red or blue, and a
 * color for each indicator of each group. Stateless; safe for every thread.
 */
final class SyntheticColors {
  private static final int SCHOOLS = 90;
  private static final int FIRST = 2020;
  private static final int LAST = 2025;
  private static final List<String> GROUPS =
      List.of("all", "english_learners", "low_income", "students_with_disabilities");
  private static final List<String> COLORS = List.of("red", "orange", "yellow", "green", "blue");
  private static final List<String> TYPES = List.of("elementary", "middle", "high");

  private SyntheticColors() {}

  static Map<String, String> files() {
    StringBuilder schools =
        new StringBuilder("code,year,name,school_type,title_i,combined_cohort,combined_grads\n");
    StringBuilder groups =
        new StringBuilder(
            "code,year,group,ela,math,english_learner_progress,graduation_color,college_career,"
                + "suspension,chronic_absenteeism\n");
    SplitMix64 random = new SplitMix64(202_326L);
    for (int number = 1; number <= SCHOOLS; number++) {
      int type = random.pick(4, 2, 3);
      int leaning = random.below(100);
      boolean isTitleOne = random.chance(7_000);
      int graduating = 560 + random.below(400);
      for (int year = FIRST; year <= LAST; year++) {
        String head = "0600" + (100 + number) + "," + year(year) + ",";
        int cohort = 20 + random.below(200);
        int part = Math.min(1000, Math.max(0, graduating + random.bell(60)));
        schools
            .append(head)
            .append("Synthetic school ")
            .append(number)
            .append(',')
            .append(TYPES.get(type))
            .append(isTitleOne ? ",yes," : ",no,")
            .append(type == 2 ? cohort + "," + cohort * part / 1000 : "-,-")
            .append('\n');
        // Of 2020-21 only graduation is there.
        for (String group : year == FIRST ? List.<String>of() : GROUPS) {
          groups.append(head).append(group);
          for (int indicator = 0; indicator < 7; indicator++) {
            groups.append(',').append(color(random, leaning, type, group, indicator));
          }
          groups.append('\n');
        }
      }
    }
    return Map.of(
        "synthetic_schools.csv", schools.toString(), "synthetic_groups.csv", groups.toString());
  }

  private static String color(
      SplitMix64 random, int leaning, int type, String group, int indicator) {
    boolean isThere =
        switch (indicator) {
          case 2 -> group.equals("english_learners") || group.equals("all");
          case 3, 4 -> type == 2;
          case 6 -> type != 2;
          default -> true;
        };
    int few = group.equals("all") ? 0 : 1_500;
    if (!isThere || random.chance(few)) {
      return "-";
    }
    if (random.chance(40)) {
      return "*";
    }
    if (leaning < 12) {
      return COLORS.get(random.pick(80, 12, 4, 2, 2));
    }
    if (leaning < 35) {
      return COLORS.get(random.pick(45, 25, 15, 10, 5));
    }
    return COLORS.get(random.pick(8, 20, 28, 26, 18));
  }

  /** A school year as files write it. */
  static String year(int start) {
    return start + "-" + (start + 1) % 100;
  }
}
