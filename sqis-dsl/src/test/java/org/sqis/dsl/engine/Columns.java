package org.sqis.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.engine.YearRun;
import org.sqis.core.engine.Years;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.plan.PolicyProof;

/** Holds the columns of the engine against the reference evaluator. */
final class Columns {
  private final SchoolEvaluator evaluator;
  private final Plans plans;
  private final Dataset data;

  Columns(Policy policy, Dataset data) {
    this.plans = Objects.requireNonNull(PolicyProof.prove(policy.spec(), Set.of()).plans());
    this.evaluator = new SchoolEvaluator(plans);
    this.data = data;
  }

  /** What differs between the two, and how many values the engine had to ask for. */
  record Result(List<String> differences, List<String> exact) {}

  /** Every result of every school, twice; fails if the second run of a program differs. */
  Result compare() {
    Years years = new Years(evaluator, data, true);
    YearRun run = years.ratedYear();
    run.require(run.names());
    List<String> exact = years.exactRows() == 0 ? List.of() : exact();
    List<String> first = differences(run);
    run.runAgain();
    assertThat(differences(run)).isEqualTo(first);
    return new Result(first, exact);
  }

  /** Both say the same, and no value was left to the reference evaluator. */
  void agreeInKernels() {
    assertThat(compare()).isEqualTo(new Result(List.of(), List.of()));
  }

  /** Both say the same; these results alone are not worked out in kernels. */
  void agreeBut(String... others) {
    assertThat(compare()).isEqualTo(new Result(List.of(), List.of(others)));
  }

  /** The results that no kernel works out, without those they read. */
  private List<String> exact() {
    Years years = new Years(evaluator, data, true);
    YearRun run = years.ratedYear();
    List<String> names = new ArrayList<>();
    for (Element element : plan().elements()) {
      long before = years.exactRows();
      run.require(Set.of(element.name()));
      if (years.exactRows() > before) {
        names.add(element.name());
      }
    }
    return names;
  }

  private Plan plan() {
    return Objects.requireNonNull(plans.in(data.year()));
  }

  private List<String> differences(YearRun run) {
    List<String> found = new ArrayList<>();
    List<SchoolValues> schools =
        evaluator.isWide() ? evaluator.everyone(data).schools() : List.of();
    int rows = evaluator.isWide() ? schools.size() : data.entities().size();
    for (int row = 0; row < rows; row++) {
      SchoolValues school = evaluator.isWide() ? schools.get(row) : evaluator.evaluate(data, row);
      for (Element element : plan().elements()) {
        if (!(element instanceof Element.OfInput) && !element.each().isWiderThanSchool()) {
          different(run, row, school, element, found);
        }
      }
    }
    return found;
  }

  private void different(
      YearRun run, int row, SchoolValues school, Element element, List<String> found) {
    boolean isPerGroup = element.each() == UnitOfAnalysis.GROUP;
    for (int group = 0; group < (isPerGroup ? plan().groups().size() : 1); group++) {
      for (boolean isExact : new boolean[] {false, true}) {
        int of = isPerGroup ? group : -1;
        Value meant = school.get(element.name(), of, isExact);
        Value given = run.column(element.name(), of, isExact).value(row);
        if (!meant.equals(given)) {
          found.add(row + " " + element.name() + " " + of + ": " + meant + ", not " + given);
        }
      }
    }
  }
}
