package org.sqis.core.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.plan.YearRules;
import org.sqis.core.policy.PolicySpec;

/**
 * What two policies say differently, in the reader's words. The order of declarations, of the rows
 * of tables and of names that are only listed does not matter; the order of lines that are tested
 * top-down does. Deeply immutable; safe for every thread.
 *
 * @param oldPolicy the name of the old policy
 * @param newPolicy the name of the new policy
 * @param changes every difference: the head first, then by kind of declaration, those of the old
 *     policy in its order before those that only the new one has
 */
public record PolicyDiff(String oldPolicy, String newPolicy, List<Change> changes) {
  public PolicyDiff {
    Objects.requireNonNull(oldPolicy, "oldPolicy");
    Objects.requireNonNull(newPolicy, "newPolicy");
    changes = List.copyOf(changes);
  }

  /** Compares two policies; they need not be proved. */
  public static PolicyDiff between(PolicySpec older, PolicySpec newer) {
    Impact.require(older, "older");
    Impact.require(newer, "newer");
    return between(older, newer, true);
  }

  /**
   * What differs between the rules in force in two school years, of one policy or of two. Places
   * are those in the whole policies.
   */
  static PolicyDiff between(YearRules older, YearRules newer) {
    PolicyDiff diff = between(older.spec(), newer.spec());
    return new PolicyDiff(
        diff.oldPolicy,
        diff.newPolicy,
        diff.changes.stream()
            .map(
                change -> change.at(older.whole(change.oldPlace()), newer.whole(change.newPlace())))
            .toList());
  }

  /** What differs, also by nothing but the new name of what it reads. */
  static PolicyDiff withReaders(PolicySpec older, PolicySpec newer) {
    return between(older, newer, false);
  }

  private static PolicyDiff between(PolicySpec older, PolicySpec newer, boolean areReadersTheSame) {
    List<Flat> before = PolicyFacts.of(older);
    List<Flat> after = PolicyFacts.of(newer);
    Set<String> repeated = new HashSet<>(repeated(before));
    repeated.addAll(repeated(after));
    Map<String, Flat> right = byKey(after, repeated);
    Map<String, Flat> left = SameName.paired(byKey(before, repeated), right);
    Map<String, String> renamed = renamed(left, right);
    Renaming renaming = areReadersTheSame ? renaming(left, right, renamed) : Renaming.NONE;
    List<Change> changes = new ArrayList<>();
    for (String place : places(left, right)) {
      left.forEach(
          (key, flat) -> {
            if (flat.place().equals(place)) {
              boolean isRenamed = renamed.containsKey(key);
              Flat other = right.get(isRenamed ? renamed.get(key) : key);
              changes.addAll(ofOld(flat, other, isRenamed, renaming));
            }
          });
      right.forEach(
          (key, flat) -> {
            boolean isNew = !left.containsKey(key) && !renamed.containsValue(key);
            if (flat.place().equals(place) && isNew) {
              changes.add(whole(Change.Kind.ADDED, flat, "", flat.text(), "", flat.path()));
            }
          });
    }
    return new PolicyDiff(older.header().name(), newer.header().name(), changes);
  }

  /** The kinds of declarations that occur, in the order of a policy. */
  private static List<String> places(Map<String, Flat> left, Map<String, Flat> right) {
    List<String> known =
        new ArrayList<>(left.values().stream().map(Flat::place).distinct().toList());
    int at = 0;
    for (String place : right.values().stream().map(Flat::place).distinct().toList()) {
      int found = known.indexOf(place);
      if (found < 0) {
        known.add(at++, place);
      } else {
        at = found + 1;
      }
    }
    return known;
  }

  private static List<Change> ofOld(
      Flat before, @Nullable Flat after, boolean isRenamed, Renaming renaming) {
    if (after == null) {
      return List.of(whole(Change.Kind.REMOVED, before, before.text(), "", before.path(), ""));
    }
    if (isRenamed) {
      String was = before.declared().name();
      String is = after.declared().name();
      return List.of(whole(Change.Kind.RENAMED, after, was, is, before.path(), after.path()));
    }
    return new FlatComparison(before, after, renaming).changes();
  }

  private static Change whole(
      Change.Kind kind,
      Flat flat,
      String oldText,
      String newText,
      String oldPlace,
      String newPlace) {
    boolean canMove = !flat.place().equals("open");
    return new Change(
        kind, flat.declared(), "", oldText, newText, oldPlace, newPlace, false, canMove);
  }

  /** Kinds and names that several declarations have, each in other years. */
  private static Set<String> repeated(List<Flat> flats) {
    Set<String> met = new HashSet<>();
    return flats.stream()
        .map(Flat::base)
        .filter(base -> !met.add(base))
        .collect(Collectors.toSet());
  }

  /**
   * By kind and name, and by years where several have the name; a second declaration of one name
   * and year, which no proof lets through, stands apart.
   */
  private static Map<String, Flat> byKey(List<Flat> flats, Set<String> repeated) {
    Map<String, Flat> known = new LinkedHashMap<>();
    for (Flat flat : flats) {
      boolean isRepeated = repeated.contains(flat.base());
      String key = isRepeated ? flat.base() + " in " + flat.years() : flat.base();
      Declared own = flat.declared();
      Declared declared =
          isRepeated
              ? new Declared(own.kind(), own.name() + " in " + flat.years(), own.title())
              : own;
      for (int again = 2; known.containsKey(key); again++) {
        key = flat.base() + " in " + flat.years() + " (" + again + ")";
      }
      known.put(key, new Flat(flat.path(), declared, flat.years(), flat.facts()));
    }
    return known;
  }

  /**
   * Old keys and new ones that say the same, where only one of each does. What reads a declaration
   * with another name can have another name itself, so this goes on until nothing is found.
   */
  private static Map<String, String> renamed(Map<String, Flat> left, Map<String, Flat> right) {
    Map<String, Flat> gone = new LinkedHashMap<>(left);
    gone.keySet().removeAll(right.keySet());
    Map<String, Flat> come = new LinkedHashMap<>(right);
    come.keySet().removeAll(left.keySet());
    Map<String, String> renamed = new LinkedHashMap<>();
    int known;
    do {
      known = renamed.size();
      Renaming renaming = renaming(left, right, renamed);
      Map<String, String> found = new LinkedHashMap<>();
      gone.forEach(
          (key, before) -> {
            List<String> after =
                come.entrySet().stream()
                    .filter(one -> before.saysTheSame(one.getValue(), renaming))
                    .map(Map.Entry::getKey)
                    .toList();
            if (after.size() == 1 && isOnly(gone, come.get(after.get(0)), renaming)) {
              found.put(key, after.get(0));
            }
          });
      found.forEach(
          (from, to) -> {
            gone.remove(from);
            come.remove(to);
          });
      renamed.putAll(found);
    } while (renamed.size() > known);
    return renamed;
  }

  private static boolean isOnly(Map<String, Flat> gone, @Nullable Flat after, Renaming renaming) {
    return after != null
        && gone.values().stream().filter(one -> one.saysTheSame(after, renaming)).count() == 1;
  }

  /** The new names that stand for nothing else, of old ones that are gone. */
  private static Renaming renaming(
      Map<String, Flat> left, Map<String, Flat> right, Map<String, String> renamed) {
    Set<String> before = left.values().stream().map(Flat::name).collect(Collectors.toSet());
    Set<String> after = right.values().stream().map(Flat::name).collect(Collectors.toSet());
    Map<String, String> names = new LinkedHashMap<>();
    renamed.forEach(
        (key, to) -> {
          String was = Objects.requireNonNull(left.get(key)).name();
          String is = Objects.requireNonNull(right.get(to)).name();
          if (!after.contains(was) && !before.contains(is)) {
            names.put(was, is);
          }
        });
    return new Renaming(names);
  }

  /** Whether both say the same. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /**
   * Every change, below the head of its declaration.
   *
   * @param where what is said of the place of a change, such as {@code policy.sqis:12}, or empty
   */
  public String text(Function<Change, String> where) {
    Impact.require(where, "where");
    return ChangeText.text(this, where);
  }

  /** Every change, below the head of its declaration. */
  @Override
  public String toString() {
    return ChangeText.text(this, change -> "");
  }
}
