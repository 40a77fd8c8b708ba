package org.sqis.core.change;

import java.util.List;
import org.sqis.core.policy.Outline;
import org.sqis.core.policy.Procedure;

/** Flattens procedures into facts, from their outlines. No value of a school depends on them. */
final class ProcedureFacts {
  private ProcedureFacts() {}

  static Flat of(Procedure procedure, FactList facts) {
    facts.explain("title", procedure.title());
    Outline outline = procedure.outline();
    outline.clauses().forEach(clause -> facts.terms(clause.name(), clause.text()));
    for (Outline.Table table : outline.tables()) {
      for (List<String> row : table.rows()) {
        row(table, row, facts);
      }
      if (table.isOrdered()) {
        facts.terms("order of " + table.clause(), order(table));
      }
    }
    facts
        .explain(
            "provenance", procedure.provenance() == null ? null : procedure.provenance().word())
        .explain("source", procedure.source())
        .explainLines("note", procedure.notes());
    return facts.flat(
        new Declared(outline.kind(), procedure.name(), procedure.title()), procedure.years());
  }

  private static void row(Outline.Table table, List<String> row, FactList facts) {
    String name = table.clause() + " " + row.get(0);
    for (int i = 1; i < row.size(); i++) {
      String heading = table.columns().get(i);
      boolean isRemark =
          heading.equals(Outline.SOURCE)
              || heading.equals(Outline.PROVENANCE)
              || heading.equals("meaning");
      if (isRemark) {
        facts.explain(heading + " of " + name, row.get(i));
      } else {
        facts.terms(heading + " of " + name, row.get(i));
      }
    }
    if (row.size() == 1) {
      facts.terms(name, "is there");
    }
  }

  private static String order(Outline.Table table) {
    return String.join(", ", table.rows().stream().map(row -> row.get(0)).toList());
  }
}
