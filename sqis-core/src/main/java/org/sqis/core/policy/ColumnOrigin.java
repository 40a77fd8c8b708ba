package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind some columns of a table, where it is not who stands behind the table.
 *
 * @param words the words that the columns serve; each column with all of its words
 * @param provenance who stands behind them; null for the one of the table
 * @param source the source they cite; empty for that of the table
 */
public record ColumnOrigin(List<String> words, @Nullable Provenance provenance, String source) {
  public ColumnOrigin {
    words = List.copyOf(words);
    Objects.requireNonNull(source, "source");
  }

  /** Whether it speaks of the column that serves these words. */
  public boolean isOf(List<String> column) {
    return !column.isEmpty() && words.containsAll(column);
  }

  /** What {@code origins} say of a column, with what the table says for the rest. */
  static ColumnOrigin in(
      List<ColumnOrigin> origins,
      List<String> column,
      @Nullable Provenance provenance,
      String source) {
    for (ColumnOrigin origin : origins) {
      if (origin.isOf(column)) {
        return new ColumnOrigin(
            column,
            origin.provenance == null ? provenance : origin.provenance,
            origin.source.isEmpty() ? source : origin.source);
      }
    }
    return new ColumnOrigin(column, provenance, source);
  }

  /** Whether nobody is said to stand behind the columns. */
  public boolean isUnsaid() {
    return provenance == null && source.isEmpty();
  }

  /** Provenance and source in one line, as in {@code state, memo page 3}; or empty. */
  public String line() {
    String word = provenance == null ? "" : provenance.word();
    return word + (word.isEmpty() || source.isEmpty() ? "" : ", ") + source;
  }
}
