package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.EntryFilings;
import org.sqis.core.duty.Duties;
import org.sqis.core.duty.Obligations;
import org.sqis.core.duty.Partners;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.policy.Ladder;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Rung;
import org.sqis.core.standing.StandingYear;

/**
 * Gathers what obligations are worked out from: the stages of each school on the ladders, and what
 * the years say of schools that others are paired with.
 */
final class PastStages {
  private final Plans plans;
  private final SchoolEvaluator evaluator;
  private final Map<String, List<StandingYear>> stories;

  PastStages(Plans plans, SchoolEvaluator evaluator, Map<String, List<StandingYear>> stories) {
    this.plans = plans;
    this.evaluator = evaluator;
    this.stories = stories;
  }

  Duties duties(Dataset data, List<Entity> entities, Map<SchoolYear, Population> populations) {
    Map<String, List<List<Obligations.Stage>>> stages = new LinkedHashMap<>();
    for (Entity entity : entities) {
      List<StandingYear> story = stories.getOrDefault(entity.id(), List.of());
      stages.put(entity.id(), stages(entity, story));
    }
    return new Duties(
        stages,
        data.records().plus(EntryFilings.plans(data.entries())),
        plans.spec().header().calendar(),
        new Past(stories, proven(entities, populations)));
  }

  private List<List<Obligations.Stage>> stages(Entity entity, List<StandingYear> story) {
    Map<String, List<Obligations.Stage>> byLadder = new LinkedHashMap<>();
    for (StandingYear one : story) {
      for (Rung rung : one.after().rungs().values()) {
        boolean isKept = ladder(one.rated(), entity, rung).keepsOldDuties();
        SchoolYear of = isKept ? rung.since() : one.rated();
        Ladder ladder = ladder(of, entity, rung);
        Held held = one.after().held().get(ladder.designation());
        List<Held.Reason> reasons = held == null ? List.of() : held.reasons();
        byLadder
            .computeIfAbsent(rung.ladder(), key -> new ArrayList<>())
            .add(new Obligations.Stage(one.rated(), ladder, rung, reasons));
      }
    }
    return new ArrayList<>(byLadder.values());
  }

  /** The ladder as the rules of a year have it, or else as any year does. */
  private Ladder ladder(SchoolYear year, Entity entity, Rung rung) {
    Plan plan = evaluator.rules(year, entity.districtName());
    List<Ladder> all = new ArrayList<>(plan.spec().ladders());
    all.addAll(plans.spec().ladders());
    return all.stream().filter(one -> one.name().equals(rung.ladder())).findFirst().orElseThrow();
  }

  /** The values by which partners are proven, by year, measure, school and group. */
  private Map<SchoolYear, Map<String, Map<String, Map<String, Value>>>> proven(
      List<Entity> entities, Map<SchoolYear, Population> populations) {
    TreeSet<String> measures = new TreeSet<>();
    for (Ladder ladder : plans.spec().ladders()) {
      for (Ladder.Duty duty : ladder.duties()) {
        for (Ladder.Proviso proviso : duty.provisos()) {
          if (proviso instanceof Ladder.Proviso.Partner partner && !partner.by().isEmpty()) {
            measures.add(partner.by());
          }
        }
      }
    }
    Map<SchoolYear, Map<String, Map<String, Map<String, Value>>>> proven = new HashMap<>();
    populations.forEach(
        (year, population) -> {
          Map<String, Map<String, Map<String, Value>>> ofYear = new HashMap<>();
          measures.forEach(name -> ofYear.put(name, ofMeasure(name, entities, population)));
          proven.put(year, ofYear);
        });
    return proven;
  }

  private static Map<String, Map<String, Value>> ofMeasure(
      String name, List<Entity> entities, Population population) {
    Map<String, Map<String, Value>> schools = new HashMap<>();
    for (int i = 0; i < entities.size(); i++) {
      SchoolValues school = population.schools().get(i);
      Element element = school.plan().element(name);
      if (element == null || element.each() != UnitOfAnalysis.GROUP || !school.isDefined(name)) {
        continue;
      }
      Map<String, Value> groups = new HashMap<>();
      List<String> names = school.plan().groups();
      for (int group = 0; group < names.size(); group++) {
        groups.put(names.get(group), school.get(name, group, false));
      }
      schools.put(entities.get(i).id(), groups);
    }
    return schools;
  }

  /**
   * What past years say of schools.
   *
   * @param stories what schools stood as
   * @param proven by year, measure, school and group
   */
  private record Past(
      Map<String, List<StandingYear>> stories,
      Map<SchoolYear, Map<String, Map<String, Map<String, Value>>>> proven)
      implements Partners {
    @Override
    public Value holds(String school, String designation, SchoolYear rated) {
      for (StandingYear one : stories.getOrDefault(school, List.of())) {
        if (one.rated().equals(rated)) {
          boolean holds = one.after().held().containsKey(designation);
          if (!holds && one.determinations().containsKey(designation)) {
            return one.determinations().get(designation).answer();
          }
          return Value.of(holds);
        }
      }
      return UNKNOWN.holds(school, designation, rated);
    }

    @Override
    public Value proven(String school, String measure, String group, SchoolYear rated) {
      Value found =
          proven
              .getOrDefault(rated, Map.of())
              .getOrDefault(measure, Map.of())
              .getOrDefault(school, Map.of())
              .get(group);
      return found == null ? UNKNOWN.proven(school, measure, group, rated) : found;
    }
  }
}
