package org.sqis.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.policy.Measure;

/** Which values need a word about what is missing, and which conditions are enough of one. */
class MissingProofTest {
  private static final Expr A = Specs.name("a");
  private static final Expr B = Specs.name("b");
  private static final Expr QUOTIENT = Specs.binary(A, Operator.DIVIDED, B);
  private static final Expr POSITIVE = Specs.binary(B, Operator.GREATER, Specs.number(0));

  private static List<String> school(Expr value, @Nullable Expr when, Measure.Need... needs) {
    List<Measure.Case> cases =
        when == null
            ? List.of(Specs.value(value, null))
            : List.of(
                Specs.value(value, when),
                Specs.value(new Expr.MissingValue(MissingReason.NOT_APPLICABLE, ""), null));
    return specs()
        .measure(Specs.measure("m", UnitOfAnalysis.SCHOOL, false, List.of(needs), cases))
        .codes();
  }

  private static List<String> group(Expr value, @Nullable Expr when) {
    List<Measure.Case> cases =
        List.of(
            Specs.value(value, when),
            Specs.value(new Expr.MissingValue(MissingReason.NOT_APPLICABLE, ""), null));
    return specs()
        .measure(Specs.measure("m", UnitOfAnalysis.GROUP, false, List.of(), cases))
        .codes();
  }

  private static Specs specs() {
    return new Specs()
        .groups("all", "g1")
        .score("a", 0, 4, false)
        .score("b", 0, 4, false)
        .score("w", 0, 4, false)
        .input("t", UnitOfAnalysis.SCHOOL, new Type.OneOf(List.of("w", "v")), true)
        .input("n", UnitOfAnalysis.GROUP, new Type.Numeric(Unit.COUNT), false);
  }

  private static Measure.Need need(Expr condition) {
    return new Measure.Need(condition, MissingReason.NOT_APPLICABLE, "");
  }

  private static Expr over(String function, @Nullable Expr body, @Nullable Expr where) {
    return new Expr.Over(function, body, "groups", where, Map.of());
  }

  @Test
  void quotient_ofValuesThatCanBeMissing_isRefused() {
    assertThat(school(QUOTIENT, null)).containsExactly("MISSING_UNHANDLED");
    assertThat(school(QUOTIENT, Specs.present(A))).containsExactly("MISSING_UNHANDLED");
  }

  @Test
  void quotient_needsItsDivisorNotToBeZero() {
    Expr bothThere = Specs.binary(Specs.present(A), Operator.AND, Specs.present(B));
    assertThat(school(QUOTIENT, bothThere)).containsExactly("MISSING_UNHANDLED");
    Expr enough = Specs.binary(Specs.present(A), Operator.AND, POSITIVE);
    assertThat(school(QUOTIENT, enough)).isEmpty();
    assertThat(school(QUOTIENT, Specs.present(A), need(POSITIVE))).isEmpty();
    Expr notZero = new Expr.Not(Specs.binary(B, Operator.IS, Specs.number(0)));
    assertThat(school(QUOTIENT, Specs.binary(Specs.present(A), Operator.AND, notZero))).isEmpty();
    Expr atLeastNothing = Specs.binary(B, Operator.AT_LEAST, Specs.number(0));
    assertThat(school(QUOTIENT, Specs.binary(Specs.present(A), Operator.AND, atLeastNothing)))
        .containsExactly("MISSING_UNHANDLED");
  }

  @Test
  void sumsAreRecognisedAsTheyAreWritten() {
    Expr sum = Specs.binary(A, Operator.PLUS, B);
    Expr value = Specs.binary(A, Operator.DIVIDED, sum);
    assertThat(school(value, Specs.binary(sum, Operator.GREATER, Specs.number(0)))).isEmpty();
    Expr other = Specs.binary(B, Operator.PLUS, A);
    assertThat(school(value, Specs.binary(other, Operator.GREATER, Specs.number(0))))
        .containsExactly("MISSING_UNHANDLED");
  }

  @Test
  void oneOfTwoConditions_isNotEnough() {
    Expr either = Specs.binary(Specs.present(A), Operator.OR, Specs.present(B));
    Expr sum = Specs.binary(A, Operator.PLUS, B);
    assertThat(school(sum, either)).containsExactly("MISSING_UNHANDLED");
    Expr notMissing = new Expr.Not(Specs.binary(Specs.missing(A), Operator.OR, Specs.missing(B)));
    assertThat(school(sum, notMissing)).isEmpty();
    Expr notBothMissing =
        new Expr.Not(Specs.binary(Specs.missing(A), Operator.AND, Specs.missing(B)));
    assertThat(school(sum, notBothMissing)).containsExactly("MISSING_UNHANDLED");
  }

  @Test
  void askingForOneReason_saysNothingOfTheOthers() {
    Expr value = Specs.binary(A, Operator.PLUS, Specs.number(1));
    Expr tooFew = new Expr.Presence(A, false, MissingReason.TOO_FEW);
    assertThat(school(value, new Expr.Not(tooFew))).containsExactly("MISSING_UNHANDLED");
  }

  /** A word may be the name of something that can be missing; comparing with it reads nothing. */
  @Test
  void aWord_isNotTheNameItLooksLike() {
    Expr isW = Specs.binary(Specs.name("t"), Operator.IS, Specs.name("w"));
    Expr value = Specs.binary(Specs.name("w"), Operator.PLUS, Specs.number(1));
    assertThat(school(value, isW)).containsExactly("MISSING_UNHANDLED");
    Measure named =
        Specs.measure(
            "v",
            UnitOfAnalysis.SCHOOL,
            false,
            List.of(
                Specs.value(
                    Specs.number(1), Specs.binary(Specs.name("t"), Operator.IS, Specs.name("v"))),
                Specs.value(Specs.number(2), null)));
    assertThat(specs().measure(named).codes()).as("no cycle through a word").isEmpty();
  }

  /** What is certain of the group outside says nothing of the groups visited. */
  @Test
  void aFunctionOverGroups_visitsOtherGroups() {
    Expr n = Specs.name("n");
    Expr value = Specs.binary(over("highest", n, null), Operator.PLUS, Specs.number(1));
    assertThat(group(value, Specs.present(n))).containsExactly("MISSING_UNHANDLED");
    assertThat(group(Specs.binary(n, Operator.PLUS, Specs.number(1)), Specs.present(n))).isEmpty();
  }

  /** target-core.sqis, measure largest_gap. */
  @Test
  void countingTheGroupsThatHaveAValue_isAWordAboutTheOthers() {
    Expr n = Specs.name("n");
    Expr gap = Specs.binary(over("highest", n, null), Operator.MINUS, over("lowest", n, null));
    Expr count = over("count", null, Specs.present(n));
    Measure.Need two = need(Specs.binary(count, Operator.AT_LEAST, Specs.number(2)));
    assertThat(school(gap, null)).containsExactly("MISSING_UNHANDLED");
    assertThat(school(gap, null, two)).isEmpty();
    Measure.Need none = need(Specs.binary(count, Operator.AT_LEAST, Specs.number(0)));
    assertThat(school(gap, null, none)).containsExactly("MISSING_UNHANDLED");
  }

  /** target-core.sqis, measure graduation: a measure alone is passed on, an input is not. */
  @Test
  void aMeasureAlone_isPassedOn() {
    Measure rate =
        Specs.measure(
            "r",
            UnitOfAnalysis.SCHOOL,
            true,
            List.of(Specs.value(Specs.binary(A, Operator.PLUS, B), null)));
    Measure copy =
        Specs.measure(
            "m",
            UnitOfAnalysis.SCHOOL,
            false,
            List.of(
                Specs.value(
                    new Expr.Call("mean", List.of(A, B), Map.of("at_least", Specs.number(1))),
                    Specs.binary(Specs.name("t"), Operator.IS, Specs.name("w"))),
                Specs.value(Specs.name("r"), null)));
    assertThat(specs().measure(rate).measure(copy).codes()).isEmpty();
    assertThat(school(A, null)).containsExactly("MISSING_UNHANDLED");
    assertThat(
            specs()
                .measure(rate)
                .measure(
                    Specs.measure(
                        "m",
                        UnitOfAnalysis.SCHOOL,
                        false,
                        List.of(
                            Specs.value(
                                Specs.binary(Specs.name("r"), Operator.PLUS, Specs.number(1)),
                                null))))
                .codes())
        .containsExactly("MISSING_UNHANDLED");
  }

  @Test
  void theMessage_marksEverythingThatCanBeMissing() {
    List<org.sqis.core.problem.Problem> errors =
        specs()
            .measure(
                Specs.measure(
                    "m", UnitOfAnalysis.SCHOOL, false, List.of(Specs.value(QUOTIENT, null))))
            .errors();
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).message())
        .isEqualTo("nothing says what `m` is when `a` or `b` is missing or `b` is 0");
    assertThat(errors.get(0).labels())
        .extracting(label -> label.at() + ": " + label.text())
        .containsExactly(
            "measure/m/value/0/0: can be missing for any reason",
            "measure/m/value/0/1: can be missing for any reason",
            "measure/m/value/0/1: can be 0");
  }
}
