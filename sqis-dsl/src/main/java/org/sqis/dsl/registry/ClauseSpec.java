package org.sqis.dsl.registry;

import java.util.List;
import java.util.Objects;

/**
 * A clause of a declaration. Immutable; safe for every thread.
 *
 * @param name its name, of one word or more
 * @param takes how its value is written, for messages and the reference
 * @param count how often it can be said
 * @param columns the columns of its table; empty if it takes none
 * @param hasFreeColumns whether its table has further columns, such as school types
 * @param isTableOptional whether its value can stand on its line, without a table
 * @param summary what it means
 */
public record ClauseSpec(
    String name,
    String takes,
    Count count,
    List<ColumnSpec> columns,
    boolean hasFreeColumns,
    boolean isTableOptional,
    String summary) {
  public ClauseSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(takes, "takes");
    Objects.requireNonNull(count, "count");
    columns = List.copyOf(columns);
    Objects.requireNonNull(summary, "summary");
  }

  /** A clause that can be left out. */
  public static ClauseSpec optional(String name, String takes, String summary) {
    return new ClauseSpec(name, takes, Count.OPTIONAL, List.of(), false, false, summary);
  }

  /** A clause that must be said once. */
  public static ClauseSpec required(String name, String takes, String summary) {
    return new ClauseSpec(name, takes, Count.REQUIRED, List.of(), false, false, summary);
  }

  /** A clause that can be said any number of times. */
  public static ClauseSpec repeated(String name, String takes, String summary) {
    return new ClauseSpec(name, takes, Count.REPEATED, List.of(), false, false, summary);
  }

  /** The same clause with a table of these columns. */
  public ClauseSpec table(ColumnSpec... specs) {
    return new ClauseSpec(name, takes, count, List.of(specs), false, false, summary);
  }

  /** The same clause with a table of these columns and one a school type. */
  public ClauseSpec tableByType(ColumnSpec... specs) {
    return new ClauseSpec(name, takes, count, List.of(specs), true, false, summary);
  }

  /** The same clause, whose value is on its line or in a table with a column for each group. */
  public ClauseSpec lineOrTable(ColumnSpec... specs) {
    return new ClauseSpec(name, takes, count, List.of(specs), true, true, summary);
  }

  /** Whether rows can follow. */
  public boolean takesTable() {
    return !columns.isEmpty();
  }

  /** The words of its name. */
  public String[] words() {
    return name.split(" ");
  }

  /** How often a clause can be said. */
  public enum Count {
    /** Once. */
    REQUIRED,
    /** At most once. */
    OPTIONAL,
    /** Any number of times. */
    REPEATED
  }
}
