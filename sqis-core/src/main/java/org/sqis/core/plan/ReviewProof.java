package org.sqis.core.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;
import org.sqis.core.policy.Review;
import org.sqis.core.policy.Rubric;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves a review of districts: rubrics, steps in order, and that reviewers can be found. */
final class ReviewProof {
  private final Review review;
  private final PolicySpec spec;
  private final ProcedureNames its;

  ReviewProof(Review review, PolicySpec spec, ProcedureNames its) {
    this.review = review;
    this.spec = spec;
    this.its = its;
  }

  boolean prove() {
    its.membership(review.membership(), "for");
    its.onlyOne(review, Review.class);
    strands();
    steps();
    its.amount(review.reviewers(), "reviewers", 1);
    its.amount(review.resubmitDays(), "days to resubmit", 1);
    its.amount(review.rounds(), "rounds", 1);
    if (review.artefacts() != null) {
      its.amount(review.artefacts(), "artefacts", 1);
    }
    reviewers();
    return its.isSound();
  }

  private void strands() {
    List<String> rubrics =
        spec.procedures().stream().filter(Rubric.class::isInstance).map(Procedure::name).toList();
    its.once(review.strands().stream().map(Review.Strand::name).toList(), "strands");
    for (int i = 0; i < review.strands().size(); i++) {
      its.of(review.strands().get(i).rubric(), rubrics, "a rubric", "strands/" + i + "/rubric");
    }
    if (review.strands().isEmpty()) {
      its.add(
          Problem.of(ProblemCode.PROCEDURE_EMPTY, its.place("strands"), review.name(), "strand")
              .help("add a row with what is reviewed and its rubric"));
    }
  }

  private void steps() {
    its.once(review.steps().stream().map(one -> one.rater().word()).toList(), "steps");
    if (!review.has(Review.Rater.FINAL)) {
      its.add(
          Problem.of(ProblemCode.REVIEW_NO_FINAL, its.place("steps"), review.name())
              .help("add a row `final`: its ratings decide"));
    }
    Review.@Nullable Step before = null;
    for (int i = 0; i < review.steps().size(); i++) {
      Review.Step step = review.steps().get(i);
      if (before != null && isLater(before, step)) {
        its.add(
            Problem.of(
                    ProblemCode.REVIEW_ORDER, its.place("steps/" + i), shown(step), shown(before))
                .help("list self, peer and final in this order, with days that do not go back"));
        return;
      }
      before = step;
    }
  }

  private static String shown(Review.Step step) {
    return step.rater().word() + (step.by() == null ? "" : ", " + step.by());
  }

  /** Whether the step that stands first comes later. */
  private boolean isLater(Review.Step first, Review.Step second) {
    DayOfYear one = first.by();
    DayOfYear other = second.by();
    return first.rater().compareTo(second.rater()) > 0
        || (one != null && other != null && day(one).compareTo(day(other)) > 0);
  }

  /** The day in a school year; which one says nothing, as long as it is the same. */
  private CalendarDate day(DayOfYear day) {
    return spec.header().calendar().dayOf(day, new SchoolYear(2000));
  }

  /** Whether all districts that there ever were could have so many reviewers. */
  private void reviewers() {
    Optional<Membership> membership =
        spec.memberships().stream()
            .filter(one -> one.name().equals(review.membership()))
            .findFirst();
    Optional<Rational> wanted =
        its.isSound() ? its.number(review.reviewers(), "reviewers") : Optional.empty();
    if (membership.isEmpty() || wanted.isEmpty()) {
      return;
    }
    long districts =
        membership.get().districts().stream().map(Membership.Row::district).distinct().count();
    long most = review.isMutualAllowed() ? districts - 1 : (districts - 1) / 2;
    if (wanted.get().compareTo(Rational.of(most)) > 0) {
      its.add(
          Problem.of(
                  ProblemCode.REVIEW_TOO_FEW,
                  its.place("reviewers"),
                  districts + "",
                  wanted.get().toString(),
                  most + "")
              .help(
                  review.isMutualAllowed()
                      ? "lower the number; no district reviews itself"
                      : "lower the number, or write `mutual allowed`"));
    }
  }
}
