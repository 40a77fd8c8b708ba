package org.sqis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.Ladder;
import org.sqis.core.problem.NearestName;
import org.sqis.core.report.MilestonesReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis milestones}: duties of districts. */
@Command(
    name = "milestones",
    description = {
      "Says which duties of districts and the consortium are met or late.",
      "Met, late, open or waived on a day, and how far modules have come. --schools says the same of",
      "one duty of schools."
    },
    footer = {
      "",
      "Examples:",
      "  sqis milestones sqis-examples/core-waiver --as-of 2014-06-30",
      "  sqis milestones sqis-examples/core-waiver --schools professional_development"
    })
final class MilestonesCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;
  @Mixin private YearOption year;
  @Mixin private DayOption day;
  @Mixin private ReportOptions report = new ReportOptions();

  @Option(
      names = "--schools",
      paramLabel = "WHAT",
      description = "one duty of ladders: the schools that have it, and how it stands")
  private @Nullable String schools;

  MilestonesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = report.format(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    Policy policy = workspace.policy();
    requireDuties(policy);
    Dataset data = year.of(workspace);
    Determinations all = policy.determinations(data);
    CalendarDate asOf = day.of(policy, all);
    List<String> remarks = workspace.remarks();
    report.print(
        schools == null
            ? MilestonesReport.of(policy, data, all, asOf, remarks)
            : MilestonesReport.ofSchools(policy, data, all, schools, asOf, remarks),
        asked,
        path,
        console);
    return ExitCode.FINE;
  }

  private void requireDuties(Policy policy) throws Failure {
    if (schools == null) {
      if (MilestonesReport.lists(policy).isEmpty()) {
        throw Failure.usage("the policy `" + policy.name() + "` declares no `milestones`");
      }
      return;
    }
    List<String> known =
        policy.spec().ladders().stream()
            .flatMap(ladder -> ladder.duties().stream())
            .map(Ladder.Duty::what)
            .distinct()
            .toList();
    if (!known.contains(schools)) {
      throw Failure.usage("--schools: " + NearestName.unknown("duty", schools, known));
    }
  }
}
