package org.sqis.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sqis} without a command. */
@Command(
    name = "sqis",
    description = "Reads school accountability policies written as rule files, and scores schools.",
    footer = {
      "",
      "Examples:",
      "  sqis check   sqis-examples/california-api-2000",
      "  sqis test    sqis-examples/california-api-2000",
      "  sqis score   sqis-examples/california-api-2000 --results target,awards --format csv",
      "  sqis designate sqis-examples/core-waiver --year 2013-14",
      "  sqis timeline sqis-examples/core-waiver 00990000009008",
      "  sqis report  sqis-examples/core-waiver 00990000009008 --format html",
      "  sqis join    sqis-examples/core-waiver --district \"Oakland Unified\" --leave",
      "  sqis review  sqis-examples/core-waiver --year 2014-15",
      "  sqis panel-packet sqis-examples/core-waiver --year 2014-15 --district Oakland",
      "  sqis explain sqis-examples/california-api-2000 \"Alameda High\" awards",
      "  sqis explain-code SQ3004",
      "  sqis verify  sqis-examples/california-api-2000",
      "  sqis fmt     sqis-examples/california-api-2000",
      "  sqis diff    old.sqis new.sqis",
      "  sqis impact  old.sqis new.sqis data-folder",
      "  sqis n-size  sqis-examples/core-2014-15 --count ela_tested --from 100 --to 20",
      "  sqis study   sqis-examples/core-2014-15 --index sqii --svg ranks.svg",
      "  sqis rulebook sqis-examples/core-2014-15 --format html --output rules.html",
      "  sqis calibrate sqis-examples/core-2014-15 ela --baseline 2014-15 --by school_type",
      "  sqis evaluation check sqis-examples/core-evaluation",
      "  sqis jshell  sqis-examples/california-api-2000",
      "",
      "`sqis COMMAND --help` says more of a command."
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    throw new ParameterException(
        commandLine, "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
