package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.History;
import org.sqis.core.duty.Duties;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plans;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.LadderStep;
import org.sqis.core.standing.Quota;
import org.sqis.core.standing.StandingYear;
import org.sqis.core.standing.Standings;
import org.sqis.core.standing.YearStandings;

/**
 * Puts the determinations of all years side by side: those that the evaluator worked out, years
 * without data, and years of which the standings are recorded. One run.
 */
public final class StandingYears {
  private final Plans plans;
  private final Dataset data;
  private final Map<SchoolYear, Population> populations;
  private final SchoolEvaluator evaluator;
  private final List<Entity> entities;
  private final List<YearStandings> years = new ArrayList<>();
  private final Map<String, List<StandingYear>> stories = new LinkedHashMap<>();

  /**
   * The determinations of every year up to the rated one.
   *
   * @param populations everyone of each year, as {@link SchoolEvaluator#everyYear} gives them
   */
  public StandingYears(Plans plans, Dataset data, Map<SchoolYear, Population> populations) {
    this.plans = plans;
    this.data = data;
    this.populations = new LinkedHashMap<>(populations);
    this.evaluator = new SchoolEvaluator(plans);
    this.entities = new ArrayList<>(data.entities());
    entities.addAll(data.formerEntities());
    int first = plans.spec().header().first().start();
    for (History history : data.histories()) {
      if (history.hasStandings()) {
        first = Math.min(first, history.year().start());
      }
    }
    for (int start = first; start <= data.year().start(); start++) {
      add(new SchoolYear(start));
    }
  }

  /** The schools of every year. */
  public List<Entity> entities() {
    return List.copyOf(entities);
  }

  /** The determinations, in the order of the years. */
  public List<YearStandings> years() {
    return List.copyOf(years);
  }

  /** What obligations are worked out from. */
  public Duties duties() {
    return new PastStages(plans, evaluator, stories).duties(data, entities, populations);
  }

  /** What each school stood as, year by year, by its code. */
  public Map<String, List<StandingYear>> stories() {
    return new LinkedHashMap<>(stories);
  }

  /**
   * What each school stands as after the determination of the rated year, schools of earlier years
   * that still hold something included.
   */
  public static YearStandings of(Plans plans, Dataset data, Population population) {
    List<Entity> all = new ArrayList<>(data.entities());
    all.addAll(data.formerEntities());
    Map<String, Map<String, Determination>> determinations = new LinkedHashMap<>();
    Map<String, Standings> standings = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      SchoolValues school = population.schools().get(i);
      String id = all.get(i).id();
      boolean isDetermined = !school.determinations().isEmpty();
      if (isDetermined) {
        determinations.put(id, school.determinations());
      }
      if (isDetermined || !school.standings().equals(Standings.NONE)) {
        standings.put(id, school.standings());
      }
    }
    for (Map.Entry<String, Standings> one : unknown(plans, data, all).entrySet()) {
      standings.putIfAbsent(one.getKey(), one.getValue());
    }
    return new YearStandings(
        data.year(), determinations, standings, population.consortium().quotas());
  }

  /** Schools that only the recorded standings of the year before know: a year without data. */
  private static Map<String, Standings> unknown(Plans plans, Dataset data, List<Entity> known) {
    if (data.histories().isEmpty()) {
      return Map.of();
    }
    Map<String, Standings> standings = new LinkedHashMap<>();
    SchoolEvaluator evaluator = new SchoolEvaluator(plans);
    List<String> ids = known.stream().map(Entity::id).toList();
    for (History history : data.histories()) {
      boolean isBefore = history.year().start() + 1 == data.year().start();
      for (String id : isBefore ? history.standing() : List.<String>of()) {
        boolean isCarriedOn = data.records().successor(id).isPresent();
        if (!ids.contains(id) && !isCarriedOn) {
          standings.put(
              id,
              evaluator.withoutLists(
                  evaluator.withoutData(history.standings(id), data.year(), ""), data.year()));
        }
      }
    }
    return standings;
  }

  private void add(SchoolYear year) {
    Optional<History> history =
        data.histories().stream()
            .filter(one -> one.hasStandings() && one.year().equals(year))
            .filter(one -> one.year().compareTo(data.year()) < 0)
            .findFirst();
    Population population = history.isPresent() ? null : populations.get(year);
    Map<String, Map<String, Determination>> determinations = new LinkedHashMap<>();
    Map<String, Standings> standings = new LinkedHashMap<>();
    for (int i = 0; i < entities.size(); i++) {
      if (entities.get(i).kind() == Entity.Kind.SCHOOL) {
        String id = entities.get(i).id();
        StandingYear one = year(year, i, history.orElse(null), population);
        stories.computeIfAbsent(id, key -> new ArrayList<>()).add(one);
        if (!one.determinations().isEmpty()) {
          determinations.put(id, one.determinations());
        }
        standings.put(id, one.after());
      }
    }
    List<Quota> quotas = population == null ? List.of() : population.consortium().quotas();
    years.add(new YearStandings(year, determinations, standings, quotas));
  }

  private StandingYear year(
      SchoolYear year, int number, @Nullable History history, @Nullable Population population) {
    Entity entity = entities.get(number);
    List<StandingYear> earlier = stories.getOrDefault(entity.id(), List.of());
    Standings before = earlier.isEmpty() ? Standings.NONE : earlier.get(earlier.size() - 1).after();
    if (history != null) {
      Standings recorded = history.standings(entity.id());
      return new StandingYear(
          year, StandingYear.Basis.RECORDED, Map.of(), before, recorded, List.of());
    }
    if (population == null) {
      Standings carried =
          evaluator.governs(year)
              ? evaluator.withoutData(before, year, entity.districtName())
              : before;
      return new StandingYear(
          year, StandingYear.Basis.NO_DATA, Map.of(), before, carried, List.of());
    }
    SchoolValues school = population.schools().get(number);
    boolean isKnown = !school.determinations().isEmpty();
    return new StandingYear(
        year,
        isKnown ? StandingYear.Basis.DATA : StandingYear.Basis.NO_DATA,
        school.determinations(),
        school.before(),
        school.standings(),
        isKnown ? steps(school) : List.of());
  }

  private List<LadderStep> steps(SchoolValues school) {
    List<LadderStep> steps = new ArrayList<>();
    for (Element element : school.plan().elements()) {
      if (element instanceof Element.OfLadder ladder) {
        LadderStep step = LadderTelling.of(plans, ladder, school);
        if (step != null) {
          steps.add(step);
        }
      }
    }
    return steps;
  }
}
