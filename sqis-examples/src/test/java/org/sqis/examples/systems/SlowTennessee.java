package org.sqis.examples.systems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tennessee 2016, step by step; rates are whole tenths of a percent. */
final class SlowTennessee {
  private static final List<String> LOW =
      List.of("economically_disadvantaged", "students_with_disabilities", "english_learners");
  private static final List<String> GAPS =
      List.of(
          "bhn", "economically_disadvantaged", "students_with_disabilities", "english_learners");

  private final Rows rows;

  SlowTennessee(Rows rows) {
    this.rows = rows;
  }

  private @Nullable Integer rate(String school, int year, String group, String part) {
    int whole = 0;
    int of = 0;
    for (String subject : List.of("reading", "math")) {
      int valid = rows.number(school, year, group, subject + "_valid");
      if (valid >= 30) {
        whole += valid;
        of += rows.number(school, year, group, subject + "_" + part);
      }
    }
    return whole == 0 ? null : (2000 * of + whole) / (2 * whole);
  }

  private List<String> pool(String school, int year) {
    return rows.schools(year).stream()
        .filter(other -> rows.text(other, year, "pool").equals(rows.text(school, year, "pool")))
        .toList();
  }

  /** Twice the mean rank, and twice the number of schools. */
  private int @Nullable [] place(String school, int year, String group) {
    Integer own = rate(school, year, group, "below_basic");
    if (own == null) {
      return null;
    }
    int sum = 0;
    int all = 0;
    for (String other : pool(school, year)) {
      Integer rate = rate(other, year, group, "below_basic");
      if (rate != null) {
        all++;
        sum += rate < own ? 2 : rate.equals(own) ? 1 : 0;
      }
    }
    return new int[] {sum, 2 * all};
  }

  /** Whether the rank dropped by so many thousandths. */
  private boolean drops(String school, int year, String group, int thousandths) {
    int[] now = year > 2013 ? place(school, year, group) : null;
    int[] before = now == null ? null : place(school, year - 1, group);
    return now != null
        && before != null
        && 1000L * ((long) before[0] * now[1] - (long) now[0] * before[1])
            >= (long) thousandths * before[1] * now[1];
  }

  private boolean isCleared(String school, int year, String route, String group) {
    if (route.equals("listed_low")) {
      Integer rate = rate(school, year, group, "proficient");
      return rate != null && rate > 200;
    }
    return drops(school, year, group, 250)
        || (drops(school, year, group, 125) && drops(school, year - 1, group, 125));
  }

  /** The Focus schools after each year. */
  Map<Integer, Set<String>> focus() {
    Map<Integer, Set<String>> all = new LinkedHashMap<>();
    Set<String> now = new HashSet<>();
    for (String school : rows.schools(2013)) {
      if (!reasons(school, "listed_low", LOW).isEmpty()
          || !reasons(school, "listed_gap", GAPS).isEmpty()) {
        now.add(school);
      }
    }
    all.put(2013, Set.copyOf(now));
    for (int rated = 2014; rated <= 2015; rated++) {
      int year = rated;
      now.removeIf(
          school ->
              reasons(school, "listed_low", LOW).stream()
                      .allMatch(group -> isCleared(school, year, "listed_low", group))
                  && reasons(school, "listed_gap", GAPS).stream()
                      .allMatch(group -> isCleared(school, year, "listed_gap", group)));
      all.put(year, Set.copyOf(now));
    }
    return all;
  }

  private List<String> reasons(String school, String list, List<String> groups) {
    return groups.stream()
        .filter(group -> rows.text(school, 2013, group, list).equals("yes"))
        .toList();
  }

  private @Nullable Integer gap(String school, int year, String group) {
    Integer all = rate(school, year, "all", "proficient");
    Integer own = rate(school, year, group, "proficient");
    return all == null || own == null ? null : all - own;
  }

  private boolean isBarred(String school) {
    for (String group : GAPS) {
      Integer gap = gap(school, 2015, group);
      Integer before = gap(school, 2014, group);
      if (gap != null && before != null && gap >= before && 2 * gap > twiceMedian(school, group)) {
        return true;
      }
    }
    return false;
  }

  private int twiceMedian(String school, String group) {
    List<Integer> gaps = new ArrayList<>();
    for (String other : pool(school, 2015)) {
      Integer gap = gap(other, 2015, group);
      if (gap != null) {
        gaps.add(gap);
      }
    }
    gaps.sort(Comparator.naturalOrder());
    return gaps.get((gaps.size() - 1) / 2) + gaps.get(gaps.size() / 2);
  }

  /** Who is in the first five percent of each pool, ties included. */
  private Set<String> first(Map<String, Integer> values) {
    Set<String> chosen = new HashSet<>();
    for (String school : values.keySet()) {
      List<String> pool = pool(school, 2015);
      int places = (pool.size() * 5 + 99) / 100;
      long ahead =
          values.entrySet().stream()
              .filter(other -> pool.contains(other.getKey()))
              .filter(other -> other.getValue() > Objects.requireNonNull(values.get(school)))
              .count();
      if (ahead < places) {
        chosen.add(school);
      }
    }
    return chosen;
  }

  /** What 2015-16 says of each school: performance, then progress. */
  Map<String, List<Answer>> reward() {
    Set<String> focus = Objects.requireNonNull(focus().get(2015));
    Map<String, Integer> rates = new HashMap<>();
    for (String school : rows.schools(2015)) {
      if (!focus.contains(school) && !rows.yes(school, 2015, "priority_listed")) {
        rates.put(school, Objects.requireNonNull(rate(school, 2015, "all", "proficient")));
      }
    }
    Set<String> performance = first(rates);
    performance.removeIf(this::isBarred);
    Map<String, Integer> growth = new HashMap<>();
    for (String school : rates.keySet()) {
      Integer index = rows.number(school, 2015, "growth_index");
      if (!performance.contains(school) && index != null) {
        growth.put(school, index);
      }
    }
    Set<String> progress = first(growth);
    Map<String, List<Answer>> answers = new LinkedHashMap<>();
    for (String school : rows.schools(2015)) {
      boolean isOpen =
          rates.containsKey(school) && !performance.contains(school) && !growth.containsKey(school);
      answers.put(
          school,
          List.of(
              Answer.of(performance.contains(school)),
              isOpen ? Answer.OPEN : Answer.of(progress.contains(school))));
    }
    return answers;
  }
}
