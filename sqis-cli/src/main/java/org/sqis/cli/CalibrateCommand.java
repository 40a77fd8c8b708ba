package org.sqis.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.calibrate.Calibration;
import org.sqis.core.calibrate.CalibrationException;
import org.sqis.core.calibrate.CalibrationMethod;
import org.sqis.core.calibrate.CalibrationRequest;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.Json;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Measure.Direction;
import org.sqis.core.problem.Problem;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sqis calibrate}: cut scores from the values of a baseline year. */
@Command(
    name = "calibrate",
    description = {
      "Writes a table of levels whose cut scores are those of one year.",
      "It is pasted into the rule file in place of the present table of MEASURE. Its notes say where",
      "the cut scores come from; how many schools have each level goes to standard error."
    },
    footer = {
      "",
      "Without --table, --by and --levels the table has name, columns and levels of the present one.",
      "Levels that nobody has because of ties, and types with too few values, are listed.",
      "Ends with exit code 1 if the rules have errors with the table; it is written all the same.",
      "",
      "Examples:",
      "  sqis calibrate sqis-examples/core-2014-15 ela --baseline 2014-15 --by school_type",
      "  sqis calibrate sqis-examples/core-2014-15 suspension --by school_type \\",
      "      --together high,secondary,span --levels 5 --method width"
    })
final class CalibrateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PathArgument path;

  @Parameters(
      index = "1",
      paramLabel = "MEASURE",
      description = "a measure, rate, index or input that is a number")
  private String measure = "";

  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;

  @Option(
      names = "--baseline",
      paramLabel = "YEAR",
      description = "a school year of the data, as 2014-15; the year of the data if not said")
  private @Nullable String baseline;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "a column for each word of this school input, such as the school type")
  private @Nullable String by;

  @Option(
      names = "--together",
      paramLabel = "WORDS",
      description = "words of --by that share a column, separated by commas; may be repeated")
  private List<String> together = new ArrayList<>();

  @Option(
      names = "--levels",
      paramLabel = "N",
      description = "how many levels; as the present table, or 10")
  private @Nullable Integer levels;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = {
        "quantiles: as many schools in each level (nearest rank); width: levels of equal width;",
        "quantiles if not said"
      })
  private String method = CalibrationMethod.QUANTILES.word();

  @Option(
      names = "--round",
      paramLabel = "N",
      description = "decimals of the cut scores, towards the worse; as the measure if not said")
  private @Nullable Integer round;

  @Option(
      names = "--groups",
      paramLabel = "WHICH",
      description = "all: all students; scored: each student group that scores; all if not said")
  private String groups = CalibrationRequest.Groups.ALL.word();

  @Option(
      names = "--better",
      paramLabel = "WORD",
      description = "higher or lower, where the policy does not say")
  private @Nullable String better;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "the name of the table; that of the present one, or MEASURE_level")
  private String table = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json; text if not said")
  private String format = "text";

  CalibrateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = Format.of(format, Format.TEXT, Format.JSON);
    SchoolYear year = baseline == null ? null : year(baseline);
    CalibrationRequest request = request();
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    Dataset data = year == null ? workspace.data() : of(workspace.data(), year);
    Calibration calibration;
    try {
      calibration = Calibration.of(workspace.policy(), data, request);
    } catch (CalibrationException e) {
      throw Failure.usage(e.said());
    }
    String text = Sqis.text(calibration.table());
    if (asked == Format.JSON) {
      console.print(Json.calibration(calibration, text));
      console.tell(workspace.note());
    } else {
      console.print(text);
      console.tell(workspace.heading(calibration.origin()) + calibration.report());
    }
    return told(calibration, problems(calibration, workspace));
  }

  /** What is wrong with the rules, or else with their tests, with the table in them. */
  private List<Problem> problems(Calibration calibration, Workspace workspace) throws Failure {
    if (!calibration.problems().isEmpty()) {
      return calibration.problems();
    }
    Policy changed = Policy.of(calibration.appliedTo(workspace.policy().spec()));
    return changed.check(path.files().compile().tests());
  }

  private int told(Calibration calibration, List<Problem> problems) throws Failure {
    DiagnosticPlace place =
        new DiagnosticPlace.InFile(
            path.files().ruleFileName() + " with these " + calibration.table().name());
    for (Problem problem : problems) {
      console.tell(DiagnosticRenderer.render(Diagnostic.of(problem, element -> place)));
    }
    return problems.isEmpty() ? ExitCode.FINE : ExitCode.FAULTS;
  }

  private CalibrationRequest request() throws Failure {
    Optional<CalibrationMethod> known = CalibrationMethod.parse(method);
    if (known.isEmpty()) {
      throw Failure.usage("--method takes quantiles or width, not `" + method + "`");
    }
    Optional<CalibrationRequest.Groups> counted =
        Arrays.stream(CalibrationRequest.Groups.values())
            .filter(one -> one.word().equals(groups))
            .findFirst();
    if (counted.isEmpty()) {
      throw Failure.usage("--groups takes all or scored, not `" + groups + "`");
    }
    try {
      return new CalibrationRequest(
          measure,
          table,
          by,
          together.stream().map(CalibrateCommand::words).toList(),
          levels,
          known.get(),
          round,
          counted.get(),
          direction());
    } catch (CalibrationException e) {
      throw Failure.usage("--" + e.said());
    }
  }

  private static List<String> words(String typed) {
    return Arrays.stream(typed.split(",", -1)).map(String::strip).toList();
  }

  private Direction direction() throws Failure {
    if (better == null) {
      return Direction.UNSTATED;
    }
    if (better.equals("higher")) {
      return Direction.HIGHER;
    }
    if (better.equals("lower")) {
      return Direction.LOWER;
    }
    throw Failure.usage("--better takes higher or lower, not `" + better + "`");
  }

  private static SchoolYear year(String typed) throws Failure {
    return SchoolYear.parse(typed)
        .orElseThrow(
            () ->
                Failure.usage(
                    "--baseline takes a school year such as 2014-15, not `" + typed + "`"));
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
                        + "; --baseline takes one of their years"));
  }
}
