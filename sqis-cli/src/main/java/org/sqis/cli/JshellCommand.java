package org.sqis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sqis.core.Policy;
import org.sqis.dsl.LoadedData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sqis jshell}: Java's shell with the library at hand. */
@Command(
    name = "jshell",
    description = {
      "Opens Java's shell with the library and its imports.",
      "With PATH, `policy` and `data` are there already."
    },
    footer = {
      "",
      "Then, for example:",
      "  policy.score(data).table(\"target\").first(5)",
      "  policy.withParameter(\"target_share\", \"6%%\").score(data).table(\"target\").first(5)",
      "  policy.explain(data, \"01611190130229\", \"target\")",
      "  /exit",
      "",
      "Examples:",
      "  sqis jshell",
      "  sqis jshell sqis-examples/california-api-2000"
    })
final class JshellCommand implements Callable<Integer> {
  private static final String MODULE = "jdk.jshell";

  private final Console console;
  @Mixin private CommonOptions common;
  @Mixin private DataOptions dataOptions;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATH",
      description = "a rule file, or a folder that holds policy.sqis")
  private String path = "";

  JshellCommand(Console console) {
    this.console = console;
  }
}
