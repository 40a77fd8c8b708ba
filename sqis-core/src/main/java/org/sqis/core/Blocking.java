package org.sqis.core;

import org.sqis.core.eval.Blockers;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.Undecided;

/** Tells an outcome what blocks the undecided values of one school, district, or consortium. */
final class Blocking {
  private final Blockers blockers;
  private final String id;
  private final Outcome.Builder outcome;

  Blocking(SchoolValues values, String id, Outcome.Builder outcome) {
    this.blockers = new Blockers(values);
    this.id = id;
    this.outcome = outcome;
  }

  /** Says what blocks a value, if it is undecided. */
  void of(String result, int group, String groupName, Value value) {
    if (Undecided.is(value) && value instanceof Value.Missing missing) {
      outcome.block(
          result,
          new Undecided.Whose(id, groupName),
          missing.reason(),
          blockers.of(result, group, missing.reason()));
    }
  }
}
