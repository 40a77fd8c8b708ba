package org.sqis.core.change;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sqis.core.Policy;
import org.sqis.core.change.Reading.Links;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.plan.YearRules;
import org.sqis.core.policy.PolicySpec;

/**
 * Decides which of the declarations that differ moved a value. Of those the value can rest on, each
 * is tried alone in the old policy; where one alone does not do, the others without which the new
 * value would be another one are named with it. Confined to one thread.
 */
final class Attribution {
  private final Trials trials;
  private final Reading reading;
  private final List<Differing> differing;

  /** By the numbers of a move, whether a trial gives another value than the old or new policy. */
  private final Map<Set<Differing>, Optional<Verdict>> verdicts = new HashMap<>();

  private final List<ResultImpact> open = new ArrayList<>();

  Attribution(Policy older, Dataset oldData, Policy newer, Dataset newData) {
    boolean areOfTwoYears = !oldData.year().equals(newData.year());
    PolicySpec before =
        areOfTwoYears ? YearRules.of(older.spec(), oldData.year()).spec() : older.spec();
    PolicySpec after =
        areOfTwoYears ? YearRules.of(newer.spec(), newData.year()).spec() : newer.spec();
    this.reading = new Reading(before, after);
    this.differing = Differing.of(PolicyDiff.withReaders(before, after), oldData, newData);
    this.trials =
        new Trials(
            new Trials.Side(older.spec(), before, oldData),
            new Trials.Side(newer.spec(), after, newData),
            differing);
  }

  /**
   * What a trial gives, by the number of a move among all moves of results with several candidates.
   *
   * @param leavesOld the moves whose value is not the old one
   * @param missesNew the moves whose value is not the new one
   */
  private record Verdict(BitSet leavesOld, BitSet missesNew) {}

  /**
   * What can have moved a result.
   *
   * @param own the changes it can rest on
   * @param sets what is tried
   */
  private record Candidates(List<Differing> own, List<Set<Differing>> sets) {}

  private static final Candidates NONE = new Candidates(List.of(), List.of());

  /** The same results with the causes of every move. */
  List<ResultImpact> explained(List<ResultImpact> results) {
    Map<String, Candidates> candidates = new LinkedHashMap<>();
    Map<Differing, Set<Differing>> units = new LinkedHashMap<>();
    for (ResultImpact result : results) {
      if (!result.moves().isEmpty()) {
        List<Differing> own = reading.restsOn(result.name(), differing);
        Set<Set<Differing>> sets = new LinkedHashSet<>();
        if (own.size() == 1) {
          sets.add(Set.of(own.get(0)));
        } else {
          own.forEach(one -> sets.add(units.computeIfAbsent(one, this::unit)));
        }
        candidates.put(result.name(), new Candidates(own, List.copyOf(sets)));
        if (sets.size() > 1) {
          open.add(result);
        }
      }
    }
    List<ResultImpact> explained = new ArrayList<>();
    int first = 0;
    for (ResultImpact result : results) {
      Candidates found = candidates.getOrDefault(result.name(), NONE);
      List<Set<Differing>> sets = found.sets;
      List<Move> moves = new ArrayList<>();
      for (int i = 0; i < result.moves().size(); i++) {
        List<Cause> causes = sets.size() > 1 ? causes(found, first + i) : only(found);
        moves.add(result.moves().get(i).with(causes));
      }
      first += sets.size() > 1 ? result.moves().size() : 0;
      explained.add(result.with(moves));
    }
    return explained;
  }

  private List<Cause> only(Candidates found) {
    return found.sets.stream().map(set -> new Cause(declared(set, found.own), true)).toList();
  }

  /** Of changes that are made together those that the result can rest on, in their order. */
  private List<Declared> declared(Set<Differing> set, List<Differing> own) {
    List<Differing> named = differing.stream().filter(set::contains).toList();
    boolean isAny = named.stream().anyMatch(own::contains);
    return named.stream()
        .filter(one -> !isAny || own.contains(one))
        .map(Differing::declared)
        .toList();
  }

  /**
   * The change itself, if the old policy holds together with it; else with the changes that it
   * needs: what it reads and only the new policy has, what reads it and has to go, and at last
   * everything linked with it.
   */
  private Set<Differing> unit(Differing one) {
    Set<Differing> alone = Set.of(one);
    if (trials.canScore(alone)) {
      return alone;
    }
    Set<Differing> start = new LinkedHashSet<>(alone);
    if (one.isData()) {
      // Rules cannot read what the other data do not have.
      differing.stream().filter(Differing::isInput).forEach(start::add);
    }
    Set<Differing> needed = reading.closure(start, differing, Links.NEEDED);
    if (trials.canScore(needed)) {
      return needed;
    }
    // What it reads may be there only with the data.
    Set<Differing> withData = new LinkedHashSet<>(needed);
    differing.stream().filter(Differing::isData).forEach(withData::add);
    if (trials.canScore(withData)) {
      return withData;
    }
    Set<Differing> linked = reading.closure(alone, differing, Links.ALL);
    return trials.canScore(linked) ? linked : new LinkedHashSet<>(differing);
  }

  private List<Cause> causes(Candidates found, int move) {
    List<Set<Differing>> sets = found.sets;
    List<Cause> causes = new ArrayList<>();
    List<Set<Differing>> rest = new ArrayList<>();
    for (Set<Differing> set : sets) {
      boolean moves = verdict(set).map(one -> one.leavesOld.get(move)).orElse(false);
      if (moves) {
        causes.add(new Cause(declared(set, found.own), true));
      } else {
        rest.add(set);
      }
    }
    Set<Differing> needed = new HashSet<>();
    for (Set<Differing> set : rest) {
      if (verdict(without(set, found.own)).map(one -> one.missesNew.get(move)).orElse(true)) {
        needed.addAll(set);
      }
    }
    causes.forEach(cause -> needed.removeIf(one -> cause.declarations().contains(one.declared())));
    if (causes.isEmpty() && needed.isEmpty()) {
      sets.forEach(needed::addAll);
    }
    if (!needed.isEmpty()) {
      causes.add(new Cause(declared(needed, found.own), false));
    }
    return causes;
  }

  /** All changes but these, as far as the old policy can hold them and the result rests on them. */
  private Set<Differing> without(Set<Differing> set, List<Differing> own) {
    Set<Differing> others = new LinkedHashSet<>(differing);
    others.removeAll(set);
    if (trials.canScore(others)) {
      return others;
    }
    Set<Differing> ofResult = new LinkedHashSet<>(own);
    ofResult.removeAll(set);
    if (!trials.canScore(ofResult)) {
      others.removeAll(reading.closure(set, differing, Links.NEEDING));
      return others;
    }
    return ofResult;
  }

  /** What the old policy with {@code changes} gives; empty if it cannot be scored. */
  private Optional<Verdict> verdict(Set<Differing> changes) {
    Optional<Verdict> known = verdicts.get(changes);
    if (known == null) {
      known = trials.score(changes).map(this::verdict);
      verdicts.put(changes, known);
    }
    return known;
  }

  private Verdict verdict(Outcome outcome) {
    BitSet leavesOld = new BitSet();
    BitSet missesNew = new BitSet();
    int number = 0;
    for (ResultImpact result : open) {
      boolean isThere =
          outcome.results().stream()
              .anyMatch(
                  column ->
                      column.name().equals(result.name())
                          && column.each() == result.column().each());
      boolean isByGroup = result.column().each() == UnitOfAnalysis.GROUP;
      for (Move move : result.moves()) {
        boolean hasValue = isThere && (!isByGroup || outcome.groups().contains(move.group()));
        Value value =
            hasValue ? Subjects.value(outcome, result.column(), move.entity(), move.group()) : null;
        leavesOld.set(number, value == null || !Move.same(move.oldValue(), value));
        missesNew.set(number, value == null || !Move.same(move.newValue(), value));
        number++;
      }
    }
    return new Verdict(leavesOld, missesNew);
  }
}
