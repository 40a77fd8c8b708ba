package org.sqis.dsl.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sqis.core.policy.Review.Rater;
import org.sqis.core.review.Assignment;
import org.sqis.core.review.DistrictReviews;
import org.sqis.core.review.PanelAgenda;
import org.sqis.core.review.ReviewCycle;
import org.sqis.core.review.RoundReview;
import org.sqis.core.review.StrandReview;
import org.sqis.core.review.StrandReview.State;

/** Cycles of district reviews, from rules and records to how they stand on a day. */
class DistrictReviewTest {
  /** Ash is reviewed by Birch, Birch by Cedar, Cedar by Ash. */
  private static final String ASH = "Ash";

  private static ReviewCycle ash(Reviewed reviewed, String asOf) {
    DistrictReviews reviews = reviewed.reviews(asOf);
    assertThat(Reviewed.said(reviews.problems())).isEmpty();
    return reviews.cycle(ASH).orElseThrow();
  }

  private static StrandReview strand(ReviewCycle cycle, String name) {
    return cycle.strands().stream()
        .filter(one -> one.strand().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Reviewed levelThree() {
    return new Reviewed()
        .round(ASH, "Birch", 1, "standards", 3, 5)
        .round(ASH, "Birch", 1, "index", 4, 5);
  }

  @Test
  void scenario11_level3_isResubmitted_reviewedAgain_andGoesToThePanel() {
    ReviewCycle first = ash(levelThree(), "2014-06-01");
    assertThat(strand(first, "standards").state()).isEqualTo(State.RESUBMIT);
    assertThat(strand(first, "standards").due()).isEqualTo(Reviewed.day("2014-06-27"));
    assertThat(strand(first, "standards").because())
        .isEqualTo("E2 at level 3; 4 meets; due 27 June 2014");
    assertThat(strand(first, "index").state()).isEqualTo(State.MEETS);
    assertThat(first.state()).isEqualTo("resubmit");

    assertThat(strand(ash(levelThree(), "2014-06-28"), "standards").because())
        .isEqualTo("E2 at level 3; 4 meets; late, due 27 June 2014");

    Reviewed begun = levelThree();
    for (String one : new String[] {"E1", "E2"}) {
      begun.rated(ASH, 2, "self", "", "standards " + one, 4, "2014-06-20");
    }
    assertThat(ash(begun, "2014-06-20").state()).isEqualTo("resubmitted");

    Reviewed again = levelThree().round(ASH, "Birch", 2, "standards", 3, 6);
    ReviewCycle second = ash(again, "2014-07-01");
    assertThat(strand(second, "standards").state()).isEqualTo(State.PANEL);
    assertThat(strand(second, "standards").rounds()).hasSize(2);
    assertThat(strand(second, "standards").because())
        .isEqualTo("E2 at level 3; 4 meets, in round 2 of 2");
    assertThat(second.state()).isEqualTo("to the panel");
    DistrictReviews reviews = again.reviews("2014-07-01");
    assertThat(PanelAgenda.of(ASH, reviews, again.grants("2014-07-01"), null, reviews.asOf()))
        .extracting(PanelAgenda.Item::about)
        .containsExactly("standards");

    Reviewed better = levelThree().round(ASH, "Birch", 2, "standards", 4, 6);
    assertThat(ash(better, "2014-07-01").state()).isEqualTo("meets");
  }

  @Test
  void level4_meets_asInTheFirstRoundOf2014() {
    Reviewed four =
        new Reviewed()
            .round(ASH, "Birch", 1, "standards", 4, 5)
            .round(ASH, "Birch", 1, "index", 4, 5);
    assertThat(ash(four, "2014-06-01").state()).isEqualTo("meets");
  }

  @Test
  void everyStrand_mustBeRated_inTheYear() {
    Reviewed one = new Reviewed().round(ASH, "Birch", 1, "standards", 4, 5);
    ReviewCycle open = ash(one, "2014-06-30");
    assertThat(open.isComplete()).isFalse();
    assertThat(open.lacking()).containsExactly("index");
    assertThat(open.state()).isEqualTo("not complete");
    assertThat(open.isBreach()).isFalse();
    ReviewCycle over = ash(one, "2014-07-01");
    assertThat(over.isBreach()).isTrue();
    assertThat(over.state()).isEqualTo("breach: not complete");
  }

  @Test
  void aYearThatEndedWithoutAWholeReview_staysABreach_whateverIsRatedLater() {
    Reviewed late =
        new Reviewed()
            .round(ASH, "Birch", 1, "standards", 4, 5)
            .round(ASH, "Birch", 1, "index", 4, 7);
    ReviewCycle after = ash(late, "2014-08-01");
    assertThat(after.isComplete()).isTrue();
    assertThat(after.isBreach()).isTrue();
    assertThat(after.state()).isEqualTo("meets; breach: complete on 28 July 2014");
    Reviewed lastDay = new Reviewed().round(ASH, "Birch", 1, "standards", 4, 5);
    for (String one : new String[] {"E1", "E2"}) {
      lastDay
          .rated(ASH, 1, "self", "", "index " + one, 4, "2014-06-30")
          .rated(ASH, 1, "peer", "Birch", "index " + one, 4, "2014-06-30")
          .rated(ASH, 1, "final", "", "index " + one, 4, "2014-06-30");
    }
    assertThat(ash(lastDay, "2014-08-01").state()).isEqualTo("meets");
    Reviewed again = levelThree().round(ASH, "Birch", 2, "standards", 4, 7);
    assertThat(ash(again, "2014-08-01").state())
        .as("what is submitted again is rated when it is due")
        .isEqualTo("meets");
  }

  @Test
  void finalRatings_waitForEveryReviewer() {
    Reviewed two =
        new Reviewed()
            .rules("reviewers         1", "reviewers         2")
            .rules("mutual            not allowed", "mutual            allowed")
            .rated(ASH, 1, "self", "", "standards E1", 4, "2014-05-20")
            .rated(ASH, 1, "peer", "Birch", "standards E1", 4, "2014-05-21")
            .rated(ASH, 1, "final", "", "standards E1", 4, "2014-05-25");
    assertRefused(
        two,
        "SQ4523 it is a rating `final` of 25 May 2014, and there is none `peer` of round 1 by"
            + " Cedar");
  }

  @Test
  void daysOfTheSteps() {
    Reviewed late =
        new Reviewed()
            .rated(ASH, 1, "self", "", "standards E1", 4, "2014-05-22")
            .rated(ASH, 1, "self", "", "standards E2", 4, "2014-05-23")
            .rated(ASH, 1, "self", "", "index E1", 4, "2014-05-22")
            .rated(ASH, 1, "self", "", "index E2", 4, "2014-05-22");
    ReviewCycle cycle = ash(late, "2014-05-28");
    RoundReview.Step standards = strand(cycle, "standards").last().step(Rater.SELF).orElseThrow();
    assertThat(standards.state()).isEqualTo(RoundReview.State.LATE);
    assertThat(standards.on()).isEqualTo(Reviewed.day("2014-05-23"));
    assertThat(strand(cycle, "index").last().step(Rater.SELF).orElseThrow().state())
        .isEqualTo(RoundReview.State.DONE);
    RoundReview.Step peer = strand(cycle, "index").last().step(Rater.PEER).orElseThrow();
    assertThat(peer.state()).isEqualTo(RoundReview.State.OPEN);
    assertThat(peer.lacking()).isEqualTo("E1, E2 by Birch");
    RoundReview.Step over =
        strand(ash(late, "2014-05-29"), "index").last().step(Rater.PEER).orElseThrow();
    assertThat(over.state()).isEqualTo(RoundReview.State.LATE);
  }

  @Test
  void recordsOfLaterDays_doNotCount() {
    assertThat(strand(ash(levelThree(), "2014-05-27"), "standards").state())
        .isEqualTo(State.NOT_RATED);
  }

  @Test
  void numbersThatAreNotSet_leaveItUndecided_andSayWhich() {
    assertThat(
            strand(
                    ash(
                        levelThree().rules("| days       | 30      |", "| days       | not set |"),
                        "2014-07-01"),
                    "standards")
                .because())
        .isEqualTo("E2 at level 3; 4 meets; nobody says by when: `days` is not set");
    StrandReview rounds =
        strand(
            ash(
                levelThree().rules("| most       | 2       |", "| most       | not set |"),
                "2014-07-01"),
            "standards");
    assertThat(rounds.state()).isEqualTo(State.UNDECIDED);
    assertThat(rounds.because()).endsWith("`most` is not set");
    ReviewCycle level =
        ash(
            levelThree().rules("| meet_level | 4       |", "| meet_level | not set |"),
            "2014-07-01");
    assertThat(level.state()).isEqualTo("undecided");
  }

  /** Round 2 is final on 28 June 2014; what the panel said before was not about it. */
  private static int undecided(String... rulings) {
    Reviewed reviewed =
        levelThree()
            .round(ASH, "Birch", 2, "standards", 3, 6)
            .rows("meetings.csv", "a,2014-06-10,Ann", "b,2014-06-28,Ann")
            .rows("rulings.csv", rulings);
    String asOf = "2014-07-01";
    assertThat(reviewed.grants(asOf).problems()).isEmpty();
    return PanelAgenda.of(
            ASH,
            reviewed.reviews(asOf),
            reviewed.grants(asOf),
            reviewed.panel(asOf).panel(),
            Reviewed.day(asOf))
        .size();
  }

  @Test
  void panelHasDecided_whenItDoesAfterTheLastRound() {
    assertThat(undecided("Ash,support,2014-06-10,panel,early,,")).isEqualTo(1);
    assertThat(undecided("Ash,approve,2014-06-29,ED,nobody of the panel,,")).isEqualTo(1);
    assertThat(undecided("Ash,support,2014-06-28,panel,level 3,,")).isZero();
  }

  @Test
  void withoutANumberOfReviewers_ratingsStand_andTheReportSaysWhy() {
    Reviewed unset =
        new Reviewed()
            .rules(
                "| quorum     | not set |",
                "| each_has | not set | count | choice |\n    | quorum | not set |")
            .rules("reviewers         1", "reviewers         each_has")
            .round(ASH, "Cedar", 1, "standards", 4, 5)
            .round(ASH, "Cedar", 1, "index", 4, 5);
    assertThat(unset.reviews("2014-07-01").assignment().impossible())
        .isEqualTo("`each_has` is not set");
    assertThat(ash(unset, "2014-07-01").state()).isEqualTo("meets");
    assertRefused(
        self()
            .rules("| Cedar    | 6 August 2013 |    |", "| Cedar | 6 August 2013 | 1 May 2014 |")
            .rated(ASH, 1, "peer", "Cedar", "standards E1", 4, "2014-05-25"),
        "SQ4522 `Cedar` cannot rate `Ash` here: it takes no part in `yearly`");
  }

  @Test
  void otherWaysToMeet() {
    Reviewed mean = levelThree().rules("every expectation", "mean");
    assertThat(strand(ash(mean, "2014-06-01"), "standards").because())
        .startsWith("the mean is 3.5, and 4 meets");
    Reviewed most = levelThree().rules("every expectation", "most expectations");
    assertThat(strand(ash(most, "2014-06-01"), "standards").state()).isEqualTo(State.RESUBMIT);
  }

  @Test
  void assignment_andWhyThereIsNone() {
    Assignment found = new Reviewed().reviews("2014-06-01").assignment();
    assertThat(found.of(ASH)).containsExactly("Birch");
    assertThat(found.reviewedBy(ASH)).containsExactly("Cedar");
    Assignment none =
        new Reviewed()
            .rules("| Cedar    | 6 August 2013 |    |", "| Cedar | 6 August 2013 | 1 May 2014 |")
            .reviews("2014-06-01")
            .assignment();
    assertThat(none.impossible()).startsWith("2 districts make 1 pairs");
  }

  @Test
  void districtsThatDidNotDevelopARubric_areNamed() {
    DistrictReviews reviews =
        new Reviewed().rows("authors.csv", "Ash,learning", "Cedar,learning").reviews("2014-06-01");
    assertThat(reviews.authorships())
        .extracting(DistrictReviews.Authorship::took, DistrictReviews.Authorship::lacking)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                java.util.List.of("Ash", "Cedar"), java.util.List.of("Birch")));
  }

  private static void assertRefused(Reviewed reviewed, String... said) {
    DistrictReviews reviews = reviewed.reviews("2014-12-31");
    assertThat(Reviewed.said(reviews.problems())).containsExactly(said);
    assertThat(reviews.problems())
        .allSatisfy(
            one -> {
              assertThat(one.at().toString()).startsWith("ratings.csv:");
              assertThat(one.help()).isNotEmpty();
            });
  }

  private static Reviewed self() {
    return new Reviewed().rated(ASH, 1, "self", "", "standards E1", 4, "2014-05-20");
  }

  @Test
  void ratingsThatCannotStand_areNamedWithFileAndRow() {
    assertRefused(
        new Reviewed().rated(ASH, 1, "self", "", "standards E1", 5, "2014-05-20"),
        "SQ4520 5 is no level of `learning`, which has 1, 2, 3, 4");
    assertRefused(
        new Reviewed().rated(ASH, 1, "self", "", "standards E9", 4, "2014-05-20"),
        "SQ4521 `E9` is no expectation of `learning`");
    assertRefused(
        new Reviewed().rated(ASH, 1, "self", "", "sports E1", 4, "2014-05-20"),
        "SQ4521 `sports` is no strand of `yearly`");
    assertRefused(
        self().rated(ASH, 1, "peer", ASH, "standards E1", 4, "2014-05-25"),
        "SQ4522 `Ash` cannot rate `Ash` here: no district reviews itself");
    assertRefused(
        self().rated(ASH, 1, "peer", "Cedar", "standards E1", 4, "2014-05-25"),
        "SQ4522 `Cedar` cannot rate `Ash` here: its reviewers of 2013-14 are Birch");
    assertRefused(
        self().rated(ASH, 1, "peer", "", "standards E1", 4, "2014-05-25"),
        "SQ4522 `nobody` cannot rate `Ash` here: a peer rating says which district rates");
    assertRefused(
        self().rated(ASH, 1, "final", "Birch", "standards E1", 4, "2014-05-25"),
        "SQ4522 `Birch` cannot rate `Ash` here: a rating `final` names no other reviewer");
    assertRefused(
        self().rated(ASH, 1, "self", "", "standards E1", 3, "2014-05-21"),
        "SQ4524 `standards E1` is rated twice by self in round 1: 3 here, 4 in row 2");
  }

  @Test
  void ratingsOutOfOrder_areNamed() {
    assertRefused(
        self().rated(ASH, 1, "final", "", "standards E1", 4, "2014-05-28"),
        "SQ4523 it is a rating `final` of 28 May 2014, and there is none `peer` of round 1");
    assertRefused(
        self().rated(ASH, 1, "peer", "Birch", "standards E1", 4, "2014-05-19"),
        "SQ4523 it is a rating `peer` of 19 May 2014, and that `self` of round 1 is of 20 May 2014");
    assertRefused(
        self().rated(ASH, 2, "self", "", "standards E1", 4, "2014-07-19"),
        "SQ4523 it is of round 2 of `standards`, and not every expectation has a final rating of"
            + " round 1");
    assertRefused(
        self().rated(ASH, 3, "self", "", "standards E1", 4, "2014-07-19"),
        "SQ4523 it is of round 3, and the review has 2");
    assertRefused(
        levelThree().rated(ASH, 2, "self", "", "index E1", 4, "2014-07-19"),
        "SQ4523 it is of round 2 of `index`, and it met in round 1");
    assertRefused(
        levelThree().rated(ASH, 2, "self", "", "standards E1", 4, "2014-05-27"),
        "SQ4523 it is of round 2 of `standards`, dated 27 May 2014, and the final ratings of round"
            + " 1 are of 28 May 2014");
    assertRefused(
        new Reviewed().rated(ASH, 1, "self", "", "standards E1", 4, "2013-05-20"),
        "SQ4523 it is dated 20 May 2013, and the school year begins on 1 July 2013");
  }

  @Test
  void ratingsOfDistrictsThatTakeNoPart_countForNothing() {
    DistrictReviews reviews =
        new Reviewed()
            .rules("| Cedar    | 6 August 2013 |    |", "| Cedar | 6 August 2013 | 1 May 2014 |")
            .rated("Cedar", 1, "self", "", "standards E1", 4, "2014-04-20")
            .reviews("2014-06-01");
    assertThat(Reviewed.said(reviews.problems()))
        .containsExactly(
            "SQ4529 `Cedar` takes no part in `yearly` of 2013-14, so that the record counts for"
                + " nothing");
  }

  @Test
  void fileOrder_doesNotMatter() {
    Reviewed one = levelThree().round("Birch", "Cedar", 1, "standards", 4, 5);
    Reviewed other =
        new Reviewed()
            .round("Birch", "Cedar", 1, "standards", 4, 5)
            .round(ASH, "Birch", 1, "index", 4, 5)
            .round(ASH, "Birch", 1, "standards", 3, 5);
    assertThat(
            Objects.toString(
                one.reviews("2014-06-01").cycles().stream().map(ReviewCycle::state).toList()))
        .isEqualTo("[resubmit, not complete, not complete]")
        .isEqualTo(
            Objects.toString(
                other.reviews("2014-06-01").cycles().stream().map(ReviewCycle::state).toList()));
  }
}
