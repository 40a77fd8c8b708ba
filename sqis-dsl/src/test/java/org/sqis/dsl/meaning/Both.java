package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.sqis.core.Evaluator;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Outcome;
import org.sqis.dsl.equal.Differences;

/** Scores with the engine and with the reference evaluator: a meaning is what both say. */
final class Both {
  private Both() {}

  static Outcome score(Policy policy, Dataset data) {
    Outcome columns = policy.score(data, Evaluator.COLUMNS);
    Outcome reference = policy.score(data, Evaluator.REFERENCE);
    assertThat(Differences.of(columns, reference, 5).found()).isEmpty();
    return columns;
  }
}
