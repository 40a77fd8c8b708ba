package org.sqis.examples.coverage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.scenario.ScenarioResult;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** What stands in the rule files and mappings of the examples, by file. */
final class RuleParts {
  private static final Path EXAMPLES = CoverageTable.ROOT.resolve("sqis-examples");

  /** Kinds that are a row of a table, with the declaration that holds the table. */
  private static final Map<String, String> ROWS =
      Map.of("parameter", "parameters", "group", "groups", "input", "inputs", "rate", "rates");

  private static final Map<String, Compilation> COMPILED = new ConcurrentHashMap<>();
  private static final Map<String, Map<String, Boolean>> TESTS = new ConcurrentHashMap<>();

  private RuleParts() {}

  /** Whether a text such as {@code core-waiver/ladders.sqis: ladder focus_steps} names a part. */
  static boolean names(String text) {
    return text.contains(".sqis: ");
  }

  /** What is wrong with the part that {@code text} names; empty if it is there. */
  static String fault(String text) {
    String file = file(text);
    if (!Files.exists(EXAMPLES.resolve(file))) {
      return "there is no file " + file;
    }
    String folder = file.substring(0, file.indexOf('/'));
    if (hasPolicy(folder) && compiled(folder).hasErrors()) {
      return folder + "/policy.sqis does not compile: " + compiled(folder).report();
    }
    String part = text.substring(text.indexOf(": ") + 2);
    return declared(file).contains(part) ? "" : file + " does not declare `" + part + "`";
  }

  /** What is wrong with the test in a rule file that {@code text} names; empty if it passes. */
  static String testFault(String text) {
    if (!text.matches("[^:]+\\.sqis: \"[^\"]+\"")) {
      return "it is no `Class#method` and no `file.sqis: \"title\"`";
    }
    String file = file(text);
    if (!Files.exists(EXAMPLES.resolve(file))) {
      return "there is no file " + file;
    }
    String title = text.substring(text.indexOf('"') + 1, text.length() - 1);
    if (!CoverageTable.read(EXAMPLES.resolve(file)).contains("test \"" + title + "\"\n")) {
      return file + " has no test of this title";
    }
    String folder = file.substring(0, file.indexOf('/'));
    Boolean passes = hasPolicy(folder) ? tests(folder).get(title) : null;
    if (passes == null) {
      return "the policy does not include " + file;
    }
    return passes ? "" : "it does not pass";
  }

  private static String file(String text) {
    return text.substring(0, text.indexOf(": "));
  }

  /** Guidelines and systems of evaluation are no policy; their own tests read them. */
  private static boolean hasPolicy(String folder) {
    return Files.exists(EXAMPLES.resolve(folder).resolve("policy.sqis"));
  }

  private static Compilation compiled(String folder) {
    return COMPILED.computeIfAbsent(
        folder,
        name -> {
          Path path = EXAMPLES.resolve(name);
          return Sqis.compile(
              path.resolve("policy.sqis"), DirectoryFiles.of(path.toAbsolutePath()));
        });
  }

  private static Map<String, Boolean> tests(String folder) {
    return TESTS.computeIfAbsent(
        folder,
        name -> {
          Compilation of = compiled(name);
          return of.policy().test(of.tests()).results().stream()
              .collect(
                  Collectors.toMap(
                      result -> result.scenario().title(),
                      ScenarioResult::passes,
                      Boolean::logicalAnd,
                      TreeMap::new));
        });
  }

  /** Every part of a file: kind and name of a declaration, or of a row of one without a name. */
  private static Set<String> declared(String file) {
    Set<String> parts = new TreeSet<>();
    String kind = "";
    int column = -1;
    for (String line : CoverageTable.read(EXAMPLES.resolve(file)).lines().toList()) {
      if (!line.isEmpty() && Character.isLetter(line.charAt(0))) {
        List<String> words = Arrays.asList(line.split(" +"));
        kind = words.get(0);
        column = -1;
        if (words.size() > 1 && !kind.equals("end")) {
          parts.add(kind + " " + words.get(1));
        }
      } else if (line.startsWith("  | ")) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (column < 0) {
          column = Math.max(0, cells.indexOf("name"));
        } else {
          rowKind(kind, cells.get(column), parts);
        }
      }
    }
    return parts;
  }

  private static void rowKind(String declaration, String name, Set<String> parts) {
    ROWS.forEach(
        (row, of) -> {
          if (of.equals(declaration)) {
            parts.add(row + " " + name);
          }
        });
  }
}
