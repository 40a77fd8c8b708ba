package org.sqis.dsl.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sqis.dsl.cases.SmallPolicy;
import org.sqis.dsl.read.RuleReader;
import org.sqis.dsl.registry.KindSpec;

/**
 * The rule files and mappings of the repository, and the pieces they are made of.
 *
 * @param rules examples, golden cases, rules on pages and in the registry
 * @param mappings the mappings among the golden cases, which fill {@link SmallPolicy}
 * @param requirements files of requirements
 * @param evaluations guidelines and evaluations of educators
 * @param words every word and number of them
 * @param cells every cell of a table
 * @param lines every line
 * @param declarations every declaration
 */
record Corpus(
    List<String> rules,
    List<String> mappings,
    List<String> requirements,
    List<String> evaluations,
    List<String> words,
    List<String> cells,
    List<String> lines,
    List<String> declarations) {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```(?:sqis|sqis-data|sqis-file|sqis-wrong)[^\\n]*\\n(.*?)^```$");
  private static final Pattern WORD =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|[0-9]+(?:\\.[0-9]+)?%?|\"[^\"\n]*\"|[<>]=?|[-+*/]");
  private static final Pattern DECLARATION =
      Pattern.compile("(?ms)^([a-z]+)\\b[^|\\n]*\\n.*?^end \\1[^\\n]*\\n");

  /** What is too long makes a run slow and finds no more. */
  private static final int LONGEST = 60_000;

  static Corpus load() {
    List<String> rules = new ArrayList<>();
    List<String> mappings = new ArrayList<>();
    List<String> requirements = new ArrayList<>();
    List<String> evaluations = new ArrayList<>();
    for (Path file : files()) {
      String text = read(file);
      String name = file.toString().replace('\\', '/');
      if (name.endsWith(".md")) {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
          rules.add(block.group(1));
        }
      } else if (name.contains("/mapping/")) {
        mappings.add(text);
      } else if (text.contains("\nend requirements")) {
        requirements.add(text);
      } else if (text.contains("\nend guidelines") || text.contains("\nend evaluation")) {
        evaluations.add(text);
      } else if (text.length() < LONGEST) {
        rules.add(text);
      }
    }
    Stream.of(RuleReader.policyKinds(), RuleReader.dataKinds())
        .flatMap(List::stream)
        .map(KindSpec::example)
        .forEach(rules::add);
    Set<String> words = new LinkedHashSet<>();
    Set<String> cells = new LinkedHashSet<>();
    Set<String> lines = new LinkedHashSet<>();
    Set<String> declarations = new LinkedHashSet<>();
    for (List<String> texts : List.of(rules, mappings, requirements, evaluations)) {
      for (String text : texts) {
        WORD.matcher(text).results().forEach(word -> words.add(word.group()));
        DECLARATION.matcher(text).results().forEach(one -> declarations.add(one.group()));
        text.lines().filter(line -> line.length() < 200).forEach(lines::add);
        text.lines()
            .filter(line -> line.strip().startsWith("|"))
            .flatMap(line -> Stream.of(line.split("\\|")))
            .map(String::strip)
            .forEach(cells::add);
      }
    }
    return new Corpus(
        List.copyOf(rules),
        List.copyOf(mappings),
        List.copyOf(requirements),
        List.copyOf(evaluations),
        List.copyOf(words),
        List.copyOf(cells),
        List.copyOf(lines),
        List.copyOf(declarations));
  }

  /** The data files of the mappings, by their names. */
  static Map<String, String> data() {
    return SmallPolicy.FILES;
  }

  private static List<Path> files() {
    List<Path> files = new ArrayList<>();
    Path cases = Path.of("src", "test", "resources", "cases");
    for (Path folder : List.of(ROOT.resolve("sqis-examples"), ROOT.resolve("docs"), cases)) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(file -> file.toString().matches(".*\\.(sqis|md)"))
            .filter(file -> !file.toString().matches(".*(target|not_utf8|office_document).*"))
            .sorted()
            .forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
