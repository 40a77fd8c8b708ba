package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.policy.NumberTable;
import org.sqis.core.policy.PolicySpec;

/** The numbers that levels and words carry. */
final class NumbersChapter {
  private NumbersChapter() {}

  static Section of(PolicySpec spec, References references) {
    List<Section> sections = new ArrayList<>();
    for (Section one :
        Words.sections(
            "numbers",
            spec.numbers(),
            NumberTable::of,
            NumberTable::years,
            table -> blocks(table, references),
            references)) {
      sections.add(one);
    }
    return new Section(
        "numbers", Text.of("Numbers that levels and words carry"), List.of(), sections);
  }

  private static List<Block> blocks(NumberTable table, References references) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            Text.of("What each value of ").and(references.titled(table.of())).and(" carries.")));
    List<Text> heads = new ArrayList<>(List.of(Text.of("Value")));
    table.columns().forEach(column -> heads.add(Text.code(column.name())));
    List<Block.Row> rows = new ArrayList<>();
    for (NumberTable.Row row : table.rows()) {
      List<Text> cells = new ArrayList<>(List.of(Text.of(row.word())));
      row.numbers().forEach(number -> cells.add(Text.of(number.toString())));
      rows.add(Words.row(cells));
    }
    blocks.add(new Block.Table(Text.of("Numbers of ").and(Text.code(table.of())), heads, rows));
    blocks.add(columns(table, references));
    blocks.addAll(Words.standing(null, "", table.notes(), references));
    return blocks;
  }

  private static Block columns(NumberTable table, References references) {
    List<Block.Row> rows = new ArrayList<>();
    for (NumberTable.Column column : table.columns()) {
      rows.add(
          Words.row(
              List.of(
                  Text.code(column.name()),
                  Text.of(column.type() == null ? "" : column.type().words()),
                  Words.provenance(column.provenance()),
                  column.source().isEmpty() ? Text.NONE : references.cited(column.source()),
                  Text.of(column.meaning()))));
    }
    return new Block.Table(
        Text.of("Who stands behind them"),
        List.of(
            Text.of("Number"),
            Text.of("Unit"),
            Text.of("Set by"),
            Text.of("Source"),
            Text.of("Meaning")),
        rows);
  }
}
