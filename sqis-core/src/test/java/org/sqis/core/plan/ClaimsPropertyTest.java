package org.sqis.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sqis.core.model.Value;
import org.sqis.core.policy.PolicySpec;

/**
 * Whatever the plan claims of a value before it runs holds for every school: the reasons for which
 * it can be missing, above all that it cannot be missing after a condition asked for it, and its
 * range. Random rules are tried on random schools.
 */
class ClaimsPropertyTest {
  private static final int POLICIES = 4_000;
  private static final int SCHOOLS = 20;

  @Test
  void claims_holdForEverySchool() {
    Random random = new Random(20151007);
    RandomRules rules = new RandomRules(random);
    int accepted = 0;
    for (int i = 0; i < POLICIES; i++) {
      PolicySpec spec = rules.policy();
      Plan plan = RandomRules.plan(spec);
      if (plan == null) {
        continue;
      }
      accepted++;
      for (int school = 0; school < SCHOOLS; school++) {
        Map<String, Value[]> inputs = rules.school(spec);
        List<String> broken = new ArrayList<>();
        new TryingEvaluator(plan, inputs, broken).measures();
        assertThat(broken).as(spec.measures() + " for " + shown(inputs)).isEmpty();
      }
    }
    assertThat(accepted).as("rules accepted").isGreaterThan(POLICIES / 10);
  }

  private static String shown(Map<String, Value[]> inputs) {
    StringBuilder text = new StringBuilder();
    inputs.forEach((name, values) -> text.append(name).append(List.of(values)).append(' '));
    return text.toString();
  }
}
