package org.sqis.core.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Interval;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Rung;
import org.sqis.core.standing.Standings;

/**
 * Evaluates everything a policy defines: school by school, or, where a rule describes a district or
 * the consortium, everyone together. Stateless; safe for every thread.
 */
public final class SchoolEvaluator {
  private static final IntConsumer UNHEARD =
      new IntConsumer() {
        @Override
        public void accept(int chosen) {
          // Nobody asks which case applies.
        }
      };

  private final Plans plans;
  private final boolean isWide;

  /** An evaluator of the given plans. */
  public SchoolEvaluator(Plans plans) {
    this.plans = plans;
    this.isWide =
        !plans.spec().cohorts().isEmpty()
            || plans.elements().stream().anyMatch(one -> one.each().isWiderThanSchool());
  }

  /** Every value of the school numbered {@code entity} in the rating year of {@code data}. */
  public SchoolValues evaluate(Dataset data, int entity) {
    return isWide()
        ? everyone(data).schools().get(entity)
        : new Alone(new Facts.OfData(data, entity)).evaluate();
  }

  /** Every value of everyone in the rating year of {@code data}. */
  public Population everyone(Dataset data) {
    return new Everyone().evaluate(new Facts.EveryoneOfData(data));
  }

  /** Every value of everyone in another year; null if the data know nothing of it. */
  public @Nullable Population everyone(Dataset data, SchoolYear year) {
    Everyone all = new Everyone();
    all.rated = new Facts.EveryoneOfData(data);
    return all.in(year).orElse(null);
  }

  /**
   * Everyone in every year of the policy up to the rating year of {@code data}, those without data
   * left out. Each year is worked out once.
   */
  public Map<SchoolYear, Population> everyYear(Dataset data) {
    Everyone all = new Everyone();
    Population rated = all.evaluate(new Facts.EveryoneOfData(data));
    Map<SchoolYear, Population> years = new TreeMap<>();
    for (SchoolYear year : data.years()) {
      if (year.compareTo(data.year()) < 0 && governs(year)) {
        all.in(year).ifPresent(there -> years.put(year, there));
      }
    }
    years.put(data.year(), rated);
    return years;
  }

  /** Whether a rule or an input describes a district or the consortium. */
  public boolean isWide() {
    return isWide;
  }

  /**
   * A school of a dataset whose values are kept elsewhere; what is not kept there can be worked out
   * with {@link #fill(Element, Dataset, int, SchoolValues)}.
   *
   * @param entity the number of the school
   * @param source what is known of it in the year of {@code data}
   * @param earlier finds the same school in another year; null where there are no data of it
   */
  public SchoolValues kept(
      Dataset data,
      int entity,
      SchoolValues.Source source,
      Function<SchoolYear, @Nullable SchoolValues> earlier) {
    Facts facts = new Facts.OfData(data, entity);
    SchoolValues school =
        new SchoolValues(
            facts.label(),
            rules(facts.year(), facts.district()),
            facts.year(),
            facts.district(),
            earlier::apply,
            null);
    school.source(source);
    return school;
  }

  /** Works out one element for one school, after everything it reads. */
  public void fill(Element element, Dataset data, int entity, SchoolValues school) {
    school.open(element);
    fill(element, new Facts.OfData(data, entity), school);
  }

  /** What the reference evaluator says of one school in another year; null if nothing is known. */
  public @Nullable SchoolValues evaluate(Dataset data, int entity, SchoolYear year) {
    return new Alone(new Facts.OfData(data, entity)).in(year);
  }

  /** Every value of the school of a test, which is the one school of its district. */
  SchoolValues evaluate(Facts.OfScenario facts) {
    return isWide ? new Everyone().evaluate(facts).schools().get(0) : new Alone(facts).evaluate();
  }

  /** Why an input that lags has no value. */
  public static final Value NO_DATA = Facts.NO_DATA;

  /** The value of a node that reads nothing of a school, under the rules of a year. */
  public static Value still(Node node, Plan plan, SchoolYear year) {
    SchoolValues nobody = new SchoolValues("", plan, year, "", other -> null, null);
    return new NodeEvaluator(nobody, -1, Map.of(), Reads.NONE).of(node);
  }

  /** Whether every district has the same rules. */
  public boolean isSameEverywhere() {
    return plans.spec().overlays().isEmpty();
  }

  /** The plans. */
  public Plans plans() {
    return plans;
  }

  /** The rules of a district in a year, or those nearest to it. */
  public Plan rules(SchoolYear year, String district) {
    Plan governing = plans.in(year, district);
    return governing != null ? governing : plans.nearest(year);
  }

  /** Whether the policy has designations, which schools keep from year to year. */
  boolean hasStandings() {
    return !plans.spec().designations().isEmpty();
  }

  /** The same without designations that are given anew in the year. */
  Standings withoutLists(Standings standings, SchoolYear year) {
    Map<String, Held> held = new HashMap<>(standings.held());
    held.keySet()
        .removeIf(
            name ->
                rules(year, "").element(name) instanceof Element.OfDesignation one
                    && one.designation().exits().isEmpty());
    return new Standings(held, standings.rungs());
  }

  /** The standings of a school after a year of which there are no data. */
  Standings withoutData(Standings before, SchoolYear year, String district) {
    Map<String, Rung> rungs = new HashMap<>();
    before
        .rungs()
        .forEach(
            (name, rung) ->
                rungs.put(name, LadderEvaluator.withoutData(plans, year, district, rung)));
    return new Standings(before.held(), rungs);
  }

  /** Whether the policy has rules for the year. */
  public boolean governs(SchoolYear year) {
    return plans.in(year) != null;
  }

  /** One school: its values of each year that is asked for. */
  private final class Alone implements SchoolValues.Earlier {
    private final Facts rated;
    private final Map<SchoolYear, Optional<SchoolValues>> known = new HashMap<>();

    Alone(Facts rated) {
      this.rated = rated;
    }

    SchoolValues evaluate() {
      return evaluate(rated);
    }

    @Override
    public @Nullable SchoolValues in(SchoolYear year) {
      Optional<SchoolValues> values = known.get(year);
      if (values == null) {
        values = Optional.ofNullable(rated.in(year)).map(this::evaluate);
        known.put(year, values);
      }
      return values.orElse(null);
    }

    private SchoolValues evaluate(Facts facts) {
      Plan plan = rules(facts.year(), facts.district());
      boolean isGoverned = governs(facts.year());
      SchoolValues school =
          new SchoolValues(facts.label(), plan, facts.year(), facts.district(), this, null);
      for (Element element : plan.elements()) {
        // Of a year that the policy does not govern the data are known, and what was recorded.
        if (isGoverned || element instanceof Element.OfInput) {
          school.open(element);
          fill(element, facts, school);
        }
      }
      if (!isGoverned) {
        recorded(facts, school);
      }
      return school;
    }
  }

  /** Finds everyone's values of another year. */
  interface Earlier {
    /** The values of that year; empty if there are no data of it. */
    Optional<Population> in(SchoolYear year);

    /** What schools take from the determination of that year; null if everyone of it says so. */
    default @Nullable List<Standings> after(SchoolYear year) {
      return null;
    }
  }

  /** Everyone: their values of each year that is asked for. */
  private final class Everyone implements Earlier {
    private final Map<SchoolYear, Optional<Population>> known = new HashMap<>();
    private Facts.@Nullable Everyone rated;

    Population evaluate(Facts.Everyone everyone) {
      rated = everyone;
      return new Population.Maker(SchoolEvaluator.this, everyone, this).make();
    }

    @Override
    public Optional<Population> in(SchoolYear year) {
      Optional<Population> values = known.get(year);
      if (values == null) {
        Facts.Everyone there = Objects.requireNonNull(rated, "rated").in(year);
        values =
            Optional.ofNullable(there)
                .map(one -> new Population.Maker(SchoolEvaluator.this, one, this).make());
        known.put(year, values);
      }
      return values;
    }
  }

  /** Results of a year that the policy does not govern, whichever of its years define them. */
  void recorded(Facts facts, SchoolValues school) {
    for (Element element : plans.elements()) {
      if (element instanceof Element.OfInput
          || element.each().isWiderThanSchool()
          || !facts.isRecorded(element.name())) {
        continue;
      }
      school.openRecord(element);
      if (element.each() == UnitOfAnalysis.GROUP) {
        for (int group = 0; group < school.plan().groups().size(); group++) {
          record(element, facts, group, school);
        }
      } else {
        record(element, facts, -1, school);
      }
    }
  }

  private static void record(Element element, Facts facts, int group, SchoolValues school) {
    String groupName = group < 0 ? "" : school.plan().groups().get(group);
    Value given = facts.given(element.name(), groupName);
    if (given != null) {
      school.putGiven(element.name(), group, rounded(element, given), given);
      return;
    }
    Facts.Recorded found = facts.recorded(element.name(), groupName);
    if (found == null) {
      Value unknown =
          new Value.Missing(MissingReason.NOT_YET_DEFINED, "not recorded in " + facts.year());
      school.put(element.name(), group, unknown, unknown);
      return;
    }
    Value exact = found.exact();
    boolean isRounded =
        element instanceof Element.OfMeasure measure
            && measure.decimals() != null
            && !found.value().isMissing();
    if (exact == null) {
      exact =
          isRounded
              ? new Value.Missing(
                  MissingReason.NOT_YET_DEFINED, "recorded only rounded in " + facts.year())
              : found.value();
    }
    school.putRecorded(element, group, found.value(), exact, found.history());
  }

  void fill(Element element, Facts facts, SchoolValues school) {
    if (element.each() == UnitOfAnalysis.GROUP) {
      for (int group = 0; group < school.plan().groups().size(); group++) {
        fill(element, facts, group, school);
      }
    } else {
      fill(element, facts, -1, school);
    }
  }

  private void index(Element.OfIndex index, SchoolValues school) {
    IndexResult result = new IndexEvaluator(school.plan(), index, school).result();
    school.put(result);
    school.put(index.name(), -1, result.exact(), result.exact());
  }

  private void fill(Element element, Facts facts, int group, SchoolValues school) {
    String groupName = group < 0 ? "" : school.plan().groups().get(group);
    Value given = facts.given(element.name(), groupName);
    if (given != null) {
      school.putGiven(element.name(), group, rounded(element, given), given);
    } else if (element instanceof Element.OfInput input) {
      Value value = facts.input(input.input(), groupName);
      school.put(input.name(), group, value, value);
      if (facts.isOfRatedYear(input.input())) {
        school.ofRatedYear(input.name());
      }
    } else if (element instanceof Element.OfIndex index) {
      index(index, school);
    } else if (element instanceof Element.OfMeasure measure) {
      Value exact = measure(measure, school, group, Reads.NONE);
      school.put(measure.name(), group, rounded(measure, exact), exact);
    } else if (element instanceof Element.OfLevels levels) {
      Value level = level(levels, school, group, Reads.NONE);
      school.put(levels.name(), group, level, level);
    } else if (element instanceof Element.OfGrid grid) {
      Value value = new GridEvaluator(grid, school, group, Reads.NONE).found().value();
      school.put(grid.name(), group, value, value);
    } else if (element instanceof Element.OfCohort cohort) {
      Value belongs = new CohortEvaluator(cohort, school, Reads.NONE).value();
      school.put(cohort.name(), group, belongs, belongs);
    } else if (element instanceof Element.OfLadder ladder) {
      LadderEvaluator.fill(plans, ladder, school);
    } else {
      throw new AssertionError("not filled here: " + element.name());
    }
  }

  private static Value rounded(Element element, Value exact) {
    return element instanceof Element.OfMeasure measure
            && measure.decimals() != null
            && exact instanceof Value.Num num
        ? Value.of(num.number().rounded(measure.decimals(), RoundingRule.HALF_UP))
        : exact;
  }

  /** The value of a measure before its rounding. */
  public static Value measure(
      Element.OfMeasure measure, SchoolValues school, int group, Reads reads) {
    return measure(measure, school, group, reads, UNHEARD);
  }

  /**
   * The same; {@code chosen} hears the number of the case that applies, or -1 minus the number of
   * the need that does not hold or is undecided; nothing where neither decides.
   */
  public static Value measure(
      Element.OfMeasure measure, SchoolValues school, int group, Reads reads, IntConsumer chosen) {
    if (!measure.typeInput().isEmpty()) {
      Value type = school.get(measure.typeInput(), -1, false);
      reads.read(measure.typeInput(), -1, 0);
      if (type.isMissing()) {
        return type;
      }
      if (!measure.measure().onlyFor().contains(type.toString())) {
        return new Value.Missing(
            MissingReason.NOT_APPLICABLE,
            "only for " + String.join(", ", measure.measure().onlyFor()));
      }
    }
    Value.Missing exception = measure.exceptions().get(group);
    if (exception != null) {
      return exception;
    }
    NodeEvaluator nodes = new NodeEvaluator(school, group, Map.of(), reads);
    for (int i = 0; i < measure.needs().size(); i++) {
      Value need = nodes.of(measure.needs().get(i));
      if (!need.equals(Value.YesNo.YES)) {
        chosen.accept(-1 - i);
      }
      if (need.isMissing()) {
        return need;
      }
      if (need.equals(Value.YesNo.NO)) {
        var rule = measure.measure().needs().get(i);
        return new Value.Missing(rule.reason(), rule.remark());
      }
    }
    for (int i = 0; i < measure.cases().size(); i++) {
      Element.Case one = measure.cases().get(i);
      Node when = one.when();
      Value applies = when == null ? Value.YesNo.YES : nodes.of(when);
      if (applies.isMissing()) {
        return applies;
      }
      if (applies.equals(Value.YesNo.YES)) {
        chosen.accept(i);
        return nodes.of(one.value());
      }
    }
    throw new AssertionError("the cases of " + measure.name() + " were proved complete");
  }

  /** The level of a school or group. */
  public static Value level(Element.OfLevels levels, SchoolValues school, int group, Reads reads) {
    String of = levels.table().of();
    reads.read(of, group, 0);
    int column = 0;
    if (!levels.table().by().isEmpty()) {
      Value by = school.get(levels.table().by(), -1, false);
      reads.read(levels.table().by(), -1, 0);
      if (by.isMissing()) {
        return by;
      }
      column = levels.columnOf().getOrDefault(by.toString(), -1);
    }
    List<Interval> intervals = column < 0 ? null : levels.intervals().get(column);
    if (intervals == null) {
      return new Value.Missing(MissingReason.NOT_APPLICABLE, "no levels for this type of school");
    }
    Value value = school.get(of, group, false);
    if (value.isMissing()) {
      return value;
    }
    Rational number = Functions.number(value);
    for (int row = 0; row < intervals.size(); row++) {
      if (intervals.get(row).holds(number)) {
        var level = levels.table().rows().get(row);
        return new Value.Level(level.level(), level.number());
      }
    }
    return new Value.Missing(
        MissingReason.NOT_APPLICABLE, number + " lies outside the range of " + of);
  }
}
