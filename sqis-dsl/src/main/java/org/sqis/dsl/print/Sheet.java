package org.sqis.dsl.print;

import java.util.ArrayList;
import java.util.List;
import org.sqis.dsl.parser.PastedRows;
import org.sqis.dsl.source.Source;

/**
 * Cells of a spreadsheet as text: with tabs between if the first line has one, else with commas, as
 * RFC 4180 writes them. Empty lines are no rows, cells left out after tabs are empty; a line break
 * in a cell becomes a blank.
 *
 * @param rows the rows, the headings first; all of one length if there is no fault
 * @param fault what is wrong, or an empty text
 * @param help what to do about it, or an empty text
 */
record Sheet(List<List<String>> rows, String fault, String help) {
  Sheet {
    rows = rows.stream().map(List::copyOf).toList();
  }

  static Sheet of(String text) {
    String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
    String first = plain.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    Reading reading = new Reading(plain);
    List<List<String>> rows = first.indexOf('\t') >= 0 ? tabbed(plain) : reading.rows();
    if (first.indexOf(';') >= 0 && first.indexOf('\t') < 0 && first.indexOf(',') < 0) {
      return new Sheet(
          rows, "the sheet is separated by semicolons", "save it with commas or with tabs");
    }
    return reading.fault.isEmpty()
        ? checked(rows)
        : new Sheet(rows, reading.fault, "write `\"\"` for a quote in a cell that quotes enclose");
  }

  private static List<List<String>> tabbed(String text) {
    List<List<String>> rows = new ArrayList<>();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> rows.add(PastedRows.cells(line, 0)));
    int columns = rows.get(0).size();
    for (List<String> row : rows) {
      while (row.size() < columns) {
        row.add("");
      }
    }
    return rows;
  }

  private static Sheet checked(List<List<String>> rows) {
    if (rows.size() < 2) {
      return new Sheet(
          rows,
          "the sheet has no rows below its headings",
          "copy the headings and the rows below them");
    }
    int columns = rows.get(0).size();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      if (row.size() != columns) {
        String counts = " of the sheet has " + row.size() + " cells, its first " + columns;
        return new Sheet(
            rows,
            "row " + (i + 1) + counts,
            "give every row as many cells as there are headings; put a cell with a comma in quotes");
      }
      for (String cell : row) {
        if (cell.indexOf('|') >= 0) {
          return new Sheet(
              rows,
              "row " + (i + 1) + " of the sheet has a cell with `|`",
              "write it without `|`, for example with `/`");
        }
      }
    }
    return new Sheet(rows, "", "");
  }

  /** Reads comma-separated values once. */
  private static final class Reading {
    private final String text;
    private int at;
    private String fault = "";

    Reading(String text) {
      this.text = text;
    }

    List<List<String>> rows() {
      List<List<String>> rows = new ArrayList<>();
      while (at < text.length()) {
        List<String> row = row();
        if (row.size() > 1 || !row.get(0).isEmpty()) {
          rows.add(row);
        }
      }
      return rows;
    }

    private List<String> row() {
      List<String> cells = new ArrayList<>();
      while (true) {
        cells.add(cell().replaceAll("[\\r\\n]+", " ").strip());
        if (at < text.length() && text.charAt(at) == ',') {
          at++;
          continue;
        }
        at += at < text.length() && text.charAt(at) == '\r' ? 1 : 0;
        at += at < text.length() && text.charAt(at) == '\n' ? 1 : 0;
        return cells;
      }
    }

    private String cell() {
      StringBuilder cell = new StringBuilder();
      if (at < text.length() && text.charAt(at) == '"') {
        quoted(cell);
        if (fault.isEmpty() && at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
          fault = "text follows the closing quote in line " + line(at) + " of the sheet";
        }
      }
      while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
        cell.append(text.charAt(at++));
      }
      return cell.toString();
    }

    private int line(int place) {
      return new Source("sheet", text).lineOf(place);
    }

    private void quoted(StringBuilder cell) {
      int start = at++;
      while (at < text.length()) {
        char c = text.charAt(at++);
        boolean isDoubled = c == '"' && at < text.length() && text.charAt(at) == '"';
        if (c == '"' && !isDoubled) {
          return;
        }
        at += isDoubled ? 1 : 0;
        cell.append(c);
      }
      fault = "a quote in line " + line(start) + " of the sheet is not closed";
    }
  }
}
