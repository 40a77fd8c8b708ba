package org.sqis.dsl.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicyHeader;
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
    List<PolicySpec> specs = new ArrayList<>(Rules.all());
    specs.add(withScales());
    for (PolicySpec spec : specs) {
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

  /** A measure on two scales; made here, because no case has one. */
  private static PolicySpec withScales() {
    Measure measure =
        new Measure(
            "gain",
            "",
            UnitOfAnalysis.SCHOOL,
            Measure.Direction.HIGHER,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            new Measure.Cases(List.of(new Measure.Case(new Expr.Name("growth"), null))),
            true,
            "",
            List.of(),
            List.of(new Measure.Scale("first_test", new SchoolYear(2001))),
            List.of(new Measure.Bridge("first_test", "the same items")),
            null);
    return PolicySpec.of(PolicyHeader.draft("scales", new SchoolYear(2014)))
        .withMeasures(List.of(measure));
  }
}
