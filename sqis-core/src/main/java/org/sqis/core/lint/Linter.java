package org.sqis.core.lint;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.plan.Plan;
import org.sqis.core.problem.Problem;

/**
 * Finds what deserves a second look in a proved policy. Results are published, so a measure that
 * nothing reads is no mistake; an input, parameter or source that nothing reads may be one.
 */
public final class Linter {
  private Linter() {}

  /** All warnings, rule by rule, each in the order of the declarations. */
  public static List<Problem> lint(Plan plan, LintContext context) {
    WrittenExpressions written = WrittenExpressions.of(plan.spec());
    List<Problem> found = new ArrayList<>();
    UnusedLint.add(plan, written, found);
    ConditionLint.add(plan, found);
    LevelLint.add(plan, found);
    ProvenanceLint.add(plan, written, found);
    YearLint.add(plan.spec().header(), context, found);
    return found;
  }
}
