package org.sqis.core.lint;

import java.util.List;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Definitions that end this year or next, so that a year after that has none. A note: the calendar
 * makes nothing wrong.
 */
final class YearLint {
  private YearLint() {}

  static void add(PolicyHeader header, LintContext context, List<Problem> found) {
    if (context.endsSoon(header.first(), header.last())) {
      found.add(
          Problem.of(
              ProblemCode.ENDS_SOON,
              Place.element("policy/years"),
              header.name(),
              header.last().toString(),
              String.valueOf(context.year())));
    }
  }
}
