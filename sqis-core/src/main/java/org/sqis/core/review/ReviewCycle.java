package org.sqis.core.review;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;

/**
 * The review of a district in a school year. Deeply immutable; safe for every thread.
 *
 * @param district the district
 * @param year the school year
 * @param strands its strands, in the order of the policy
 * @param lastDay the last day of the school year
 * @param asOf the day on which it stands so
 */
public record ReviewCycle(
    String district,
    SchoolYear year,
    List<StrandReview> strands,
    CalendarDate lastDay,
    CalendarDate asOf) {
  public ReviewCycle {
    Objects.requireNonNull(district, "district");
    Objects.requireNonNull(year, "year");
    strands = List.copyOf(strands);
    Objects.requireNonNull(lastDay, "lastDay");
    Objects.requireNonNull(asOf, "asOf");
  }

  /** Whether every strand is rated. */
  public boolean isComplete() {
    return strands.stream().allMatch(StrandReview::isRated);
  }

  /** The day on which the last strand was rated; empty while one is not. */
  public Optional<CalendarDate> completeOn() {
    return isComplete()
        ? strands.stream().flatMap(one -> one.ratedOn().stream()).max(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** Whether the year went by without a whole review; what is rated later does not mend it. */
  public boolean isBreach() {
    boolean isInTime = completeOn().filter(day -> day.compareTo(lastDay) <= 0).isPresent();
    return !isInTime && asOf.compareTo(lastDay) > 0;
  }

  /** Whether some strand is in a state. */
  public boolean has(StrandReview.State state) {
    return strands.stream().anyMatch(one -> one.state() == state);
  }

  /** How it stands, in a few words. */
  public String state() {
    if (!isComplete()) {
      return isBreach() ? "breach: not complete" : "not complete";
    }
    String late = isBreach() ? "; breach: complete on " + completeOn().orElseThrow() : "";
    return strandState().words() + late;
  }

  /** The state that asks for most among the strands, all of which are rated. */
  private StrandReview.State strandState() {
    for (StrandReview.State state :
        List.of(
            StrandReview.State.PANEL,
            StrandReview.State.UNDECIDED,
            StrandReview.State.RESUBMIT,
            StrandReview.State.RESUBMITTED)) {
      if (has(state)) {
        return state;
      }
    }
    return StrandReview.State.MEETS;
  }

  /** The strands that are not rated yet. */
  public List<String> lacking() {
    return strands.stream().filter(one -> !one.isRated()).map(StrandReview::strand).toList();
  }
}
