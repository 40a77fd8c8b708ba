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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sqis.core.Policy;
import org.sqis.core.PolicyException;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.plan.YearRules;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.OpenRule;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Problem;

/**
 * The old policy with some of the changes, proved and scored. Confined to one thread. A new kind of
 * declaration has a line in {@link #mixed}.
 */
final class Trials {
  private final Side older;
  private final Side newer;
  private final boolean areOfTwoYears;
  private final boolean dataDiffer;
  private final List<Differing> differing;

  /** The place of a part of a row of `open`. */
  private static final Pattern OPEN_ROW = Pattern.compile("open/(\\d+)/.*");

  private final Map<Set<Differing>, Optional<Ready>> ready = new HashMap<>();

  Trials(Side older, Side newer, List<Differing> differing) {
    this.older = older;
    this.newer = newer;
    this.areOfTwoYears = !older.data.year().equals(newer.data.year());
    this.dataDiffer = differing.stream().anyMatch(Differing::isData);
    this.differing = List.copyOf(differing);
  }

  /**
   * One side of the comparison.
   *
   * @param whole the policy
   * @param rules what is compared of it: the whole, or of two years the rules of one
   * @param data the data
   */
  record Side(PolicySpec whole, PolicySpec rules, Dataset data) {}

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
    List<Side> sides = new ArrayList<>();
    if (!dataDiffer || !hasNewData) {
      sides.add(older);
    }
    if (!dataDiffer || hasNewData) {
      sides.add(newer);
    }
    for (Side side : sides) {
      PolicySpec rules = rules(side, paths);
      for (List<Input> inputs : inputs(changes)) {
        PolicySpec spec = rules.withInputs(inputs);
        Optional<Policy> policy =
            DataFit.faults(spec, side.data).isEmpty() ? policy(spec) : Optional.empty();
        if (policy.isPresent() && policy.get().misfit(side.data).isEmpty()) {
          return Optional.of(new Ready(policy.get(), side.data));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The rules of a trial on the data of {@code side}. Of two years those of the rated year are
   * tried; years before it come with the data, and so do their rules.
   */
  private PolicySpec rules(Side side, Set<String> paths) {
    PolicyHeader own = older.rules.header();
    boolean areOwnYears = DataFit.governs(own, side.data) && !paths.contains(Differing.YEARS);
    PolicyHeader header = areOwnYears ? own : newer.rules.header();
    PolicySpec mixed = mixed(header, older.rules, newer.rules, paths);
    return areOfTwoYears ? YearRules.rating(side.data.year(), mixed, side.whole) : mixed;
  }

  /**
   * The inputs a trial can have. Data are read for the inputs of one policy, so they come together:
   * the old ones if no input takes part, the new ones if no other input differs but by being added,
   * which nothing reads then.
   */
  private List<List<Input>> inputs(Set<Differing> changes) {
    if (older.whole.inputs().equals(newer.whole.inputs())) {
      return List.of(older.whole.inputs());
    }
    List<List<Input>> inputs = new ArrayList<>();
    if (changes.stream().noneMatch(Differing::isInput)) {
      inputs.add(older.whole.inputs());
    }
    boolean areOthersAdded =
        differing.stream()
            .filter(one -> one.isInput() && !changes.contains(one))
            .allMatch(one -> one.isAdded() && !one.isRemoved());
    if (areOthersAdded) {
      inputs.add(newer.whole.inputs());
    }
    return inputs;
  }

  /** The policy, without rows of `open` that are of no use among the declarations it mixes. */
  private static Optional<Policy> policy(PolicySpec spec) {
    try {
      return Optional.of(Policy.of(spec));
    } catch (PolicyException e) {
      Set<Integer> idle = new HashSet<>();
      for (Problem problem : e.problems()) {
        Matcher row = OPEN_ROW.matcher(problem.at().toString());
        if (row.matches()) {
          idle.add(Integer.valueOf(row.group(1)));
        }
      }
      return idle.isEmpty() ? Optional.empty() : policy(without(spec, idle));
    }
  }

  private static PolicySpec without(PolicySpec spec, Set<Integer> openRows) {
    List<OpenRule> kept = new ArrayList<>();
    for (int i = 0; i < spec.opens().size(); i++) {
      if (!openRows.contains(i)) {
        kept.add(spec.opens().get(i));
      }
    }
    return spec.withOpens(kept);
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
        mixed(older.overlays(), newer.overlays(), one -> "overlay/" + one.name(), paths),
        mixed(older.numbers(), newer.numbers(), one -> "numbers/" + one.of(), paths),
        mixed(older.memberships(), newer.memberships(), one -> "membership/" + one.name(), paths),
        mixed(older.cohorts(), newer.cohorts(), one -> "cohort/" + one.name(), paths),
        mixed(
            older.designations(), newer.designations(), one -> "designation/" + one.name(), paths),
        mixed(older.ladders(), newer.ladders(), one -> "ladder/" + one.name(), paths),
        // No value of a school depends on them.
        older.procedures());
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
