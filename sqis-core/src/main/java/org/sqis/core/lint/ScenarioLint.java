package org.sqis.core.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sqis.core.plan.ScenarioProof;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.scenario.Scenario;

/**
 * Tests of districts that no overlay is for. They are right where they show that a district has the
 * rules of all, and wrong where its name is misspelt.
 */
public final class ScenarioLint {
  private ScenarioLint() {}

  /** A warning where the name resembles one that the policy knows, else a note. */
  public static List<Problem> lint(PolicySpec spec, List<Scenario> scenarios) {
    Set<String> changed = new LinkedHashSet<>();
    spec.overlays().stream().map(Overlay::district).forEach(changed::add);
    // What a membership says of a district is in force too.
    spec.memberships().forEach(one -> one.districts().forEach(row -> changed.add(row.district())));
    Set<String> known = new LinkedHashSet<>(changed);
    spec.opens().forEach(open -> known.addAll(open.districts()));
    List<Problem> found = new ArrayList<>();
    for (int i = 0; i < scenarios.size(); i++) {
      String district = scenarios.get(i).district();
      if (district.isEmpty() || changed.contains(district)) {
        continue;
      }
      Place.Element at = ScenarioProof.place(i).child("district");
      Optional<String> near =
          known.contains(district) ? Optional.empty() : NearestName.find(district, known);
      found.add(
          near.isPresent()
              ? Problem.of(ProblemCode.TEST_DISTRICT_NEAR, at, district)
                  .help("did you mean `" + near.get() + "`?")
              : Problem.of(ProblemCode.TEST_DISTRICT_PLAIN, at, district));
    }
    return List.copyOf(found);
  }
}
