package org.sqis.core.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicySpec;

/** The names a dataset fills: the inputs and groups of a policy, and results with answers. */
final class Vocabulary {
  private final PolicySpec policy;
  private final List<String> groups;
  private final List<Result> results = new ArrayList<>();
  private final List<Result> recorded = new ArrayList<>();
  private final Map<String, Integer> inputIndexes = new HashMap<>();
  private final Map<String, Integer> groupIndexes = new HashMap<>();
  private final Map<String, Integer> resultIndexes = new HashMap<>();

  /**
   * A result with published answers.
   *
   * @param name its name
   * @param type its type; null if nobody says, and the first answer decides
   * @param each whom it describes: there is one answer for each of them
   */
  record Result(String name, @Nullable Type type, UnitOfAnalysis each) {
    Unit unit() {
      return type == null ? Unit.NUMBER : Wording.unitOf(type);
    }
  }

  Vocabulary(PolicySpec policy) {
    this.policy = policy;
    List<String> names = new ArrayList<>();
    for (Group group : policy.groups()) {
      names.add(group.name());
    }
    this.groups = List.copyOf(names);
    for (int i = 0; i < policy.inputs().size(); i++) {
      inputIndexes.putIfAbsent(policy.inputs().get(i).name(), i);
    }
    for (int i = 0; i < groups.size(); i++) {
      groupIndexes.putIfAbsent(groups.get(i), i);
    }
  }

  /**
   * Whether what a school is depends on others: the policy has values of districts or of the
   * consortium, or compares the schools of a cohort.
   */
  boolean isWide() {
    return !policy.cohorts().isEmpty()
        || Stream.concat(
                policy.inputs().stream().map(Input::each),
                policy.measures().stream().map(Measure::each))
            .anyMatch(UnitOfAnalysis::isWiderThanSchool);
  }

  List<Input> inputs() {
    return policy.inputs();
  }

  List<String> groups() {
    return groups;
  }

  List<Result> results() {
    return results;
  }

  /** The place of the input, or -1. */
  int inputIndex(String name) {
    return inputIndexes.getOrDefault(name, -1);
  }

  /** The place of the group, or -1. */
  int groupIndex(String name) {
    return groupIndexes.getOrDefault(name, -1);
  }

  /** The place of the result, or -1. */
  int resultIndex(String name) {
    return resultIndexes.getOrDefault(name, -1);
  }

  /**
   * Adds a result unless it is there.
   *
   * @param types the types of results as far as somebody has proved them
   * @param unsaid whom it describes if the policy does not say
   */
  void addResult(String name, Map<String, Type> types, UnitOfAnalysis unsaid) {
    if (resultIndexes.containsKey(name)) {
      return;
    }
    resultIndexes.put(name, results.size());
    results.add(result(name, types, unsaid));
  }

  private Result result(String name, Map<String, Type> types, UnitOfAnalysis unsaid) {
    Type type = types.get(name);
    return new Result(name, type != null ? type : typeOf(name), eachOf(name).orElse(unsaid));
  }

  /** Whether the policy declares a result of that name for schools or their groups. */
  boolean isResultOfSchool(String name) {
    boolean isWide = eachOf(name).map(UnitOfAnalysis::isWiderThanSchool).orElse(false);
    boolean isDeclared =
        Stream.of(
                policy.measures().stream().map(Measure::name),
                policy.levels().stream().map(LevelTable::name),
                policy.grids().stream().map(Grid::name),
                policy.indexes().stream().map(IndexSpec::name),
                policy.cohorts().stream().map(Cohort::name),
                policy.ladders().stream().map(Ladder::name))
            .flatMap(names -> names)
            .anyMatch(name::equals);
    return isDeclared && !isWide;
  }

  /** The results of which the data hold recorded values of earlier years. */
  List<Result> recorded() {
    return recorded;
  }

  /** The place of a result among those that are recorded; it is added if it is not there. */
  int addRecorded(String name, Map<String, Type> types) {
    for (int i = 0; i < recorded.size(); i++) {
      if (recorded.get(i).name().equals(name)) {
        return i;
      }
    }
    recorded.add(result(name, types, UnitOfAnalysis.SCHOOL));
    return recorded.size() - 1;
  }

  /** The levels a level table or grid declares, or none. */
  List<Value.Level> levelsOf(String scale) {
    return policy.levelsOf(scale);
  }

  private @Nullable Type typeOf(String result) {
    if (!policy.levelsOf(result).isEmpty()) {
      return new Type.LevelOf(result);
    }
    for (IndexSpec index : policy.indexes()) {
      if (index.name().equals(result)) {
        return new Type.Numeric(Unit.SCORE);
      }
    }
    for (Ladder ladder : policy.ladders()) {
      if (ladder.name().equals(result) && !ladder.states().isEmpty()) {
        return new Type.OneOf(ladder.states());
      }
    }
    if (policy.cohorts().stream().anyMatch(cohort -> cohort.name().equals(result))) {
      return new Type.YesNo();
    }
    for (Measure measure : policy.measures()) {
      if (measure.name().equals(result) && measure.unit() != null) {
        return new Type.Numeric(measure.unit());
      }
      if (measure.name().equals(result) && measure.body() instanceof Measure.Rate) {
        return new Type.Numeric(Unit.PERCENT);
      }
    }
    return null;
  }

  /** Whom a result describes; a level table and a grid the narrowest of those they read. */
  private Optional<UnitOfAnalysis> eachOf(String result) {
    Set<String> names = new LinkedHashSet<>(Set.of(result));
    Deque<String> open = new ArrayDeque<>(names);
    Optional<UnitOfAnalysis> found = Optional.empty();
    while (!open.isEmpty()) {
      String name = open.pop();
      Optional<UnitOfAnalysis> declared = declaredEach(name);
      if (declared.isPresent() && !found.map(each -> each.sees(declared.get())).orElse(false)) {
        found = declared;
      }
      List<String> reads = new ArrayList<>();
      policy.levels().stream()
          .filter(table -> table.name().equals(name))
          .forEach(table -> reads.add(table.of()));
      policy.grids().stream()
          .filter(grid -> grid.name().equals(name))
          .forEach(grid -> reads.addAll(List.of(grid.rowsBy(), grid.columnsBy())));
      reads.stream().filter(names::add).forEach(open::push);
    }
    return found;
  }

  private Optional<UnitOfAnalysis> declaredEach(String name) {
    for (Measure measure : policy.measures()) {
      if (measure.name().equals(name)) {
        return Optional.of(measure.each());
      }
    }
    for (Input input : policy.inputs()) {
      if (input.name().equals(name)) {
        return Optional.of(input.each());
      }
    }
    boolean isOfSchool =
        policy.indexes().stream().anyMatch(index -> index.name().equals(name))
            || policy.cohorts().stream().anyMatch(cohort -> cohort.name().equals(name))
            || policy.ladders().stream().anyMatch(ladder -> ladder.name().equals(name));
    return isOfSchool ? Optional.of(UnitOfAnalysis.SCHOOL) : Optional.empty();
  }
}
