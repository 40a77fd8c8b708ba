package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;

/**
 * A table that gives each pair of two results a third, such as a color from a status and a change.
 *
 * @param name its name, also the name of the result
 * @param title its title for reports, or empty
 * @param rowsBy the result or input whose words head the rows
 * @param columnsBy the result or input whose words head the columns
 * @param values the values of the grid with their numbers, if it declares them; a grid that
 *     declares none has plain words, or those of {@code valuesOf}
 * @param valuesOf the level table or grid whose levels its values are; empty for its own
 * @param columns the words each column serves
 * @param rows the rows
 * @param needs conditions without which the result is missing, tested in order before look-up
 * @param replacements what replaces the value after look-up, tested top-down
 * @param provenance who stands behind the cells; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Grid(
    String name,
    String title,
    String rowsBy,
    String columnsBy,
    List<Word> values,
    String valuesOf,
    List<List<String>> columns,
    List<Row> rows,
    List<Measure.Need> needs,
    List<Replacement> replacements,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Dated {
  public Grid {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(rowsBy, "rowsBy");
    Objects.requireNonNull(columnsBy, "columnsBy");
    values = List.copyOf(values);
    Objects.requireNonNull(valuesOf, "valuesOf");
    columns = LevelTable.copies(columns);
    rows = List.copyOf(rows);
    needs = List.copyOf(needs);
    replacements = List.copyOf(replacements);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "row " + row.words() + " must have " + columns.size() + " cells");
      }
    }
  }

  /**
   * The same, in force in other years.
   *
   * @param others the school years; null for every year of the policy
   */
  public Grid withYears(@Nullable YearRange others) {
    return new Grid(
        name,
        title,
        rowsBy,
        columnsBy,
        values,
        valuesOf,
        columns,
        rows,
        needs,
        replacements,
        provenance,
        source,
        notes,
        others);
  }

  /** The same grid with other rows. */
  public Grid withRows(List<Row> others) {
    return new Grid(
        name,
        title,
        rowsBy,
        columnsBy,
        values,
        valuesOf,
        columns,
        others,
        needs,
        replacements,
        provenance,
        source,
        notes,
        years);
  }

  /** The same, in force in every year of the policy. */
  public Grid(
      String name,
      String title,
      String rowsBy,
      String columnsBy,
      List<Word> values,
      String valuesOf,
      List<List<String>> columns,
      List<Row> rows,
      List<Measure.Need> needs,
      List<Replacement> replacements,
      @Nullable Provenance provenance,
      String source,
      List<String> notes) {
    this(
        name,
        title,
        rowsBy,
        columnsBy,
        values,
        valuesOf,
        columns,
        rows,
        needs,
        replacements,
        provenance,
        source,
        notes,
        null);
  }

  /**
   * A value of a grid.
   *
   * @param word the value as the cells write it
   * @param number its number; higher is better
   */
  public record Word(String word, Rational number) {
    public Word {
      Objects.requireNonNull(word, "word");
      Objects.requireNonNull(number, "number");
    }
  }

  /**
   * A row.
   *
   * @param words the words the row serves
   * @param cells one cell a column
   * @param years the school years in which it is in force; null for every year of the policy
   */
  public record Row(List<String> words, List<Cell> cells, @Nullable YearRange years)
      implements InForce {
    public Row {
      words = List.copyOf(words);
      cells = List.copyOf(cells);
    }

    /** The same, in force in every year of the policy. */
    public Row(List<String> words, List<Cell> cells) {
      this(words, cells, null);
    }
  }

  /** What a cell holds. */
  public sealed interface Cell {
    /**
     * A value.
     *
     * @param word the value
     */
    record Holds(String word) implements Cell {
      public Holds {
        Objects.requireNonNull(word, "word");
      }

      @Override
      public String toString() {
        return word;
      }
    }

    /**
     * No value.
     *
     * @param reason why
     * @param remark a remark for reports, or empty
     */
    record Lacks(MissingReason reason, String remark) implements Cell {
      public Lacks {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(remark, "remark");
      }

      @Override
      public String toString() {
        return remark.isEmpty() ? reason.words() : reason.words() + " \"" + remark + "\"";
      }
    }
  }

  /**
   * What replaces a value after look-up. It never gives a value to a school or group for which the
   * look-up gave none.
   *
   * @param cell what stands instead
   * @param when when it does
   */
  public record Replacement(Cell cell, Expr when) {
    public Replacement {
      Objects.requireNonNull(cell, "cell");
      Objects.requireNonNull(when, "when");
    }
  }
}
