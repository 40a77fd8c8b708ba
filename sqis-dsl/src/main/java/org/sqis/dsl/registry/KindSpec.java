package org.sqis.dsl.registry;

import java.util.List;
import java.util.Objects;

/**
 * A kind of declaration. Immutable; safe for every thread.
 *
 * @param name the word it starts with
 * @param head how its first line is written
 * @param summary what it declares
 * @param columns the columns of the table that follows the first line; empty if none does
 * @param hasFreeColumns whether that table has further columns, such as school types
 * @param clauses its clauses
 * @param example a short example that reads well in the reference
 */
public record KindSpec(
    String name,
    String head,
    String summary,
    List<ColumnSpec> columns,
    boolean hasFreeColumns,
    List<ClauseSpec> clauses,
    String example) {
  public KindSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(summary, "summary");
    columns = List.copyOf(columns);
    clauses = List.copyOf(clauses);
    Objects.requireNonNull(example, "example");
  }

  /** Whether rows must follow the first line. */
  public boolean takesTable() {
    return !columns.isEmpty();
  }
}
