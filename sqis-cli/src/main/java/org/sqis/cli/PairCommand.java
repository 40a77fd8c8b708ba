package org.sqis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.Pairing;
import org.sqis.core.problem.NearestName;
import org.sqis.core.report.PairingReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis pair}: who is paired with whom. */
@Command(
    name = "pair",
    description = {
      "Pairs schools that need a partner with schools that can be one.",
      "Tells why: costs term by term, the next best partner, and for a school without one the rule",
      "that failed. Lists what becomes of the pairs before, and records that are out of order."
    },
    footer = {
      "",
      "Examples:",
      "  sqis pair sqis-examples/core-waiver",
      "  sqis pair sqis-examples/core-waiver --as-of 2017-10-01 --format html --output pairs.html",
      "  sqis pair sqis-examples/core-waiver --param pair_capacity=2"
    })
final class PairCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;
  @Mixin private YearOption year;
  @Mixin private DayOption day;
  @Mixin private ReportOptions report = new ReportOptions();

  @Option(
      names = "--rule",
      paramLabel = "NAME",
      description = "the pairing of the policy; needed if it has several in force")
  private @Nullable String rule;

  PairCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = report.format(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    Policy policy = workspace.policy();
    ReportOptions.requireDesignations(policy);
    Dataset data = year.of(workspace);
    Pairing pairing = pairing(policy.spec().procedures(Pairing.class, data.year()), policy, data);
    Determinations all = policy.determinations(data);
    report.print(
        PairingReport.of(policy, data, all, pairing, day.of(policy, all), workspace.remarks()),
        asked,
        path,
        console);
    return ExitCode.FINE;
  }

  private Pairing pairing(List<Pairing> inForce, Policy policy, Dataset data) throws Failure {
    List<String> names = inForce.stream().map(Pairing::name).toList();
    if (names.isEmpty()) {
      throw Failure.usage(
          "the policy `" + policy.name() + "` declares no pairing for " + data.year());
    }
    if (rule == null && names.size() > 1) {
      throw Failure.usage("--rule is needed: the policy has " + String.join(", ", names));
    }
    String wanted = rule == null ? names.get(0) : rule;
    for (Pairing one : inForce) {
      if (one.name().equals(wanted)) {
        return one;
      }
    }
    throw Failure.usage("--rule: " + NearestName.unknown("pairing", wanted, names));
  }
}
