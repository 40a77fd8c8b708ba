package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxRow;
import org.sqis.dsl.syntax.SyntaxTable;

/** A table whose headings are matched to the registry. Confined to one thread. */
final class Rows {
  private final SyntaxTable table;
  private final List<ColumnSpec> columns;
  private final boolean hasFreeColumns;
  private final Faults faults;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<Integer, SyntaxCell> free = new LinkedHashMap<>();
  private boolean lacksColumn;

  Rows(SyntaxTable table, List<ColumnSpec> columns, boolean hasFreeColumns, Faults faults) {
    this.table = table;
    this.columns = columns;
    this.hasFreeColumns = hasFreeColumns;
    this.faults = faults;
    match();
  }

  private void match() {
    List<String> known = new ArrayList<>();
    for (ColumnSpec column : columns) {
      known.add(column.name());
    }
    List<String> misspelled = new ArrayList<>();
    for (int i = 0; i < table.header().cells().size(); i++) {
      SyntaxCell heading = table.header().cells().get(i);
      if (!known.contains(heading.text()) && hasFreeColumns && !heading.isEmpty()) {
        free.put(i, heading);
      } else if (!known.contains(heading.text())) {
        Optional<String> near = NearestName.find(heading.text(), known);
        near.ifPresent(misspelled::add);
        String help =
            near.map(one -> "did you mean `" + one + "`?")
                .orElse("its columns are " + String.join(", ", known));
        faults.add(
            Diagnostic.at(ProblemCode.UNKNOWN_COLUMN, heading.span(), Values.shown(heading.text()))
                .help(help));
      } else if (places.containsKey(heading.text())) {
        SyntaxCell first = table.header().cells().get(places.get(heading.text()));
        faults.add(
            Diagnostic.at(ProblemCode.REPEATED_COLUMN, heading.span(), heading.text())
                .with(first.span(), "the first one")
                .help("keep one of the two columns"));
      } else {
        places.put(heading.text(), i);
      }
    }
    for (ColumnSpec column : columns) {
      boolean isMissing =
          column.presence() == ColumnSpec.Presence.FILLED && !places.containsKey(column.name());
      if (isMissing) {
        lacksColumn = true;
      }
      if (isMissing && !misspelled.contains(column.name())) {
        faults.add(
            Diagnostic.at(ProblemCode.MISSING_COLUMN, table.header().span(), column.name())
                .help("add a column `" + column.name() + "`, which takes " + column.takes()));
      }
    }
  }

  /** The headings the registry does not know, in order, such as school types. */
  List<SyntaxCell> freeHeadings() {
    return List.copyOf(free.values());
  }

  /** Reports a free heading that nobody knows. */
  void unknownHeading(SyntaxCell heading, String help) {
    faults.add(
        Diagnostic.at(ProblemCode.UNKNOWN_COLUMN, heading.span(), Values.shown(heading.text()))
            .help(help));
  }

  /** Whether the table has a column of the registry. */
  boolean has(String column) {
    return places.containsKey(column);
  }

  /** The heading of a column of the registry that the table has. */
  SyntaxCell heading(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException("column must be one of the table: " + column);
    }
    return table.header().cells().get(place);
  }

  Span headerSpan() {
    return table.header().span();
  }

  /** The rows that are as long as the header, with no required cell empty. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (SyntaxRow row : table.rows()) {
      Faults own = new Faults(faults.sink());
      int length = table.header().cells().size();
      if (row.cells().size() != length) {
        own.add(
            Diagnostic.at(
                    ProblemCode.ROW_LENGTH,
                    row.span(),
                    String.valueOf(row.cells().size()),
                    String.valueOf(length))
                .with(table.header().span(), "the columns")
                .help("write one cell a column; leave a cell empty rather than out"));
      }
      rows.add(new Row(row, own));
    }
    return rows;
  }

  /** One row. */
  final class Row {
    private final SyntaxRow row;
    private final Faults own;

    Row(SyntaxRow row, Faults own) {
      this.row = row;
      this.own = own;
      if (own.count() > 0) {
        faults.reported();
        return;
      }
      for (ColumnSpec column : columns) {
        Integer place = places.get(column.name());
        if (place == null || column.presence() != ColumnSpec.Presence.FILLED) {
          continue;
        }
        if (row.cells().get(place).isEmpty()) {
          add(
              Diagnostic.at(ProblemCode.EMPTY_CELL, row.cells().get(place).span(), column.name())
                  .help("write " + column.takes()));
        }
      }
    }

    Span span() {
      return row.span();
    }

    /** Whether no fault was reported in the row or in the headings. */
    boolean isSound() {
      return own.count() == 0 && !lacksColumn;
    }

    Faults faults() {
      return own;
    }

    /** Counts a fault of the row that was reported elsewhere. */
    void failed() {
      own.reported();
      faults.reported();
    }

    void add(Diagnostic diagnostic) {
      own.add(diagnostic);
      faults.reported();
    }

    /** The cell of a column of the registry; an empty one where the column is left out. */
    SyntaxCell cell(String column) {
      Integer place = places.get(column);
      return place == null || place >= row.cells().size()
          ? new SyntaxCell("", row.span().atEnd())
          : row.cells().get(place);
    }

    /** The cell of a column if the table has that column. */
    Optional<SyntaxCell> written(String column) {
      return places.containsKey(column) ? Optional.of(cell(column)) : Optional.empty();
    }

    /** The heading above a cell of this row. */
    String heading(SyntaxCell cell) {
      int place = row.cells().indexOf(cell);
      return place < 0 ? "" : table.header().cells().get(place).text();
    }

    /** The cells of the free columns, in order. */
    List<SyntaxCell> freeCells() {
      List<SyntaxCell> cells = new ArrayList<>();
      for (int place : free.keySet()) {
        cells.add(
            place < row.cells().size()
                ? row.cells().get(place)
                : new SyntaxCell("", row.span().atEnd()));
      }
      return cells;
    }

    /** Reports that a cell is not what its column takes. */
    void refuse(SyntaxCell cell, String column, String why, String help) {
      String shown = Values.shown(cell.text());
      add(Diagnostic.at(ProblemCode.BAD_CELL, cell.span(), shown, column, why).help(help));
    }
  }
}
