package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a procedure says, as texts: its clauses and its tables in the order in which a rule file
 * writes them. Rule books and comparisons are made of it. Deeply immutable; safe for every thread.
 *
 * @param kind the word of the declaration, such as {@code pairing}
 * @param clauses what it says in one line each; a clause that says nothing is left out
 * @param tables its tables
 */
public record Outline(String kind, List<Clause> clauses, List<Table> tables) {
  /** The heading of a column whose cells cite sources. */
  public static final String SOURCE = "source";

  /** The heading of a column that says who stands behind a row. */
  public static final String PROVENANCE = "provenance";

  public Outline {
    Objects.requireNonNull(kind, "kind");
    clauses = clauses.stream().filter(clause -> !clause.text().isEmpty()).toList();
    tables = List.copyOf(tables);
  }

  /** The cell of a provenance; empty for null. */
  static String word(@Nullable Provenance provenance) {
    return provenance == null ? "" : provenance.word();
  }

  /**
   * What one clause says.
   *
   * @param name the name of the clause
   * @param text its text, as a rule file writes it; empty if it says nothing
   */
  public record Clause(String name, String text) {
    public Clause {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * A table.
   *
   * @param clause the name of the clause it belongs to
   * @param columns the headings of its columns; the first cells of a row name the row
   * @param rows its rows, one text a column
   * @param isOrdered whether the order of its rows says something
   */
  public record Table(
      String clause, List<String> columns, List<List<String>> rows, boolean isOrdered) {
    public Table {
      Objects.requireNonNull(clause, "clause");
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException("row must have " + columns.size() + " cells: " + row);
        }
      }
    }

    /** The cells of a column; empty if there is none of that heading. */
    public List<String> column(String heading) {
      int at = columns.indexOf(heading);
      return at < 0 ? List.of() : rows.stream().map(row -> row.get(at)).toList();
    }
  }
}
