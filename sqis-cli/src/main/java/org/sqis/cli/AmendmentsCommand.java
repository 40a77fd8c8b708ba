package org.sqis.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.change.Amendments;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.ResultLife;
import org.sqis.core.io.KeptResults;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.problem.Problem;
import org.sqis.core.report.AmendmentsReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis amendments}: published results beside those of today. */
@Command(
    name = "amendments",
    description = {
      "Holds results against those that were published.",
      "Each value of a school or group that differs, as it was and as it is, with the reason that the",
      "data give. Ends with exit code 1 if values differ and the data do not say that results are",
      "amended or preliminary."
    },
    footer = {
      "",
      "The published results are what sqis score --format json wrote, with all results.",
      "In the data mapping: `results preliminary`, `results final`, or `results amended because",
      "\"WHY\"`.",
      "",
      "Examples:",
      "  sqis amendments sqis-examples/core-2014-15 --published published.json"
    })
final class AmendmentsCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;
  @Mixin private ReportOptions report = new ReportOptions();

  @Option(
      names = "--published",
      paramLabel = "FILE",
      description = "the published results, as sqis score --format json wrote them")
  private @Nullable String published;

  AmendmentsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = report.format(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);
    dataOptions.requireInternal();
    if (published == null) {
      throw Failure.usage("say with --published which results were published");
    }
    KeptResults kept = kept(published);
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    String year = workspace.data().year().toString();
    if (!kept.year().equals(year) || !kept.policy().equals(workspace.policy().name())) {
      throw Failure.usage(
          "`%s` holds results of `%s` in %s, and not of `%s` in %s"
              .formatted(published, kept.policy(), kept.year(), workspace.policy().name(), year));
    }
    Outcome outcome = workspace.policy().score(workspace.data());
    Amendments amendments = kept.comparedWith(outcome);
    report.print(
        AmendmentsReport.of(workspace.policy(), amendments, workspace.remarks()),
        asked,
        path,
        console);
    ResultLife.Stage stage = workspace.data().life().stage();
    boolean mayDiffer = stage == ResultLife.Stage.AMENDED || stage == ResultLife.Stage.PRELIMINARY;
    if (amendments.values().isEmpty() || mayDiffer) {
      return ExitCode.FINE;
    }
    throw new Failure(
        ExitCode.FAULTS,
        "results differ from those published, and the data do not say why; write `results amended"
            + " because \"WHY\"` at the head of the mapping");
  }

  private KeptResults kept(String typed) throws Failure {
    KeptResults kept = KeptResults.read(bytes(typed));
    for (Problem problem : kept.problems()) {
      console.tell(problem.message() + "\n");
    }
    if (!kept.problems().isEmpty()) {
      throw new Failure(ExitCode.FAULTS, "the published results cannot be read");
    }
    return kept;
  }

  private static FileBytes bytes(String typed) throws Failure {
    try {
      Path file = Path.of(typed);
      return FileBytes.of(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    } catch (java.io.IOException | InvalidPathException e) {
      throw Failure.usage("`" + typed + "` cannot be read");
    }
  }
}
