package org.sqis.core.change;

import java.util.List;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.policy.NumberTable;

/** Flattens the numbers that levels and words carry, and who stands behind single columns. */
final class NumberFacts {
  private NumberFacts() {}

  static Flat of(NumberTable table, FactList facts) {
    for (int i = 0; i < table.columns().size(); i++) {
      NumberTable.Column column = table.columns().get(i);
      facts
          .cell(
              "type of " + column.name(),
              "",
              column.type() == null ? null : column.type().words(),
              "column/" + i)
          .explain("provenance of " + column.name(), column.provenance())
          .explain("source of " + column.name(), column.source())
          .explain("meaning of " + column.name(), column.meaning());
      for (int row = 0; row < table.rows().size(); row++) {
        NumberTable.Row one = table.rows().get(row);
        facts.cell(
            column.name() + " of " + one.word(), "", one.numbers().get(i), "row/" + row + "/" + i);
      }
    }
    facts.explainLines("note", table.notes());
    return facts.flat(new Declared("numbers of", table.of(), ""), table.years());
  }

  /** Who stands behind single columns. */
  static void origins(FactList facts, List<ColumnOrigin> origins) {
    for (ColumnOrigin origin : origins) {
      for (String word : origin.words()) {
        facts
            .explain("provenance for " + word, origin.provenance())
            .explain("source for " + word, origin.source());
      }
    }
  }
}
