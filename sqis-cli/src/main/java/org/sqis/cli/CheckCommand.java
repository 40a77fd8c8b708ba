package org.sqis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.Json;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.NotScored;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis check}: what is wrong with a policy and its data, and what is worth knowing. */
@Command(
    name = "check",
    description = {
      "Checks a rule file, and the data with it if PATH is a folder with data.sqis or --data is"
          + " given.",
      "Errors and warnings go to standard error, notes to standard output.",
      "A warning is no mistake for certain; with --strict it counts as one."
    },
    footer = {
      "",
      "Examples:",
      "  sqis check sqis-examples/california-api-2000",
      "  sqis check sqis-examples/california-api-2000 --strict",
      "  sqis check sqis-examples/core-2014-15 --requires sqis-examples/core-2014-15/waiver.sqis",
      "  sqis check sqis-examples/california-api-2000/policy.sqis --format json"
    })
final class CheckCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json; text if not said")
  private String format = "text";

  @Option(
      names = "--requires",
      paramLabel = "FILE",
      description = "a file of requirements: what the policy must contain")
  private @Nullable String requires;

  @Option(names = "--strict", description = "ends with 1 for warnings too")
  private boolean isStrict;

  /** What was checked and found. */
  private static final class Findings {
    final List<String> files = new ArrayList<>();
    final List<Diagnostic> diagnostics = new ArrayList<>();
    final List<String> facts = new ArrayList<>();

    int count(Severity severity) {
      return (int)
          diagnostics.stream().filter(diagnostic -> diagnostic.severity() == severity).count();
    }
  }

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = Format.of(format, Format.TEXT, Format.JSON);
    dataOptions.requireInternal();
    if (requires == null && EvaluationFiles.isOne(path.typed())) {
      return EvaluationFiles.check(path.typed(), asked, console);
    }
    RuleFiles files = path.files();
    boolean hasData = dataOptions.isGiven() || (files.isFolder() && Files.exists(files.mapping()));
    Findings findings = new Findings();
    findings.files.add(files.ruleFileName());
    Compilation compilation = files.compile();
    findings.diagnostics.addAll(compilation.diagnostics());
    if (hasData) {
      DataOptions.Source source = dataOptions.source(files);
      if (compilation.hasErrors()) {
        findings.facts.add(
            source.mappingName()
                + " was not checked, because "
                + files.ruleFileName()
                + " has errors");
      } else {
        findings.files.add(source.mappingName());
      }
    }
    if (requires != null) {
      Path required = RuleFiles.requireReadable(RuleFiles.existing(requires));
      findings.files.add(String.valueOf(required.getFileName()));
      findings.diagnostics.addAll(Sqis.conformance(required, compilation));
    }
    if (!compilation.hasErrors()) {
      Policy written = compilation.policy();
      Policy policy = parameters.changed(written, files, console);
      findings.facts.add(status(policy) + policy);
      for (NotScored left : policy.spec().header().notScored()) {
        findings.facts.add("not scored: " + left.element() + ", because " + left.because());
      }
      ParameterOptions.changeLines(policy, written)
          .forEach(change -> findings.facts.add("changed: " + change));
      SchoolYear year = null;
      if (hasData) {
        year = load(dataOptions.source(files), policy, findings);
      }
      findings.diagnostics.addAll(
          year == null ? compilation.warnings() : compilation.warnings(year));
    }
    if (asked == Format.JSON) {
      printJson(findings);
    } else {
      printText(findings);
    }
    int faults = findings.count(Severity.ERROR) + (isStrict ? findings.count(Severity.WARNING) : 0);
    return faults > 0 ? ExitCode.FAULTS : ExitCode.FINE;
  }

  /** Loads the data; gives their year, or null if they have errors. */
  private @Nullable SchoolYear load(DataOptions.Source source, Policy policy, Findings findings) {
    LoadedData loaded = source.load(policy);
    findings.diagnostics.addAll(loaded.diagnostics());
    if (loaded.hasErrors()) {
      return null;
    }
    loaded = Sqis.withHistory(loaded.dataset(), policy, dataOptions.history().files());
    findings.diagnostics.addAll(loaded.diagnostics());
    if (loaded.hasErrors()) {
      return null;
    }
    Dataset data = loaded.dataset();
    findings.facts.add((data.isSynthetic() ? "SYNTHETIC data " : "data ") + data);
    findings.facts.add(DataOptions.INTERNAL);
    return data.year();
  }

  private static String status(Policy policy) {
    return policy.spec().header().status().name().toLowerCase(Locale.ROOT) + " ";
  }

  private void printText(Findings findings) {
    for (Diagnostic diagnostic : findings.diagnostics) {
      String text = DiagnosticRenderer.render(diagnostic) + "\n";
      if (diagnostic.severity() == Severity.NOTE) {
        console.print(text);
      } else {
        console.tell(text);
      }
    }
    findings.facts.forEach(console::line);
    console.line(
        String.join(" and ", findings.files)
            + ": "
            + counted(findings.count(Severity.ERROR), "error")
            + ", "
            + counted(findings.count(Severity.WARNING), "warning")
            + ", "
            + counted(findings.count(Severity.NOTE), "note"));
  }

  private static String counted(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  private void printJson(Findings findings) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("files", findings.files);
    tree.put("facts", findings.facts);
    tree.put("errors", findings.count(Severity.ERROR));
    tree.put("warnings", findings.count(Severity.WARNING));
    tree.put("notes", findings.count(Severity.NOTE));
    tree.put("diagnostics", DiagnosticTree.of(findings.diagnostics));
    console.print(Json.tree(tree));
  }
}
