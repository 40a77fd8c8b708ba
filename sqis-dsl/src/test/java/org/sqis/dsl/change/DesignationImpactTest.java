package org.sqis.dsl.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.change.Cause;
import org.sqis.core.change.Impact;
import org.sqis.core.change.Move;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.change.Transition;
import org.sqis.core.data.Dataset;
import org.sqis.core.expr.Expr;
import org.sqis.core.io.Json;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.PolicySpec;
import org.sqis.dsl.Sqis;

/** What a change of the rules moves in designations, and why. */
class DesignationImpactTest {
  private static final SchoolYear YEAR = new SchoolYear(2014);

  private static Policy policy(String share, String tilt) {
    return Sqis.compile(
            "rules.sqis",
            """
            policy p
              years 2014-15
            end policy

            parameters
              | name  | value | provenance |
              | share | %s    | choice     |
              | tilt  | %s    | choice     |
            end parameters

            inputs each school
              | name  | type           |
              | score | score 0 to 100 |
              | bonus | score 0 to 100 |
              | gap   | score 0 to 100 |
            end inputs

            measure standing each school
              value score + tilt * bonus
              may be missing
            end measure

            cohort everyone
              members score is present
            end cohort

            designate priority
              among everyone
              routes
                | route | who                         |
                | low   | lowest(share, by: standing) |
              ties  all
              count up
            end designate

            designate focus
              among everyone
              except priority
              routes
                | route | who      |
                | gap   | gap > 50 |
            end designate
            """
                .formatted(share, tilt))
        .policy();
  }

  private static Dataset data(Policy policy) {
    Dataset.Builder data = Dataset.builder(policy.spec()).year(YEAR);
    int number = 1;
    for (String id : List.of("a", "b", "c", "d")) {
      data.school(id, "School " + id, "North");
      data.set(YEAR, id, "score", Value.of(Rational.of(10L * number)));
      data.set(YEAR, id, "bonus", Value.of(Rational.of(id.equals("a") ? 50 : 0)));
      data.set(YEAR, id, "gap", Value.of(Rational.of(id.equals("b") ? 60 : 0)));
      number++;
    }
    return data.build().dataset();
  }

  private static Move move(Impact impact, String result, String id) {
    return impact.result(result).moves().stream()
        .filter(move -> move.entity().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void morePlaces_moveTheLineOverASchoolThatDidNotMove() {
    Policy older = policy("25%", "0");
    Policy newer = policy("50%", "0");
    Impact impact = Impact.between(older, newer, data(older));
    Move named = move(impact, "priority", "b");
    assertThat(Cause.text(named.causes())).isEqualTo("parameter share");
    assertThat(named.how())
        .isEqualTo(
            "named, was not named; its place by low: 2 instead of 1 places, the last place has 20"
                + " instead of 10");
    assertThat(move(impact, "focus", "b").how()).isEqualTo("excluded, was named");
    assertThat(impact.designations())
        .containsExactly(
            new Transition("", "priority", "priority", 1),
            new Transition("", "focus", "priority", 1),
            new Transition("", "none", "none", 2));
    assertThat(impact.text(List.of("priority"), 9))
        .contains("-- designations", "its place by low: 2 instead of 1 places");
    assertThat(Json.impact(impact)).contains("\"designations\"", "\"how\"");
  }

  @Test
  void aSchoolMovesBecauseAnotherOneDid() {
    Policy older = policy("25%", "0");
    Policy newer = policy("25%", "1");
    Impact impact = Impact.between(older, newer, data(older));
    Move named = move(impact, "priority", "b");
    assertThat(Cause.text(named.causes())).isEqualTo("parameter tilt");
    assertThat(named.how()).contains("rank 1 instead of rank 2");
    // The school whose own value moved is told so by its cause alone.
    assertThat(move(impact, "priority", "a").how()).isEqualTo("not named, was named");
  }

  @Test
  void aWhatIf_reachesDesignations() {
    Policy policy = policy("25%", "0");
    Outcome wider = policy.withParameter("share", "75%").score(data(policy));
    assertThat(wider.standings().holding("priority")).containsExactly("a", "b", "c");
  }

  @Test
  void aDiff_saysWhichRouteChanged() {
    Policy older = policy("25%", "0");
    Designation focus = older.spec().designations().get(1);
    Designation.Route route = focus.routes().get(0);
    Designation other =
        DesignationImpactTest.with(
            focus, new Designation.Route("gap", new Expr.Name("gap"), null, true, null, ""));
    PolicySpec newer =
        older.spec().withDesignations(List.of(older.spec().designations().get(0), other));
    assertThat(PolicyDiff.between(older.spec(), newer).toString())
        .contains("designate focus", "route gap", String.valueOf(route.who()), "fill of route gap");
  }

  private static Designation with(Designation one, Designation.Route route) {
    return new Designation(
        one.name(),
        one.title(),
        one.among(),
        one.except(),
        one.poolsBy(),
        one.base(),
        one.baseOf(),
        List.of(route),
        one.exits(),
        one.everyExit(),
        one.stay(),
        one.smallGroups(),
        one.ties(),
        one.count(),
        one.identify(),
        one.pauses(),
        one.keepsOldExits(),
        one.provenance(),
        one.source(),
        one.notes(),
        one.years());
  }
}
