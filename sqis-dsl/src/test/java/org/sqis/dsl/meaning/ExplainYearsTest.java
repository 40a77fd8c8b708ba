package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.explain.Explanation;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.dsl.Sqis;

/** Explanations of values of years whose rules lack a name that is read. */
class ExplainYearsTest {
  private static final String RULES =
      """
      policy p
        years  2014-15 to 2015-16
      end policy

      parameters
        | name | value | type  | provenance | years   |
        | late | 2     | score | choice     | 2015-16 |
      end parameters

      inputs each school
        | name   | type  |
        | growth | score |
      end inputs

      measure doubled each school
        better  higher
        value   growth * 2
        may be missing
      end measure

      measure new each school
        years   2015-16
        value   growth + late
        may be missing
      end measure

      measure gain each school
        value  improved(doubled)
        may be missing
      end measure
      """;

  private static Dataset data(Policy policy, int start) {
    Dataset.Builder data =
        Dataset.builder(policy.spec()).year(new SchoolYear(start)).school("1", "School", "");
    data.set(new SchoolYear(start), "1", "growth", Value.of(Rational.of(7)));
    data.set(new SchoolYear(start - 1), "1", "growth", Value.of(Rational.of(5)));
    return data.build().dataset();
  }

  /** The data reach back to a year before the policy, of which only inputs are known. */
  @Test
  void yearBeforeThePolicy_hasNoRules() {
    Policy policy = Sqis.compile("a.sqis", RULES).policy();
    Explanation explained = policy.explain(data(policy, 2014), "1", "gain");
    assertThat(explained.toString())
        .contains("gain = not yet defined")
        .contains("doubled in 2013-14 = not yet defined");
  }

  @Test
  void yearOfThePolicy_isExplained() {
    Policy policy = Sqis.compile("a.sqis", RULES).policy();
    Explanation explained = policy.explain(data(policy, 2015), "1", "gain");
    assertThat(explained.toString()).contains("gain = yes").contains("doubled in 2014-15 = 10");
  }

  @Test
  void measureOfALaterYear_isNotDefinedBefore() {
    String rules =
        RULES
            .replace("improved(doubled)", "previous(new) > 1")
            .replace("gain each school", "gain each school\n  years  2015-16");
    var compiled = Sqis.compile("a.sqis", rules);
    assertThat(compiled.report()).isEmpty();
    Policy policy = compiled.policy();
    assertThat(policy.explain(data(policy, 2015), "1", "gain").toString())
        .contains("new in 2014-15 = not yet defined");
  }
}
