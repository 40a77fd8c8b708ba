package org.sqis.core.review;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Review;

/**
 * One round of the review of a strand of a district. Deeply immutable; safe for every thread.
 *
 * @param number its number, from 1
 * @param steps how each step stands
 * @param rows the levels, one row an expectation of the rubric
 * @param meets whether the final ratings meet; null while they are not complete, or if the policy
 *     does not say at which level
 * @param because why
 */
public record RoundReview(
    int number, List<Step> steps, List<Row> rows, @Nullable Boolean meets, String because) {
  public RoundReview {
    steps = List.copyOf(steps);
    rows = List.copyOf(rows);
    Objects.requireNonNull(because, "because");
  }

  /**
   * The levels of one expectation, side by side.
   *
   * @param expectation its name
   * @param title what is expected
   * @param ratings the ratings: of the district, of its reviewers, final
   * @param meets whether the final rating meets; null if there is none, or if the level is not set
   */
  public record Row(
      String expectation, String title, List<Rating> ratings, @Nullable Boolean meets) {
    public Row {
      Objects.requireNonNull(expectation, "expectation");
      Objects.requireNonNull(title, "title");
      ratings = List.copyOf(ratings);
    }

    /** The ratings of a step. */
    public List<Rating> of(Review.Rater rater) {
      return ratings.stream().filter(one -> one.rater() == rater).toList();
    }

    /** The final rating, if there is one. */
    public Optional<Rating> settled() {
      return of(Review.Rater.FINAL).stream().findFirst();
    }
  }

  /**
   * How a step stands on a day.
   *
   * @param rater who rates
   * @param due its last day; null if nobody says one
   * @param on the day on which its last rating was given; null while some are lacking
   * @param state how it stands
   * @param lacking what is lacking, in words
   */
  public record Step(
      Review.Rater rater,
      @Nullable CalendarDate due,
      @Nullable CalendarDate on,
      State state,
      String lacking) {
    public Step {
      Objects.requireNonNull(rater, "rater");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(lacking, "lacking");
    }
  }

  /** How a step stands. */
  public enum State {
    /** Not all is rated, and its day has not gone by. */
    OPEN("open"),
    /** All is rated, in time. */
    DONE("done"),
    /** Its day went by before all was rated. */
    LATE("late");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word for it. */
    public String word() {
      return word;
    }
  }

  /** The step of a rater, if the review has it. */
  public Optional<Step> step(Review.Rater rater) {
    return steps.stream().filter(one -> one.rater() == rater).findFirst();
  }

  /** The day on which the final ratings were complete, if they are. */
  public Optional<CalendarDate> settledOn() {
    return step(Review.Rater.FINAL).flatMap(one -> Optional.ofNullable(one.on()));
  }
}
