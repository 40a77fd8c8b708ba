package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ClauseSpec;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads the clause {@code columns}, which says who stands behind single columns of a table. */
final class Origins {
  static final ColumnSpec PROVENANCE =
      ColumnSpec.optional("provenance", "waiver, federal, state, proxy or choice");
  static final ColumnSpec SOURCE =
      ColumnSpec.optional("source", "a source of the policy and where in it");

  /** The clause; what it leaves out is as the clauses {@code provenance} and {@code source} say. */
  static final ClauseSpec CLAUSE =
      ClauseSpec.optional(
              "columns",
              "",
              "Who stands behind single columns, where it is not who stands behind the table.")
          .table(
              ColumnSpec.required("column", "the words that head a column, or several columns"),
              PROVENANCE,
              SOURCE);

  private Origins() {}

  /** What a declaration says of single columns. */
  static List<ColumnOrigin> read(Declared declared, Place.Element at, Draft draft) {
    List<ColumnOrigin> origins = new ArrayList<>();
    Declared.Clause clause = declared.clause("columns").orElse(null);
    if (clause != null) {
      for (Rows.Row row : clause.rows().rows()) {
        Place.Element place = at.child("origin").child(origins.size());
        draft.spans.put(place, row.cell("column").span());
        Values.placeList(row.cell("source").span(), place.child("source"), draft);
        Provenance provenance = provenance(row);
        SyntaxCell source = row.cell("source");
        if (provenance == null && source.isEmpty() && row.isSound()) {
          row.refuse(
              row.cell("column"),
              "column",
              "nothing is said of it",
              "write who stands behind it, or what it rests on, or leave the row out");
        }
        if (row.isSound()) {
          origins.add(
              new ColumnOrigin(
                  Values.list(row.cell("column").keyboardText()), provenance, source.text()));
        }
      }
    }
    return origins;
  }

  /** The provenance of a cell; null if it is empty or after a fault. */
  static @Nullable Provenance provenance(Rows.Row row) {
    SyntaxCell cell = row.cell("provenance");
    if (cell.isEmpty()) {
      return null;
    }
    Provenance provenance = Provenance.parse(cell.text()).orElse(null);
    if (provenance == null) {
      row.refuse(
          cell,
          "provenance",
          "it takes waiver, federal, state, proxy or choice",
          "write who stands behind the value; `choice` if nobody but the authors does");
    }
    return provenance;
  }
}
