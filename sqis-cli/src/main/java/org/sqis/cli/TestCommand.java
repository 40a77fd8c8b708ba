package org.sqis.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.explain.Explanation;
import org.sqis.core.io.Json;
import org.sqis.core.scenario.Coverage;
import org.sqis.core.scenario.Scenario;
import org.sqis.core.scenario.ScenarioReport;
import org.sqis.core.scenario.ScenarioResult;
import org.sqis.dsl.Compilation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis test}: runs the tests of a rule file. */
@Command(
    name = "test",
    description = {
      "Runs the tests of a rule file: made-up schools, and what the policy must give for them.",
      "Ends with exit code 0 only if every test passes. Coverage says which rules, levels, cells"
          + " and ways to be missing the tests reach."
    },
    footer = {
      "",
      "Examples:",
      "  sqis test sqis-examples/core-2014-15",
      "  sqis test sqis-examples/core-2014-15 --coverage",
      "  sqis test sqis-examples/core-2014-15 --filter \"worked example\" --junit tests.xml"
    })
final class TestCommand implements Callable<Integer> {
  private static final int STEPS_SHOWN = 2;

  private final Console console;
  @Mixin private PathArgument path;

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "only tests whose title holds TEXT, in capitals or not")
  private String filter = "";

  @Option(names = "--coverage", description = "list what no test reaches")
  private boolean listsUnreached;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "also write the outcome to FILE as JUnit XML")
  private @Nullable String junit;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json; text if not said")
  private String format = "text";

  TestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = Format.of(format, Format.TEXT, Format.JSON);
    RuleFiles files = path.files();
    Compilation compilation = files.compile();
    console.tell(compilation.report());
    if (compilation.hasErrors()) {
      if (junit != null) {
        write(junit, JunitXml.of(files.ruleFileName(), compilation));
      }
      throw Failure.faults(
          files.ruleFileName() + " has errors",
          List.of(new Failure.Faulty(files.ruleFile().toString(), compilation.diagnostics())));
    }
    Policy policy = compilation.policy();
    List<Scenario> tests = compilation.tests();
    ScenarioReport report = chosen(policy.test(tests), policy, tests, files);
    if (asked == Format.JSON) {
      console.print(Json.tree(tree(report)));
    } else {
      print(report, tests.size());
    }
    if (junit != null) {
      write(junit, JunitXml.of(report));
    }
    return report.failed() > 0 ? ExitCode.FAULTS : ExitCode.FINE;
  }

  /** The tests that the filter lets through, with what they alone reach. */
  private ScenarioReport chosen(
      ScenarioReport all, Policy policy, List<Scenario> tests, RuleFiles files) throws Failure {
    if (filter.isEmpty()) {
      return all;
    }
    String sought = filter.toLowerCase(Locale.ROOT);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      if (tests.get(i).title().toLowerCase(Locale.ROOT).contains(sought)) {
        numbers.add(i);
      }
    }
    if (numbers.isEmpty()) {
      throw Failure.usage(
          "no test of " + files.ruleFileName() + " has `" + filter + "` in its title");
    }
    Coverage coverage = policy.test(numbers.stream().map(tests::get).toList()).coverage();
    return new ScenarioReport(
        all.policy(), numbers.stream().map(all.results()::get).toList(), coverage);
  }

  private static void write(String file, String text) throws Failure {
    try {
      Files.writeString(Path.of(file), text, StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      throw Failure.usage("the file `" + file + "` cannot be written");
    }
  }

  // Text.

  private void print(ScenarioReport report, int all) {
    if (report.results().isEmpty()) {
      console.line(report.policy() + " has no tests");
    }
    for (ScenarioResult result : report.results()) {
      if (!result.passes()) {
        printFailure(result);
      }
    }
    if (!report.results().isEmpty()) {
      int left = all - report.results().size();
      console.line(
          report.policy()
              + ": "
              + counted(report.results().size(), "test")
              + ", "
              + report.passed()
              + " passed, "
              + report.failed()
              + " failed"
              + (left == 0 ? "" : ", " + left + " not run"));
    }
    printCoverage(report.coverage());
  }

  private void printFailure(ScenarioResult result) {
    console.line("FAILED \"" + result.scenario().title() + "\"" + at(result.written()));
    Set<String> explained = new HashSet<>();
    for (ScenarioResult.Difference difference : result.differences()) {
      console.line("  " + difference + at(difference.written()));
      if (explained.add(difference.step().id())) {
        difference.step().text(STEPS_SHOWN).lines().forEach(line -> console.line("    " + line));
      }
    }
    console.line("");
  }

  private static String at(Explanation.Written written) {
    return written.toString().isEmpty() ? "" : "   [" + written + "]";
  }

  private void printCoverage(Coverage coverage) {
    StringBuilder text = new StringBuilder();
    for (Coverage.Kind kind : Coverage.Kind.values()) {
      List<Coverage.Part> parts = coverage.parts(kind);
      if (!parts.isEmpty()) {
        long reached = parts.stream().filter(Coverage.Part::isReached).count();
        text.append(text.isEmpty() ? "reached: " : ", ");
        text.append(reached).append(" of ").append(parts.size()).append(' ').append(kind.words());
      }
    }
    if (!text.isEmpty()) {
      console.line(text.toString());
    }
    List<Coverage.Part> unreached = coverage.unreached();
    if (listsUnreached && !unreached.isEmpty()) {
      console.line("\nNo test reaches:");
      for (Coverage.Part part : unreached) {
        String where = part.written().toString();
        console.line("  " + (where.isEmpty() ? "" : where + "  ") + part);
      }
    }
  }

  private static String counted(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  // JSON.

  private static Map<String, Object> tree(ScenarioReport report) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("policy", report.policy());
    tree.put("passed", report.passed());
    tree.put("failed", report.failed());
    tree.put("tests", report.results().stream().map(TestCommand::tree).toList());
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Coverage.Kind kind : Coverage.Kind.values()) {
      List<Coverage.Part> parts = report.coverage().parts(kind);
      int reached = (int) parts.stream().filter(Coverage.Part::isReached).count();
      Map<String, Object> count = new LinkedHashMap<>();
      count.put("reached", reached);
      count.put("parts", parts.size());
      counts.put(kind.toString(), count);
    }
    tree.put("coverage", counts);
    tree.put("unreached", report.coverage().unreached().stream().map(TestCommand::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(ScenarioResult result) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("title", result.scenario().title());
    tree.put("passes", result.passes());
    putPlace(tree, result.written());
    tree.put("differences", result.differences().stream().map(TestCommand::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(ScenarioResult.Difference difference) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("asked", difference.asked());
    tree.put("expected", difference.expected());
    tree.put("actual", difference.actual());
    putPlace(tree, difference.written());
    return tree;
  }

  private static Map<String, Object> tree(Coverage.Part part) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", part.kind().toString());
    tree.put("name", part.name());
    tree.put("part", part.words());
    tree.put("path", part.path());
    putPlace(tree, part.written());
    return tree;
  }

  private static void putPlace(Map<String, Object> tree, Explanation.Written written) {
    if (!written.file().isEmpty()) {
      tree.put("file", written.file());
      tree.put("line", written.line());
    }
  }
}
