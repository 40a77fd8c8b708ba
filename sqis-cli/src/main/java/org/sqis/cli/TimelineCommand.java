package org.sqis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.sqis.core.Policy;
import org.sqis.core.data.Entity;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.report.TimelineReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sqis timeline}: the story of one school. */
@Command(
    name = "timeline",
    description = {
      "Tells the story of one school, year by year.",
      "What it was designated for and why, its clocks and states, how they came about, what was",
      "undecided or without data, and its obligations as of a day."
    },
    footer = {
      "",
      "Examples:",
      "  sqis timeline sqis-examples/core-waiver 00990000009008",
      "  sqis timeline sqis-examples/core-waiver \"Middle 7\" --as-of 2015-03-31 --format html"
    })
final class TimelineCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;
  @Mixin private YearOption year;
  @Mixin private DayOption day;
  @Mixin private ReportOptions report = new ReportOptions();

  @Parameters(
      index = "1",
      paramLabel = "SCHOOL",
      description = "its id, or a part of its name that no other school has, in quotes if needed")
  private String school = "";

  TimelineCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = report.format(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    Policy policy = workspace.policy();
    ReportOptions.requireDesignations(policy);
    Determinations all = policy.determinations(year.of(workspace));
    List<Entity> known =
        all.entities().stream().filter(one -> one.kind() == Entity.Kind.SCHOOL).toList();
    Entity entity = new SchoolFinder(known).find(school);
    report.print(
        TimelineReport.of(policy, all, entity.id(), day.of(policy, all), workspace.remarks()),
        asked,
        path,
        console);
    return ExitCode.FINE;
  }
}
