package org.sqis.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.Dataset;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.io.PolicyJson;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Problem;

/** The core is useful without any rule text: a policy built in Java is proved and evaluated. */
class PolicyInJavaTest {
  private static final SchoolYear YEAR = new SchoolYear(2014);
  private static final Type SCORE = new Type.Numeric(Unit.SCORE);

  private static Input input(String name) {
    return new Input(name, UnitOfAnalysis.SCHOOL, SCORE, "", null, null, true, "");
  }

  private static PolicySpec spec(Expr value) {
    return PolicySpec.of(PolicyHeader.draft("built", YEAR))
        .withParameters(
            List.of(
                new Parameter(
                    "least",
                    new Expr.Numeral(Rational.of(3), false),
                    null,
                    Provenance.CHOICE,
                    "",
                    "")))
        .withInputs(List.of(input("before"), input("after")))
        .withMeasures(
            List.of(
                Measure.of("gain", UnitOfAnalysis.SCHOOL, List.of(new Measure.Case(value, null)))));
  }

  private static Expr gain() {
    return new Expr.Call(
        "max",
        List.of(
            new Expr.Name("least"),
            new Expr.Binary(Operator.MINUS, new Expr.Name("after"), new Expr.Name("before"))),
        Map.of());
  }

  private static Dataset data(Policy policy, int before, int after) {
    return Dataset.builder(policy.spec())
        .name("two")
        .year(YEAR)
        .school("01", "One", "")
        .set("01", "before", Value.of(Rational.of(before)))
        .set("01", "after", Value.of(Rational.of(after)))
        .build()
        .dataset();
  }

  @Test
  void builtPolicy_scoresAndExplains() {
    Policy policy = Policy.of(spec(gain()));
    Dataset data = data(policy, 10, 17);
    assertThat(policy.score(data).value("01", "gain")).isEqualTo(Value.of(Rational.of(7)));
    assertThat(policy.explain(data, "01", "gain").toString())
        .contains("gain = 7", "max(least, after - before)", "before = 10");
    assertThat(policy.score(data(policy, 10, 11)).value("01", "gain"))
        .isEqualTo(Value.of(Rational.of(3)));
  }

  @Test
  void anotherParameter_isProvedAgain_andLeavesTheFirstPolicyAlone() {
    Policy policy = Policy.of(spec(gain()));
    Policy other = policy.withParameter("least", "5");
    assertThat(other.score(data(policy, 10, 11)).value("01", "gain"))
        .isEqualTo(Value.of(Rational.of(5)));
    assertThat(policy.score(data(policy, 10, 11)).value("01", "gain"))
        .isEqualTo(Value.of(Rational.of(3)));
    assertThat(other.digest()).isNotEqualTo(policy.digest());
    assertThat(policy.withParameter("least", "3")).isEqualTo(policy);
    assertThatThrownBy(() -> policy.withParameter("lest", "5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean least?");
    assertThatThrownBy(() -> policy.withParameter("least", "about five"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> policy.withParameter("least", "5%"))
        .isInstanceOf(PolicyException.class);
  }

  @Test
  void everyFault_isFoundInOneRun_withItsPlace() {
    Expr wrong = new Expr.Binary(Operator.PLUS, new Expr.Name("befor"), new Expr.Name("aftr"));
    List<Problem> problems = Policy.check(spec(wrong));
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "error SQ1001: nothing is named `befor` at measure/gain/value/0/0; help: did you mean"
                + " `before`?",
            "error SQ1001: nothing is named `aftr` at measure/gain/value/0/1; help: did you mean"
                + " `after`?");
    assertThatThrownBy(() -> Policy.of(spec(wrong)))
        .isInstanceOf(PolicyException.class)
        .satisfies(thrown -> assertThat(((PolicyException) thrown).problems()).isEqualTo(problems));
  }

  @Test
  void builtPolicy_goesThroughJson() {
    PolicySpec spec = spec(gain());
    assertThat(PolicyJson.read("built.json", PolicyJson.write(spec)).spec()).isEqualTo(spec);
  }

  @Test
  void otherData_areRefused() {
    Policy policy = Policy.of(spec(gain()));
    PolicySpec fewer = PolicySpec.of(spec(gain()).header()).withInputs(List.of(input("before")));
    Dataset other =
        Dataset.builder(fewer)
            .name("other")
            .year(YEAR)
            .school("01", "One", "")
            .set("01", "before", Value.of(Rational.ONE))
            .build()
            .dataset();
    assertThatThrownBy(() -> policy.score(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("inputs of policy built");
  }
}
