package org.sqis.core.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sqis.core.expr.Expr;
import org.sqis.core.plan.Plan;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.NumberTable;

/** Says which numbers of levels and words a rule reads, and who stands behind them. */
final class NumberNotes {
  private NumberNotes() {}

  /** The numbers that a measure reads; empty if it reads none. */
  static String of(Measure measure, Plan plan) {
    if (plan.spec().numbers().isEmpty()) {
      return "";
    }
    List<Expr> all = new ArrayList<>();
    measure.needs().forEach(need -> all.add(need.condition()));
    if (measure.body() instanceof Measure.Cases cases) {
      for (Measure.Case one : cases.cases()) {
        all.add(one.value());
        if (one.when() != null) {
          all.add(one.when());
        }
      }
    }
    return of(all, plan);
  }

  /** The numbers that an index reads; empty if it reads none. */
  static String of(IndexSpec index, Plan plan) {
    return plan.spec().numbers().isEmpty() ? "" : of(List.of(index.earns()), plan);
  }

  private static String of(List<Expr> all, Plan plan) {
    Set<String> columns = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    Deque<Expr> open = new ArrayDeque<>(all);
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      if (expr instanceof Expr.Call call
          && call.function().equals("number")
          && call.arguments().size() == 2) {
        columns.add(call.arguments().get(1).toString());
      }
      if (expr instanceof Expr.Name name) {
        names.add(name.name());
      } else if (expr instanceof Expr.OfGroup ofGroup) {
        names.add(ofGroup.name());
      }
      expr.children().forEach(open::add);
    }
    List<String> notes = new ArrayList<>();
    for (NumberTable table : plan.spec().numbers()) {
      for (int i = 0; i < table.columns().size(); i++) {
        if (columns.contains(table.columns().get(i).name())
            && (names.contains("level") || isNamed(table.of(), names, plan))) {
          notes.add(note(table, i));
        }
      }
    }
    return String.join("; ", notes);
  }

  /** Whether one of the names has the levels or words that carry the numbers. */
  private static boolean isNamed(String of, Set<String> names, Plan plan) {
    return names.contains(of)
        || names.stream()
            .map(plan::element)
            .anyMatch(
                element ->
                    element != null
                        && element.typed().type() instanceof org.sqis.core.model.Type.LevelOf levels
                        && levels.table().equals(of));
  }

  private static String note(NumberTable table, int column) {
    NumberTable.Column one = table.columns().get(column);
    String origin = new ColumnOrigin(List.of(), one.provenance(), one.source()).line();
    return one.name()
        + " of "
        + table.of()
        + ": "
        + table.rows().stream()
            .map(row -> row.word() + " " + row.numbers().get(column))
            .collect(Collectors.joining(", "))
        + (origin.isEmpty() ? "" : " (" + origin + ")");
  }
}
