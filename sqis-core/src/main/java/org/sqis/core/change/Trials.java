package org.sqis.core.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sqis.core.Policy;
import org.sqis.core.PolicyException;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;

/**
 * The old policy with some of the changes, proved and scored. Confined to one thread. A new kind of
 * declaration has a line in {@link #mixed}.
 */
final class Trials {
  private final Policy older;
  private final Dataset oldData;
  private final Policy newer;
  private final Dataset newData;
  private final boolean dataDiffer;
  private final List<Differing> differing;
  private final Map<Set<Differing>, Optional<Ready>> ready = new HashMap<>();

  Trials(Policy older, Dataset oldData, Policy newer, Dataset newData, List<Differing> differing) {
    this.older = older;
    this.oldData = oldData;
    this.newer = newer;
    this.newData = newData;
    this.dataDiffer = differing.stream().anyMatch(Differing::isData);
    this.differing = List.copyOf(differing);
  }

  /** A policy that holds together, and data that fit it. */
  private record Ready(Policy policy, Dataset data) {}

  /** Whether the old policy holds together with {@code changes} and there are data for it. */
  boolean canScore(Set<Differing> changes) {
    return ready(changes).isPresent();
  }

  /** The outcome of the old policy with {@code changes}; empty if it cannot be scored. */
  Optional<Outcome> score(Set<Differing> changes) {
    return ready(changes).map(one -> one.policy.score(one.data));
  }

  private Optional<Ready> ready(Set<Differing> changes) {
    Optional<Ready> known = ready.get(changes);
    if (known == null) {
      known = prepared(changes);
      ready.put(changes, known);
    }
    return known;
  }

  private Optional<Ready> prepared(Set<Differing> changes) {
    Set<String> paths = new HashSet<>();
    changes.forEach(change -> paths.addAll(change.paths()));
    boolean hasNewData = changes.stream().anyMatch(Differing::isData);
    List<Dataset> data = new ArrayList<>();
    if (!dataDiffer || !hasNewData) {
      data.add(oldData);
    }
    if (!dataDiffer || hasNewData) {
      data.add(newData);
    }
    for (Dataset one : data) {
      PolicyHeader own = older.spec().header();
      PolicyHeader header = DataFit.governs(own, one) ? own : newer.spec().header();
      PolicySpec rules = mixed(header, older.spec(), newer.spec(), paths);
      for (List<Input> inputs : inputs(changes)) {
        PolicySpec spec = rules.withInputs(inputs);
        Optional<Policy> policy =
            DataFit.faults(spec, one).isEmpty() ? policy(spec) : Optional.empty();
        if (policy.isPresent() && policy.get().misfit(one).isEmpty()) {
          return Optional.of(new Ready(policy.get(), one));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The inputs a trial can have. Data are read for the inputs of one policy, so they come together:
   * the old ones if no input takes part, the new ones if no other input differs but by being added,
   * which nothing reads then.
   */
  private List<List<Input>> inputs(Set<Differing> changes) {
    List<List<Input>> inputs = new ArrayList<>();
    if (changes.stream().noneMatch(Differing::isInput)) {
      inputs.add(older.spec().inputs());
    }
    boolean areOthersAdded =
        differing.stream()
            .filter(one -> one.isInput() && !changes.contains(one))
            .allMatch(one -> one.isAdded() && !one.isRemoved());
    if (areOthersAdded) {
      inputs.add(newer.spec().inputs());
    }
    return inputs;
  }

  private static Optional<Policy> policy(PolicySpec spec) {
    try {
      return Optional.of(Policy.of(spec));
    } catch (PolicyException e) {
      return Optional.empty();
    }
  }

  /** The declarations of {@code paths} as in {@code newer}, all others as in {@code older}. */
  private static PolicySpec mixed(
      PolicyHeader header, PolicySpec older, PolicySpec newer, Set<String> paths) {
    return new PolicySpec(
        header,
        mixed(older.parameters(), newer.parameters(), one -> "parameter/" + one.name(), paths),
        mixed(older.groups(), newer.groups(), one -> "group/" + one.name(), paths),
        older.inputs(),
        mixed(older.measures(), newer.measures(), one -> "measure/" + one.name(), paths),
        mixed(older.levels(), newer.levels(), one -> "levels/" + one.name(), paths),
        mixed(older.grids(), newer.grids(), one -> "grid/" + one.name(), paths),
        mixed(older.indexes(), newer.indexes(), one -> "index/" + one.name(), paths),
        // What is open changes no result; overlays of both policies need what either opens.
        Stream.concat(newer.opens().stream(), older.opens().stream()).distinct().toList(),
        mixed(older.overlays(), newer.overlays(), one -> "overlay/" + one.name(), paths));
  }

  private static <T> List<T> mixed(
      List<T> older, List<T> newer, Function<T, String> path, Set<String> paths) {
    Map<String, List<T>> added = new LinkedHashMap<>();
    for (T one : newer) {
      String at = path.apply(one);
      if (paths.contains(at)) {
        added.computeIfAbsent(at, key -> new ArrayList<>()).add(one);
      }
    }
    List<T> mixed = new ArrayList<>();
    for (T one : older) {
      String at = path.apply(one);
      if (!paths.contains(at)) {
        mixed.add(one);
      } else if (added.containsKey(at)) {
        mixed.addAll(added.remove(at));
      }
    }
    added.values().forEach(mixed::addAll);
    return List.copyOf(mixed);
  }
}
