package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.policy.Provenance;

/** Who stands behind a table, and behind single columns of it where that is somebody else. */
final class Standing {
  private Standing() {}

  /** The definitions of a table, then a table of the columns that have an origin of their own. */
  static List<Block> of(
      @Nullable Provenance provenance,
      String source,
      List<ColumnOrigin> origins,
      List<String> notes,
      References references) {
    List<Block> blocks =
        new ArrayList<>(Words.standing(Words.provenance(provenance), source, notes, references));
    if (!origins.isEmpty()) {
      List<Block.Row> rows = new ArrayList<>();
      for (ColumnOrigin origin : origins) {
        rows.add(
            Words.row(
                List.of(
                    Text.of(String.join(", ", origin.words())),
                    origin.provenance() == null
                        ? Text.of("as the table")
                        : Words.provenance(origin.provenance()),
                    origin.source().isEmpty()
                        ? Text.of("as the table")
                        : references.cited(origin.source()))));
      }
      blocks.add(
          new Block.Table(
              Text.of("Columns with an origin of their own"),
              List.of(Text.of("Column"), Text.of("Set by"), Text.of("Source")),
              rows));
    }
    return blocks;
  }

  /**
   * How many things of a table each one stands behind, with the source where that is all that is
   * said; {@code counts} has one number a column.
   */
  static Map<ColumnOrigin, Integer> counted(List<ColumnOrigin> columns, List<Integer> counts) {
    Map<ColumnOrigin, Integer> counted = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      ColumnOrigin column = columns.get(i);
      counted.merge(
          new ColumnOrigin(
              List.of(), column.provenance(), column.provenance() == null ? column.source() : ""),
          counts.get(i),
          Integer::sum);
    }
    return counted;
  }
}
