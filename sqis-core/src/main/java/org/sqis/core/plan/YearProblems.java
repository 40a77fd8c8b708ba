package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.Problem;

/** Collects problems year by year: one of several years is told once, with the years it is in. */
final class YearProblems {
  /** Stands for the years of a problem until all of them are known. */
  static final String YEARS = "\0years";

  private final Map<Problem, Set<SchoolYear>> problems = new LinkedHashMap<>();
  private SchoolYear year;
  private int count;

  /** Collects problems of {@code year} first. */
  YearProblems(SchoolYear year) {
    this.year = year;
  }

  /** Says which year the next problems are of. */
  void in(SchoolYear next) {
    year = next;
  }

  void add(Problem problem) {
    count++;
    problems.computeIfAbsent(problem, key -> new LinkedHashSet<>()).add(year);
  }

  /** How many were added, those of several years as often as they were. */
  int count() {
    return count;
  }

  /** All of them, with their years. */
  List<Problem> all() {
    List<Problem> all = new ArrayList<>();
    problems.forEach((problem, years) -> all.add(dated(problem, years)));
    return all;
  }

  private static Problem dated(Problem problem, Set<SchoolYear> years) {
    String words = CaseProof.listed(years.stream().map(SchoolYear::toString).toList(), "and");
    List<String> values =
        problem.values().stream().map(value -> value.equals(YEARS) ? words : value).toList();
    return new Problem(problem.code(), problem.at(), values, problem.labels(), problem.help());
  }
}
