package org.sqis.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.problem.NearestName;
import org.sqis.core.report.ReviewReport;
import org.sqis.core.review.DistrictReviews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sqis review}: how districts review each other. */
@Command(
    name = "review",
    description = {
      "Tells how the reviews of districts in a school year stand.",
      "Who reviews whom, ratings of self, peers and final side by side, what must be submitted again",
      "and by when, whether the panel met, and which records cannot stand."
    },
    footer = {
      "",
      "Examples:",
      "  sqis review sqis-examples/core-waiver --year 2014-15",
      "  sqis review sqis-examples/core-waiver --year 2014-15 --as-of 2015-06-20 Oakland"
    })
final class ReviewCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;
  @Mixin private YearOption year;
  @Mixin private DayOption day;
  @Mixin private ReportOptions report = new ReportOptions();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DISTRICT",
      description = "its name, or a part that no other district has; all if not said")
  private @Nullable String district;

  ReviewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = report.format(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    Policy policy = workspace.policy();
    Dataset data = year.of(workspace);
    CalendarDate asOf = day.of(ReviewReport.day(policy, data.year()));
    DistrictReviews reviews =
        DistrictReviews.of(policy.spec(), data.entries(), data.year(), asOf)
            .orElseThrow(
                () ->
                    Failure.usage(
                        "the policy `"
                            + policy.name()
                            + "` has no `review` in force in "
                            + data.year()
                            + "; --year takes another year"));
    String only = district == null ? "" : one(district, reviews);
    report.print(
        ReviewReport.of(policy, data, reviews, only, workspace.remarks()), asked, path, console);
    return RecordFaults.tell(ReviewReport.problems(policy, data, reviews), console);
  }

  private static String one(String typed, DistrictReviews reviews) throws Failure {
    var names = reviews.districts();
    if (names.contains(typed)) {
      return typed;
    }
    var holding = names.stream().filter(one -> one.contains(typed)).toList();
    if (holding.size() == 1 && !typed.isBlank()) {
      return holding.get(0);
    }
    String near =
        NearestName.find(typed, names)
            .map(one -> "; did you mean `" + one + "`?")
            .orElse("; those are " + String.join(", ", names));
    throw Failure.usage(
        "no one district `"
            + typed
            + "` takes part in `"
            + reviews.review().name()
            + "` of "
            + reviews.year()
            + near);
  }
}
