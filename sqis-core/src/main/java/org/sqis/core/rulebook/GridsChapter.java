package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.PolicySpec;

/** The tables that give each pair of two results a third. */
final class GridsChapter {
  private GridsChapter() {}

  static Section of(PolicySpec spec, References references) {
    List<Section> sections =
        Words.sections(
            "grid",
            spec.grids(),
            Grid::name,
            Grid::years,
            grid -> blocks(grid, references),
            references);
    return new Section(
        "grids", Text.of("Results that two others give together"), List.of(), sections);
  }

  private static List<Block> blocks(Grid grid, References references) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            Text.of("Look up ")
                .and(references.titled(grid.rowsBy()))
                .and(" in the rows and ")
                .and(references.titled(grid.columnsBy()))
                .and(" in the columns.")));
    blocks.add(cells(grid));
    if (!grid.valuesOf().isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Text.of("Its values are those of ")
                  .and(references.titled(grid.valuesOf()))
                  .and(".")));
    }
    if (!grid.values().isEmpty()) {
      List<Block.Row> rows = new ArrayList<>();
      for (Grid.Word word : grid.values()) {
        rows.add(Words.row(List.of(Text.of(word.word()), Text.of(Words.number(word.number())))));
      }
      blocks.add(
          new Block.Table(
              Text.of("Values, a higher number is better"),
              List.of(Text.of("Value"), Text.of("Number")),
              rows));
    }
    blocks.addAll(conditions(grid, references));
    blocks.addAll(
        Words.standing(
            Words.provenance(grid.provenance()), grid.source(), grid.notes(), references));
    return blocks;
  }

  private static Block cells(Grid grid) {
    boolean hasYears = grid.rows().stream().anyMatch(row -> row.years() != null);
    List<Text> columns = new ArrayList<>();
    columns.add(Text.code(grid.rowsBy()).and(" \\ ").and(Text.code(grid.columnsBy())));
    grid.columns().forEach(words -> columns.add(Words.column(words, "every value")));
    if (hasYears) {
      columns.add(Words.YEARS);
    }
    List<Block.Row> rows = new ArrayList<>();
    for (Grid.Row row : grid.rows()) {
      List<Text> cells = new ArrayList<>();
      cells.add(Words.column(row.words(), "every value"));
      row.cells().forEach(cell -> cells.add(Text.of(cell(cell))));
      if (hasYears) {
        cells.add(Words.years(row.years()));
      }
      rows.add(Words.row(cells));
    }
    Text caption =
        Text.code(grid.name())
            .and(" by ")
            .and(Text.code(grid.rowsBy()))
            .and(" and ")
            .and(Text.code(grid.columnsBy()));
    return new Block.Table(caption, columns, rows);
  }

  private static String cell(Grid.Cell cell) {
    return cell instanceof Grid.Cell.Lacks lacks
        ? Words.missing(lacks.reason(), lacks.remark())
        : cell.toString();
  }

  private static List<Block> conditions(Grid grid, References references) {
    List<Block.Item> items = new ArrayList<>(MeasuresChapter.needs(grid.needs(), references));
    for (Grid.Replacement one : grid.replacements()) {
      items.add(
          new Block.Item(
              "",
              Text.of("After look-up, ")
                  .and(Text.strong(cell(one.cell())))
                  .and(" stands instead when ")
                  .and(references.written(one.when()))
                  .and(".")));
    }
    return items.isEmpty() ? List.of() : List.of(new Block.Listing(items, false));
  }
}
