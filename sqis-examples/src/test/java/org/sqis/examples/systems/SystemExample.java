package org.sqis.examples.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.dsl.Sqis;

/**
 * One example: its policy, its files, and what they give in each rated year.
 *
 * @param texts its files by name
 * @param policy its policy
 * @param years the rated years, by the year in which they begin
 */
record SystemExample(Map<String, String> texts, Policy policy, List<Integer> years) {
  private static final Path ROOT =
      Path.of(System.getProperty("sqis.root", "..")).resolve("sqis-examples");

  static SystemExample of(String name, Integer... years) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> all = Files.list(ROOT.resolve(name))) {
      for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
        texts.put(String.valueOf(path.getFileName()), Files.readString(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(texts, List.of(years));
  }

  private static SystemExample of(Map<String, String> texts, List<Integer> years) {
    String rules = Objects.requireNonNull(texts.get("policy.sqis"));
    Policy policy = Sqis.compile("policy.sqis", rules, FileResolver.ofTexts(texts)).policy();
    return new SystemExample(texts, policy, years);
  }

  /** The same with another text in a rule file, which has to be there. */
  SystemExample with(String part, String other) {
    Map<String, String> changed = new LinkedHashMap<>(texts);
    String rules = Objects.requireNonNull(texts.get("policy.sqis"));
    if (!rules.contains(part)) {
      throw new IllegalArgumentException("part must be a part of the rules: " + part);
    }
    changed.put("policy.sqis", rules.replace(part, other));
    return of(changed, years);
  }

  /** The same rules for other files. */
  SystemExample withFiles(Map<String, String> files) {
    Map<String, String> changed = new LinkedHashMap<>(texts);
    changed.putAll(files);
    return new SystemExample(changed, policy, years);
  }

  Rows rows() {
    Map<String, String> files = new LinkedHashMap<>(texts);
    files.keySet().removeIf(name -> !name.endsWith(".csv"));
    return Rows.of(files);
  }

  /** The data up to a year, which is rated. */
  Dataset data(int year) {
    Map<String, String> files = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> files.put(name, name.endsWith(".csv") ? until(text, year) : text));
    String mapping =
        Objects.requireNonNull(texts.get("data.sqis"))
            .replaceFirst("  year       [0-9-]+", "  year       " + year(year));
    return Sqis.load("data.sqis", mapping, policy, FileResolver.ofTexts(files)).dataset();
  }

  private static String until(String csv, int year) {
    List<String> kept = new ArrayList<>();
    csv.lines()
        .filter(
            line ->
                kept.isEmpty() || Integer.parseInt(line.split(",", -1)[1].substring(0, 4)) <= year)
        .forEach(kept::add);
    return String.join("\n", kept) + "\n";
  }

  static String year(int year) {
    return year + "-" + (year + 1) % 100;
  }

  /** What each year gives, worked out from all years up to it. */
  Map<Integer, Outcome> outcomes() {
    Map<Integer, Outcome> outcomes = new TreeMap<>();
    years.forEach(year -> outcomes.put(year, policy.score(data(year))));
    return outcomes;
  }

  /** What an outcome says of a designation: yes, no, or open. */
  static Answer answer(Outcome outcome, String school, String designation) {
    Value value = outcome.value(school, designation);
    return value.isMissing() ? Answer.OPEN : Answer.of(value.equals(Value.YesNo.YES));
  }
}
