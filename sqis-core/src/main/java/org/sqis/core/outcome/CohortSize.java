package org.sqis.core.outcome;

import java.util.Collection;
import java.util.Objects;
import org.sqis.core.data.Entity;

/**
 * How many schools a cohort has in the rated year, so that two runs can be compared. Immutable;
 * safe for every thread.
 *
 * @param cohort its name
 * @param members how many schools belong
 * @param undecided of how many it is not known
 * @param digest SHA-256 of the codes of its members, sorted, each followed by a line break
 */
public record CohortSize(String cohort, int members, int undecided, String digest) {
  public CohortSize {
    Objects.requireNonNull(cohort, "cohort");
    Objects.requireNonNull(digest, "digest");
  }

  static CohortSize of(String cohort, Collection<String> members, int undecided) {
    return new CohortSize(cohort, members.size(), undecided, Entity.digest(members));
  }

  /** One line for readers. */
  @Override
  public String toString() {
    return cohort
        + ": "
        + members
        + (members == 1 ? " school" : " schools")
        + (undecided == 0 ? "" : ", " + undecided + " undecided")
        + ", SHA-256 "
        + digest.substring(0, 12);
  }
}
