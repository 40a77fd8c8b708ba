package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.policy.Outline;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;

/** What is done beside the scoring of schools. */
final class ProceduresChapter {
  private ProceduresChapter() {}

  static Section of(PolicySpec spec, References references) {
    List<Section> sections =
        Words.sections(
            "procedure",
            spec.procedures(),
            Procedure::name,
            Procedure::years,
            procedure -> blocks(procedure, references),
            references);
    return new Section("procedures", Text.of("What is done besides"), List.of(), sections);
  }

  private static List<Block> blocks(Procedure procedure, References references) {
    Outline outline = procedure.outline();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(Text.of("Kind: ").and(Text.code(outline.kind())).and(".")));
    if (!outline.clauses().isEmpty()) {
      blocks.add(
          new Block.Definitions(
              outline.clauses().stream()
                  .map(one -> new Block.Entry(one.name(), references.written(one.text())))
                  .toList()));
    }
    outline.tables().forEach(table -> blocks.add(table(table, references)));
    blocks.addAll(
        Words.standing(
            Words.provenance(procedure.provenance()),
            procedure.source(),
            procedure.notes(),
            references));
    return blocks;
  }

  private static Block table(Outline.Table table, References references) {
    List<Block.Row> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<Text> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        boolean isSource = table.columns().get(i).equals(Outline.SOURCE);
        cells.add(
            isSource && !row.get(i).isEmpty()
                ? references.cited(row.get(i))
                : references.written(row.get(i)));
      }
      rows.add(Words.row(cells));
    }
    return new Block.Table(
        Text.of(table.clause()), table.columns().stream().map(Text::of).toList(), rows);
  }
}
