package org.sqis.core.pairing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.pairing.HardRules.Demander;
import org.sqis.core.pairing.PairingResult.Broken;
import org.sqis.core.pairing.PairingResult.Candidate;
import org.sqis.core.pairing.PairingResult.Count;
import org.sqis.core.pairing.PairingResult.Unpaired;
import org.sqis.core.policy.Pairing.Rule;

/** Whom a school could have had, and why it has somebody else or nobody. */
final class Candidates {
  static final String CAPACITY = "capacity";
  static final String PARTNERS = "partners";
  private static final int NEAREST = 3;
  private static final int TOLD = 3;

  private final HardRules hard;
  private final Distance distance;
  private final String taken;
  private final Map<String, List<String>> helped = new TreeMap<>();

  /**
   * @param taken why a partner that meets every rule helps nobody more, for readers
   */
  Candidates(HardRules hard, Distance distance, Map<String, Pairings.Chosen> chosen, String taken) {
    this.hard = hard;
    this.taken = taken;
    this.distance = distance;
    chosen.forEach(
        (school, one) ->
            helped.computeIfAbsent(one.partner(), key -> new ArrayList<>()).add(school));
    helped.values().forEach(schools -> schools.sort(Comparator.naturalOrder()));
  }

  /** The place of a partner among those that meet every rule. */
  record Ranked(int rank, int candidates, List<Candidate> nearer, @Nullable Candidate next) {}

  /** All partners for a school: those that came furthest in the rules first, then by cost. */
  private List<Candidate> all(Demander demander) {
    List<Candidate> all = new ArrayList<>();
    for (String partner : hard.partners()) {
      if (partner.equals(demander.school())) {
        continue;
      }
      List<Broken> broken = hard.broken(demander, partner);
      all.add(
          new Candidate(
              partner,
              Distance.sum(distance.of(demander.school(), partner)),
              broken.isEmpty() ? null : broken.get(0),
              helped.getOrDefault(partner, List.of())));
    }
    all.sort(
        Comparator.comparing(Candidates::reached, Comparator.reverseOrder())
            .thenComparing(Candidate::cost)
            .thenComparing(Candidate::partner));
    return all;
  }

  /** How many rules a candidate has passed before the first that it does not meet. */
  private static int reached(Candidate candidate) {
    Broken broken = candidate.broken();
    return broken == null ? Rule.values().length : List.of(Rule.values()).indexOf(broken.rule());
  }

  Ranked ranked(Demander demander, String partner) {
    List<Candidate> fit = all(demander).stream().filter(one -> one.broken() == null).toList();
    int rank = 0;
    while (rank < fit.size() && !fit.get(rank).partner().equals(partner)) {
      rank++;
    }
    if (rank == fit.size()) {
      return new Ranked(0, fit.size(), List.of(), fit.isEmpty() ? null : fit.get(0));
    }
    return new Ranked(
        rank + 1,
        fit.size(),
        fit.subList(0, rank),
        rank + 1 < fit.size() ? fit.get(rank + 1) : null);
  }

  Unpaired unpaired(Demander demander) {
    List<Candidate> all = all(demander);
    List<Count> counts = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      List<Broken> fell = new ArrayList<>();
      for (Candidate one : all) {
        Broken broken = one.broken();
        if (broken != null && broken.rule() == rule) {
          fell.add(broken);
        }
      }
      if (!fell.isEmpty()) {
        counts.add(new Count(rule.word(), fell.size(), lack(fell)));
      }
    }
    long fit = all.stream().filter(one -> one.broken() == null).count();
    if (fit > 0) {
      counts.add(new Count(CAPACITY, Math.toIntExact(fit), taken));
    }
    String rule = counts.isEmpty() ? PARTNERS : counts.get(counts.size() - 1).rule();
    return new Unpaired(
        demander.school(),
        demander.demand(),
        rule,
        counts,
        all.subList(0, Math.min(NEAREST, all.size())));
  }

  /**
   * What they lack, what most of them lack first; with how many, unless all lack the same. Of many
   * different things the first ones.
   */
  private static String lack(List<Broken> fell) {
    Map<String, Integer> times = new TreeMap<>();
    fell.forEach(one -> times.merge(one.why(), 1, Integer::sum));
    if (times.size() == 1) {
      return fell.get(0).why();
    }
    List<String> told = new ArrayList<>();
    int left = fell.size();
    for (Map.Entry<String, Integer> each :
        times.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(TOLD)
            .toList()) {
      told.add(each.getValue() + ": " + each.getKey());
      left -= each.getValue();
    }
    if (left > 0) {
      told.add(left + ": something else");
    }
    return String.join(" / ", told);
  }
}
