package org.sqis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.SchoolYear;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Mixin private ParameterOptions parameters;
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

  @Override
  public Integer call() throws Failure {
    dataOptions.requireInternal();
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      throw new Failure(
          ExitCode.ENVIRONMENT,
          "this Java has no shell (module "
              + MODULE
              + "): install a JDK 17 or later, not a JRE, and set JAVA_HOME to it");
    }
    List<String> snippets = new ArrayList<>();
    String greeting = "Try Sqis.compile(Path.of(\"policy.sqis\")); /exit leaves.";
    if (!path.isEmpty()) {
      greeting = open(RuleFiles.of(path), snippets);
    } else if (dataOptions.isGiven() || !parameters.isEmpty()) {
      throw Failure.usage("--data and --param need a PATH");
    }
    console.tell(DataOptions.INTERNAL + "\n" + greeting + "\n");
    return JshellSession.run(snippets, console);
  }

  /** Makes the snippets that give the shell its policy and data, once they are free of errors. */
  private String open(RuleFiles files, List<String> snippets) throws Failure {
    Policy written = Workspace.compile(files, console);
    Policy policy = parameters.changed(written, files, console);
    StringBuilder snippet = new StringBuilder("var policy = Sqis.compile(");
    snippet.append(path(files.ruleFile())).append(", ").append(filesOf(files.folder()));
    snippet.append(").policy()");
    for (Map.Entry<ParameterOptions.Tried, String> change : parameters.values().entrySet()) {
      SchoolYear year = change.getKey().year();
      snippet.append(".withParameter(").append(text(change.getKey().name())).append(", ");
      snippet.append(year == null ? "" : "new SchoolYear(" + year.start() + "), ");
      snippet.append(text(change.getValue())).append(')');
    }
    snippets.add(snippet + ";");
    if (!dataOptions.isGiven() && !Files.exists(files.mapping())) {
      return "`policy` is " + policy + "; /exit leaves.";
    }
    DataOptions.Source source = dataOptions.source(files);
    HistoryOptions history = dataOptions.history();
    Dataset data = history.addedTo(Workspace.load(source, policy, console), policy, console);
    String folder = source.folder().map(found -> ", " + filesOf(found)).orElse("");
    String load = "Sqis.load(" + path(source.mapping()) + ", policy" + folder + ").dataset()";
    String kept = String.join(", ", history.files().stream().map(JshellCommand::path).toList());
    snippets.add(
        kept.isEmpty()
            ? "var data = " + load + ";"
            : "var data = Sqis.withHistory("
                + load
                + ", policy, List.of("
                + kept
                + ")).dataset();");
    return "`policy` is " + policy + "\n`data` is " + data + "; /exit leaves.";
  }

  private static String filesOf(Path folder) {
    return "org.sqis.core.io.DirectoryFiles.of(" + path(folder) + ")";
  }

  private static String path(Path path) {
    return "Path.of(" + text(path.toAbsolutePath().toString()) + ")";
  }

  /** {@code text} as Java writes it; ASCII, whatever encoding the shell reads. */
  private static String text(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
