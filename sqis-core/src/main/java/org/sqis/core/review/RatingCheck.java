package org.sqis.core.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.sqis.core.data.Entry;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Review;
import org.sqis.core.policy.Rubric;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Takes the ratings of a school year that can stand, and says what is wrong with the others. */
final class RatingCheck {
  private final Rules rules;
  private final Review review;
  private final List<String> districts;
  private final Assignment assignment;
  private final List<Problem> problems;
  private final List<Rating> sound = new ArrayList<>();

  RatingCheck(
      Rules rules,
      Review review,
      List<String> districts,
      Assignment assignment,
      List<Problem> problems) {
    this.rules = rules;
    this.review = review;
    this.districts = districts;
    this.assignment = assignment;
    this.problems = problems;
  }

  /** The ratings that can stand, by district, round, step and day. */
  List<Rating> check(List<Entry> entries) {
    List<Rating> read = new ArrayList<>();
    entries.stream()
        .sorted(Comparator.comparing((Entry one) -> DistrictReviews.place(one.at())))
        .forEach(entry -> read(entry).ifPresent(read::add));
    read.sort(
        Comparator.comparing(Rating::district)
            .thenComparing(Rating::round)
            .thenComparing(Rating::rater)
            .thenComparing(Rating::on)
            .thenComparing(Rating::strand)
            .thenComparing(Rating::expectation)
            .thenComparing(Rating::reviewer));
    Map<List<Object>, Rating> seen = new HashMap<>();
    for (Rating rating : read) {
      if (isFirst(rating, seen) && isInOrder(rating)) {
        sound.add(rating);
      }
    }
    return sound;
  }

  private Optional<Rating> read(Entry entry) {
    Optional<Review.Rater> rater = Review.Rater.parse(entry.text("step"));
    if (!districts.contains(entry.key())) {
      String why = "`" + entry.key() + "` takes no part in `" + review.name() + "` of ";
      add(
          entry,
          ProblemCode.RECORD_NO_PROCEDURE,
          "mend the year or the district",
          why + rules.year());
      return Optional.empty();
    }
    if (rater.isEmpty() || !review.has(rater.get())) {
      String help = "leave the row out, or add the step to `steps`";
      add(entry, ProblemCode.RATING_UNKNOWN, help, entry.text("step"), "step", review.name());
      return Optional.empty();
    }
    int level = level(entry);
    if (level < 0 || !isReviewer(entry, rater.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new Rating(
            entry.key(),
            rules.year(),
            Rules.whole(entry.number("round").orElseThrow()),
            rater.get(),
            reviewer(entry, rater.get()),
            entry.text("strand"),
            entry.text("expectation"),
            level,
            entry.day("on").orElseThrow(),
            entry));
  }

  private static String reviewer(Entry entry, Review.Rater rater) {
    return switch (rater) {
      case SELF -> entry.key();
      case PEER -> entry.text("reviewer");
      case FINAL -> "";
    };
  }

  /** The level, if strand, expectation, round and level are those of the review; else -1. */
  private int level(Entry entry) {
    String strand = entry.text("strand");
    Optional<Rubric> rubric = rubric(strand);
    if (rubric.isEmpty()) {
      List<String> known = review.strands().stream().map(Review.Strand::name).toList();
      add(entry, ProblemCode.RATING_UNKNOWN, near(strand, known), strand, "strand", review.name());
      return -1;
    }
    String expectation = entry.text("expectation");
    List<String> known =
        rubric.get().expectations().stream().map(Rubric.Expectation::name).toList();
    if (!known.contains(expectation)) {
      add(
          entry,
          ProblemCode.RATING_UNKNOWN,
          near(expectation, known),
          expectation,
          "expectation",
          rubric.get().name());
      return -1;
    }
    Rational level = entry.number("level").orElseThrow();
    if (rubric.get().level(Rules.whole(level)).isEmpty()) {
      String levels =
          String.join(", ", rubric.get().levels().stream().map(one -> "" + one.number()).toList());
      String help = "write one of its levels";
      add(entry, ProblemCode.RATING_LEVEL, help, level + "", rubric.get().name(), levels);
      return -1;
    }
    int round = Rules.whole(entry.number("round").orElseThrow());
    OptionalInt most = rules.number(review.rounds());
    if (round < 1 || (most.isPresent() && round > most.getAsInt())) {
      String what = "it is of round " + entry.number("round").orElseThrow();
      String rounds = most.isPresent() ? "the review has " + most.getAsInt() : "the first is 1";
      add(entry, ProblemCode.REVIEW_SEQUENCE, "mend the number of the round", what, rounds);
      return -1;
    }
    return Rules.whole(level);
  }

  private Optional<Rubric> rubric(String strand) {
    return review.strands().stream()
        .filter(one -> one.name().equals(strand))
        .findFirst()
        .flatMap(
            one ->
                rules.all(Rubric.class).stream()
                    .filter(rubric -> rubric.name().equals(one.rubric()))
                    .findFirst());
  }

  private static String near(String name, List<String> known) {
    return NearestName.find(name, known)
        .map(near -> "did you mean `" + near + "`?")
        .orElse("it has " + String.join(", ", known));
  }

  private boolean isReviewer(Entry entry, Review.Rater rater) {
    String reviewer = entry.text("reviewer");
    String district = entry.key();
    if (rater != Review.Rater.PEER) {
      boolean isFine =
          reviewer.isEmpty() || (rater == Review.Rater.SELF && reviewer.equals(district));
      if (!isFine) {
        String why = "a rating `" + rater.word() + "` names no other reviewer";
        refuse(entry, reviewer, why, "empty the cell, or write the step `peer`");
      }
      return isFine;
    }
    if (reviewer.isEmpty()) {
      refuse(entry, "nobody", "a peer rating says which district rates", "write the reviewer");
      return false;
    }
    if (reviewer.equals(district)) {
      refuse(
          entry, reviewer, "no district reviews itself", "write the reviewer, or the step `self`");
      return false;
    }
    // Where nobody could be assigned, who rates is for people to say, among those that take part.
    boolean isFree = !assignment.impossible().isEmpty();
    boolean isFine = isFree ? districts.contains(reviewer) : assignment.has(reviewer, district);
    if (!isFine) {
      String why =
          isFree
              ? "it takes no part in `" + review.name() + "`"
              : "its reviewers of "
                  + rules.year()
                  + " are "
                  + String.join(", ", assignment.of(district));
      refuse(entry, reviewer, why, "mend the reviewer, or leave the row out");
    }
    return isFine;
  }

  private void refuse(Entry entry, String reviewer, String why, String help) {
    add(entry, ProblemCode.RATING_REVIEWER, help, reviewer, entry.key(), why);
  }

  private boolean isFirst(Rating rating, Map<List<Object>, Rating> seen) {
    Rating first =
        seen.putIfAbsent(
            List.of(
                rating.district(),
                rating.round(),
                rating.rater(),
                rating.reviewer(),
                rating.strand(),
                rating.expectation()),
            rating);
    if (first == null) {
      return true;
    }
    problems.add(
        Problem.of(
                ProblemCode.REVIEW_RATED_TWICE,
                rating.at(),
                rating.strand() + " " + rating.expectation(),
                rating.by(),
                rating.round() + "",
                rating.level() + "",
                first.level() + "",
                first.at().row() + "")
            .with(first.at(), "the first one")
            .help("keep the one that holds"));
    return false;
  }

  /** Whether what must come before a rating is there, and earlier. */
  private boolean isInOrder(Rating rating) {
    if (rating.on().compareTo(rules.first()) < 0) {
      return isRefused(
          rating,
          "it is dated " + rating.on(),
          "the school year begins on " + rules.first(),
          "mend the day or the year");
    }
    boolean isFollowing = rating.round() == 1 || isAfterRoundBefore(rating);
    return isFollowing && isAfterStepBefore(rating);
  }

  private boolean isRefused(Rating rating, String what, String why, String help) {
    problems.add(Problem.of(ProblemCode.REVIEW_SEQUENCE, rating.at(), what, why).help(help));
    return false;
  }

  private boolean isAfterRoundBefore(Rating rating) {
    int before = rating.round() - 1;
    String what = "it is of round " + rating.round() + " of `" + rating.strand() + "`";
    List<Rating> settled =
        sound.stream()
            .filter(one -> one.district().equals(rating.district()))
            .filter(one -> one.isOf(rating.strand(), before, Review.Rater.FINAL))
            .toList();
    Optional<Rubric> rubric = rubric(rating.strand());
    if (rubric.isEmpty() || settled.size() < rubric.get().expectations().size()) {
      return isRefused(
          rating,
          what,
          "not every expectation has a final rating of round " + before,
          "add the final ratings of round " + before + ", or mend the number of the round");
    }
    CalendarDate last =
        settled.stream().map(Rating::on).max(Comparator.naturalOrder()).orElseThrow();
    if (rating.on().compareTo(last) < 0) {
      return isRefused(
          rating,
          what + ", dated " + rating.on(),
          "the final ratings of round " + before + " are of " + last,
          "mend the wrong one of the two days");
    }
    if (Verdicts.meets(rules, review, rubric.get(), settled).orElse(false)) {
      return isRefused(
          rating,
          what,
          "it met in round " + before,
          "leave the row out; nothing is submitted again");
    }
    return true;
  }

  private boolean isAfterStepBefore(Rating rating) {
    List<Review.Rater> earlier =
        review.steps().stream()
            .map(Review.Step::rater)
            .filter(one -> one.compareTo(rating.rater()) < 0)
            .toList();
    for (Review.Rater step : earlier) {
      List<Rating> before =
          sound.stream()
              .filter(one -> one.district().equals(rating.district()))
              .filter(one -> one.isOf(rating.strand(), rating.round(), step))
              .filter(one -> one.expectation().equals(rating.expectation()))
              .toList();
      String what = "it is a rating `" + rating.rater().word() + "` of " + rating.on();
      String of = "`" + step.word() + "` of round " + rating.round();
      if (before.isEmpty()) {
        return isRefused(
            rating, what, "there is none " + of, "add what comes before it, or mend the step");
      }
      List<String> silent = silent(rating.district(), step, before);
      if (!silent.isEmpty()) {
        return isRefused(
            rating,
            what,
            "there is none " + of + " by " + String.join(", ", silent),
            "add what comes before it; every reviewer rates before the next step");
      }
      CalendarDate last =
          before.stream().map(Rating::on).max(Comparator.naturalOrder()).orElseThrow();
      if (rating.on().compareTo(last) < 0) {
        return isRefused(
            rating, what, "that " + of + " is of " + last, "mend the wrong one of the two days");
      }
    }
    return true;
  }

  /** The reviewers of a district that have not rated. */
  private List<String> silent(String district, Review.Rater step, List<Rating> before) {
    return step == Review.Rater.PEER
        ? assignment.of(district).stream()
            .filter(who -> before.stream().noneMatch(one -> one.reviewer().equals(who)))
            .toList()
        : List.of();
  }

  private void add(Entry entry, ProblemCode code, String help, String... values) {
    problems.add(Problem.of(code, entry.at(), values).help(help));
  }
}
