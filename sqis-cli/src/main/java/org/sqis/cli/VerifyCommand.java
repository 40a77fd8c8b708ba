package org.sqis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sqis.core.Policy;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.io.Json;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.Verification;
import org.sqis.core.outcome.Verification.Agreement;
import org.sqis.core.outcome.Verification.Difference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis verify}: the results held against published answers. */
@Command(
    name = "verify",
    description = {
      "Scores every school and compares the results with the answers that the data hold.",
      "Ends with exit code 0 only if exactly the expected differences occur."
    },
    footer = {
      "",
      "Examples:",
      "  sqis verify sqis-examples/california-api-2000",
      "  sqis verify sqis-examples/california-api-2000 --format json",
      "  sqis verify sqis-examples/california-api-2000 --param target_share=6%%"
    })
final class VerifyCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table or json; table if not said")
  private String format = "table";

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = Format.of(format, Format.TABLE, Format.JSON);
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    Dataset data = workspace.data();
    if (data.publishedResults().isEmpty()) {
      throw Failure.usage("the data " + data.name() + " hold no published answers to compare with");
    }
    Outcome outcome = workspace.policy().score(data);
    Verification verification = Verification.of(outcome, data);
    if (asked == Format.JSON) {
      console.tell(workspace.note());
      console.print(Json.verification(verification));
    } else {
      console.print(workspace.heading(verification.origin()));
      console.print(verification.table() + "\n");
      printDifferences(verification);
      printSchool(verification, outcome, workspace.policy(), data);
      console.line("next: " + next(verification));
    }
    return verification.succeeds() ? ExitCode.FINE : ExitCode.FAULTS;
  }

  private void printDifferences(Verification verification) {
    int differ = verification.results().stream().mapToInt(Agreement::differ).sum();
    int unexpected =
        verification.results().stream().mapToInt(result -> unexpected(result).size()).sum();
    if (differ > 0) {
      console.print(verification.differences() + "\n");
    }
    for (DataSpec.ExpectedDifference absent : verification.absent()) {
      console.line(
          "expected to differ, but agrees: "
              + named(absent.result(), absent.group())
              + " for "
              + absent.id()
              + (absent.reason().isEmpty() ? "" : " (" + absent.reason() + ")"));
    }
    if (differ == 0 && verification.absent().isEmpty()) {
      console.line("Every row agrees with the published answers.\n");
    } else if (verification.succeeds()) {
      console.line("Only the expected rows differ.\n");
    } else {
      String rows = unexpected == 1 ? " row differs" : " rows differ";
      console.line(unexpected + rows + " and should not; both values are above.\n");
    }
  }

  /** The last result for the first school that has a value of the first one. */
  private void printSchool(
      Verification verification, Outcome outcome, Policy policy, Dataset data) {
    List<Agreement> results = verification.results();
    String first = results.get(0).result();
    String last = results.get(results.size() - 1).result();
    String id =
        data.entities().stream()
            .map(Entity::id)
            .filter(school -> !outcome.value(school, first).isMissing())
            .findFirst()
            .orElse(data.entities().get(0).id());
    console.line("One school explained: " + last);
    console.line("");
    console.line(policy.explain(data, id, last).toString());
  }

  /** The explanation of the first row that should not differ; else the results of every school. */
  private String next(Verification verification) {
    List<String> arguments = new ArrayList<>();
    for (Agreement result : verification.results()) {
      for (Difference difference : unexpected(result)) {
        if (arguments.isEmpty()) {
          String name = named(result.result(), difference.group());
          arguments.addAll(List.of("explain", path.typed(), difference.id(), name));
        }
      }
    }
    if (arguments.isEmpty()) {
      List<String> names = verification.results().stream().map(Agreement::result).toList();
      arguments.addAll(List.of("score", path.typed(), "--results", String.join(",", names)));
    }
    arguments.addAll(dataOptions.arguments());
    arguments.addAll(parameters.arguments());
    return Invocation.of(arguments);
  }

  private static List<Difference> unexpected(Agreement result) {
    return result.differences().stream()
        .filter(difference -> difference.expected().isEmpty())
        .toList();
  }

  private static String named(String result, String group) {
    return group.isEmpty() ? result : result + " of " + group;
  }
}
