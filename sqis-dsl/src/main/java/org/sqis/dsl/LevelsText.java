package org.sqis.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.LevelTable.Cut;
import org.sqis.core.policy.Provenance;

/** Writes a level table as a declaration, which the formatter lays out. */
final class LevelsText {
  private LevelsText() {}

  static String of(LevelTable table) {
    StringBuilder text = new StringBuilder("levels " + table.name());
    if (!table.title().isEmpty()) {
      text.append(' ').append(quoted(table.title()));
    }
    text.append(" of ").append(table.of());
    if (!table.by().isEmpty()) {
      text.append(" by ").append(table.by());
    }
    text.append('\n');
    rows(table, text);
    if (table.provenance() != null) {
      text.append("provenance ").append(table.provenance()).append('\n');
    }
    if (table.years() != null) {
      text.append("years ").append(table.years()).append('\n');
    }
    if (!table.source().isEmpty()) {
      text.append("source ").append(table.source()).append('\n');
    }
    table.notes().forEach(note -> text.append("note ").append(quoted(note)).append('\n'));
    if (!table.origins().isEmpty()) {
      text.append("columns\n");
      row(List.of("column", "provenance", "source"), text);
      for (ColumnOrigin one : table.origins()) {
        Provenance provenance = one.provenance();
        String who = provenance == null ? "" : provenance.word();
        row(List.of(String.join(", ", one.words()), who, one.source()), text);
      }
    }
    return text.append("end levels\n").toString();
  }

  private static void rows(LevelTable table, StringBuilder text) {
    boolean hasNumbers =
        table.rows().stream().anyMatch(row -> !row.level().equals(row.number().toString()));
    boolean hasYears = table.rows().stream().anyMatch(row -> row.years() != null);
    List<String> header = new ArrayList<>(List.of("level"));
    if (hasNumbers) {
      header.add("number");
    }
    if (hasYears) {
      header.add("years");
    }
    for (List<String> words : table.columns()) {
      header.add(words.isEmpty() ? "every school" : String.join(", ", words));
    }
    row(header, text);
    for (LevelTable.Row row : table.rows()) {
      List<String> cells = new ArrayList<>(List.of(row.level()));
      if (hasNumbers) {
        cells.add(row.number().toString());
      }
      if (hasYears) {
        cells.add(Objects.toString(row.years(), ""));
      }
      row.cells().forEach(cut -> cells.add(cell(cut)));
      row(cells, text);
    }
  }

  private static void row(List<String> cells, StringBuilder text) {
    text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private static String cell(Cut cut) {
    if (cut instanceof Cut.From from) {
      return (from.isStrict() ? "> " : ">= ") + from.bound();
    }
    if (cut instanceof Cut.UpTo upTo) {
      return (upTo.isStrict() ? "< " : "<= ") + upTo.bound();
    }
    if (cut instanceof Cut.Between between) {
      return between.low() + " to " + between.high();
    }
    return cut instanceof Cut.Rest ? "else" : "-";
  }

  /** A text in quotes; one with quotes in it stands in curly ones. */
  private static String quoted(String text) {
    if (text.contains("\"")) {
      return "\u201c" + text + "\u201d";
    }
    return '"' + text + '"';
  }
}
