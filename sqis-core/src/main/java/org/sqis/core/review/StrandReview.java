package org.sqis.core.review;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;

/**
 * The review of one strand of a district in a school year. Deeply immutable; safe for every thread.
 *
 * @param strand its name
 * @param rubric the name of its rubric
 * @param rounds its rounds, the first one always, others once they began or are due
 * @param state how it stands
 * @param due the day by which it must be submitted again; null if it must not be, or if nobody says
 * @param because why it stands so
 */
public record StrandReview(
    String strand,
    String rubric,
    List<RoundReview> rounds,
    State state,
    @Nullable CalendarDate due,
    String because) {
  public StrandReview {
    Objects.requireNonNull(strand, "strand");
    Objects.requireNonNull(rubric, "rubric");
    rounds = List.copyOf(rounds);
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(because, "because");
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("rounds must not be empty: " + strand);
    }
  }

  /** How a strand stands. */
  public enum State {
    /** The final ratings of the first round are not complete. */
    NOT_RATED("not rated"),
    /** It meets. */
    MEETS("meets"),
    /** It does not meet, and must be submitted again. */
    RESUBMIT("resubmit"),
    /** It was submitted again, and is not rated again yet. */
    RESUBMITTED("resubmitted"),
    /** It did not meet in the last round either. */
    PANEL("to the panel"),
    /** It is rated, and a number that decides is not set. */
    UNDECIDED("undecided");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** The words for it. */
    public String words() {
      return words;
    }
  }

  /** The last round that there is. */
  public RoundReview last() {
    return rounds.get(rounds.size() - 1);
  }

  /** The day on which the final ratings of the first round were complete, if they are. */
  public Optional<CalendarDate> ratedOn() {
    return rounds.get(0).settledOn();
  }

  /** Whether the final ratings of the first round are complete. */
  public boolean isRated() {
    return ratedOn().isPresent();
  }
}
