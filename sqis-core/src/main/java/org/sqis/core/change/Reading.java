package org.sqis.core.change;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.PolicySpec;

/**
 * Which declarations can read which, in the old policy or in the new one. A declaration counts as
 * read where its name, or a word of its type, occurs anywhere in what another one says: this may
 * link too many, never too few, and trials decide.
 */
final class Reading {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Map<String, Set<String>> inOld = new HashMap<>();
  private final Map<String, Set<String>> inNew = new HashMap<>();

  Reading(PolicySpec older, PolicySpec newer) {
    fill(inOld, older);
    fill(inNew, newer);
  }

  private static void fill(Map<String, Set<String>> reads, PolicySpec spec) {
    List<Flat> flats = PolicyFacts.of(spec);
    Map<String, Set<String>> ownersOf = new HashMap<>();
    for (Flat flat : flats) {
      for (Fact fact : flat.facts()) {
        if (fact.key().equals(PolicyFacts.ONE_OF)) {
          for (String word : names(fact.text())) {
            ownersOf.computeIfAbsent(word, key -> new HashSet<>()).add(flat.name());
          }
        }
      }
    }
    for (Flat flat : flats) {
      Set<String> names = reads.computeIfAbsent(flat.name(), key -> new HashSet<>());
      for (Fact fact : flat.facts()) {
        if (fact.sort() == Fact.Sort.RULE) {
          names.addAll(names(fact.words()));
          names.addAll(names(fact.scope()));
          names.addAll(names(fact.text()));
        }
      }
      for (String name : Set.copyOf(names)) {
        names.addAll(ownersOf.getOrDefault(name, Set.of()));
      }
    }
    overlays(reads, spec);
  }

  /** What an overlay changes depends on the overlay. */
  private static void overlays(Map<String, Set<String>> reads, PolicySpec spec) {
    for (Overlay overlay : spec.overlays()) {
      for (Overlay.Change change : overlay.changes()) {
        Set<String> named = names(change.what().toString());
        spec.indexes().stream()
            .filter(
                index ->
                    index.shares().rows().stream().anyMatch(row -> named.contains(row.measure())))
            .forEach(index -> named.add(index.name()));
        named.forEach(
            name -> reads.computeIfAbsent(name, key -> new HashSet<>()).add(overlay.name()));
      }
    }
  }

  private static Set<String> names(String text) {
    Set<String> names = new HashSet<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  /** What of {@code all} the result can rest on; everything if nothing is found. */
  List<Differing> restsOn(String result, List<Differing> all) {
    Set<String> reached = new HashSet<>(reached(result, inOld));
    reached.addAll(reached(result, inNew));
    List<Differing> found =
        all.stream()
            .filter(
                one -> one.reachesEverything() || one.names().stream().anyMatch(reached::contains))
            .toList();
    return found.isEmpty() ? all : found;
  }

  private static Set<String> reached(String start, Map<String, Set<String>> reads) {
    Set<String> reached = new HashSet<>(Set.of(start));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (String name : reads.getOrDefault(open.pop(), Set.of())) {
        if (reached.add(name)) {
          open.push(name);
        }
      }
    }
    return reached;
  }

  /** Which further changes have to be made, or undone, or are linked with a set of changes. */
  enum Links {
    /** What they read and only the new policy has; what reads them and only the old one has. */
    NEEDED,
    /** What reads them in the new policy where only that has them, and the other way round. */
    NEEDING,
    /** Everything that reads them or is read by them. */
    ALL
  }

  /** {@code start} with everything of {@code all} that is linked with it. */
  Set<Differing> closure(Set<Differing> start, List<Differing> all, Links links) {
    Set<Differing> closure = new LinkedHashSet<>(start);
    Deque<Differing> open = new ArrayDeque<>(start);
    while (!open.isEmpty()) {
      Differing one = open.pop();
      for (Differing other : all) {
        if (areLinked(one, other, links) && closure.add(other)) {
          open.push(other);
        }
      }
    }
    return closure;
  }

  private boolean areLinked(Differing one, Differing other, Links links) {
    return switch (links) {
      case NEEDED ->
          (other.isAdded() && reads(one, other, inNew))
              || (one.isRemoved() && reads(other, one, inOld));
      case NEEDING ->
          (one.isAdded() && reads(other, one, inNew))
              || (other.isRemoved() && reads(one, other, inOld));
      case ALL ->
          reads(one, other, inNew)
              || reads(other, one, inNew)
              || reads(one, other, inOld)
              || reads(other, one, inOld);
    };
  }

  private static boolean reads(Differing one, Differing other, Map<String, Set<String>> reads) {
    return one.names().stream()
        .anyMatch(
            name -> other.names().stream().anyMatch(reads.getOrDefault(name, Set.of())::contains));
  }
}
