package org.sqis.core.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;

/**
 * Finds what deserves a second look in a proved policy. Results are published, so a measure that
 * nothing reads is no mistake; an input, parameter or source that nothing reads may be one.
 */
public final class Linter {
  private Linter() {}

  /** All warnings, each once however many years it holds in. */
  public static List<Problem> lint(Plans plans, LintContext context) {
    Map<Plan, SchoolYear> different = new LinkedHashMap<>();
    for (SchoolYear year : plans.years()) {
      Plan plan = plans.in(year);
      if (plan != null) {
        different.putIfAbsent(plan, year);
      }
    }
    Set<String> read = new HashSet<>();
    different.keySet().forEach(plan -> read.addAll(UnusedLint.read(plan)));
    Set<Problem> found = new LinkedHashSet<>();
    different.forEach(
        (plan, year) -> {
          List<Problem> here = new ArrayList<>();
          UnusedLint.add(plan, read, here);
          ConditionLint.add(plan, here);
          LevelLint.add(plan, here);
          DesignationLint.add(plan, here);
          ProvenanceLint.add(plan, here);
          ShadowLint.add(plan.spec(), here);
          here.forEach(problem -> found.add(whole(problem, plans, year)));
        });
    List<Problem> all = new ArrayList<>(found);
    UnusedLint.addSources(plans.spec(), all);
    YearLint.add(plans.spec(), context, all);
    return all;
  }

  /** The problem at its places in the whole policy, of which a plan knows the part of its year. */
  private static Problem whole(Problem problem, Plans plans, SchoolYear year) {
    List<Problem.Label> labels =
        problem.labels().stream()
            .map(label -> new Problem.Label(whole(label.at(), plans, year), label.text()))
            .toList();
    return new Problem(
        problem.code(), whole(problem.at(), plans, year), problem.values(), labels, problem.help());
  }

  private static Place whole(Place place, Plans plans, SchoolYear year) {
    return place instanceof Place.Element part
        ? Place.element(plans.path(year, part.path()))
        : place;
  }
}
