package org.sqis.core.review;

import java.util.List;
import java.util.Objects;
import org.sqis.core.data.Entry;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Review;
import org.sqis.core.problem.Place;

/**
 * A level that somebody gave a district for one expectation. Immutable; safe for every thread.
 *
 * @param district the district that is rated
 * @param year the school year of the review
 * @param round the number of the round, from 1
 * @param rater who rates
 * @param reviewer the district that rates; empty for a final rating
 * @param strand what is reviewed
 * @param expectation what is expected
 * @param level the level
 * @param on the day
 * @param record all that the record says
 */
public record Rating(
    String district,
    SchoolYear year,
    int round,
    Review.Rater rater,
    String reviewer,
    String strand,
    String expectation,
    int level,
    CalendarDate on,
    Entry record) {
  public Rating {
    Objects.requireNonNull(district, "district");
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(rater, "rater");
    Objects.requireNonNull(reviewer, "reviewer");
    Objects.requireNonNull(strand, "strand");
    Objects.requireNonNull(expectation, "expectation");
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(record, "record");
  }

  /** Where it stands. */
  Place.Cell at() {
    return record.at();
  }

  boolean isOf(String itsStrand, int itsRound, Review.Rater itsRater) {
    return strand.equals(itsStrand) && round == itsRound && rater == itsRater;
  }

  /** A text of the record, such as {@code narrative}; empty if it says none. */
  public String text(String field) {
    return record.text(field);
  }

  /** What the self-rating shows. */
  public List<String> artefacts() {
    return record.texts("artefacts");
  }

  /** Who rates, for readers. */
  public String by() {
    return rater == Review.Rater.PEER ? reviewer : rater.word();
  }
}
