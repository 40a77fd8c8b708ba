package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.PolicyJson;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.rulebook.RuleBook;
import org.sqis.dsl.Sqis;

/** Overlays of cut scores with two bounds, and of parameters that are not set. */
class OverlayBoundsTest {
  private static final String RULES =
      """
      policy bounds
        years 2014-15
      end policy

      parameters
        | name  | value   | type  | provenance |
        | floor | not set | score |            |
      end parameters

      inputs each school
        | name   | type           | missing |
        | growth | score 0 to 100 | never   |
      end inputs

      levels band of growth
        | level | every    |
        | 3     | > 79.9   |
        | 2     | 50 to 79.9 |
        | 1     | else     |
        provenance choice
      end levels

      measure above each school
        value growth >= floor
        may be missing
      end measure

      open
        | what            | who       | limit             |
        | level 2 of band | districts | each by at most 5 |
        | parameter floor | districts | 10 to 60          |
      end open

      overlay higher for "North"
        because   "Higher goals"
        approver  "Panel", 14 October 2014
        change
          | what            | from       | to         |
          | level 2 of band | 50 to 79.9 | 55 to 79.9 |
          | parameter floor | not set    | 53         |
      end overlay
      """;

  private static Policy policy() {
    return Sqis.compile("rules.sqis", RULES).policy();
  }

  private static Dataset data(Policy policy) {
    Dataset.Builder data = Dataset.builder(policy.spec());
    for (String school : List.of("North", "South")) {
      data.school(school, school, school).set(school, "growth", Value.of(Rational.of(53)));
    }
    return data.build().dataset();
  }

  @Test
  void bothBounds_andTheUnsetParameter_countInTheDistrict() {
    Outcome outcome = Both.score(policy(), data(policy()));
    assertThat(outcome.value("North", "band")).hasToString("1");
    assertThat(outcome.value("South", "band")).hasToString("2");
    assertThat(outcome.value("North", "above")).isEqualTo(Value.of(true));
    assertThat(((Value.Missing) outcome.value("South", "above")).reason())
        .isEqualTo(MissingReason.NOT_YET_DEFINED);
  }

  @Test
  void explanation_ruleBook_andDiff_writeTheBounds() {
    Policy policy = policy();
    assertThat(policy.explain(data(policy), "North", "band").toString())
        .contains("overlay higher changed level 2 of band from 50 to 79.9 to 55 to 79.9");
    assertThat(policy.explain(data(policy), "North", "above").toString())
        .contains("overlay higher changed parameter floor from not set to 53")
        .contains("source: choice");
    assertThat(RuleBook.of(policy).markdown())
        .contains("| 50 to 79.9 | **55 to 79.9** |")
        .contains("| not set | **53** |");
    Policy other = Sqis.compile("r", RULES.replace("55 to 79.9", "54 to 79.9")).policy();
    assertThat(PolicyDiff.between(policy.spec(), other.spec()).toString())
        .contains("50 to 79.9, now 55 to 79.9");
    assertThat(PolicyJson.read("p", PolicyJson.write(policy.spec())).spec())
        .isEqualTo(policy.spec());
  }

  @Test
  void valueTriedOut_leavesTheDistrictItsOwn() {
    Policy policy = policy().withParameter("floor", "54");
    Outcome outcome = Both.score(policy, data(policy));
    assertThat(outcome.value("North", "above")).isEqualTo(Value.of(true));
    assertThat(outcome.value("South", "above")).isEqualTo(Value.of(false));
    Policy back = policy.withParameter("floor", "not set");
    assertThat(Both.score(back, data(back)).value("North", "above")).isEqualTo(Value.of(true));
  }
}
