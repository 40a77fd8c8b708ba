package org.sqis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.conformance.PlanConformance;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.report.PlansReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sqis plans}: plans against the rules for plans. */
@Command(
    name = "plans",
    description = {
      "Says of each school that must have a plan whether it conforms.",
      "What is missing: missed targets and reasons without an action, principles without evidence,",
      "approval, money."
    },
    footer = {
      "",
      "Examples:",
      "  sqis plans sqis-examples/core-waiver --year 2012-13 --as-of 2014-06-30",
      "  sqis plans sqis-examples/core-waiver 00990020000014 --year 2012-13 --as-of 2014-06-30"
    })
final class PlansCommand implements Callable<Integer> {
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
      paramLabel = "SCHOOL",
      description = "the one school to tell of in full: its id or a part of its name")
  private @Nullable String school;

  PlansCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = report.format(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    Policy policy = workspace.policy();
    Dataset data = year.of(workspace);
    if (PlanConformance.rules(policy, data.year()).isEmpty()) {
      throw Failure.usage(
          "the policy `" + policy.name() + "` declares no `plan` for " + data.year());
    }
    Determinations all = policy.determinations(data);
    report.print(
        PlansReport.of(policy, data, all, day.of(policy, all), only(all), workspace.remarks()),
        asked,
        path,
        console);
    return ExitCode.FINE;
  }

  private @Nullable String only(Determinations all) throws Failure {
    if (school == null) {
      return null;
    }
    List<Entity> known =
        all.entities().stream().filter(one -> one.kind() == Entity.Kind.SCHOOL).toList();
    return new SchoolFinder(known).find(school).id();
  }
}
