package org.sqis.core.review;

import java.util.List;
import java.util.Objects;
import org.sqis.core.model.SchoolYear;

/**
 * The review of a district in a school year. Deeply immutable; safe for every thread.
 *
 * @param district the district
 * @param year the school year
 * @param strands its strands, in the order of the policy
 * @param isYearOver whether the school year was over on the day
 */
public record ReviewCycle(
    String district, SchoolYear year, List<StrandReview> strands, boolean isYearOver) {
  public ReviewCycle {
    Objects.requireNonNull(district, "district");
    Objects.requireNonNull(year, "year");
    strands = List.copyOf(strands);
  }

  /** Whether every strand is rated. */
  public boolean isComplete() {
    return strands.stream().allMatch(StrandReview::isRated);
  }

  /** Whether the year went by without a whole review. */
  public boolean isBreach() {
    return isYearOver && !isComplete();
  }

  /** Whether some strand is in a state. */
  public boolean has(StrandReview.State state) {
    return strands.stream().anyMatch(one -> one.state() == state);
  }

  /** How it stands, in a few words. */
  public String state() {
    if (!isComplete()) {
      return isYearOver ? "breach: not complete" : "not complete";
    }
    for (StrandReview.State state :
        List.of(
            StrandReview.State.PANEL,
            StrandReview.State.UNDECIDED,
            StrandReview.State.RESUBMIT,
            StrandReview.State.RESUBMITTED)) {
      if (has(state)) {
        return state.words();
      }
    }
    return StrandReview.State.MEETS.words();
  }

  /** The strands that are not rated yet. */
  public List<String> lacking() {
    return strands.stream().filter(one -> !one.isRated()).map(StrandReview::strand).toList();
  }
}
