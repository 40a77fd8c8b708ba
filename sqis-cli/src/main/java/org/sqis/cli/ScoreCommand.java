package org.sqis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sqis.core.Evaluator;
import org.sqis.core.io.Json;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.outcome.CohortSize;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.Table;
import org.sqis.core.outcome.Undecided;
import org.sqis.core.problem.Problem;
import org.sqis.core.publication.PublicResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis score}: the results of every school. */
@Command(
    name = "score",
    description = "Scores every school of the data.",
    footer = {
      "",
      "A table names policy, data and their digests above its rows; with csv they go to standard",
      "error, and json holds them. JSON holds every group of a group result.",
      "What could not be decided follows the table, with what blocks it; JSON lists all schools.",
      "",
      "Examples:",
      "  sqis score sqis-examples/california-api-2000 --results target,awards",
      "  sqis score sqis-examples/california-api-2000 --format csv --param target_share=6%%",
      "  sqis score sqis-examples/core-2014-15 --groups --format csv"
    })
final class ScoreCommand implements Callable<Integer> {
  private static final int MOST_SCHOOLS = 5;

  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;

  @Option(
      names = "--results",
      split = ",",
      paramLabel = "NAME",
      description = {
        "results to show, separated by commas; NAME of GROUP for one group;",
        "without it all results of each school, and in a table those of districts and of the",
        "consortium too; or with --groups, --districts or --consortium all of those"
      })
  private List<String> results = new ArrayList<>();

  @Option(names = "--groups", description = "one row a school and group")
  private boolean isByGroup;

  @Option(names = "--districts", description = "one row a district")
  private boolean isByDistrict;

  @Option(names = "--consortium", description = "the results of the consortium, one row each")
  private boolean isOfConsortium;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv or json; table if not said")
  private String format = "table";

  @Option(
      names = "--evaluator",
      paramLabel = "WHO",
      description = {
        "who works the results out: automatic, columns (the engine) or reference (the exact",
        "evaluator that is the meaning of a policy); all give the same; automatic if not said"
      })
  private String evaluator = "automatic";

  ScoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = Format.of(format, Format.TABLE, Format.CSV, Format.JSON);
    Evaluator who = evaluator();
    Workspace workspace = Workspace.openForAnyone(path, parameters, dataOptions, console);
    List<String> names = names(new ResultNames(workspace.policy()));
    if (dataOptions.isPublic()) {
      PublicResults shown = PublicOutput.results(workspace.policy(), workspace.data());
      PublicOutput.score(asked, shown, names, each().orElse(UnitOfAnalysis.SCHOOL), console);
      return ExitCode.FINE;
    }
    Outcome outcome = workspace.policy().score(workspace.data(), who);
    for (Problem warning : outcome.warnings()) {
      console.tell(
          warning.code().severity().word()
              + " "
              + warning.code().id()
              + ": "
              + warning.message()
              + "\n  help: "
              + warning.help()
              + "\n");
    }
    print(asked, outcome, names, workspace);
    return ExitCode.FINE;
  }

  private Evaluator evaluator() throws Failure {
    for (Evaluator one : Evaluator.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(evaluator.toLowerCase(Locale.ROOT))) {
        return one;
      }
    }
    throw Failure.usage(
        "--evaluator takes automatic, columns or reference, not `" + evaluator + "`");
  }

  private void print(Format asked, Outcome outcome, List<String> names, Workspace workspace) {
    if (asked == Format.JSON) {
      console.tell(workspace.note());
      List<String> bases = names.stream().map(ResultNames::base).distinct().toList();
      console.print(bases.isEmpty() ? Json.outcome(outcome) : Json.outcome(outcome, bases));
    } else if (asked == Format.CSV) {
      console.tell(outcome.origin() + "\n" + workspace.note());
      console.tell(undecided(outcome, names));
      console.print(table(outcome, names).toCsv());
    } else {
      String undecided = undecided(outcome, names);
      console.print(
          workspace.heading(outcome.origin())
              + table(outcome, names)
              + (undecided.isEmpty() ? "" : "\n" + undecided)
              + cohorts(outcome, names));
      boolean isWhole = names.isEmpty() && !isByGroup && !isByDistrict && !isOfConsortium;
      if (isWhole && has(outcome, UnitOfAnalysis.DISTRICT)) {
        console.print("\n" + outcome.districtTable());
      }
      if (isWhole && has(outcome, UnitOfAnalysis.CONSORTIUM)) {
        console.print("\n" + outcome.consortiumTable());
      }
    }
  }

  /** A line for each cohort that is shown, so that two runs can be compared. */
  private static String cohorts(Outcome outcome, List<String> names) {
    StringBuilder lines = new StringBuilder();
    for (CohortSize size : outcome.cohorts()) {
      if (names.isEmpty() || names.contains(size.cohort())) {
        lines.append(lines.isEmpty() ? "\n" : "").append("cohort ").append(size).append('\n');
      }
    }
    return lines.toString();
  }

  private static boolean has(Outcome outcome, UnitOfAnalysis each) {
    return outcome.results().stream().anyMatch(column -> column.each() == each);
  }

  /** The results asked for, checked; empty if all are meant. */
  private List<String> names(ResultNames known) throws Failure {
    List<String> names = results.stream().map(String::strip).toList();
    Optional<UnitOfAnalysis> each = each();
    for (String name : names) {
      if (each.isPresent()) {
        known.requireResultOf(each.get(), name);
      } else {
        known.requireResult(name);
      }
    }
    if (each.isPresent() && known.results(each.get()).isEmpty()) {
      throw Failure.usage(
          option(each.get())
              + ": the policy has no results of "
              + (isOfConsortium ? "the " : "each ")
              + each.get());
    }
    return each.isPresent() && names.isEmpty() ? known.results(each.get()) : names;
  }

  private static String option(UnitOfAnalysis each) {
    return switch (each) {
      case GROUP -> "--groups";
      case DISTRICT -> "--districts";
      default -> "--" + each;
    };
  }

  /** Whose rows are asked for; empty for schools. */
  private Optional<UnitOfAnalysis> each() throws Failure {
    if ((isByGroup ? 1 : 0) + (isByDistrict ? 1 : 0) + (isOfConsortium ? 1 : 0) > 1) {
      throw Failure.usage("give one of --groups, --districts and --consortium");
    }
    return isByGroup
        ? Optional.of(UnitOfAnalysis.GROUP)
        : isByDistrict
            ? Optional.of(UnitOfAnalysis.DISTRICT)
            : isOfConsortium ? Optional.of(UnitOfAnalysis.CONSORTIUM) : Optional.empty();
  }

  private Table table(Outcome outcome, List<String> names) {
    String[] wanted = names.toArray(new String[0]);
    return isByGroup
        ? groupTable(outcome, names)
        : isByDistrict
            ? outcome.districtTable(wanted)
            : isOfConsortium ? outcome.consortiumTable(wanted) : outcome.table(wanted);
  }

  /** What is undecided of the results shown, and how much of those that are not. */
  private String undecided(Outcome outcome, List<String> names) {
    List<String> bases = names.stream().map(ResultNames::base).toList();
    List<Undecided> shown = new ArrayList<>();
    int values = 0;
    int results = 0;
    for (Undecided one : outcome.undecided()) {
      boolean isOfGroups = outcome.result(one.result()).each() == UnitOfAnalysis.GROUP;
      if (names.isEmpty() ? !isOfGroups : bases.contains(one.result())) {
        shown.add(one);
      } else if (names.isEmpty()) {
        values += one.count();
        results++;
      }
    }
    String more =
        results == 0
            ? ""
            : "undecided besides: "
                + counted(values, "value")
                + " of "
                + counted(results, "result")
                + " of each group; --groups lists them\n";
    return (shown.isEmpty() ? "" : Undecided.table(shown, MOST_SCHOOLS).toString()) + more;
  }

  private static String counted(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  /** The group tables of {@code names} side by side; their rows are the same schools and groups. */
  private static Table groupTable(Outcome outcome, List<String> names) {
    List<Table> tables = names.stream().map(outcome::groupTable).toList();
    Table first = tables.get(0);
    int keys = first.header().size() - 1;
    List<String> header = new ArrayList<>(first.header().subList(0, keys));
    tables.forEach(table -> header.add(table.header().get(keys)));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < first.rows().size(); i++) {
      List<String> row = new ArrayList<>(first.rows().get(i).subList(0, keys));
      for (Table table : tables) {
        row.add(table.rows().get(i).get(keys));
      }
      rows.add(row);
    }
    return new Table(header, rows);
  }
}
