package org.sqis.core.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.pairing.PairingResult;
import org.sqis.core.pairing.PairingResult.Broken;
import org.sqis.core.pairing.PairingResult.Candidate;
import org.sqis.core.pairing.PairingResult.Pair;
import org.sqis.core.pairing.PairingResult.Unpaired;
import org.sqis.core.pairing.Partnership;

/** What a pairing gave, as the tree that becomes JSON. */
final class PairingTree {
  private final PairingResult result;
  private final Determinations all;

  PairingTree(PairingResult result, Determinations all) {
    this.result = result;
    this.all = all;
  }

  /** A cost as it is printed. */
  static String cost(long units) {
    return Rational.of(units, PairingResult.UNITS).toDecimal(3);
  }

  /** The rule at which a candidate failed; one that meets every rule fails at its capacity. */
  static String failedAt(Candidate one) {
    Broken broken = one.broken();
    return broken == null ? "capacity" : broken.rule().word();
  }

  Map<String, Object> of(Head head) {
    Map<String, Object> tree = head.tree("pairing");
    tree.put("pairing", result.rule().name());
    tree.put("as_of", result.asOf().toString());
    tree.put("cost", cost(result.cost()));
    tree.put("notes", result.notes());
    tree.put("pairs", result.pairs().stream().map(this::tree).toList());
    tree.put("unpaired", result.unpaired().stream().map(this::tree).toList());
    tree.put(
        "ended",
        result.ended().stream()
            .map(
                one ->
                    map(
                        "school", school(one.school()),
                        "partner", school(one.partner()),
                        "since", one.since().toString(),
                        "why", one.why()))
            .toList());
    tree.put(
        "free",
        result.free().stream()
            .map(
                one ->
                    map(
                        "partner", school(one.partner()),
                        "places", one.left(),
                        "team_lacks", one.team()))
            .toList());
    tree.put(
        "undecided",
        result.undecided().stream()
            .map(
                one ->
                    map(
                        "school", school(one.school()),
                        "designation", one.designation(),
                        "why", one.why()))
            .toList());
    tree.put("partnerships", result.partnerships().stream().map(this::tree).toList());
    tree.put(
        "problems",
        result.problems().stream()
            .map(
                one ->
                    map(
                        "code", one.code().id(),
                        "at", one.at().toString(),
                        "message", one.message(),
                        "help", one.help()))
            .toList());
    return tree;
  }

  private Map<String, Object> school(String id) {
    return all.entity(id).map(Parts::tree).orElseGet(() -> map("id", id));
  }

  private Map<String, Object> tree(Pair pair) {
    Map<String, Object> tree =
        map(
            "school", school(pair.school()),
            "partner", school(pair.partner()),
            "demand", result.rule().demands().get(pair.demand()).words(),
            "how", pair.how().word(),
            "cost", cost(pair.cost()),
            "rank", pair.rank(),
            "candidates", pair.candidates());
    tree.put("nearer", pair.nearer().stream().map(PairingTree::tree).toList());
    Candidate next = pair.next();
    tree.put("next", next == null ? List.of() : List.of(tree(next)));
    tree.put(
        "terms",
        pair.terms().stream()
            .map(
                term ->
                    map(
                        "what", term.what(),
                        "school", term.school(),
                        "partner", term.partner(),
                        "apart", term.difference(),
                        "is_missing", term.isMissing(),
                        "cost", cost(term.cost())))
            .toList());
    tree.put(
        "broken",
        pair.broken().stream()
            .map(one -> map("rule", one.rule().word(), "why", one.why()))
            .toList());
    tree.put("remark", pair.remark());
    return tree;
  }

  private static Map<String, Object> tree(Candidate one) {
    Broken broken = one.broken();
    return map(
        "partner", one.partner(),
        "cost", cost(one.cost()),
        "failed_at", broken == null ? "" : broken.rule().word(),
        "why", broken == null ? "" : broken.why(),
        "helps", one.takenBy());
  }

  /** A candidate of a school that has none: one that meets every rule fails at its capacity. */
  private static Map<String, Object> failure(Candidate one) {
    Map<String, Object> tree = tree(one);
    tree.put("failed_at", failedAt(one));
    return tree;
  }

  private Map<String, Object> tree(Unpaired one) {
    return map(
        "school", school(one.school()),
        "demand", result.rule().demands().get(one.demand()).words(),
        "failed_at", one.rule(),
        "counts",
            one.counts().stream()
                .map(
                    count ->
                        map("rule", count.rule(), "candidates", count.number(), "why", count.why()))
                .toList(),
        "nearest", one.nearest().stream().map(PairingTree::failure).toList());
  }

  private Map<String, Object> tree(Partnership one) {
    CalendarDate until = one.until();
    return map(
        "school", school(one.school()),
        "partner", school(one.partner()),
        "since", one.since().toString(),
        "until", day(until),
        "events",
            one.events().stream()
                .map(
                    event ->
                        map(
                            "event", event.what(),
                            "on", event.on().toString(),
                            "parties", event.parties(),
                            "by", event.by(),
                            "about", event.about()))
                .toList());
  }

  private static String day(@Nullable CalendarDate day) {
    return day == null ? "" : day.toString();
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
