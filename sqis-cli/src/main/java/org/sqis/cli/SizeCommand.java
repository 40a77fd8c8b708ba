package org.sqis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.Json;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.nsize.SizeQuestion;
import org.sqis.core.nsize.SizeReport;
import org.sqis.core.nsize.SizeRule;
import org.sqis.core.policy.Input;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis n-size}: what another minimum size of a group does. */
@Command(
    name = "n-size",
    description = {
      "Says which groups another minimum size makes accountable.",
      "Students, groups and schools, by group and district, and which no longer are. Nothing is added",
      "up over groups, because groups overlap."
    },
    footer = {
      "",
      "RULE is the smallest size that counts (20); a size, a smaller one and the part of all students",
      "that it needs (100 or 50 and 15%%); or a name of the policy: a parameter that is a count, or",
      "an input or result of each group that is yes or no.",
      "csv has a row for each group of all districts and for each district and group; json holds the",
      "schools and their groups too.",
      "",
      "Examples:",
      "  sqis n-size sqis-examples/core-2014-15 --count ela_tested --from 100 --to 20",
      "  sqis n-size sqis-examples/core-2014-15 --count ela_tested --from 100 \\",
      "       --from \"100 or 50 and 15%%\" --to minimum_n --format csv"
    })
final class SizeCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;

  @Option(
      names = "--from",
      paramLabel = "RULE",
      description = "the rule before; may be repeated, to see several side by side")
  private List<String> from = new ArrayList<>();

  @Option(names = "--to", paramLabel = "RULE", description = "the rule after")
  private @Nullable String to;

  @Option(
      names = "--count",
      paramLabel = "INPUT",
      description = {
        "the input of each group that is its size, such as the students with a valid score;",
        "may be left out if there is one count that is no part of another"
      })
  private @Nullable String count;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "a group to report; may be repeated; all that are scored but `all` if not said")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "a school year of the data, as 2014-15; the rated year if not said")
  private @Nullable String year;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, csv or json; text if not said")
  private String format = "text";

  SizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = Format.of(format, Format.TEXT, Format.CSV, Format.JSON);
    if (from.isEmpty() || to == null) {
      throw Failure.usage(
          "--from and --to say which rules to compare, as in --from 100 --to 20; "
              + (from.isEmpty() ? "--from" : "--to")
              + " is missing");
    }
    List<SizeRule> before = new ArrayList<>();
    for (String typed : from) {
      before.add(rule("--from", typed));
    }
    SizeRule after = rule("--to", to);
    Optional<SchoolYear> wanted = year == null ? Optional.empty() : Optional.of(year(year));
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    Dataset data = wanted.isPresent() ? of(workspace.data(), wanted.get()) : workspace.data();
    String size = size(workspace.policy(), data.year());
    List<SizeQuestion> questions = new ArrayList<>();
    for (SizeRule rule : before) {
      SizeQuestion question = new SizeQuestion(size, rule, after, groups);
      Optional<String> misfit = SizeReport.misfit(workspace.policy(), data.year(), question);
      if (misfit.isPresent()) {
        throw Failure.usage(misfit.get());
      }
      questions.add(question);
    }
    print(
        asked,
        questions.stream().map(one -> SizeReport.of(workspace.policy(), data, one)).toList(),
        workspace);
    return ExitCode.FINE;
  }

  private void print(Format asked, List<SizeReport> reports, Workspace workspace) {
    if (asked == Format.JSON) {
      console.tell(workspace.note());
      console.print(Json.sizes(reports));
    } else if (asked == Format.CSV) {
      console.tell(reports.get(0).origin() + "\n" + workspace.note() + SizeReport.OVERLAP + "\n");
      console.print(SizeReport.rows(reports).toCsv());
    } else {
      console.print(workspace.heading(reports.get(0).origin()) + SizeReport.text(reports));
    }
  }

  private static SizeRule rule(String option, String typed) throws Failure {
    try {
      return SizeRule.parse(typed);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(option + ": " + e.getMessage());
    }
  }

  private static SchoolYear year(String typed) throws Failure {
    return SchoolYear.parse(typed)
        .orElseThrow(
            () -> Failure.usage("--year takes a school year such as 2014-15, not `" + typed + "`"));
  }

  /** The data as seen from one of their years. */
  private static Dataset of(Dataset data, SchoolYear wanted) throws Failure {
    String held = String.join(", ", data.years().stream().map(SchoolYear::toString).toList());
    return data.in(wanted)
        .orElseThrow(
            () -> Failure.usage("the data " + data.name() + " hold " + held + ", not " + wanted));
  }

  /** The input that is the size of a group: the one asked for, or the only one there is. */
  private String size(Policy policy, SchoolYear of) throws Failure {
    if (count != null) {
      return count.strip();
    }
    List<Input> counts = SizeReport.counts(policy, of);
    Stream<Input> wholes = counts.stream().filter(input -> input.partOf().isEmpty());
    List<String> names = wholes.map(Input::name).toList();
    if (names.size() == 1) {
      return names.get(0);
    }
    throw Failure.usage(
        names.isEmpty()
            ? "policy " + policy.name() + " has no count of each group that could be its size"
            : "--count says which number is the size of a group: " + String.join(", ", names));
  }
}
