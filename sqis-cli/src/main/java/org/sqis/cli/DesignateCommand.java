package org.sqis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.Designation;
import org.sqis.core.problem.NearestName;
import org.sqis.core.publication.PublicResults;
import org.sqis.core.report.Beside;
import org.sqis.core.report.DesignationReport;
import org.sqis.core.report.PublicLists;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis designate}: the lists of a determination. */
@Command(
    name = "designate",
    description = {
      "Lists the schools of each designation, with reasons and quotas.",
      "Reasons come with their numbers; what is undecided, who left, and what people decided is listed.",
      "JSON holds what every school stands as; --history feeds it into the next year."
    },
    footer = {
      "",
      "Examples:",
      "  sqis designate sqis-examples/core-waiver",
      "  sqis designate sqis-examples/core-waiver --year 2013-14 --format html --output 2014.html",
      "  sqis designate sqis-examples/core-waiver --beside state_targets --only priority,focus"
    })
final class DesignateCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;
  @Mixin private YearOption year;
  @Mixin private ReportOptions report = new ReportOptions();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "designations to list, separated by commas; all if not said")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--beside",
      paramLabel = "RESULT",
      description = {
        "another verdict of the same year, such as the state's targets, and where both disagree:",
        "a yes or no, where no is missed, or words"
      })
  private @Nullable String beside;

  @Option(
      names = "--missed",
      split = ",",
      paramLabel = "WORD",
      description = "the words of --beside that mean a missed target; missed if not said")
  private List<String> missed = new ArrayList<>();

  DesignateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = report.format(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);
    Workspace workspace = Workspace.openForAnyone(path, parameters, dataOptions, console);
    Policy policy = workspace.policy();
    Dataset data = year.of(workspace);
    requireDesignations(policy, data);
    if (dataOptions.isPublic()) {
      return published(policy, data, asked);
    }
    Beside other = beside(policy, data);
    Determinations all = policy.determinations(data);
    report.print(
        DesignationReport.of(policy, all, only, other, workspace.remarks()), asked, path, console);
    return ExitCode.FINE;
  }

  /** The lists without their numbers. */
  private int published(Policy policy, Dataset data, Format asked) throws Failure {
    if (beside != null) {
      throw PublicOutput.refused("--beside compares every school; leave it out");
    }
    PublicOutput.require(policy, data, List.of());
    PublicResults results = PublicOutput.results(policy, data);
    Determinations all = policy.determinations(data);
    report.print(
        PublicLists.of(policy, all, results, only, PublicOutput.remarks(results)),
        asked,
        path,
        console);
    return ExitCode.FINE;
  }

  private void requireDesignations(Policy policy, Dataset data) throws Failure {
    ReportOptions.requireDesignations(policy);
    List<String> known =
        DesignationReport.inForce(policy, data.year()).stream().map(Designation::name).toList();
    for (String name : only) {
      if (!known.contains(name)) {
        throw Failure.usage("--only: " + NearestName.unknown("designation", name, known));
      }
    }
  }

  private @Nullable Beside beside(Policy policy, Dataset data) throws Failure {
    if (beside == null) {
      if (!missed.isEmpty()) {
        throw Failure.usage("--missed says what --beside means; give that too");
      }
      return null;
    }
    String name = beside;
    new ResultNames(policy).requireResult(name);
    List<String> words = missed.isEmpty() ? List.of(Beside.MISSED) : missed;
    var column =
        policy.results(data.year()).stream().filter(one -> one.name().equals(name)).findFirst();
    if (column.isEmpty()) {
      throw Failure.usage("--beside: `" + name + "` is no result of " + data.year());
    }
    String misfit = Beside.misfit(column.get(), words);
    if (!misfit.isEmpty()) {
      throw Failure.usage(
          "--beside: `" + name + "` " + misfit + "; --missed names the words that mean missed");
    }
    return new Beside(name, words);
  }
}
