package org.sqis.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.evaluation.EvaluationSystem.Cap;
import org.sqis.core.evaluation.EvaluationSystem.Combination;
import org.sqis.core.evaluation.EvaluationSystem.Cut;
import org.sqis.core.evaluation.EvaluationSystem.Matrix;
import org.sqis.core.evaluation.EvaluationSystem.RatedMeasure;
import org.sqis.core.evaluation.EvaluationSystem.Row;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** What guidelines ask of systems (waiver.md ), on systems built in Java. */
class EvaluationCheckTest {
  private static List<ProblemCode> codes(Limit limit, Rational value, EvaluationSystem system) {
    return EvaluationCheck.of(Systems.asking(limit, value), List.of(system), null)
        .problems()
        .stream()
        .map(Problem::code)
        .toList();
  }

  private static EvaluationSystem with(List<String> levels, List<Cut> cuts, List<Cap> caps) {
    EvaluationSystem sample = Systems.weighted(60, 40);
    return Systems.system(
        levels, sample.measures(), List.of(new Combination("", cuts)), null, caps);
  }

  /** Acceptance scenario 13: an evaluation file with three levels is an error. */
  @Test
  void scenario13_threeLevels_areTooFew() {
    List<String> three = List.of("low", "good", "high");
    EvaluationSystem system = with(three, Systems.cuts(three, 80, 40), List.of());
    assertThat(codes(Limit.LEVELS, Rational.of(4), system))
        .containsExactly(ProblemCode.GUIDELINE_LEVELS);
    assertThat(codes(Limit.LEVELS, Rational.of(3), system)).isEmpty();
    assertThat(codes(Limit.LEVELS, Rational.of(4), Systems.weighted(60, 40))).isEmpty();
  }

  /** A fourth name is no fourth level: nobody has more than 100 points, or gets past the cap. */
  @Test
  void fourLevels_ofWhichOneCannotBeReached_areTooFew() {
    List<Cut> above =
        List.of(
            new Cut("high", Rational.HUNDRED, true),
            new Cut("good", Rational.of(60), false),
            new Cut("fair", Rational.of(40), false),
            new Cut("low", null, false));
    assertThat(codes(Limit.LEVELS, Rational.of(4), with(Systems.LEVELS, above, List.of())))
        .containsExactly(ProblemCode.GUIDELINE_LEVELS);
    EvaluationSystem capped =
        with(
            Systems.LEVELS,
            Systems.cuts(Systems.LEVELS, 80, 60, 40),
            List.of(new Cap("growth", "100", "good")));
    assertThat(codes(Limit.LEVELS, Rational.of(4), capped))
        .containsExactly(ProblemCode.GUIDELINE_LEVELS);
    EvaluationSystem cappedBelow =
        with(
            Systems.LEVELS,
            Systems.cuts(Systems.LEVELS, 80, 60, 40),
            List.of(new Cap("growth", "99.9", "good")));
    assertThat(codes(Limit.LEVELS, Rational.of(4), cappedBelow)).isEmpty();
    assertThat(RatingRule.of(cappedBelow).reach().example("high"))
        .hasValueSatisfying(values -> assertThat(values.get("growth")).isNotEqualTo("99.9"));
  }

  /** A level that exactly one total gives is reached. */
  @Test
  void levelOfOneTotal_isReached() {
    List<Cut> cuts = Systems.cuts(Systems.LEVELS, 100, 60, 40);
    assertThat(codes(Limit.LEVELS, Rational.of(4), with(Systems.LEVELS, cuts, List.of())))
        .isEmpty();
  }

  /** Acceptance scenario 14: growth without weight is an error. */
  @Test
  void scenario14_growthWithoutWeight_isAnError() {
    assertThat(codes(Limit.GROWTH, Rational.ONE, Systems.weighted(100, 0)))
        .containsExactly(ProblemCode.GUIDELINE_GROWTH_IDLE);
    assertThat(codes(Limit.GROWTH, Rational.ONE, Systems.weighted(60, 40))).isEmpty();
  }

  /** Half of the points decide nothing if the matrix gives every column the same. */
  @Test
  void growthInAMatrix_isJudgedByItsEffect() {
    assertThat(codes(Limit.GROWTH, Rational.ONE, matrix("fair", "fair")))
        .containsExactly(ProblemCode.GUIDELINE_GROWTH_IDLE);
    assertThat(codes(Limit.GROWTH, Rational.ONE, matrix("fair", "good"))).isEmpty();
    assertThat(codes(Limit.GROWTH_SHARE, Rational.of(1, 2), matrix("fair", "good"))).isEmpty();
  }

  private static EvaluationSystem matrix(String low, String high) {
    return Systems.system(
        Systems.LEVELS,
        List.of(
            Systems.measure("practice", MeasureKind.PRACTICE, Systems.words("w", "s"), null, ""),
            Systems.measure("growth", MeasureKind.GROWTH, Systems.words("l", "h"), null, "")),
        List.of(),
        new Matrix(
            "practice",
            "growth",
            List.of("l", "h"),
            List.of(new Row("w", List.of("low", "low")), new Row("s", List.of(low, high)))),
        List.of());
  }

  @Test
  void matrix_isReadByRowAndColumn() {
    RatingRule rule = RatingRule.of(matrix("fair", "good"));
    assertThat(rule.rate(Map.of("practice", "s", "growth", "l")).level()).isEqualTo("fair");
    assertThat(rule.rate(Map.of("practice", "w", "growth", "h")).level()).isEqualTo("low");
    assertThat(rule.rate(Map.of("practice", "s", "growth", "h")).cell())
        .isEqualTo(new Rating.Cell("s", "h", "good"));
  }

  @Test
  void growthShare_thatIsNotSet_isUndecidedAndNoFault() {
    EvaluationCheck check =
        EvaluationCheck.of(
            Systems.asking(Limit.GROWTH_SHARE, null), List.of(Systems.weighted(60, 40)), null);
    assertThat(check.problems()).isEmpty();
    assertThat(check.findings().get(0).verdict()).isEqualTo(Finding.Verdict.UNDECIDED);
    assertThat(codes(Limit.GROWTH_SHARE, Rational.of(41, 100), Systems.weighted(60, 40)))
        .containsExactly(ProblemCode.GUIDELINE_GROWTH_SHARE);
    assertThat(codes(Limit.GROWTH_SHARE, Rational.of(40, 100), Systems.weighted(60, 40))).isEmpty();
  }

  @Test
  void systemWithoutGrowth_ignoresStudentOutcomes() {
    EvaluationSystem sample = Systems.weighted(60, 40);
    RatedMeasure other =
        Systems.measure(
            "growth", MeasureKind.OTHER, Systems.numbers(0, 100), Rational.of(2, 5), "");
    EvaluationSystem system =
        Systems.system(
            Systems.LEVELS,
            List.of(sample.measures().get(0), other),
            sample.combinations(),
            null,
            List.of());
    assertThat(codes(Limit.GROWTH, Rational.ONE, system))
        .containsExactly(ProblemCode.GUIDELINE_NO_GROWTH);
    assertThat(codes(Limit.MEASURES, Rational.of(2), system)).isEmpty();
    assertThat(codes(Limit.MEASURES, Rational.of(2), Systems.weighted(100, 0)))
        .containsExactly(ProblemCode.GUIDELINE_MEASURES);
    assertThat(codes(Limit.PRACTICE, Rational.ONE, Systems.weighted(0, 100)))
        .containsExactly(ProblemCode.GUIDELINE_PRACTICE);
  }

  @Test
  void ruleOfAFaultySystem_isAWrongCall() {
    assertThatThrownBy(() -> RatingRule.of(Systems.weighted(60, 41)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("system must have no fault: error SQ3503");
  }

  @Test
  void steps_tellPointsCutAndDistance() {
    Rating rating =
        RatingRule.of(Systems.weighted(60, 40)).rate(Map.of("practice", "3", "growth", "50"));
    Rating.Total total = rating.totals().get(0);
    assertThat(rating.parts().get(0).position()).isEqualTo(Rational.of(2, 3));
    assertThat(rating.parts().get(0).earned()).isEqualTo(Rational.of(40));
    assertThat(total.points()).isEqualTo(Rational.of(60));
    assertThat(rating.level()).isEqualTo("good");
    assertThat(total.next()).isEqualTo("high");
    assertThat(total.missingPoints()).isEqualTo(Rational.of(20));
  }

  @Test
  void cutScore_isIncludedUnlessItSaysAbove() {
    EvaluationSystem above =
        with(
            List.of("low", "high"),
            List.of(new Cut("high", Rational.of(60), true), new Cut("low", null, false)),
            List.of());
    Map<String, String> sixty = Map.of("practice", "3", "growth", "50");
    assertThat(RatingRule.of(above).rate(sixty).level()).isEqualTo("low");
    assertThat(RatingRule.of(Systems.weighted(60, 40)).rate(sixty).level()).isEqualTo("good");
  }

  @Test
  void missingValue_isNoZero() {
    Rating rating = RatingRule.of(Systems.weighted(60, 40)).rate(Map.of("practice", "4"));
    assertThat(rating.isRated()).isFalse();
    assertThat(rating.missing()).containsExactly("growth");
  }

  /** Points of a total that gives no level are no share of anything. */
  @Test
  void totalThatNothingUses_isRefused() {
    EvaluationSystem sample = Systems.weighted(99, 1);
    List<RatedMeasure> measures = new ArrayList<>(sample.measures());
    measures.add(
        Systems.measure(
            "spare", MeasureKind.GROWTH, Systems.numbers(0, 100), Rational.ONE, "aside"));
    List<Combination> totals =
        List.of(
            sample.combinations().get(0),
            new Combination("aside", Systems.cuts(List.of("b", "a"), 50)));
    EvaluationSystem system = Systems.system(Systems.LEVELS, measures, totals, null, List.of());
    assertThat(EvaluationProof.check(system))
        .extracting(Problem::message)
        .containsExactly("the measure `spare` has a share of `aside`, which gives no level");
  }

  private static EvaluationSystem every(int years, String status) {
    EvaluationSystem one = Systems.weighted(60, 40);
    return new EvaluationSystem(
        one.name(),
        one.title(),
        one.district(),
        one.roles(),
        one.years(),
        one.levels(),
        one.measures(),
        one.combinations(),
        one.matrix(),
        one.caps(),
        List.of(new EvaluationSystem.Interval("teacher", status, years)),
        20,
        one.agreement(),
        one.milestones(),
        one.consultations(),
        one.uses(),
        one.source(),
        one.notes());
  }

  private static Guidelines asking(Guidelines.Bound... bounds) {
    return new Guidelines(
        "g", "", List.of("teacher"), List.of(bounds), List.of(), List.of(), List.of());
  }

  private static Guidelines.Bound bound(Limit limit, String status, int value) {
    return new Guidelines.Bound(
        limit, "teacher", status, Rational.of(value), null, Provenance.CHOICE, "", "");
  }

  /** A row for all teachers is one for those on probation too, who have a limit of their own. */
  @Test
  void intervalOfAStatus_isAskedOfTheRowForEveryone() {
    Guidelines asked =
        asking(bound(Limit.INTERVAL, "", 5), bound(Limit.INTERVAL, "probationary", 1));
    EvaluationCheck check = EvaluationCheck.of(asked, List.of(every(2, "")), null);
    assertThat(check.problems())
        .extracting(Problem::message)
        .containsExactly(
            "`s` rates every probationary teacher after 2 school years, and the longest interval is"
                + " 1 school year");
    assertThat(check.findings())
        .extracting(Finding::rule, Finding::verdict)
        .contains(
            tuple("longest interval for every teacher", Finding.Verdict.MET),
            tuple("longest interval for every probationary teacher", Finding.Verdict.NOT_MET));
    assertThat(EvaluationCheck.of(asked, List.of(every(1, "")), null).problems()).isEmpty();
    assertThat(EvaluationCheck.of(asked, List.of(every(1, "probationary")), null).problems())
        .isEmpty();
    assertThat(EvaluationCheck.of(asked, List.of(every(2, "permanent")), null).problems())
        .extracting(Problem::message)
        .containsExactly("`s` does not say how often every probationary teacher is rated");
    assertThat(EvaluationCheck.of(asked, List.of(Systems.weighted(60, 40)), null).problems())
        .extracting(Problem::message)
        .containsExactly("`s` does not say how often every teacher is rated");
  }

  @Test
  void statusInAnotherLimit_isRefused() {
    assertThat(EvaluationCheck.guidelines(asking(bound(Limit.FEEDBACK, "probationary", 10))))
        .extracting(Problem::code)
        .containsExactly(ProblemCode.EVALUATION_NO_ROLE);
    assertThat(EvaluationCheck.guidelines(asking(bound(Limit.FEEDBACK, "", 10)))).isEmpty();
  }
}
