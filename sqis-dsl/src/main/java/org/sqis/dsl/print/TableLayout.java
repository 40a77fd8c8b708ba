package org.sqis.dsl.print;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxRow;
import org.sqis.dsl.syntax.SyntaxTable;

/** Writes the rows of a table with cells of one width a column, counted in characters. */
final class TableLayout {
  /** A wider cell does not widen its column, so that one long remark does not fill a file. */
  private static final int WIDEST = 120;

  /**
   * What reads the same with the keyboard: a number, a cut score, a school year, a dash. Any other
   * cell may be a title, in which a long dash or curly quote is meant.
   */
  private static final Pattern VALUE =
      Pattern.compile(
          "-|(<=|>=|<|>) ?[A-Za-z_]\\w*|(<=|>=|<|>)? ?-?\\d[\\d.]*( \\d+)?(/\\d+)?%?|\\d{4}-\\d\\d");

  private TableLayout() {}

  /**
   * The rows of {@code table}, the heading first.
   *
   * @param isForeign whether cells quote the texts of another program
   */
  static List<String> rows(SyntaxTable table, boolean isForeign) {
    List<SyntaxRow> rows = new ArrayList<>();
    rows.add(table.header());
    rows.addAll(table.rows());
    List<Integer> widths = new ArrayList<>();
    for (SyntaxRow row : rows) {
      for (int i = 0; i < row.cells().size(); i++) {
        int width = width(written(row.cells().get(i), isForeign));
        if (i == widths.size()) {
          widths.add(0);
        }
        if (width <= WIDEST) {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    for (SyntaxRow row : rows) {
      StringBuilder line = new StringBuilder("|");
      for (int i = 0; i < row.cells().size(); i++) {
        String cell = written(row.cells().get(i), isForeign);
        int pad = Math.max(0, widths.get(i) - width(cell));
        line.append(' ').append(cell).append(" ".repeat(pad)).append(" |");
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** How {@code cell} is written. */
  static String written(SyntaxCell cell, boolean isForeign) {
    return isPlain(cell, isForeign) ? cell.keyboardText() : cell.text();
  }

  /** Whether {@code cell} is written with the keyboard. */
  static boolean isPlain(SyntaxCell cell, boolean isForeign) {
    return !isForeign && VALUE.matcher(cell.keyboardText()).matches();
  }

  static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
