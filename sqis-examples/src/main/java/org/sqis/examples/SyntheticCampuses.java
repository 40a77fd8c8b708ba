package org.sqis.examples;

import java.util.List;
import java.util.Map;

/**
 * Writes the files of {@code texas}: campuses of four types in the years that are rated, which
 * leave out 2019-20 and 2020-21. Stateless; safe for every thread.
 */
final class SyntheticCampuses {
  private static final int SCHOOLS = 120;
  private static final List<Integer> YEARS = List.of(2018, 2021, 2022, 2023, 2024);
  private static final List<String> GROUPS =
      List.of("all", "economically_disadvantaged", "english_learners", "special_education");
  private static final List<String> TYPES = List.of("elementary", "middle", "high", "alternative");

  private SyntheticCampuses() {}

  static Map<String, String> files() {
    StringBuilder schools =
        new StringBuilder(
            "code,year,name,school_type,title_i,grade,four_year_cohort,four_year_grads,"
                + "six_year_cohort,six_year_grads\n");
    StringBuilder groups =
        new StringBuilder(
            "code,year,group,students,closing_the_gaps,miss_1,miss_2,miss_3,miss_4,miss_5,"
                + "indicators_evaluated,indicators_met,targets_met\n");
    SplitMix64 random = new SplitMix64(201_922L);
    for (int number = 1; number <= SCHOOLS; number++) {
      int type = random.pick(5, 3, 3, 1);
      boolean isTitleOne = random.chance(7_500);
      int level = 40 + random.below(55);
      int graduating = 660 + random.below(320);
      int[] members = {300, 60 + random.below(150), 6 + random.below(30), 4 + random.below(25)};
      int[] behind = {0, random.below(8), random.below(16), random.below(22)};
      boolean isNew = random.chance(500);
      for (int year : YEARS) {
        level += random.bell(5);
        if (isNew && year == YEARS.get(0)) {
          continue;
        }
        String head = "48" + (1000 + number) + "," + SyntheticColors.year(year) + ",";
        schools
            .append(head)
            .append("Synthetic campus ")
            .append(number)
            .append(',')
            .append(TYPES.get(type))
            .append(isTitleOne ? ",yes," : ",no,")
            .append("fdcba".charAt(Math.min(4, Math.max(0, (level - 30) / 15))));
        for (int cohort = 0; cohort < 2; cohort++) {
          int size = 60 + random.below(300);
          int part = Math.min(1000, graduating + random.bell(40));
          schools.append(type == 2 ? "," + size + "," + size * part / 1000 : ",-,-");
        }
        schools.append('\n');
        for (int group = 0; group < GROUPS.size(); group++) {
          groups.append(head).append(GROUPS.get(group)).append(',');
          groups.append(Math.max(0, members[group] + random.bell(3))).append(',');
          group(random, Math.min(100, Math.max(0, level - behind[group] + random.bell(9))), groups);
        }
      }
    }
    return Map.of(
        "synthetic_schools.csv", schools.toString(), "synthetic_groups.csv", groups.toString());
  }

  private static void group(SplitMix64 random, int score, StringBuilder groups) {
    groups.append(score);
    int evaluated = 0;
    int met = 0;
    for (int indicator = 0; indicator < 5; indicator++) {
      boolean isMissed = random.below(100) > score - 10 + 5 * indicator;
      boolean isEvaluated = !random.chance(600);
      groups.append(isEvaluated ? isMissed ? ",yes" : ",no" : ",-");
      evaluated += isEvaluated ? 1 : 0;
      met += isEvaluated && !isMissed ? 1 : 0;
    }
    int targets = random.below(60) < score ? 2 : random.below(2);
    groups.append(',').append(evaluated).append(',').append(met).append(',').append(targets);
    groups.append('\n');
  }
}
