package org.sqis.dsl.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.policy.PolicySpec;

/** Whatever a policy says is a fact: no component of any record can change unnoticed. */
class PolicyFactsTest {
  /** Enough of a list; further elements are of the same kind. */
  private static final int MOST = 4000;

  @Test
  void everyComponentOfEveryRecord_isToldByTheDiff() {
    Set<Class<?>> met = new LinkedHashSet<>();
    List<String> unnoticed = new ArrayList<>();
    int mutants = 0;
    for (PolicySpec spec : Rules.all()) {
      Mutation mutation = new Mutation();
      List<Mutation.Mutant> all = mutation.ofRecord(spec);
      met.addAll(mutation.met());
      int step = all.size() / MOST + 1;
      for (int i = 0; i < all.size(); i += step) {
        PolicySpec other = (PolicySpec) all.get(i).value();
        if (PolicyDiff.between(spec, other).isEmpty()) {
          unnoticed.add(spec.header().name() + ": " + all.get(i).path());
        }
        mutants++;
      }
    }
    assertThat(unnoticed).as("changes that no fact tells").isEmpty();
    assertThat(met).as("records that no case has").containsAll(Mutation.reachable());
    assertThat(mutants).isGreaterThan(3000);
  }
}
