package org.sqis.core.data;

import java.util.BitSet;
import org.sqis.core.column.Column;
import org.sqis.core.policy.Input;

/**
 * The values of one input: one for each of those its unit describes, in their order in the dataset;
 * for groups entity by entity, each by group. Immutable; safe for every thread.
 */
final class InputColumn {
  private final Input of;
  private final Column values;
  private final BitSet ofRated;

  /**
   * The values of an input.
   *
   * @param ofRated the rows whose values are those of the rated year
   */
  InputColumn(Input of, Column values, BitSet ofRated) {
    this.of = of;
    this.values = values;
    this.ofRated = (BitSet) ofRated.clone();
  }

  Input of() {
    return of;
  }

  Column values() {
    return values;
  }

  /** Whether the value of a row is that of the rated year. */
  boolean isOfRated(int row) {
    return ofRated.get(row);
  }
}
