package org.sqis.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.problem.NearestName;
import org.sqis.core.study.StudyData;

/** Makes what a rank study weighs of an index. One run. */
final class IndexWeighing {
  private final Plans plans;
  private final Dataset data;
  private final String index;
  private final Map<StudyData.WeightTable, Integer> tables = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if the plan of the year has no index of that name
   */
  IndexWeighing(Plans plans, Dataset data, String index) {
    this.plans = plans;
    this.data = data;
    this.index = index;
    Plan plan = Objects.requireNonNull(plans.in(data.year()), "the year was checked before");
    if (!(plan.element(index) instanceof Element.OfIndex)) {
      List<String> names =
          plan.elements().stream()
              .filter(Element.OfIndex.class::isInstance)
              .map(Element::name)
              .toList();
      String near =
          NearestName.find(index, names).map(other -> "; did you mean " + other + "?").orElse("");
      throw new IllegalArgumentException(
          "index must be an index of the policy in " + data.year() + ": " + index + near);
    }
  }

  /** What schools earned; a district that is scored like a school is none of them. */
  StudyData of(Outcome outcome) {
    List<StudyData.Scored> scored = new ArrayList<>();
    List<StudyData.Unranked> unranked = new ArrayList<>();
    for (int number = 0; number < data.entities().size(); number++) {
      Entity entity = data.entities().get(number);
      if (entity.kind() != Entity.Kind.SCHOOL || !data.knows(number)) {
        continue;
      }
      IndexResult result = outcome.index(entity.id(), index);
      if (result.exact() instanceof Value.Missing missing) {
        unranked.add(new StudyData.Unranked(entity, missing));
      } else {
        scored.add(scored(entity, result));
      }
    }
    return new StudyData(List.copyOf(tables.keySet()), scored, unranked);
  }

  private StudyData.Scored scored(Entity entity, IndexResult result) {
    Plan plan = Objects.requireNonNull(plans.in(data.year(), entity.districtName()));
    Element.OfIndex proved = (Element.OfIndex) Objects.requireNonNull(plan.element(index));
    boolean isInstead = !result.insteadOf().isEmpty();
    List<StudyData.Share> shares = new ArrayList<>();
    List<@Nullable Rational> parts = new ArrayList<>();
    for (IndexResult.MeasurePoints measure : result.measures()) {
      boolean isMissing = measure.points().isMissing();
      if (isInstead && isMissing) {
        continue;
      }
      // Shares that stand instead of others are whole without the missing measures.
      Rational points = isInstead ? measure.weight() : measure.share();
      shares.add(new StudyData.Share(measure.domain(), measure.measure(), points));
      parts.add(isMissing ? null : part(proved, measure));
    }
    StudyData.WeightTable table =
        new StudyData.WeightTable(shares, !proved.spreadsOverEverything());
    int number = tables.computeIfAbsent(table, key -> tables.size());
    Rational exact = ((Value.Num) result.exact()).number();
    return new StudyData.Scored(entity, number, parts, exact);
  }

  /** The part of its points that a measure earned. */
  private static Rational part(Element.OfIndex proved, IndexResult.MeasurePoints measure) {
    Map<Rational, Rational> earned =
        Objects.requireNonNull(proved.earned().get(measure.measure()), measure.measure());
    Rational part = Rational.ZERO;
    for (IndexResult.CellPoints cell : measure.cells()) {
      if (cell.level() instanceof Value.Level level) {
        Rational own = Objects.requireNonNull(earned.get(level.number()), level.toString());
        part = part.plus(cell.part().times(own));
      }
    }
    return part;
  }
}
