package org.sqis.core.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.YearRange;
import org.sqis.core.plan.PolicyProof;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * What soon ends: a policy in the year of the data or the next, and results that end while the
 * policy goes on. A note: the calendar makes nothing wrong. What a rule still reads after its end
 * is refused by the proofs.
 */
final class YearLint {
  private final PolicyHeader header;
  private final List<Problem> found;

  private YearLint(PolicyHeader header, List<Problem> found) {
    this.header = header;
    this.found = found;
  }

  static void add(PolicySpec spec, LintContext context, List<Problem> found) {
    PolicyHeader header = spec.header();
    if (context.endsSoon(header.first(), header.last())) {
      found.add(
          Problem.of(
              ProblemCode.ENDS_SOON,
              Place.element("policy/years"),
              header.name(),
              header.last().toString(),
              "the data are of " + context.year()));
    }
    YearLint lint = new YearLint(header, found);
    lint.add("measure", spec.measures(), Measure::name, Measure::years);
    lint.add("levels", spec.levels(), LevelTable::name, LevelTable::years);
    lint.add("grid", spec.grids(), Grid::name, Grid::years);
    lint.add("index", spec.indexes(), IndexSpec::name, IndexSpec::years);
    lint.add("cohort", spec.cohorts(), Cohort::name, Cohort::years);
    lint.add("designation", spec.designations(), Designation::name, Designation::years);
    lint.add("ladder", spec.ladders(), Ladder::name, Ladder::years);
    lint.add("procedure", spec.procedures(), Procedure::name, Procedure::years);
  }

  private <T> void add(
      String kind, List<T> all, Function<T, String> name, Function<T, @Nullable YearRange> years) {
    Map<String, YearRange> last = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    Map<String, String> paths = new HashMap<>();
    for (T one : all) {
      String own = name.apply(one);
      int number = seen.merge(own, 1, Integer::sum);
      YearRange range = years.apply(one);
      YearRange before = last.get(own);
      boolean isLater =
          range != null && (before == null || range.last().compareTo(before.last()) > 0);
      if (isLater) {
        last.put(own, range);
        paths.put(own, PolicyProof.path(kind, own, number));
      }
    }
    for (T one : all) {
      String own = name.apply(one);
      YearRange range = last.remove(own);
      String path = paths.get(own);
      if (range != null && path != null && range.last().compareTo(header.last()) < 0) {
        found.add(
            Problem.of(
                ProblemCode.ENDS_SOON,
                Place.element(path),
                own,
                range.last().toString(),
                "the policy goes on to " + header.last()));
      }
    }
  }
}
