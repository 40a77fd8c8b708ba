package org.sqis.examples.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of {@code docs/coverage.md}. What a cell names stands in back-ticks. */
final class CoverageTable {
  /** The checkout. */
  static final Path ROOT = Path.of(System.getProperty("sqis.root")).normalize();

  /** The rows without a function, as the requirements list them. */
  static final List<String> CONTEXT = List.of("R-004", "R-042", "R-091", "R-110", "R-112", "R-123");

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private CoverageTable() {}

  /**
   * One requirement.
   *
   * @param id such as {@code R-001}
   * @param obligation what is asked for, and where
   * @param where rule files with a declaration, and classes
   * @param shownBy tests of Java, and tests in rule files
   * @param remark what is not covered, or empty
   */
  record Row(
      String id, String obligation, List<String> where, List<String> shownBy, String remark) {
    Row {
      where = List.copyOf(where);
      shownBy = List.copyOf(shownBy);
    }

    boolean isContextOnly() {
      return remark.startsWith("context only");
    }

    /** Whether what shows it is being built. */
    boolean isPending() {
      return remark.contains("pending");
    }

    /** The tests of Java that it names, {@code Class#method} each. */
    List<String> javaTests() {
      return shownBy.stream().filter(name -> name.contains("#")).toList();
    }

    /** The tests in rule files that it names. */
    List<String> ruleTests() {
      return shownBy.stream().filter(name -> !name.contains("#")).toList();
    }
  }

  /** The rows, in the order of the page. */
  static List<Row> rows() {
    return rows(read(ROOT.resolve("docs/coverage.md")));
  }

  /** The rows of a page: all table lines whose first cell begins like the id of a requirement. */
  static List<Row> rows(String page) {
    List<Row> rows = new ArrayList<>();
    page.lines()
        .filter(line -> line.startsWith("| R-"))
        .forEach(
            line -> {
              List<String> cells =
                  Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                      .map(String::strip)
                      .toList();
              if (cells.size() != 5) {
                throw new IllegalArgumentException("not five cells: " + line);
              }
              rows.add(
                  new Row(
                      cells.get(0),
                      cells.get(1),
                      quoted(cells.get(2)),
                      quoted(cells.get(3)),
                      cells.get(4)));
            });
    return rows;
  }

  private static List<String> quoted(String cell) {
    List<String> names = new ArrayList<>();
    Matcher matcher = QUOTED.matcher(cell);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
