package org.sqis.examples.systems;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** California, year by year: comprehensive, additional targeted and targeted support. */
final class SlowCalifornia {
  private static final List<String> GROUPS =
      List.of("english_learners", "low_income", "students_with_disabilities");
  private static final List<String> INDICATORS =
      List.of(
          "ela",
          "math",
          "english_learner_progress",
          "graduation_color",
          "college_career",
          "suspension",
          "chronic_absenteeism");

  private final Rows rows;

  /** Whether a school leaves that is no longer low; no rule for that was found. */
  private final boolean hasExit;

  SlowCalifornia(Rows rows, boolean hasExit) {
    this.rows = rows;
    this.hasExit = hasExit;
  }

  private Answer low(String school, int year, String group) {
    List<String> colors = new ArrayList<>();
    for (String indicator : INDICATORS) {
      colors.add(rows.text(school, year, group, indicator));
    }
    if (colors.contains("*")) {
      return Answer.OPEN;
    }
    colors.removeIf("-"::equals);
    int all = colors.size();
    colors.removeIf(color -> !color.equals("red") && !color.equals("orange"));
    int low = colors.size();
    colors.removeIf("orange"::equals);
    int red = colors.size();
    return Answer.of(red > 0 && (red >= all - 1 || low == all || (all >= 5 && 2 * red > all)));
  }

  /** Graduates of three years against 68% of their cohorts. */
  private Answer graduates(String school, int year) {
    if (!rows.text(school, year, "school_type").equals("high")) {
      return Answer.NONE;
    }
    long graduates = 0;
    long cohorts = 0;
    for (int each = year - 2; each <= year; each++) {
      Integer cohort = rows.number(school, each, "combined_cohort");
      Integer part = rows.number(school, each, "combined_grads");
      if (cohort == null || part == null) {
        return Answer.OPEN;
      }
      cohorts += cohort;
      graduates += part;
    }
    return Answer.of(100 * graduates >= 68 * cohorts);
  }

  private Answer lowTwice(String school, int year, String group) {
    return Answer.all(List.of(low(school, year, group), low(school, year - 1, group)));
  }

  private boolean isGone(String school, int year, String group) {
    return hasExit && low(school, year, group) == Answer.NO;
  }

  /** By year and school: comprehensive, additional targeted, targeted. */
  Map<Integer, Map<String, List<Answer>>> answers() {
    Map<Integer, Map<String, List<Answer>>> all = new LinkedHashMap<>();
    Map<String, Set<String>> csi = new HashMap<>();
    Map<String, Set<String>> atsi = new HashMap<>();
    for (int year = 2022; year <= 2025; year++) {
      Map<String, List<Answer>> answers = new LinkedHashMap<>();
      for (String school : rows.schools(year)) {
        Answer comprehensive =
            comprehensive(school, year, csi.computeIfAbsent(school, key -> new TreeSet<>()));
        Answer additional =
            additional(
                school, year, comprehensive, atsi.computeIfAbsent(school, key -> new TreeSet<>()));
        Answer named = year == 2025 ? Answer.OPEN : anyTwice(school, year);
        Answer targeted = unless(comprehensive, unless(additional, named));
        answers.put(school, List.of(comprehensive, additional, targeted));
      }
      all.put(year, answers);
    }
    return all;
  }

  private Answer comprehensive(String school, int year, Set<String> held) {
    Answer graduates = graduates(school, year);
    Answer low = rows.yes(school, year, "title_i") ? low(school, year, "all") : Answer.NO;
    boolean isEntry = (year - 2022) % 3 == 0;
    Answer named =
        !isEntry
            ? Answer.NO
            : Answer.any(
                List.of(
                    graduates == Answer.YES
                        ? Answer.NO
                        : graduates == Answer.NO ? Answer.YES : graduates,
                    low));
    if (named == Answer.YES) {
      if (graduates == Answer.NO) {
        held.add("low_graduation");
      }
      if (low == Answer.YES) {
        held.add("low_performance");
      }
      return Answer.YES;
    }
    if (held.isEmpty()) {
      return named;
    }
    boolean leaves =
        (!held.contains("low_graduation") || graduates == Answer.YES)
            && (!held.contains("low_performance") || isGone(school, year, "all"));
    if (leaves) {
      held.clear();
    }
    return Answer.of(!leaves);
  }

  private Answer additional(String school, int year, Answer csi, Set<String> held) {
    if (csi == Answer.YES) {
      held.clear();
      return Answer.NO;
    }
    Answer named = (year - 2022) % 3 == 0 ? anyTwice(school, year) : Answer.NO;
    if (held.isEmpty()) {
      if (csi == Answer.OPEN) {
        return named == Answer.NO ? Answer.NO : Answer.OPEN;
      }
      if (named == Answer.YES) {
        addGroups(school, year, held);
      }
      return named;
    }
    if (csi == Answer.OPEN) {
      return Answer.YES;
    }
    if (named == Answer.YES) {
      addGroups(school, year, held);
    } else if (held.stream().allMatch(group -> isGone(school, year, group))) {
      held.clear();
    }
    return Answer.of(!held.isEmpty());
  }

  private void addGroups(String school, int year, Set<String> held) {
    for (String group : GROUPS) {
      if (lowTwice(school, year, group) == Answer.YES) {
        held.add(group);
      }
    }
  }

  private Answer anyTwice(String school, int year) {
    return Answer.any(GROUPS.stream().map(group -> lowTwice(school, year, group)).toList());
  }

  /** What holds unless the school is something else. */
  private static Answer unless(Answer other, Answer named) {
    return other == Answer.YES || named == Answer.NO
        ? Answer.NO
        : other == Answer.OPEN ? Answer.OPEN : named;
  }
}
