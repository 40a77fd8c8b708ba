package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.YearRange;

/**
 * Numbers that the levels of a table, or the words of a name, carry: one column a number, one row a
 * level or word. Rules read them as {@code number(NAME, COLUMN)}.
 *
 * @param of the table of levels, or the name of type {@code one of}, whose values carry them
 * @param columns the columns
 * @param rows the rows
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record NumberTable(
    String of,
    List<Column> columns,
    List<Row> rows,
    List<String> notes,
    @Nullable YearRange years) {
  public NumberTable {
    Objects.requireNonNull(of, "of");
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    for (Row row : rows) {
      if (row.numbers().size() != columns.size()) {
        throw new IllegalArgumentException(
            "row " + row.word() + " must have " + columns.size() + " numbers");
      }
    }
  }

  /**
   * The same, in force in other years.
   *
   * @param others the school years; null for every year of the policy
   */
  public NumberTable withYears(@Nullable YearRange others) {
    return new NumberTable(of, columns, rows, notes, others);
  }

  /** What the table calls itself in messages: {@code numbers of school_type}. */
  public String label() {
    return "numbers of " + of;
  }

  /**
   * One number of every level or word.
   *
   * @param name its name, which has a meaning in this table only
   * @param type its unit; null for percents if all are written so, else for bare numbers, which
   *     take the unit they meet
   * @param provenance who stands behind its numbers; null if the author does not say
   * @param source the source they cite, or empty
   * @param meaning what they mean, or empty
   */
  public record Column(
      String name,
      @Nullable Type type,
      @Nullable Provenance provenance,
      String source,
      String meaning) {
    public Column {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(meaning, "meaning");
    }
  }

  /**
   * The numbers of one level or word.
   *
   * @param word the level or word
   * @param numbers its numbers, one a column
   */
  public record Row(String word, List<Expr.Numeral> numbers) {
    public Row {
      Objects.requireNonNull(word, "word");
      numbers = List.copyOf(numbers);
    }
  }
}
