package org.sqis.core.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sqis.core.data.Entity;
import org.sqis.core.data.Entries;
import org.sqis.core.data.Entry;
import org.sqis.core.data.RecordFile;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.policy.Group;

/** Follows the goals of plans: what a group had when the plan was built, and what it has now. */
final class GoalTrends {
  private static final String UNKNOWN = "not known";

  private final Outcome now;
  private final Function<SchoolYear, Optional<Outcome>> outcomes;
  private final Function<CalendarDate, SchoolYear> yearOf;

  GoalTrends(
      Outcome now,
      Function<SchoolYear, Optional<Outcome>> outcomes,
      Function<CalendarDate, SchoolYear> yearOf) {
    this.now = now;
    this.outcomes = outcomes;
    this.yearOf = yearOf;
  }

  List<Goal> of(Entry plan, Entity school, Entries entries) {
    List<Goal> goals = new ArrayList<>();
    CalendarDate begins = plan.day(Field.FROM).orElse(plan.day(Field.ON).orElseThrow());
    SchoolYear since = new SchoolYear(yearOf.apply(begins).start() - 1);
    for (Entry action : entries.of(RecordFile.Kind.ACTIONS, plan.text(Field.PLAN))) {
      String measure = action.text(Field.GOAL);
      if (measure.isEmpty() || !isKnown(measure)) {
        continue;
      }
      for (String group : action.texts(Field.GROUPS)) {
        if (now.groups().contains(group)) {
          goals.add(goal(action, school.id(), measure, group, since));
        }
      }
    }
    return goals;
  }

  private boolean isKnown(String measure) {
    return now.results().stream()
        .anyMatch(one -> one.name().equals(measure) && one.each() == UnitOfAnalysis.GROUP);
  }

  private Goal goal(Entry action, String school, String measure, String group, SchoolYear since) {
    Type type = now.result(measure).type();
    Optional<Outcome> earlier = outcomes.apply(since);
    Optional<Value> before = earlier.flatMap(one -> value(one, school, measure, group));
    Optional<Value> today = value(now, school, measure, group);
    Optional<Rational> gapBefore = earlier.flatMap(one -> gap(one, school, measure, group));
    Optional<Rational> gapNow = gap(now, school, measure, group);
    return new Goal(
        measure,
        group,
        action.number(Field.TARGET).map(Rational::toString).orElse(""),
        since,
        before.map(value -> ValueText.readable(value, type)).orElse(UNKNOWN),
        today.map(value -> ValueText.readable(value, type)).orElse(UNKNOWN),
        gapBefore.map(gap -> shown(gap, type)).orElse(UNKNOWN),
        gapNow.map(gap -> shown(gap, type)).orElse(UNKNOWN),
        since.equals(now.origin().year()) ? "" : trend(gapBefore, gapNow),
        action.at());
  }

  private static Optional<Value> value(
      Outcome outcome, String school, String measure, String group) {
    boolean isThere =
        outcome.entities().stream().anyMatch(one -> one.id().equals(school))
            && outcome.results().stream().anyMatch(one -> one.name().equals(measure));
    return isThere ? Optional.of(outcome.value(school, measure, group)) : Optional.empty();
  }

  /** The distance of all students to the group; empty where one of the two is missing. */
  private static Optional<Rational> gap(
      Outcome outcome, String school, String measure, String group) {
    Optional<Value> all = value(outcome, school, measure, Group.ALL);
    Optional<Value> its = value(outcome, school, measure, group);
    return all.isPresent()
            && its.isPresent()
            && all.get() instanceof Value.Num one
            && its.get() instanceof Value.Num other
        ? Optional.of(one.number().minus(other.number()))
        : Optional.empty();
  }

  private static String shown(Rational gap, Type type) {
    boolean isPercent = type instanceof Type.Numeric numeric && numeric.unit() == Unit.PERCENT;
    return ValueText.readable(new Value.Num(gap), isPercent ? new Type.Numeric(Unit.POINTS) : type);
  }

  private static String trend(Optional<Rational> before, Optional<Rational> now) {
    if (before.isEmpty() || now.isEmpty()) {
      return "";
    }
    int compared = now.get().absolute().compareTo(before.get().absolute());
    return compared < 0 ? "narrower" : compared > 0 ? "wider" : "the same";
  }
}
