package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.explain.Explanation.Written;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.plan.Plans;
import org.sqis.core.plan.ProvedScenario;
import org.sqis.core.plan.ProvedScenario.Expected;
import org.sqis.core.plan.ScenarioProof;
import org.sqis.core.problem.Place;
import org.sqis.core.scenario.Coverage;
import org.sqis.core.scenario.Scenario;
import org.sqis.core.scenario.ScenarioResult;

/**
 * Runs the tests of a policy with the reference evaluator and counts the parts of the policy that
 * they reach. Confined to one thread.
 */
public final class ScenarioEvaluator {
  private final Plans plans;
  private final Map<String, Written> written;
  private final Map<String, Coverage.Part> parts;

  /**
   * An evaluator of tests of {@code plans}.
   *
   * @param written where declarations and tests stand in a text
   */
  public ScenarioEvaluator(Plans plans, Map<String, Written> written) {
    this.plans = plans;
    this.written = written;
    this.parts = new LinkedHashMap<>(CoverageParts.of(plans, written));
  }

  /** Runs the test numbered {@code number}. */
  public ScenarioResult run(ProvedScenario scenario, int number) {
    Plans own = scenario.plans();
    Facts.OfScenario facts = Facts.OfScenario.of(scenario);
    SchoolValues school = new SchoolEvaluator(own).evaluate(facts);
    CoverageTrace trace = new CoverageTrace(own);
    Place.Element at = ScenarioProof.place(number);
    List<ScenarioResult.Difference> differences = new ArrayList<>();
    for (int i = 0; i < scenario.expectations().size(); i++) {
      Expected expected = scenario.expectations().get(i);
      if (expected.aspect() == Scenario.Aspect.WEIGHT) {
        trace.weights(school, expected.name());
      } else {
        trace.value(school, expected.name(), expected.group());
      }
      Value actual = actual(expected, school);
      if (!expected.isMetBy(actual)) {
        differences.add(
            new ScenarioResult.Difference(
                scenario.scenario().expectations().get(i).asked(),
                ValueText.exact(expected.value(), expected.type()),
                ValueText.exact(actual, expected.type()),
                new Explainer(own, written).step(school, expected.name(), expected.group()),
                written(at.child("expect").child(i))));
      }
    }
    count(trace.reached());
    count(trace.reachedOf(plans, scenario.scenario().district()));
    return new ScenarioResult(scenario.scenario(), differences, written(at));
  }

  private Written written(Place.Element at) {
    return written.getOrDefault(at.path(), Written.NOWHERE);
  }

  private static Value actual(Expected expected, SchoolValues school) {
    if (expected.aspect() == Scenario.Aspect.WEIGHT) {
      return weight(school.index(expected.name()), expected.levels());
    }
    boolean isExact = expected.aspect() == Scenario.Aspect.EXACT;
    if (!isExact && expected.group() < 0 && school.hasIndex(expected.name())) {
      return school.index(expected.name()).published();
    }
    return school.get(expected.name(), expected.group(), isExact);
  }

  private static Value weight(IndexResult index, String levels) {
    if (index.exact().isMissing()) {
      return index.exact();
    }
    return index.measures().stream()
        .filter(measure -> measure.measure().equals(levels))
        .map(measure -> Value.of(measure.weight()))
        .findFirst()
        .orElseGet(
            () -> new Value.Missing(MissingReason.NOT_APPLICABLE, "no share for this school"));
  }

  private void count(Set<String> reached) {
    for (String path : reached) {
      parts.computeIfPresent(
          path,
          (key, part) ->
              new Coverage.Part(
                  part.path(),
                  part.kind(),
                  part.name(),
                  part.words(),
                  part.tests() + 1,
                  part.written()));
    }
  }

  /** What the tests that ran so far reach. */
  public Coverage coverage() {
    return new Coverage(List.copyOf(parts.values()));
  }
}
