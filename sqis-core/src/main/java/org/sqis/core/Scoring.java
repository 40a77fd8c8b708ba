package org.sqis.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.data.Dataset;
import org.sqis.core.engine.Rows;
import org.sqis.core.engine.YearRun;
import org.sqis.core.engine.Years;
import org.sqis.core.eval.CohortGaps;
import org.sqis.core.eval.Population;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.eval.StandingYears;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.outcome.Origin;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.policy.Designation;

/** Puts what the evaluator gives for everyone in a dataset into an outcome. One run. */
final class Scoring {
  private final Plans plans;
  private final Dataset data;
  private final @Nullable Rows rows;
  private final Plan plan;

  Scoring(Plans plans, Dataset data) {
    this(plans, data, null);
  }

  /**
   * @param rows how the rows of the data are divided; null if nobody divided them yet
   */
  Scoring(Plans plans, Dataset data, @Nullable Rows rows) {
    this.rows = rows;
    this.plans = plans;
    this.data = data;
    this.plan = Objects.requireNonNull(plans.in(data.year()), "the year was checked before");
  }

  Outcome outcome(Supplier<Origin> origin, Evaluator who) {
    Outcome.Builder outcome = new Outcome.Builder(data, origin, plan.groups());
    for (ResultColumn column : ResultColumns.of(plan.elements())) {
      outcome.column(column);
    }
    SchoolEvaluator evaluator = new SchoolEvaluator(plans);
    if (who == Evaluator.COLUMNS) {
      Rows divided = rows == null ? new Rows(false) : rows;
      YearRun run = new Years(evaluator, data, divided, true).ratedYear();
      run.require(run.names());
      return new ColumnOutcome(evaluator, data, plan, run).of(origin);
    }
    if (evaluator.isWide()) {
      everyone(evaluator.everyone(data), outcome);
    } else {
      // School by school, so that a large dataset needs little memory.
      for (int entity = 0; entity < data.entities().size(); entity++) {
        school(entity, evaluator.evaluate(data, entity), outcome);
      }
    }
    return outcome.build();
  }

  /** The rows that are rated: without schools that only other years have. */
  static Column rated(Dataset data, Column column) {
    int count = data.entities().size();
    return column.size() == count ? column : column.every(1, 0, count);
  }

  static ResultColumn known(Map<String, ResultColumn> results, String name) {
    return Objects.requireNonNull(results.get(name), name);
  }

  /** The same results from values of every year that are worked out already. */
  Outcome outcome(Supplier<Origin> origin, Map<SchoolYear, Population> years) {
    Outcome.Builder outcome = new Outcome.Builder(data, origin, plan.groups());
    for (ResultColumn column : ResultColumns.of(plan.elements())) {
      outcome.column(column);
    }
    everyone(Objects.requireNonNull(years.get(data.year()), "the rated year"), outcome);
    return outcome.build();
  }

  /** The same results, and the determinations of every year, worked out together. */
  Determinations determinations(Supplier<Origin> origin) {
    Outcome.Builder outcome = new Outcome.Builder(data, origin, plan.groups());
    for (ResultColumn column : ResultColumns.of(plan.elements())) {
      outcome.column(column);
    }
    Map<SchoolYear, Population> years = new SchoolEvaluator(plans).everyYear(data);
    Population rated = Objects.requireNonNull(years.get(data.year()), "the rated year");
    everyone(rated, outcome);
    StandingYears all = new StandingYears(plans, data, years);
    return new Determinations(
        outcome.build(), all.entities(), all.years(), all.stories(), all.duties(), former(rated));
  }

  /** To which cohorts the schools belong that only other years list. */
  private Map<String, Map<String, Value>> former(Population rated) {
    Map<String, Map<String, Value>> former = new LinkedHashMap<>();
    for (int i = 0; i < data.formerEntities().size(); i++) {
      SchoolValues school = rated.schools().get(data.entities().size() + i);
      Map<String, Value> cohorts = new LinkedHashMap<>();
      for (Designation one : plan.spec().designations()) {
        cohorts.put(one.among(), school.get(one.among(), -1, false));
      }
      former.put(data.formerEntities().get(i).id(), cohorts);
    }
    return former;
  }

  private void everyone(Population everyone, Outcome.Builder outcome) {
    if (!plan.spec().designations().isEmpty()) {
      outcome.standings(StandingYears.of(plans, data, everyone));
    }
    for (int entity = 0; entity < data.entities().size(); entity++) {
      school(entity, everyone.schools().get(entity), outcome);
    }
    for (int number = 0; number < data.districts().size(); number++) {
      String name = data.districts().get(number);
      SchoolValues district = Objects.requireNonNull(everyone.district(name), name);
      whole(number, name, district, UnitOfAnalysis.DISTRICT, outcome);
    }
    String consortium = UnitOfAnalysis.CONSORTIUM.word();
    whole(0, consortium, everyone.consortium(), UnitOfAnalysis.CONSORTIUM, outcome);
    outcome.warn(CohortGaps.of(everyone));
  }

  private void school(int entity, SchoolValues school, Outcome.Builder outcome) {
    Blocking blocking = new Blocking(school, data.entities().get(entity).id(), outcome);
    for (Element element : plan.elements()) {
      if (element instanceof Element.OfInput || element.each().isWiderThanSchool()) {
        continue;
      }
      String name = element.name();
      if (element instanceof Element.OfIndex) {
        outcome.put(entity, school.index(name));
      }
      if (element.each() == UnitOfAnalysis.GROUP) {
        for (int group = 0; group < plan.groups().size(); group++) {
          Value value = school.get(name, group, false);
          outcome.put(entity, name, group, value, school.get(name, group, true));
          blocking.of(name, group, plan.groups().get(group), value);
        }
      } else {
        Value value = school.get(name, -1, false);
        outcome.put(entity, name, -1, value, school.get(name, -1, true));
        blocking.of(name, -1, "", value);
      }
    }
  }

  private void whole(
      int number, String id, SchoolValues whole, UnitOfAnalysis each, Outcome.Builder outcome) {
    Blocking blocking = new Blocking(whole, id, outcome);
    for (Element element : plan.elements()) {
      if (element.each() == each && !(element instanceof Element.OfInput)) {
        Value value = whole.get(element.name(), -1, false);
        outcome.put(number, element.name(), -1, value, whole.get(element.name(), -1, true));
        blocking.of(element.name(), -1, "", value);
      }
    }
  }
}
