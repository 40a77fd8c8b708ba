package org.sqis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.EvaluationCheck;
import org.sqis.core.evaluation.Guidelines;
import org.sqis.core.evaluation.Ratings;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Severity;
import org.sqis.core.publication.PublicRatings;
import org.sqis.core.report.DistributionReport;
import org.sqis.core.report.EvaluationCheckReport;
import org.sqis.core.report.PublicDistribution;
import org.sqis.core.report.RatingReport;
import org.sqis.core.report.Report;
import org.sqis.dsl.Evaluations;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sqis evaluation}: the evaluation of educators; its commands do the work. */
@Command(
    name = "evaluation",
    description = {
      "Checks evaluation systems of districts, explains ratings, counts people.",
      "Systems are held against the guidelines of the consortium; ratings are told step by step, and",
      "people counted by district, role and level."
    },
    footer = {
      "",
      "Examples:",
      "  sqis evaluation check sqis-examples/core-evaluation",
      "  sqis evaluation rate sqis-examples/core-evaluation SYN-0001",
      "  sqis evaluation distribution sqis-examples/core-evaluation --as-of 2016-07-15",
      "  sqis evaluation distribution sqis-examples/core-evaluation --audience public"
    })
final class EvaluationCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** The command with its own commands. */
  static CommandLine commandLine(Console console) {
    return new CommandLine(new EvaluationCommand())
        .addSubcommand(new Check(console))
        .addSubcommand(new Rate(console))
        .addSubcommand(new Distribution(console));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }

  private static Format format(ReportOptions report) throws Failure {
    return report.format(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);
  }

  /** {@code sqis evaluation check}. */
  @Command(
      name = "check",
      description = {
        "Holds every system against every rule of the guidelines: reachable levels, measures that can",
        "change a level, growth, practice, both roles, interval, feedback, milestones, consultation.",
        "Ends with exit code 1 if a rule is not met."
      },
      footer = {
        "",
        "Examples:",
        "  sqis evaluation check guidelines.sqis our_teachers.sqis our_principals.sqis",
        "  sqis evaluation check sqis-examples/core-evaluation --as-of 2016-07-15 --format html"
      })
  static final class Check implements Callable<Integer> {
    private final Console console;
    @Mixin private ReportOptions report = new ReportOptions();

    @Parameters(
        arity = "1..*",
        paramLabel = "PATH",
        description = "the guidelines and the systems: rule files, or folders of rule files")
    private List<String> paths = new ArrayList<>();

    @Option(
        names = "--as-of",
        paramLabel = "DATE",
        description = "the day as of which a milestone without a record is late")
    private @Nullable String day;

    Check(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws Failure {
      Format asked = format(report);
      List<Path> files = EvaluationFiles.rules(paths);
      Evaluations read = Sqis.evaluation(files);
      if (read.guidelines().isEmpty()) {
        EvaluationFiles.tell(read.diagnostics(), console);
        throw Failure.faults(
            EvaluationFiles.names(files) + " hold no guidelines that can be read",
            List.of(new Failure.Faulty(EvaluationFiles.names(files), read.diagnostics())));
      }
      EvaluationCheck check = read.check(EvaluationFiles.day(day));
      List<Diagnostic> diagnostics = read.diagnostics(check);
      EvaluationFiles.tell(diagnostics, console);
      report.print(EvaluationCheckReport.of(check, List.of()), asked, files, console);
      return diagnostics.stream().anyMatch(one -> one.severity() == Severity.ERROR)
          ? ExitCode.FAULTS
          : ExitCode.FINE;
    }
  }

  /** What commands on ratings share. */
  static final class RatingOptions {
    @Option(
        names = "--ratings",
        paramLabel = "FILE",
        description = "the CSV file with the ratings; those of the folders if not said")
    private @Nullable String ratings;

    @Option(
        names = "--audience",
        paramLabel = "WHOM",
        description =
            "internal or public; public needs `least published` and `width of hidden` among the"
                + " limits of the guidelines, and is refused for single people")
    private String audience = "internal";

    /** The one place where it is decided whether an output on single people may be given. */
    void requireAllowed() throws Failure {
      if (isPublic()) {
        throw PublicOutput.refused(
            "it is about single people; `sqis evaluation distribution` counts them without"
                + " --as-of");
      }
    }

    boolean isPublic() throws Failure {
      return DataOptions.isPublic(audience);
    }
  }

  /** {@code sqis evaluation rate}. */
  @Command(
      name = "rate",
      description = {
        "Explains the ratings of one person step by step: measures, shares, points, total, cut score,",
        "distance to the next level, or the cell of the matrix, and caps."
      },
      footer = {
        "",
        "Examples:",
        "  sqis evaluation rate sqis-examples/core-evaluation SYN-0001",
        "  sqis evaluation rate our_teachers.sqis --ratings ratings.csv 4711 --format json"
      })
  static final class Rate implements Callable<Integer> {
    private final Console console;
    @Mixin private ReportOptions report = new ReportOptions();
    @Mixin private RatingOptions options = new RatingOptions();

    @Parameters(
        arity = "1..*",
        paramLabel = "PATH... PERSON",
        description = "rule files or folders with the systems; the last is the id of the person")
    private List<String> arguments = new ArrayList<>();

    Rate(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws Failure {
      options.requireAllowed();
      Format asked = format(report);
      if (arguments.size() < 2) {
        throw Failure.usage("say whose rating is explained, after the files");
      }
      List<String> paths = arguments.subList(0, arguments.size() - 1);
      String person = arguments.get(arguments.size() - 1);
      List<Path> files = EvaluationFiles.rules(paths);
      Evaluations read = EvaluationFiles.sound(files, console);
      Ratings ratings = EvaluationFiles.ratings(read, options.ratings, paths, console);
      if (ratings.of(person).isEmpty()) {
        throw Failure.usage(
            "the ratings have nobody with the id `"
                + person
                + "`"
                + NearestName.find(person, ratings.people())
                    .map(near -> "; did you mean `" + near + "`?")
                    .orElse(""));
      }
      Report made = RatingReport.of(ratings, person, List.of(DataOptions.INTERNAL));
      report.print(made, asked, files, console);
      return ExitCode.FINE;
    }
  }

  /** {@code sqis evaluation distribution}. */
  @Command(
      name = "distribution",
      description = {
        "Counts people by district, role and level beside the levels that can be reached; lists who",
        "was not rated in time, feedback that was late, and decisions with the ratings they cite."
      },
      footer = {
        "",
        "Examples:",
        "  sqis evaluation distribution sqis-examples/core-evaluation --as-of 2016-07-15",
        "  sqis evaluation distribution sqis-examples/core-evaluation --year 2014-15 --format csv"
      })
  static final class Distribution implements Callable<Integer> {
    private final Console console;
    @Mixin private ReportOptions report = new ReportOptions();
    @Mixin private RatingOptions options = new RatingOptions();

    @Parameters(
        arity = "1..*",
        paramLabel = "PATH",
        description = "rule files or folders with the systems")
    private List<String> paths = new ArrayList<>();

    @Option(
        names = "--year",
        paramLabel = "YEAR",
        description = "the school year; the last of the ratings if not said")
    private @Nullable String year;

    @Option(
        names = "--as-of",
        paramLabel = "DATE",
        description = "the day as of which somebody is overdue; without it nobody is listed")
    private @Nullable String day;

    Distribution(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws Failure {
      if (day != null) {
        options.requireAllowed();
      }
      Format asked = format(report);
      List<Path> files = EvaluationFiles.rules(paths);
      Evaluations read = EvaluationFiles.sound(files, console);
      if (options.isPublic()) {
        report.print(published(read), asked, files, console);
        return ExitCode.FINE;
      }
      Ratings ratings = EvaluationFiles.ratings(read, options.ratings, paths, console);
      Report made =
          DistributionReport.of(
              ratings, of(ratings), EvaluationFiles.day(day), List.of(DataOptions.INTERNAL));
      report.print(made, asked, files, console);
      return ExitCode.FINE;
    }

    /** Counts for the public; lists of people are left out. */
    private Report published(Evaluations read) throws Failure {
      Guidelines guidelines = read.guidelines().orElse(null);
      Optional<String> refusal = PublicRatings.refusal(guidelines);
      if (guidelines == null || refusal.isPresent()) {
        throw PublicOutput.refused(refusal.orElse(""));
      }
      Ratings ratings = EvaluationFiles.ratings(read, options.ratings, paths, console);
      SchoolYear of = of(ratings);
      PublicRatings shown = PublicRatings.of(ratings, of, guidelines);
      PublicOutput.requireProtected(shown.unprotected());
      return PublicDistribution.of(shown, ratings, of, guidelines);
    }

    private SchoolYear of(Ratings ratings) throws Failure {
      List<SchoolYear> years = ratings.years();
      if (year == null) {
        if (years.isEmpty()) {
          throw Failure.usage("the ratings have no row");
        }
        return years.get(years.size() - 1);
      }
      String typed = year;
      return SchoolYear.parse(typed)
          .filter(years::contains)
          .orElseThrow(
              () ->
                  Failure.usage(
                      "--year takes a school year of the ratings, "
                          + String.join(", ", years.stream().map(SchoolYear::toString).toList())
                          + ", not `"
                          + typed
                          + "`"));
    }
  }
}
