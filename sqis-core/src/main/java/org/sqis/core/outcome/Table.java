package org.sqis.core.outcome;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of texts that prints aligned, or as CSV. Deeply immutable; safe for every thread.
 *
 * @param header the names of the columns
 * @param rows the rows, each as long as the header
 */
public record Table(List<String> header, List<List<String>> rows) {
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException("row must have " + header.size() + " cells: " + row);
      }
    }
  }

  /** The first {@code count} rows. */
  public Table first(int count) {
    return new Table(header, rows.subList(0, Math.min(Math.max(count, 0), rows.size())));
  }

  /** The table as RFC 4180 CSV with line feeds. */
  public String toCsv() {
    StringBuilder text = new StringBuilder();
    csvLine(text, header);
    rows.forEach(row -> csvLine(text, row));
    return text.toString();
  }

  private static void csvLine(StringBuilder text, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      boolean needsQuotes = cell.matches("(?s).*[\",\r\n].*");
      text.append(i == 0 ? "" : ",")
          .append(needsQuotes ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
    text.append('\n');
  }

  /** The table with its columns aligned: numbers to the right, everything else to the left. */
  @Override
  public String toString() {
    List<Integer> widths = new ArrayList<>();
    List<Boolean> toRight = new ArrayList<>();
    for (int column = 0; column < header.size(); column++) {
      int width = length(header.get(column));
      boolean areNumbers = !rows.isEmpty();
      for (List<String> row : rows) {
        String cell = row.get(column);
        width = Math.max(width, length(cell));
        areNumbers &= cell.isEmpty() || cell.matches("≈?[-+]?[0-9][0-9./%]*|-");
      }
      widths.add(width);
      toRight.add(areNumbers);
    }
    StringBuilder text = new StringBuilder();
    line(text, header, widths, toRight);
    StringBuilder rule = new StringBuilder();
    for (int width : widths) {
      rule.append(rule.isEmpty() ? "" : "  ").append("-".repeat(width));
    }
    text.append(rule).append('\n');
    rows.forEach(row -> line(text, row, widths, toRight));
    return text.toString();
  }

  private static void line(
      StringBuilder text, List<String> cells, List<Integer> widths, List<Boolean> toRight) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String pad = " ".repeat(widths.get(i) - length(cells.get(i)));
      line.append(i == 0 ? "" : "  ")
          .append(toRight.get(i) ? pad + cells.get(i) : cells.get(i) + pad);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
