package org.sqis.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.eval.ScenarioEvaluator;
import org.sqis.core.explain.Explanation;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.plan.Plans;
import org.sqis.core.plan.ProvedScenario;
import org.sqis.core.plan.ScenarioProof;
import org.sqis.core.policy.Parameter;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.problem.Severity;
import org.sqis.core.scenario.Scenario;
import org.sqis.core.scenario.ScenarioReport;
import org.sqis.core.scenario.ScenarioResult;

/** The tests of a policy, proved and run. Confined to one thread. */
final class ScenarioRun {
  private final Policy policy;
  private final Plans plans;
  private final List<Problem> problems = new ArrayList<>();
  private final List<@Nullable ProvedScenario> proved = new ArrayList<>();
  private final Map<List<Scenario.ParameterValue>, Policy> changed = new HashMap<>();

  ScenarioRun(Policy policy, Plans plans, List<Scenario> scenarios) {
    this.policy = policy;
    this.plans = plans;
    Map<String, Integer> titles = new LinkedHashMap<>();
    for (int i = 0; i < scenarios.size(); i++) {
      Scenario scenario = scenarios.get(i);
      Integer first = titles.putIfAbsent(scenario.title(), i);
      if (first != null) {
        problems.add(
            Problem.of(ProblemCode.TEST_TITLE_TWICE, ScenarioProof.place(i), scenario.title())
                .with(ScenarioProof.place(first), "the first one")
                .help("say in the title what this one tests"));
      }
      Policy own = changed(scenario, ScenarioProof.place(i));
      if (own == null) {
        proved.add(null);
        continue;
      }
      ScenarioProof.Result result = ScenarioProof.prove(scenario, i, own.plans());
      problems.addAll(result.problems());
      proved.add(result.proved());
    }
  }

  /** Everything that is wrong with the tests. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** What comes of the tests. */
  ScenarioReport report(Map<String, Explanation.Written> written) {
    if (!problems.isEmpty()) {
      throw new PolicyException(problems);
    }
    ScenarioEvaluator evaluator = new ScenarioEvaluator(plans, written);
    List<ScenarioResult> results = new ArrayList<>();
    for (ProvedScenario scenario : proved) {
      if (scenario != null) {
        results.add(evaluator.run(scenario, results.size()));
      }
    }
    return new ScenarioReport(policy.name(), results, evaluator.coverage());
  }

  /** The policy with the parameters of a test; null if one of them cannot be. */
  private @Nullable Policy changed(Scenario scenario, Place.Element at) {
    if (scenario.parameters().isEmpty()) {
      return policy;
    }
    Policy known = changed.get(scenario.parameters());
    if (known != null) {
      return known;
    }
    Policy result = policy;
    // A value for one year counts in that year, wherever one for all years is written.
    for (boolean isOfOneYear : new boolean[] {false, true}) {
      for (int i = 0; i < scenario.parameters().size() && result != null; i++) {
        Scenario.ParameterValue one = scenario.parameters().get(i);
        if ((one.year() != null) == isOfOneYear) {
          result = changed(result, one, at.child("parameter").child(i));
        }
      }
    }
    if (result == null) {
      return null;
    }
    changed.put(scenario.parameters(), result);
    return result;
  }

  private @Nullable Policy changed(Policy from, Scenario.ParameterValue one, Place.Element at) {
    List<String> names = from.spec().parameters().stream().map(Parameter::name).toList();
    if (!names.contains(one.name())) {
      String help =
          NearestName.find(one.name(), names)
              .map(near -> "did you mean `" + near + "`?")
              .orElse(
                  names.isEmpty()
                      ? "leave the line out"
                      : "the parameters are " + String.join(", ", names));
      problems.add(Problem.of(ProblemCode.UNKNOWN_NAME, at, one.name()).help(help));
      return null;
    }
    String why;
    String help = "write a value that the rules can use, such as the one of the policy";
    try {
      SchoolYear year = one.year();
      return year == null
          ? from.withParameter(one.name(), one.value())
          : from.withParameter(one.name(), year, one.value());
    } catch (PolicyException e) {
      Problem first =
          e.problems().stream()
              .filter(problem -> problem.code().severity() == Severity.ERROR)
              .findFirst()
              .orElseThrow(() -> new AssertionError("no error: " + e.problems(), e));
      why = first.message();
      help = first.help().isEmpty() ? help : first.help();
    } catch (IllegalArgumentException e) {
      boolean isOfYear = e.getMessage() != null && e.getMessage().startsWith("year ");
      why = isOfYear ? "it has no value in " + one.year() : "it takes a number, yes, no or a word";
    }
    String shown = one.value().isEmpty() ? "empty" : "`" + one.value() + "`";
    problems.add(Problem.of(ProblemCode.TEST_PARAMETER, at, one.name(), shown, why).help(help));
    return null;
  }
}
