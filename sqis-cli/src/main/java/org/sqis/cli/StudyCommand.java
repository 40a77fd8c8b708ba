package org.sqis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.Json;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.study.RankStudy;
import org.sqis.core.study.RankStudySetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis study}: how far ranks hang on the weights of an index. */
@Command(
    name = "study",
    description = {
      "Says how far the ranks of schools hang on the weights of an index.",
      "Schools are ranked under many draws of the weights; each gets the interval from the 5th to",
      "the 95th percentile of its ranks, the median, and how often it is among the lowest. Ties share",
      "a rank. Ranks are those of exact arithmetic, and the same seed gives the same study."
    },
    footer = {
      "",
      "Weights are drawn around the stated shares: with a concentration of 100 a share of 25 varies by",
      "4.3 points either way, with 1000 by 1.4. --uniform draws from every division of 100 points.",
      "Missing measures give their weight to others as the index says.",
      "csv and json have the schools in the order of the data, with exact indexes.",
      "",
      "Examples:",
      "  sqis study sqis-examples/core-2014-15 --index sqii",
      "  sqis study sqis-examples/core-2014-15 --index sqii --draws 10000 --threads 2 \\",
      "       --concentration 1000 --svg ranks.svg --format csv"
    })
final class StudyCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;

  @Option(
      names = "--index",
      paramLabel = "NAME",
      description = "the index; may be left out if the policy has one")
  private @Nullable String index;

  @Option(
      names = "--draws",
      paramLabel = "COUNT",
      description = "how many draws, up to 65535; 1000 if not said")
  private int draws = 1000;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "where the random numbers start; 1 if not said")
  private long seed = 1;

  @Option(
      names = "--concentration",
      paramLabel = "NUMBER",
      description = "how near weights stay to the stated shares, from 1 on; 100 if not said")
  private @Nullable Long concentration;

  @Option(names = "--uniform", description = "every division of the weights equally likely")
  private boolean isUniform;

  @Option(
      names = "--lowest",
      paramLabel = "PERCENT",
      description = "how many per cent of the schools the lowest ones are; 5 if not said")
  private String lowest = "5";

  @Option(
      names = "--threads",
      paramLabel = "COUNT",
      description = "how many threads work; 1 if not said. The study does not depend on it")
  private int threads = 1;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "a file for a picture of the rank intervals")
  private @Nullable String svg;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, csv or json; text if not said")
  private String format = "text";

  StudyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = Format.of(format, Format.TEXT, Format.CSV, Format.JSON);
    if (isUniform && concentration != null) {
      throw Failure.usage("give one of --uniform and --concentration");
    }
    Rational percent =
        Rational.parse(lowest.endsWith("%") ? lowest.substring(0, lowest.length() - 1) : lowest)
            .orElseThrow(
                () -> Failure.usage("--lowest takes a percent such as 5, not `" + lowest + "`"));
    Path target =
        svg == null ? null : OutputFile.target("--svg", svg, List.of(path.files().ruleFile()));
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    RankStudy study = setup(workspace, percent).run();
    print(asked, study, workspace);
    if (target != null) {
      OutputFile.write(target, study.svg());
    }
    return ExitCode.FINE;
  }

  private RankStudySetup setup(Workspace workspace, Rational percent) throws Failure {
    String name = index == null ? only(workspace) : index.strip();
    try {
      RankStudySetup setup =
          workspace
              .policy()
              .rankStudy(workspace.data(), name)
              .draws(draws)
              .seed(seed)
              .lowest(percent)
              .threads(threads);
      return isUniform
          ? setup.uniform()
          : setup.around(concentration == null ? 100 : concentration);
    } catch (IllegalArgumentException e) {
      throw Failure.usage("--" + e.getMessage());
    }
  }

  private static String only(Workspace workspace) throws Failure {
    Dataset data = workspace.data();
    List<String> names =
        workspace.policy().results(data.year()).stream()
            .filter(one -> one.kind() == ResultColumn.Kind.INDEX)
            .map(ResultColumn::name)
            .toList();
    if (names.size() == 1) {
      return names.get(0);
    }
    throw Failure.usage(
        names.isEmpty()
            ? "policy " + workspace.policy().name() + " has no index in " + data.year()
            : "--index says which index is studied: " + String.join(", ", names));
  }

  private void print(Format asked, RankStudy study, Workspace workspace) {
    if (asked == Format.JSON) {
      console.tell(workspace.note());
      console.print(Json.rankStudy(study));
    } else if (asked == Format.CSV) {
      console.tell(study.origin() + "\n" + workspace.note());
      console.print(study.table().toCsv());
    } else {
      console.print(workspace.heading(workspace.policy().origin(workspace.data())) + study.text());
    }
  }
}
