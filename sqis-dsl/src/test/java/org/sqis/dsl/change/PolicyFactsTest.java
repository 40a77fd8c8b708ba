package org.sqis.dsl.change;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;

/**
 * Whatever a policy says is a fact: no component of any record can change unnoticed. With {@code
 * -Dfacts.each=1000000} every single place of every policy.
 */
class PolicyFactsTest {
  /**
   * How many elements of a list are changed in the same component, first ones and last ones;
   * further ones are of the same kind.
   */
  private static final int EACH = Integer.getInteger("facts.each", 3);

  @Test
  void everyComponentOfEveryRecord_isToldByTheDiff() {
    Set<Class<?>> met = new LinkedHashSet<>();
    List<String> unnoticed = new ArrayList<>();
    int mutants = 0;
    List<PolicySpec> specs = new ArrayList<>(Rules.all());
    specs.add(withScales());
    for (PolicySpec spec : specs) {
      Mutation mutation = new Mutation();
      Map<String, List<Mutation.Mutant>> byComponent =
          mutation.ofRecord(spec).stream()
              .collect(groupingBy(PolicyFactsTest::component, LinkedHashMap::new, toList()));
      met.addAll(mutation.met());
      for (List<Mutation.Mutant> alike : byComponent.values()) {
        int step = Math.max(1, (alike.size() - 1) / Math.max(1, EACH - 1));
        for (int i = 0; i < alike.size(); i += step) {
          PolicySpec other = (PolicySpec) alike.get(i).value();
          if (PolicyDiff.between(spec, other).isEmpty()) {
            unnoticed.add(spec.header().name() + ": " + alike.get(i).path());
          }
          mutants++;
        }
      }
    }
    assertThat(unnoticed).as("changes that no fact tells").isEmpty();
    assertThat(met).as("records that no case has").containsAll(Mutation.reachable());
    assertThat(mutants).isGreaterThan(3000);
  }

  /** Which component of which records was changed, in whichever element of a list. */
  private static String component(Mutation.Mutant mutant) {
    return mutant.path().replaceAll(" > \\d+", "");
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
