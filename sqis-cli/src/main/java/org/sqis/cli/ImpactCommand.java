package org.sqis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.change.Impact;
import org.sqis.core.change.ResultImpact;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.Json;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.problem.NearestName;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sqis impact}: which results move, and which rule moves them. */
@Command(
    name = "impact",
    description = {
      "Scores every school by OLD and by NEW and says which results move and which rule moves them.",
      "With --years one policy rates the data of two years; with --param the new policy has another",
      "value of a parameter. Both take PATH and DATA."
    },
    customSynopsis = {
      "sqis impact OLD NEW DATA [--param NAME=VALUE]... [OPTIONS]",
      "       sqis impact PATH DATA --param NAME=VALUE [OPTIONS]",
      "       sqis impact PATH DATA --years OLD NEW [OPTIONS]"
    },
    footer = {
      "",
      "Text shows details of the results named, or of all results of each school; csv has a row for",
      "each value that moves and json holds everything, of the results named or of all.",
      "",
      "Examples:",
      "  sqis impact old.sqis new.sqis data-folder",
      "  sqis impact old.sqis new.sqis data-folder --result sqii --format csv",
      "  sqis impact sqis-examples/core-2014-15 sqis-examples/core-2014-15 --param minimum_n=30"
    })
final class ImpactCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "the rules before, or PATH: a rule file, or a folder that holds policy.sqis")
  private String first = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "the rules after, or DATA")
  private String second = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "DATA",
      description = "the folder that holds the data files, or a mapping file")
  private @Nullable String third;

  @Mixin private ParameterOptions parameters;
  @Mixin private HistoryOptions history;

  @Option(
      names = "--years",
      arity = "2",
      paramLabel = "YEAR",
      description = "two school years of the data, as 2014-15 2015-16")
  private List<String> years = new ArrayList<>();

  @Option(
      names = "--result",
      paramLabel = "NAME",
      description = "a result to show; may be repeated")
  private List<String> results = new ArrayList<>();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "the most values that text shows of a result; 20 if not said")
  private int rows = 20;

  @Option(
      names = "--audience",
      paramLabel = "WHOM",
      description =
          "internal or public; public is refused: two policies on the same students are two releases")
  private String audience = "internal";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, csv or json; text if not said")
  private String format = "text";

  ImpactCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = Format.of(format, Format.TEXT, Format.CSV, Format.JSON);
    DataOptions.requireInternal(audience, spec);
    if (rows < 0) {
      throw Failure.usage("--rows takes a number from 0, not " + rows);
    }
    String data = third == null ? second : third;
    requireSense();
    RuleFiles oldFiles = RuleFiles.of(first);
    RuleFiles newFiles = third == null ? oldFiles : RuleFiles.of(second);
    List<Policy> policies = Workspace.compile(List.of(oldFiles, newFiles), console);
    Policy older = policies.get(0);
    Policy written = policies.get(1);
    Policy newer = parameters.changed(written, newFiles, console);
    Dataset oldData = load(data, oldFiles, older, newer);
    Dataset newData =
        newer.spec().inputs().equals(older.spec().inputs())
                && newer.spec().groups().equals(older.spec().groups())
                && governs(newer, oldData)
            ? oldData
            : load(data, newFiles, newer, older);
    if (!years.isEmpty()) {
      newData = of(newData, year(years.get(1)));
      oldData = of(oldData, year(years.get(0)));
    }
    Impact impact = Impact.between(older, oldData, newer, newData);
    if (!impact.faults().isEmpty()) {
      throw notCompared(data, impact.faults());
    }
    ChangePlaces places = new ChangePlaces(oldFiles, older, newFiles, newer);
    print(asked, impact, ParameterOptions.changeLines(newer, written), places);
    return ExitCode.FINE;
  }

  private Failure notCompared(String data, List<Impact.Fault> faults) {
    List<Diagnostic> diagnostics =
        faults.stream()
            .map(
                fault ->
                    new Diagnostic(
                        fault.code(),
                        new DiagnosticPlace.Nowhere(),
                        fault.values(),
                        List.of(),
                        fault.help()))
            .toList();
    faults.forEach(fault -> console.tellLine(fault.toString()));
    return Failure.faults("nothing was compared", List.of(new Failure.Faulty(data, diagnostics)));
  }

  private void requireSense() throws Failure {
    if (third == null && years.isEmpty() && parameters.isEmpty()) {
      throw Failure.usage(
          "nothing says what to compare; give OLD NEW DATA, or PATH DATA with --years or --param");
    }
    if (third != null && !years.isEmpty()) {
      throw Failure.usage("--years compares the years of one policy; give PATH DATA");
    }
  }

  private static boolean governs(Policy policy, Dataset data) {
    return data.year().compareTo(policy.spec().header().first()) >= 0
        && data.year().compareTo(policy.spec().header().last()) <= 0;
  }

  private Dataset load(String data, RuleFiles files, Policy policy, Policy other) throws Failure {
    DataOptions.Source source = DataOptions.source(data, files, "DATA");
    Dataset loaded = Workspace.load(source, policy, other.name(), console);
    return history.addedTo(loaded, policy, console);
  }

  private static SchoolYear year(String typed) throws Failure {
    Optional<SchoolYear> year = SchoolYear.parse(typed);
    return year.orElseThrow(
        () -> Failure.usage("--years takes two school years such as 2014-15, not `" + typed + "`"));
  }

  /** The data as seen from one of their years. */
  private static Dataset of(Dataset data, SchoolYear year) throws Failure {
    String held = String.join(", ", data.years().stream().map(SchoolYear::toString).toList());
    return data.in(year)
        .orElseThrow(
            () ->
                Failure.usage(
                    "the data "
                        + data.name()
                        + " hold "
                        + held
                        + ", not "
                        + year
                        + "; --years takes two of their years"));
  }

  private void print(Format asked, Impact impact, List<String> changes, ChangePlaces places)
      throws Failure {
    List<String> names = names(impact);
    StringBuilder note = new StringBuilder();
    changes.forEach(change -> note.append("changed: ").append(change).append('\n'));
    note.append(DataOptions.INTERNAL).append('\n');
    if (asked == Format.JSON) {
      console.tell(note.toString());
      List<String> all = impact.results().stream().map(ResultImpact::name).toList();
      List<String> wanted = names.isEmpty() ? all : names;
      console.print(Json.impact(impact, wanted, places::older, places::newer));
    } else if (asked == Format.CSV) {
      console.tell("old: " + impact.oldOrigin() + "\nnew: " + impact.newOrigin() + "\n" + note);
      console.print(impact.moves(names.toArray(new String[0])).toCsv());
    } else {
      console.print(note.toString());
      console.print(impact.text(names.isEmpty() ? ofSchools(impact) : names, rows, places::of));
    }
  }

  /** The results that move, but those of each group. */
  private static List<String> ofSchools(Impact impact) {
    return impact.results().stream()
        .filter(result -> result.column().each() != UnitOfAnalysis.GROUP)
        .filter(result -> !result.moves().isEmpty())
        .map(ResultImpact::name)
        .toList();
  }

  /** The results asked for, checked; empty if all are meant. */
  private List<String> names(Impact impact) throws Failure {
    List<String> known =
        impact.results().stream().map(ResultImpact::column).map(ResultColumn::name).toList();
    List<String> names = results.stream().map(String::strip).distinct().toList();
    for (String name : names) {
      if (!known.contains(name)) {
        String near = NearestName.find(name, known).orElse("");
        Stream<String> said = near.isEmpty() ? known.stream() : Stream.of(near);
        String help = near.isEmpty() ? "there are " : "did you mean ";
        String list = String.join(", ", said.map(one -> "`" + one + "`").toList());
        throw Failure.usage(
            "there is no result `"
                + name
                + "` that both sides give; "
                + help
                + list
                + (near.isEmpty() ? "" : "?"));
      }
    }
    return names;
  }
}
