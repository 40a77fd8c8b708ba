package org.sqis.dsl.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqis.core.data.FileResolver;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Evaluations;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/**
 * A file of {@code cases/good} or {@code cases/bad} with what must come of it. Files of {@code
 * mapping} are data mappings of one small policy, those of {@code evaluation} guidelines and
 * evaluations of educators as of 1 July 2016, all others are rule files.
 *
 * @param file the file
 */
record GoldenCase(Path file) {
  static final Path ROOT = Path.of("src", "test", "resources", "cases");

  private static final String MAPPING = "mapping";

  /** What came of a case. */
  record Result(List<Diagnostic> diagnostics, List<ResultColumn> results) {
    /** Everything said, and the results of the policy if there is one. */
    String text() {
      String said = DiagnosticRenderer.render(diagnostics);
      String printed =
          results.stream()
              .map(
                  column ->
                      column.kind().word()
                          + " "
                          + column.name()
                          + ", each "
                          + column.each()
                          + ": "
                          + column.type().words()
                          + "\n")
              .collect(Collectors.joining());
      return said + (said.isEmpty() || printed.isEmpty() ? "" : "\n") + printed;
    }
  }

  /** All cases below {@code good} or {@code bad}. */
  static List<GoldenCase> all(String quality) {
    return files(quality, ".sqis").stream().map(GoldenCase::new).toList();
  }

  /** The files below {@code good} or {@code bad} with that ending, in order. */
  static List<Path> files(String quality, String ending) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(quality))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  Path expected() {
    String own = String.valueOf(file.getFileName());
    return file.resolveSibling(own.substring(0, own.lastIndexOf('.')) + ".expected");
  }

  String expectedText() {
    return read(expected());
  }

  boolean isMapping() {
    return file.getParent() != null && file.getParent().endsWith(MAPPING);
  }

  private boolean isEvaluation() {
    return file.getParent() != null && file.getParent().endsWith("evaluation");
  }

  Result result() {
    if (isEvaluation()) {
      Evaluations read = Sqis.evaluation(List.of(file));
      return new Result(
          read.guidelines().isEmpty()
              ? read.diagnostics()
              : read.diagnostics(read.check(new CalendarDate(2016, 7, 1))),
          List.of());
    }
    if (isMapping()) {
      String name = String.valueOf(file.getFileName());
      FileResolver files = FileResolver.ofTexts(SmallPolicy.FILES);
      var loaded = Sqis.load(name, read(file), SmallPolicy.POLICY, files);
      return new Result(loaded.diagnostics(), List.of());
    }
    Compilation compiled = Sqis.compile(file);
    List<ResultColumn> results = compiled.hasErrors() ? List.of() : compiled.policy().results();
    return new Result(compiled.diagnostics(), results);
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
