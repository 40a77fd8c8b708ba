package org.sqis.core.review;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Review;
import org.sqis.core.policy.Rubric;

/** Says whether final ratings meet, as the review says which do. */
final class Verdicts {
  private Verdicts() {}

  /** Whether they meet; empty while some are lacking, or if the level that meets is not set. */
  static Optional<Boolean> meets(Rules rules, Review review, Rubric rubric, List<Rating> settled) {
    OptionalInt level = rules.number(rubric.meets());
    int wanted = rubric.expectations().size();
    if (level.isEmpty() || settled.size() < wanted) {
      return Optional.empty();
    }
    long above = settled.stream().filter(one -> one.level() >= level.getAsInt()).count();
    return Optional.of(
        switch (review.meets()) {
          case EVERY -> above == wanted;
          case MOST -> 2 * above > wanted;
          case MEAN -> mean(settled).compareTo(Rational.of(level.getAsInt())) >= 0;
        });
  }

  /** Why they do or do not. */
  static String because(Rules rules, Review review, Rubric rubric, List<Rating> settled) {
    OptionalInt level = rules.number(rubric.meets());
    if (level.isEmpty()) {
      return "`" + rubric.meets() + "` is not set";
    }
    if (review.meets() == Review.Meets.MEAN) {
      return "the mean is " + mean(settled) + ", and " + level.getAsInt() + " meets";
    }
    List<String> below =
        settled.stream()
            .filter(one -> one.level() < level.getAsInt())
            .map(one -> one.expectation() + " at level " + one.level())
            .toList();
    String meets = level.getAsInt() + " meets";
    return below.isEmpty()
        ? "every expectation at level " + level.getAsInt() + " or above"
        : String.join(", ", below) + "; " + meets;
  }

  private static Rational mean(List<Rating> settled) {
    long sum = settled.stream().mapToLong(Rating::level).sum();
    return Rational.of(sum, Math.max(1, settled.size()));
  }
}
