package org.sqis.dsl.docs;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Problem;
import org.sqis.core.review.DistrictReviews;
import org.sqis.core.review.GrantHistory;
import org.sqis.core.review.PanelYear;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;

/** What procedures say of records that were loaded. */
final class ProcedureFaults {
  private ProcedureFaults() {}

  static List<Diagnostic> of(PolicySpec spec, Dataset data) {
    List<Problem> found = new ArrayList<>();
    DistrictReviews.of(spec, data.entries(), data.year(), CalendarDate.LAST)
        .ifPresent(one -> found.addAll(one.problems()));
    PanelYear.of(spec, data.entries(), data.year(), CalendarDate.LAST)
        .ifPresent(one -> found.addAll(one.problems()));
    GrantHistory.of(spec, data.entries(), data.year(), CalendarDate.LAST)
        .ifPresent(one -> found.addAll(one.problems()));
    return found.stream()
        .map(one -> Diagnostic.of(one, at -> new DiagnosticPlace.InFile(at.toString())))
        .toList();
  }
}
