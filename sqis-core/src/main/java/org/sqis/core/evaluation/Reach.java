package org.sqis.core.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sqis.core.evaluation.EvaluationSystem.RatedMeasure;
import org.sqis.core.evaluation.ReachParts.Component;
import org.sqis.core.evaluation.ReachParts.Given;
import org.sqis.core.evaluation.ReachParts.Varied;

/**
 * What an evaluation system can do at all: which levels somebody can get, and which measures can
 * change a level. Exact: over all values of all measures, with an example for each answer. Deeply
 * immutable; safe for every thread.
 */
public final class Reach {
  private final List<String> levels;
  private final Map<String, Map<String, String>> examples;
  private final Map<String, Effect> effects;

  private Reach(
      List<String> levels, Map<String, Map<String, String>> examples, Map<String, Effect> effects) {
    this.levels = levels;
    this.examples = examples;
    this.effects = effects;
  }

  /**
   * Two people who differ in one measure and have different levels.
   *
   * @param measure the measure
   * @param values what both have of the other measures
   * @param from the lower value of the measure
   * @param fromLevel the level with it
   * @param to the higher value
   * @param toLevel the level with that
   */
  public record Effect(
      String measure,
      Map<String, String> values,
      String from,
      String fromLevel,
      String to,
      String toLevel) {
    public Effect {
      values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String toString() {
      StringBuilder others = new StringBuilder();
      values.forEach(
          (name, value) ->
              others
                  .append(others.length() == 0 ? "" : ", ")
                  .append(name)
                  .append(' ')
                  .append(value));
      return "from "
          + from
          + " to "
          + to
          + (values.isEmpty() ? "" : " with " + others)
          + ": "
          + fromLevel
          + " becomes "
          + toLevel;
    }
  }

  /** The levels that somebody can get, from the worst to the best. */
  public List<String> levels() {
    return levels.stream().filter(examples::containsKey).toList();
  }

  /** The levels of the system that nobody can get. */
  public List<String> unreachable() {
    return levels.stream().filter(level -> !examples.containsKey(level)).toList();
  }

  /** Values of all measures with which somebody gets a level; empty if nobody can get it. */
  public Optional<Map<String, String>> example(String level) {
    return Optional.ofNullable(examples.get(level));
  }

  /** How a measure changes a level; empty if it never does. */
  public Optional<Effect> effect(String measure) {
    return Optional.ofNullable(effects.get(measure));
  }

  /** What a system without other faults can do; empty if there is too much to try. */
  static Optional<Reach> of(EvaluationSystem system) {
    return ReachParts.of(system).map(parts -> new Search(system, parts).reach());
  }

  /** Puts the parts together. Confined to one thread. */
  private static final class Search {
    private final EvaluationSystem system;
    private final ReachParts parts;

    Search(EvaluationSystem system, ReachParts parts) {
      this.system = system;
      this.parts = parts;
    }

    Reach reach() {
      List<Given> all = List.of(new Given(List.of(), system.levels().size() - 1, Map.of()));
      for (Component component : parts.components()) {
        all = together(all, component.given());
      }
      Map<Integer, Map<String, String>> examples = new TreeMap<>();
      all.forEach(one -> examples.putIfAbsent(level(one), inOrder(one.example())));
      Map<String, Map<String, String>> byName = new LinkedHashMap<>();
      examples.forEach((level, example) -> byName.put(system.levels().get(level), example));
      Map<String, Effect> effects = new LinkedHashMap<>();
      for (RatedMeasure measure : system.measures()) {
        effect(measure.name()).ifPresent(found -> effects.put(measure.name(), found));
      }
      return new Reach(system.levels(), byName, effects);
    }

    /** The values in the order of the measures. */
    private Map<String, String> inOrder(Map<String, String> values) {
      Map<String, String> ordered = new LinkedHashMap<>();
      for (RatedMeasure measure : system.measures()) {
        if (values.containsKey(measure.name())) {
          ordered.put(measure.name(), values.get(measure.name()));
        }
      }
      return ordered;
    }

    private static List<Given> together(List<Given> before, List<Given> more) {
      Map<Object, Given> all = new LinkedHashMap<>();
      for (Given one : before) {
        for (Given other : more) {
          Given both = one.and(other);
          all.putIfAbsent(both.key(), both);
        }
      }
      return List.copyOf(all.values());
    }

    private int level(Given given) {
      EvaluationSystem.Matrix matrix = system.matrix();
      List<String> axes = given.axes();
      String found =
          matrix == null
              ? axes.get(0)
              : matrix.level(axes.get(0), axes.get(1)).orElseThrow(AssertionError::new);
      return Math.min(system.levels().indexOf(found), given.cap());
    }

    private Optional<Effect> effect(String measure) {
      List<Given> before = List.of(new Given(List.of(), system.levels().size() - 1, Map.of()));
      List<Given> after = before;
      Component own = null;
      for (Component component : parts.components()) {
        if (component.measures().contains(measure)) {
          own = component;
        } else if (own == null) {
          before = together(before, component.given());
        } else {
          after = together(after, component.given());
        }
      }
      if (own == null) {
        return Optional.empty();
      }
      // Invariant: variations with the same axes and caps do the same, so each is tried once.
      Set<Object> seen = new java.util.HashSet<>();
      for (Varied varied : own.variations(measure)) {
        if (!seen.add(varied.key())) {
          continue;
        }
        for (Given first : before) {
          for (Given last : after) {
            Optional<Effect> found = effect(measure, varied, first, last);
            if (found.isPresent()) {
              return found;
            }
          }
        }
      }
      return Optional.empty();
    }

    private Optional<Effect> effect(String measure, Varied varied, Given first, Given last) {
      Varied.Choice lowest = varied.choices().get(0);
      int low = level(first.and(lowest.given()).and(last));
      for (Varied.Choice choice : varied.choices()) {
        int other = level(first.and(choice.given()).and(last));
        if (other != low) {
          Map<String, String> values =
              new LinkedHashMap<>(first.and(choice.given()).and(last).example());
          values.remove(measure);
          return Optional.of(
              new Effect(
                  measure,
                  inOrder(values),
                  lowest.value(),
                  system.levels().get(low),
                  choice.value(),
                  system.levels().get(other)));
        }
      }
      return Optional.empty();
    }
  }
}
