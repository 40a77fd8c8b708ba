package org.sqis.examples;

import java.util.List;
import java.util.Map;

/**
 * Writes the files of {@code tennessee-2016}: schools of two pools with their tests, the lists by
 * which some of them are Focus or Priority schools, and a growth index with ties. Stateless; safe
 * for every thread.
 */
final class SyntheticPools {
  private static final int SCHOOLS = 110;
  private static final int FIRST = 2013;
  private static final int LAST = 2015;
  private static final List<String> GROUPS =
      List.of(
          "all",
          "bhn",
          "economically_disadvantaged",
          "students_with_disabilities",
          "english_learners");

  private SyntheticPools() {}

  static Map<String, String> files() {
    StringBuilder schools = new StringBuilder("code,year,name,pool,priority_listed,growth_index\n");
    StringBuilder groups =
        new StringBuilder(
            "code,year,group,listed_low,listed_gap,reading_valid,reading_proficient,"
                + "reading_below_basic,math_valid,math_proficient,math_below_basic\n");
    SplitMix64 random = new SplitMix64(2021L);
    for (int number = 1; number <= SCHOOLS; number++) {
      boolean isHigh = random.chance(3_500);
      int level = 150 + random.below(550);
      int trend = random.bell(60);
      boolean isPriority = level < 200;
      boolean isListed = random.chance(4_000);
      int lists = 1 + random.below(3);
      int[] behind = {
        0, random.below(200), random.below(250), random.below(300), random.below(300)
      };
      int[] members = {
        200 + random.below(400),
        25 + random.below(200),
        25 + random.below(250),
        20 + random.below(60),
        15 + random.below(90)
      };
      // The lists name groups that are low; some of them catch up.
      int catchingUp = isListed ? random.below(220) : random.below(2) * 100;
      if (isListed) {
        behind[2] = Math.max(0, level - 90 - random.below(130));
        behind[3] = Math.max(0, level - 90 - random.below(130));
      }
      for (int year = FIRST; year <= LAST; year++) {
        String head = "47" + (1000 + number) + "," + SyntheticColors.year(year) + ",";
        schools
            .append(head)
            .append("Synthetic school ")
            .append(number)
            .append(isHigh ? ",hs," : ",k8,")
            .append(isPriority ? "yes," : "no,")
            .append(random.chance(300) ? "-" : Integer.toString(random.bell(9)))
            .append('\n');
        for (int group = 0; group < GROUPS.size(); group++) {
          boolean isLow = isListed && (lists & 1) != 0 && (group == 2 || group == 3);
          boolean isWide = isListed && (lists & 2) != 0 && (group == 1 || group == 4);
          boolean isList = year == FIRST;
          groups
              .append(head)
              .append(GROUPS.get(group))
              .append(isList && isLow ? ",yes" : ",no")
              .append(isList && isWide ? ",yes" : ",no");
          int rate =
              level + (year - FIRST) * (group == 0 ? trend : trend + catchingUp) - behind[group];
          for (int subject = 0; subject < 2; subject++) {
            groups.append(',').append(tests(random, members[group], rate));
          }
          groups.append('\n');
        }
      }
    }
    return Map.of(
        "synthetic_schools.csv", schools.toString(), "synthetic_groups.csv", groups.toString());
  }

  private static String tests(SplitMix64 random, int members, int level) {
    int valid = Math.max(0, members + random.bell(4));
    int rate = Math.min(980, Math.max(20, level + random.bell(70)));
    int proficient = valid * rate / 1000;
    int below =
        (valid - proficient) * Math.min(900, Math.max(50, 700 - rate + random.bell(90))) / 1000;
    return valid + "," + proficient + "," + below;
  }
}
