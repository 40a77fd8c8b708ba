package org.sqis.core.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.model.Value;

/**
 * The published answers to one result, in the order in which {@link InputColumn} has values, with
 * gaps where the data hold no answer. Immutable; safe for every thread.
 */
final class AnswerColumn {
  private final Dataset.PublishedResult of;
  private final Column values;
  private final BitSet given = new BitSet();

  /**
   * The answers to a result.
   *
   * @param answers the answers, null where there is none
   */
  AnswerColumn(Dataset.PublishedResult of, @Nullable Value[] answers) {
    this.of = of;
    List<Value> all = new ArrayList<>(answers.length);
    for (int row = 0; row < answers.length; row++) {
      Value answer = answers[row];
      given.set(row, answer != null);
      all.add(answer == null ? Assembly.NOT_REPORTED : answer);
    }
    this.values = Column.of(all);
  }

  Dataset.PublishedResult of() {
    return of;
  }

  /** The answer of a row, if there is one. */
  Optional<Value> at(int row) {
    return given.get(row) ? Optional.of(values.value(row)) : Optional.empty();
  }
}
