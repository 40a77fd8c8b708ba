package org.sqis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Entity;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.report.SchoolReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sqis report}: the data report of designated schools. */
@Command(
    name = "report",
    description = {
      "Writes the data report of a designated school.",
      "Reasons with value, cut-off, rank and pool, indicators by group, school and groups against",
      "targets, and obligations due."
    },
    footer = {
      "",
      "Examples:",
      "  sqis report sqis-examples/core-waiver 00990000009008 --format html --output 9008.html",
      "  sqis report sqis-examples/core-waiver --all --only focus --out reports --format html"
    })
final class ReportCommand implements Callable<Integer> {
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
      description = "its id, or a part of its name that no other school has, in quotes if needed")
  private @Nullable String school;

  @Option(names = "--all", description = "every designated school, one file each in --out")
  private boolean isOfAll;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "the folder for the files of --all; it is made if it is not there")
  private @Nullable String out;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "with --all: the designations whose schools are meant; any if not said")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--indicators",
      split = ",",
      paramLabel = "NAME",
      description = "results of each group to show; numbers of each group with a title if not said")
  private List<String> indicators = new ArrayList<>();

  @Option(
      names = "--targets",
      split = ",",
      paramLabel = "NAME",
      description = "targets to show; results with the word `missed` if not said")
  private List<String> targets = new ArrayList<>();

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = report.format(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);
    requireOne();
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    Policy policy = workspace.policy();
    ReportOptions.requireDesignations(policy);
    Determinations all = policy.determinations(year.of(workspace));
    SchoolReport.Choice choice = choice(workspace, all);
    if (isOfAll) {
      writeAll(policy, all, choice, asked);
    } else {
      List<Entity> known =
          SchoolReport.schools(all).stream()
              .filter(one -> one.kind() == Entity.Kind.SCHOOL)
              .toList();
      Entity entity =
          new SchoolFinder(known).find(String.valueOf(school), all.entities(), all.year());
      report.print(SchoolReport.of(policy, all, entity.id(), choice), asked, path, console);
    }
    return ExitCode.FINE;
  }

  private void requireOne() throws Failure {
    if (isOfAll == (school != null)) {
      throw Failure.usage("give a SCHOOL or --all");
    }
    if (isOfAll && (out == null || report.hasFile())) {
      throw Failure.usage("--all writes a file a school: give --out DIR, and no --output");
    }
    if (!isOfAll && (out != null || !only.isEmpty())) {
      throw Failure.usage("--out and --only belong to --all; one report goes to --output FILE");
    }
  }

  private SchoolReport.Choice choice(Workspace workspace, Determinations all) throws Failure {
    Outcome outcome = all.outcome();
    ResultNames names = new ResultNames(workspace.policy());
    for (String name : indicators) {
      names.requireResultOf(UnitOfAnalysis.GROUP, name);
    }
    for (String name : targets) {
      names.requireResult(name);
      boolean isThere =
          outcome.results().stream()
              .anyMatch(one -> one.name().equals(name) && !one.each().isWiderThanSchool());
      if (!isThere) {
        throw Failure.usage("--targets: `" + name + "` is no result of each school or group");
      }
    }
    return new SchoolReport.Choice(
        indicators.isEmpty() ? SchoolReport.indicators(outcome) : indicators,
        targets.isEmpty() ? SchoolReport.targets(outcome) : targets,
        day.of(workspace.policy(), all),
        workspace.remarks());
  }

  private void writeAll(Policy policy, Determinations all, SchoolReport.Choice choice, Format asked)
      throws Failure {
    Map<String, Entity> files = new LinkedHashMap<>();
    String end = asked == Format.TEXT ? ".txt" : "." + asked;
    for (Entity entity : SchoolReport.schools(all)) {
      List<String> held = SchoolReport.inEffect(all, entity.id());
      boolean isMeant = only.isEmpty() ? !held.isEmpty() : only.stream().anyMatch(held::contains);
      if (isMeant) {
        String name = entity.id().replaceAll("[^A-Za-z0-9_-]", "_") + end;
        if (files.putIfAbsent(name, entity) != null) {
          throw Failure.usage(
              "the ids of two schools give the same file " + name + "; report them one by one");
        }
      }
    }
    Path folder = folder();
    for (Map.Entry<String, Entity> one : files.entrySet()) {
      String text =
          ReportOptions.written(SchoolReport.of(policy, all, one.getValue().id(), choice), asked);
      OutputFile.write(folder.resolve(one.getKey()), text);
    }
    console.line(files.size() == 1 ? "1 report written" : files.size() + " reports written");
  }

  private Path folder() throws Failure {
    String typed = String.valueOf(out);
    try {
      return Files.createDirectories(Path.of(typed));
    } catch (InvalidPathException | IOException e) {
      throw Failure.usage("`" + typed + "` cannot be a folder here");
    }
  }
}
