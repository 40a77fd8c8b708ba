package org.sqis.examples.systems;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Texas, year by year: what a campus is after each of the rated years. */
final class SlowTexas {
  private static final List<Integer> YEARS = List.of(2018, 2021, 2022, 2023, 2024);
  private static final List<String> GROUPS =
      List.of("economically_disadvantaged", "english_learners", "special_education");

  private final Rows rows;
  private final Map<Integer, Set<String>> bottom = new HashMap<>();

  SlowTexas(Rows rows) {
    this.rows = rows;
    YEARS.forEach(year -> bottom.put(year, bottom(year)));
  }

  /**
   * What a campus is.
   *
   * @param run the rated years of additional targeted support in a row
   */
  record Campus(boolean isBottom, boolean isCsi, Answer tsi, boolean isAts, int run) {}

  private List<String> pool(String school, int year) {
    return rows.schools(year).stream()
        .filter(other -> rows.yes(other, year, "title_i"))
        .filter(
            other ->
                rows.text(other, year, "school_type")
                    .equals(rows.text(school, year, "school_type")))
        .toList();
  }

  private int score(String school, int year, String group) {
    return rows.number(school, year, group, "closing_the_gaps");
  }

  private Set<String> bottom(int year) {
    Set<String> chosen = new HashSet<>();
    for (String school : rows.schools(year)) {
      List<String> pool = pool(school, year);
      int places = (pool.size() * 5 + 99) / 100;
      int own = score(school, year, "all");
      long ahead = pool.stream().filter(other -> score(other, year, "all") < own).count();
      if (pool.contains(school) && ahead < places) {
        chosen.add(school);
      }
    }
    return chosen;
  }

  private boolean isBottom(String school, int year) {
    return bottom.getOrDefault(year, Set.of()).contains(school);
  }

  private int cut(String school, int year) {
    return pool(school, year).stream()
        .filter(other -> isBottom(other, year))
        .mapToInt(other -> score(other, year, "all"))
        .max()
        .orElse(-1);
  }

  private boolean isSmall(String school, int year, String group) {
    return rows.number(school, year, group, "students") < 10;
  }

  private boolean isLowGraduation(String school, int year) {
    String kind = year == 2018 ? "four_year" : "six_year";
    Integer cohort = rows.number(school, year, kind + "_cohort");
    Integer graduates = rows.number(school, year, kind + "_grads");
    return cohort != null
        && graduates != null
        && 1000L * graduates < (year == 2018 ? 670L : 667L) * cohort;
  }

  private @Nullable Integer steps(String school, int year) {
    return rows.has(school, year) ? "fdcba".indexOf(rows.text(school, year, "grade")) : null;
  }

  private boolean isCsiCleared(String school, int year) {
    int place = YEARS.indexOf(year);
    if (place < 2) {
      return false;
    }
    Integer now = steps(school, year);
    Integer before = steps(school, YEARS.get(place - 2));
    return !isBottom(school, year)
        && !isBottom(school, YEARS.get(place - 1))
        && now != null
        && before != null
        && now - before >= 1;
  }

  private boolean isAtsCleared(String school, int year, String group) {
    return isSmall(school, year, group)
        || (2 * rows.number(school, year, group, "indicators_met")
                >= rows.number(school, year, group, "indicators_evaluated")
            && rows.number(school, year, group, "targets_met") == 2);
  }

  private Answer missed(String school, int year, String group, int indicator) {
    if (!rows.has(school, year)) {
      return Answer.OPEN;
    }
    String cell = rows.text(school, year, group, "miss_" + indicator);
    return isSmall(school, year, group) || cell.equals("-")
        ? Answer.NONE
        : Answer.of(cell.equals("yes"));
  }

  private Answer tsi(String school, int year) {
    int place = YEARS.indexOf(year);
    if (place < 2) {
      return Answer.NO;
    }
    List<Answer> groups = new ArrayList<>();
    for (String group : GROUPS) {
      List<Answer> indicators = new ArrayList<>();
      for (int indicator = 1; indicator <= 5; indicator++) {
        List<Answer> years = new ArrayList<>();
        for (int each = place - 2; each <= place; each++) {
          years.add(missed(school, YEARS.get(each), group, indicator));
        }
        indicators.add(Answer.all(years));
      }
      groups.add(
          indicators.contains(Answer.OPEN)
              ? Answer.OPEN
              : Answer.of(indicators.stream().filter(Answer.YES::equals).count() >= 3));
    }
    return Answer.any(groups);
  }

  /** By year and campus. */
  Map<Integer, Map<String, Campus>> campuses() {
    Map<Integer, Map<String, Campus>> all = new LinkedHashMap<>();
    Map<String, Set<String>> reasons = new HashMap<>();
    Map<String, Integer> runs = new HashMap<>();
    Set<String> comprehensive = new HashSet<>();
    for (int year : YEARS) {
      Map<String, Campus> campuses = new LinkedHashMap<>();
      for (String school : rows.schools(year)) {
        Set<String> held = reasons.computeIfAbsent(school, key -> new TreeSet<>());
        Set<String> low = new TreeSet<>();
        for (String group : GROUPS) {
          if (!isSmall(school, year, group) && score(school, year, group) <= cut(school, year)) {
            low.add(group);
          }
        }
        if (low.isEmpty() && held.stream().allMatch(group -> isAtsCleared(school, year, group))) {
          held.clear();
        }
        held.addAll(low);
        int run = held.isEmpty() ? 0 : runs.getOrDefault(school, 0) + 1;
        runs.put(school, run);
        boolean isNamed =
            isBottom(school, year)
                || isLowGraduation(school, year)
                || (rows.yes(school, year, "title_i") && run >= 3);
        if (isNamed) {
          comprehensive.add(school);
        } else if (isCsiCleared(school, year)) {
          comprehensive.remove(school);
        }
        campuses.put(
            school,
            new Campus(
                isBottom(school, year),
                comprehensive.contains(school),
                tsi(school, year),
                !held.isEmpty(),
                run));
      }
      all.put(year, campuses);
    }
    return all;
  }
}
