package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.PolicySpec;

/** The tables of cut scores. */
final class LevelsChapter {
  private LevelsChapter() {}

  static Section of(PolicySpec spec, References references) {
    List<Section> sections =
        Words.sections(
            "levels",
            spec.levels(),
            LevelTable::name,
            LevelTable::years,
            table -> blocks(table, references),
            references);
    return new Section("levels", Text.of("Levels and their cut scores"), List.of(), sections);
  }

  private static List<Block> blocks(LevelTable table, References references) {
    List<Block> blocks = new ArrayList<>();
    Text says = Text.of("The level of ").and(references.titled(table.of()));
    says = table.by().isEmpty() ? says : says.and(", by ").and(references.name(table.by()));
    blocks.add(
        new Block.Paragraph(
            says.and(". A value has the first level of the table that holds it, from the top.")));
    blocks.add(cuts(table));
    blocks.addAll(
        Standing.of(
            table.provenance(), table.source(), table.origins(), table.notes(), references));
    return blocks;
  }

  private static Block cuts(LevelTable table) {
    boolean hasNumbers =
        table.rows().stream().anyMatch(row -> !row.level().equals(row.number().toString()));
    boolean hasYears = table.rows().stream().anyMatch(row -> row.years() != null);
    List<Text> columns = new ArrayList<>(List.of(Text.of("Level")));
    if (hasNumbers) {
      columns.add(Text.of("Number of the level"));
    }
    table.columns().forEach(words -> columns.add(Words.column(words, "Every school")));
    if (hasYears) {
      columns.add(Words.YEARS);
    }
    List<Block.Row> rows = new ArrayList<>();
    for (LevelTable.Row row : table.rows()) {
      List<Text> cells = new ArrayList<>(List.of(Text.of(row.level())));
      if (hasNumbers) {
        cells.add(Text.of(Words.number(row.number())));
      }
      row.cells().forEach(cut -> cells.add(Text.of(Words.cut(cut))));
      if (hasYears) {
        cells.add(Words.years(row.years()));
      }
      rows.add(Words.row(cells));
    }
    return new Block.Table(Text.of("Cut scores of ").and(Text.code(table.of())), columns, rows);
  }
}
