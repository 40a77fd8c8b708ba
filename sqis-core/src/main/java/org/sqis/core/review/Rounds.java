package org.sqis.core.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Review;
import org.sqis.core.policy.Rubric;

/** Works out how one strand of one district stands on a day, round by round. */
final class Rounds {
  private final Rules rules;
  private final Review review;
  private final Review.Strand strand;
  private final Rubric rubric;
  private final List<String> reviewers;
  private final List<Rating> ratings;
  private final CalendarDate asOf;

  /**
   * @param ratings the ratings of the district for the strand that can stand, until the day
   */
  Rounds(
      Rules rules,
      Review review,
      Review.Strand strand,
      Rubric rubric,
      List<String> reviewers,
      List<Rating> ratings,
      CalendarDate asOf) {
    this.rules = rules;
    this.review = review;
    this.strand = strand;
    this.rubric = rubric;
    this.reviewers = reviewers;
    this.ratings = ratings;
    this.asOf = asOf;
  }

  StrandReview work() {
    List<RoundReview> rounds = new ArrayList<>();
    @Nullable CalendarDate due = null;
    int number = 1;
    while (true) {
      RoundReview round = round(number, due);
      rounds.add(round);
      if (round.settledOn().isEmpty()) {
        return open(rounds, due);
      }
      if (round.meets() == null) {
        return stands(rounds, StrandReview.State.UNDECIDED, null, round.because());
      }
      if (round.meets()) {
        return stands(rounds, StrandReview.State.MEETS, null, round.because());
      }
      OptionalInt most = rules.number(review.rounds());
      if (most.isEmpty()) {
        String why = round.because() + "; `" + review.rounds() + "` is not set";
        return stands(rounds, StrandReview.State.UNDECIDED, null, why);
      }
      if (number >= most.getAsInt()) {
        String why = round.because() + ", in round " + number + " of " + most.getAsInt();
        return stands(rounds, StrandReview.State.PANEL, null, why);
      }
      due = dueAfter(round.settledOn().get());
      number++;
    }
  }

  private StrandReview open(List<RoundReview> rounds, @Nullable CalendarDate due) {
    RoundReview round = rounds.get(rounds.size() - 1);
    if (round.number() == 1) {
      return stands(rounds, StrandReview.State.NOT_RATED, null, lacking(round));
    }
    RoundReview before = rounds.get(rounds.size() - 2);
    boolean isBegun = round.rows().stream().anyMatch(row -> !row.ratings().isEmpty());
    if (isBegun) {
      return stands(rounds, StrandReview.State.RESUBMITTED, due, lacking(round));
    }
    String when =
        due == null
            ? "nobody says by when: `" + review.resubmitDays() + "` is not set"
            : (asOf.compareTo(due) > 0 ? "late, due " : "due ") + due;
    return stands(rounds, StrandReview.State.RESUBMIT, due, before.because() + "; " + when);
  }

  private static String lacking(RoundReview round) {
    List<String> lacking = new ArrayList<>();
    round.steps().stream()
        .filter(one -> !one.lacking().isEmpty())
        .forEach(one -> lacking.add(one.rater().word() + ": " + one.lacking()));
    return "round " + round.number() + " lacks " + String.join("; ", lacking);
  }

  private StrandReview stands(
      List<RoundReview> rounds,
      StrandReview.State state,
      @Nullable CalendarDate due,
      String because) {
    return new StrandReview(strand.name(), rubric.name(), rounds, state, due, because);
  }

  private @Nullable CalendarDate dueAfter(CalendarDate settled) {
    OptionalInt days = rules.number(review.resubmitDays());
    return days.isEmpty() ? null : settled.plusDays(days.getAsInt()).orElse(CalendarDate.LAST);
  }

  private RoundReview round(int number, @Nullable CalendarDate resubmitBy) {
    List<RoundReview.Row> rows = new ArrayList<>();
    OptionalInt level = rules.number(rubric.meets());
    for (Rubric.Expectation one : rubric.expectations()) {
      List<Rating> its =
          ratings.stream()
              .filter(it -> it.round() == number && it.expectation().equals(one.name()))
              .toList();
      @Nullable Boolean meets =
          its.stream()
              .filter(it -> it.rater() == Review.Rater.FINAL && level.isPresent())
              .findFirst()
              .map(it -> it.level() >= level.getAsInt())
              .orElse(null);
      rows.add(new RoundReview.Row(one.name(), one.title(), its, meets));
    }
    List<RoundReview.Step> steps = new ArrayList<>();
    for (Review.Step step : review.steps()) {
      @Nullable CalendarDate due =
          number == 1 ? firstDue(step) : step.rater() == Review.Rater.SELF ? resubmitBy : null;
      steps.add(step(step.rater(), due, rows));
    }
    List<Rating> settled = rows.stream().flatMap(row -> row.settled().stream()).toList();
    Optional<Boolean> meets = Verdicts.meets(rules, review, rubric, settled);
    boolean isSettled = settled.size() == rows.size();
    return new RoundReview(
        number,
        steps,
        rows,
        meets.orElse(null),
        isSettled ? Verdicts.because(rules, review, rubric, settled) : "not rated yet");
  }

  private @Nullable CalendarDate firstDue(Review.Step step) {
    return step.by() == null ? null : rules.calendar().dayOf(step.by(), rules.year());
  }

  private RoundReview.Step step(
      Review.Rater rater, @Nullable CalendarDate due, List<RoundReview.Row> rows) {
    List<String> lacking = new ArrayList<>();
    List<CalendarDate> days = new ArrayList<>();
    for (String who : rater == Review.Rater.PEER ? reviewers : List.of(rater.word())) {
      List<String> open = new ArrayList<>();
      for (RoundReview.Row row : rows) {
        Optional<Rating> rating =
            row.of(rater).stream().filter(one -> one.by().equals(who)).findFirst();
        rating.ifPresent(one -> days.add(one.on()));
        if (rating.isEmpty()) {
          open.add(row.expectation());
        }
      }
      if (!open.isEmpty()) {
        String what = String.join(", ", open);
        lacking.add(rater == Review.Rater.PEER ? what + " by " + who : what);
      }
    }
    if (rater == Review.Rater.PEER && reviewers.isEmpty()) {
      lacking.add("reviewers");
    }
    @Nullable CalendarDate on =
        lacking.isEmpty() ? days.stream().max(Comparator.naturalOrder()).orElse(null) : null;
    CalendarDate until = on == null ? asOf : on;
    boolean isLate = due != null && until.compareTo(due) > 0;
    RoundReview.State state =
        isLate
            ? RoundReview.State.LATE
            : on == null ? RoundReview.State.OPEN : RoundReview.State.DONE;
    return new RoundReview.Step(rater, due, on, state, String.join("; ", lacking));
  }
}
