package org.sqis.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;

/**
 * A table of cut scores that gives each value of a measure a level.
 *
 * @param name its name, also the name of the result
 * @param title its title for reports, or empty
 * @param of the measure or input it reads
 * @param by the school input whose words head the columns; empty for one column for every school
 * @param columns the words each column serves; one empty list if {@code by} is empty
 * @param rows the levels, tested top-down
 * @param provenance who stands behind the cut scores; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 * @param origins who stands behind single columns, where it is not who stands behind the table
 */
public record LevelTable(
    String name,
    String title,
    String of,
    String by,
    List<List<String>> columns,
    List<Row> rows,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years,
    List<ColumnOrigin> origins)
    implements Dated {
  public LevelTable {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(of, "of");
    Objects.requireNonNull(by, "by");
    columns = copies(columns);
    rows = List.copyOf(rows);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
    origins = List.copyOf(origins);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "row " + row.level() + " must have " + columns.size() + " cells");
      }
    }
  }

  /** Copies of lists in an immutable list. */
  static List<List<String>> copies(List<List<String>> lists) {
    List<List<String>> copies = new ArrayList<>();
    for (List<String> one : lists) {
      copies.add(List.copyOf(one));
    }
    return List.copyOf(copies);
  }

  /**
   * The same, in force in other years.
   *
   * @param others the school years; null for every year of the policy
   */
  public LevelTable withYears(@Nullable YearRange others) {
    return new LevelTable(
        name, title, of, by, columns, rows, provenance, source, notes, others, origins);
  }

  /** The same, in force in every year of the policy. */
  public LevelTable(
      String name,
      String title,
      String of,
      String by,
      List<List<String>> columns,
      List<Row> rows,
      @Nullable Provenance provenance,
      String source,
      List<String> notes) {
    this(name, title, of, by, columns, rows, provenance, source, notes, null);
  }

  /** The same, where one stands behind all columns. */
  public LevelTable(
      String name,
      String title,
      String of,
      String by,
      List<List<String>> columns,
      List<Row> rows,
      @Nullable Provenance provenance,
      String source,
      List<String> notes,
      @Nullable YearRange years) {
    this(name, title, of, by, columns, rows, provenance, source, notes, years, List.of());
  }

  /** Who stands behind the cut scores of the column with that number. */
  public ColumnOrigin origin(int column) {
    return ColumnOrigin.in(origins, columns.get(column), provenance, source);
  }

  /** The same table with other levels. */
  public LevelTable withRows(List<Row> others) {
    return new LevelTable(
        name, title, of, by, columns, others, provenance, source, notes, years, origins);
  }

  /**
   * One level.
   *
   * @param level its name as the table writes it
   * @param number its number; higher is better
   * @param cells the values that have it, one cell a column
   * @param years the school years in which it is in force; null for every year of the policy
   */
  public record Row(String level, Rational number, List<Cut> cells, @Nullable YearRange years)
      implements InForce {
    public Row {
      Objects.requireNonNull(level, "level");
      Objects.requireNonNull(number, "number");
      cells = List.copyOf(cells);
    }

    /** The same, in force in every year of the policy. */
    public Row(String level, Rational number, List<Cut> cells) {
      this(level, number, cells, null);
    }
  }

  /** Which values have a level. */
  public sealed interface Cut {
    /**
     * Values from a bound upwards, as far as the row above begins.
     *
     * @param bound the bound
     * @param isStrict whether the bound itself is left out
     */
    record From(Expr.Numeral bound, boolean isStrict) implements Cut {}

    /**
     * Values up to a bound, as far as the row above ends.
     *
     * @param bound the bound
     * @param isStrict whether the bound itself is left out
     */
    record UpTo(Expr.Numeral bound, boolean isStrict) implements Cut {}

    /**
     * Values from {@code low} to {@code high}, both included.
     *
     * @param low the least value
     * @param high the greatest value
     */
    record Between(Expr.Numeral low, Expr.Numeral high) implements Cut {}

    /** Every value no row above holds. */
    record Rest() implements Cut {}

    /** The column's schools do not have this level table. */
    record NotServed() implements Cut {}
  }
}
