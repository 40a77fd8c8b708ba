package org.sqis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.sqis.core.Policy;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.io.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sqis diff}: what two rule files say differently. */
@Command(
    name = "diff",
    description = {
      "Says what changed in the rules from OLD to NEW, in words.",
      "The order of declarations and rows, layout and comments do not matter.",
      "Ends with exit code 0 if the rules say the same, and with 1 if they differ or have errors."
    },
    footer = {
      "",
      "Examples:",
      "  sqis diff last-year/policy.sqis sqis-examples/core-2014-15",
      "  sqis diff old.sqis new.sqis --format json"
    })
final class DiffCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "the rules before: a rule file, or a folder that holds policy.sqis")
  private String older = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "the rules after, likewise")
  private String newer = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json; text if not said")
  private String format = "text";

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = Format.of(format, Format.TEXT, Format.JSON);
    RuleFiles oldFiles = RuleFiles.of(older);
    RuleFiles newFiles = RuleFiles.of(newer);
    List<Policy> policies = Workspace.compile(List.of(oldFiles, newFiles), console);
    Policy before = policies.get(0);
    Policy after = policies.get(1);
    PolicyDiff diff = PolicyDiff.between(before.spec(), after.spec());
    ChangePlaces places = new ChangePlaces(oldFiles, before, newFiles, after);
    console.print(
        asked == Format.JSON
            ? Json.diff(diff, places::older, places::newer)
            : diff.text(places::of));
    return diff.isEmpty() ? ExitCode.FINE : ExitCode.FAULTS;
  }
}
