package org.sqis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.Membership;
import org.sqis.core.problem.NearestName;
import org.sqis.core.report.PacketReport;
import org.sqis.core.report.ReviewReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis panel-packet}: what the panel is given about a district. */
@Command(
    name = "panel-packet",
    description = {
      "Puts together what the panel is given about one district.",
      "Its review of itself in a school year, what its reviewers say, ratings, obligations,",
      "designations of its schools in numbers, the history of its grant, meetings held and due, and",
      "what is open."
    },
    footer = {
      "",
      "Examples:",
      "  sqis panel-packet sqis-examples/core-waiver --year 2014-15 --district \"Oakland Unified\"",
      "  sqis panel-packet sqis-examples/core-waiver --year 2014-15 --district Fresno --format html"
    })
final class PanelPacketCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;
  @Mixin private YearOption year;
  @Mixin private DayOption day;
  @Mixin private ReportOptions report = new ReportOptions();

  @Option(
      names = "--district",
      required = true,
      paramLabel = "DISTRICT",
      description = "its name, or a part that no other district has")
  private String district = "";

  PanelPacketCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = report.format(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    Policy policy = workspace.policy();
    Dataset data = year.of(workspace);
    CalendarDate asOf = day.of(ReviewReport.day(policy, data.year()));
    String name = one(district, policy);
    Determinations all = policy.determinations(data);
    report.print(
        PacketReport.of(policy, data, all, name, asOf, workspace.remarks()), asked, path, console);
    return RecordFaults.tell(PacketReport.problems(policy, data, asOf), console);
  }

  private static String one(String typed, Policy policy) throws Failure {
    List<String> names =
        policy.spec().memberships().stream()
            .flatMap(one -> one.districts().stream())
            .map(Membership.Row::district)
            .distinct()
            .sorted()
            .toList();
    List<String> holding = names.stream().filter(one -> one.contains(typed)).toList();
    if (names.contains(typed)) {
      return typed;
    }
    if (holding.size() == 1 && !typed.isBlank()) {
      return holding.get(0);
    }
    throw Failure.usage(
        "--district: no one district of a membership is called `"
            + typed
            + "`"
            + NearestName.find(typed, names)
                .map(near -> "; did you mean `" + near + "`?")
                .orElse("; those are " + String.join(", ", names)));
  }
}
