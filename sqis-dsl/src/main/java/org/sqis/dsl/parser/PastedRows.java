package org.sqis.dsl.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.PastedText;

/**
 * Finds lines that somebody pasted from a spreadsheet: cells with tabs between, where rows of a
 * table may stand. That is below a row, or below a first line or clause that takes a table; there
 * the first pasted line holds the headings. A line that starts with {@code end} or with a clause of
 * its declaration is never one, whatever tabs it has. Safe for every thread.
 */
public final class PastedRows {
  private PastedRows() {}

  /**
   * Pasted lines one below the other. Immutable.
   *
   * @param first the number of the first line
   * @param startsTable whether the first line holds the headings
   * @param rows the cells of every line
   */
  public record Block(int first, boolean startsTable, List<List<String>> rows) {
    public Block {
      rows = rows.stream().map(List::copyOf).toList();
    }

    /** The number of the last line. */
    public int last() {
      return first + rows.size() - 1;
    }
  }

  /** The pasted lines of {@code source}, in order. */
  public static List<Block> find(Source source, KindNames names) {
    return source.text().indexOf('\t') < 0 ? List.of() : new Search(source, names).blocks();
  }

  /** What a check says of {@code block}. */
  static Diagnostic fault(Source source, Block block) {
    int lines = block.rows().size();
    for (int i = 0; i < lines; i++) {
      for (String cell : block.rows().get(i)) {
        if (cell.indexOf('|') >= 0) {
          return bar(content(source, block.first() + i), cell);
        }
      }
    }
    String these = lines == 1 ? "this line is" : "these " + lines + " lines are";
    return Diagnostic.at(ProblemCode.PASTED_ROWS, content(source, block.first()), these)
        .help("run `sqis fmt " + source.name() + "`, which makes rows of them");
  }

  /** What is said of a cell that cannot be one. */
  public static Diagnostic bar(Span span, String cell) {
    return Diagnostic.at(ProblemCode.PASTED_BAR, span, Excerpt.of(cell))
        .help("write it without `|`, which separates the cells of a row");
  }

  /** The line {@code line} without the blanks around it. */
  public static Span content(Source source, int line) {
    int start = source.lineStart(line);
    int end = source.lineEnd(line);
    while (start < end && PastedText.isBlank(source.text().charAt(start))) {
      start++;
    }
    while (end > start && PastedText.isBlank(source.text().charAt(end - 1))) {
      end--;
    }
    return new Span(source, start, end);
  }

  /**
   * The cells of a line from a spreadsheet, which puts quotes around a cell that holds quotes and
   * doubles those.
   *
   * @param line the line
   * @param indent how many tabs before the first cell are none of it
   */
  public static List<String> cells(String line, int indent) {
    int start = 0;
    int tabs = 0;
    while (start < line.length() && PastedText.isBlank(line.charAt(start))) {
      if (line.charAt(start) == '\t' && tabs++ == indent) {
        break;
      }
      start++;
    }
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(start).split("\t", -1)) {
      cells.add(unquoted(stripped(cell)));
    }
    return cells;
  }

  private static String stripped(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && PastedText.isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && PastedText.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static String unquoted(String cell) {
    boolean isQuoted = cell.length() > 3 && cell.startsWith("\"") && cell.endsWith("\"");
    if (!isQuoted) {
      return cell;
    }
    String inner = cell.substring(1, cell.length() - 1);
    boolean hasDoubled = inner.contains("\"\"") && !inner.replace("\"\"", "").contains("\"");
    return hasDoubled ? inner.replace("\"\"", "\"") : cell;
  }

  /** One walk through the lines. */
  private static final class Search {
    private static final int NO_TABLE = -1;

    /** A comment that holds the first tab of its line: the line is none of cells. */
    private static final Pattern COMMENT_BEFORE_TAB = Pattern.compile("^[^\\t]*#[ \\t]");

    private static final Predicate<String> NOT_EMPTY = Predicate.not(String::isEmpty);

    private final Source source;
    private final KindNames names;
    private final List<Block> blocks = new ArrayList<>();
    private String kind = "";

    /** How many columns the table has that a line could go on; {@link #NO_TABLE} if none has. */
    private int columns = NO_TABLE;

    private boolean mayStart;
    private final List<String> run = new ArrayList<>();
    private int firstOfRun;

    Search(Source source, KindNames names) {
      this.source = source;
      this.names = names;
    }

    List<Block> blocks() {
      for (int line = 1; line <= source.lineCount(); line++) {
        Span content = content(source, line);
        String text = content.text();
        if (isPasted(line, text)) {
          firstOfRun = run.isEmpty() ? line : firstOfRun;
          run.add(source.lineText(line));
          continue;
        }
        close();
        if (text.startsWith("|")) {
          columns = columns == NO_TABLE ? RowReader.read(content).row().cells().size() : columns;
        } else if (!text.isEmpty() && !text.startsWith("#")) {
          ordinary(text);
        }
      }
      close();
      return blocks;
    }

    private boolean isPasted(int line, String content) {
      boolean hasPlace = columns > 1 || (mayStart && columns == NO_TABLE);
      if (!hasPlace || content.isEmpty() || "|#".indexOf(content.charAt(0)) >= 0) {
        return false;
      }
      String text = source.lineText(line);
      boolean hasTab = text.indexOf('\t', text.indexOf(content)) >= 0;
      boolean startsEmpty = !run.isEmpty() && text.indexOf('\t') >= 0;
      String word = words(content, 1).stream().findFirst().orElse("");
      boolean isOrdinary = word.equals("end") || names.isClause(kind, word);
      return (hasTab || startsEmpty) && !isOrdinary && !COMMENT_BEFORE_TAB.matcher(text).find();
    }

    /** Makes a block of the run of pasted lines, if they are one. */
    private void close() {
      if (run.isEmpty()) {
        return;
      }
      boolean startsTable = columns == NO_TABLE;
      int indent = run.stream().mapToInt(Search::tabsBefore).min().orElse(0);
      int most = run.stream().mapToInt(line -> filled(cells(line, 0))).max().orElse(0);
      List<List<String>> rows = new ArrayList<>();
      int drop = !startsTable && most == columns ? 0 : indent;
      run.forEach(line -> rows.add(cells(line, drop)));
      int wanted = startsTable ? filled(rows.get(0)) : columns;
      boolean fits = rows.stream().anyMatch(row -> row.size() >= wanted && filled(row) <= wanted);
      boolean hasTwo = rows.stream().anyMatch(row -> row.stream().filter(NOT_EMPTY).count() > 1);
      if (wanted > 1 && fits && hasTwo) {
        rows.forEach(row -> fit(row, wanted));
        blocks.add(new Block(firstOfRun, startsTable, rows));
        columns = wanted;
      } else {
        run.forEach(line -> ordinary(stripped(line)));
      }
      run.clear();
    }

    private static int tabsBefore(String line) {
      int tabs = 0;
      for (int i = 0; i < line.length() && PastedText.isBlank(line.charAt(i)); i++) {
        tabs += line.charAt(i) == '\t' ? 1 : 0;
      }
      return tabs;
    }

    /** The number of cells without the empty ones at the end. */
    private static int filled(List<String> cells) {
      int count = cells.size();
      while (count > 0 && cells.get(count - 1).isEmpty()) {
        count--;
      }
      return count;
    }

    private static void fit(List<String> row, int wanted) {
      while (row.size() < wanted) {
        row.add("");
      }
      while (row.size() > wanted && row.get(row.size() - 1).isEmpty()) {
        row.remove(row.size() - 1);
      }
    }

    /** A line of words: it ends the table, and may begin what takes another. */
    private void ordinary(String text) {
      List<String> words = words(text, 4);
      columns = NO_TABLE;
      mayStart = false;
      if (words.isEmpty()) {
        return;
      }
      if (words.get(0).equals("end")) {
        kind = "";
      } else if (kind.isEmpty()) {
        boolean isOutside = words.get(0).equals("include");
        kind = isOutside ? "" : words.get(0);
        mayStart = names.takesTable(kind, "");
      } else {
        int count = names.clauseWords(kind, words);
        String clause = String.join(" ", words.subList(0, count));
        mayStart = count > 0 && names.takesTable(kind, clause);
      }
    }

    /** The words that {@code text} starts with, at most {@code most}. */
    private static List<String> words(String text, int most) {
      List<String> words = new ArrayList<>();
      int at = 0;
      while (words.size() < most) {
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
          at++;
        }
        if (at == start) {
          break;
        }
        words.add(text.substring(start, at));
        while (at < text.length() && PastedText.isBlank(text.charAt(at))) {
          at++;
        }
      }
      return words;
    }

    private static boolean isWordPart(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
  }
}
