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
    List<Flat> before = PolicyFacts.of(older);
    List<Flat> after = PolicyFacts.of(newer);
    Set<String> repeated = new HashSet<>(repeated(before));
    repeated.addAll(repeated(after));
    Map<String, Flat> left = byKey(before, repeated);
    Map<String, Flat> right = byKey(after, repeated);
    Map<String, String> renamed = renamed(left, right);
    List<Change> changes = new ArrayList<>();
    for (String place : places(left, right)) {
      left.forEach(
          (key, flat) -> {
            if (flat.place().equals(place)) {
              boolean isRenamed = renamed.containsKey(key);
              Flat other = right.get(isRenamed ? renamed.get(key) : key);
              changes.addAll(ofOld(flat, other, isRenamed));
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

  private static List<Change> ofOld(Flat before, @Nullable Flat after, boolean isRenamed) {
    if (after == null) {
      return List.of(whole(Change.Kind.REMOVED, before, before.text(), "", before.path(), ""));
    }
    if (isRenamed) {
      String was = before.declared().name();
      String is = after.declared().name();
      return List.of(whole(Change.Kind.RENAMED, after, was, is, before.path(), after.path()));
    }
    return new FlatComparison(before, after).changes();
  }

  private static Change whole(
      Change.Kind kind,
      Flat flat,
      String oldText,
      String newText,
      String oldPlace,
      String newPlace) {
    return new Change(kind, flat.declared(), "", oldText, newText, oldPlace, newPlace, false);
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

  /** Old paths and new ones that say the same, where only one of each does. */
  private static Map<String, String> renamed(Map<String, Flat> left, Map<String, Flat> right) {
    Map<String, Flat> gone = new LinkedHashMap<>(left);
    gone.keySet().removeAll(right.keySet());
    Map<String, Flat> come = new LinkedHashMap<>(right);
    come.keySet().removeAll(left.keySet());
    Map<String, String> renamed = new LinkedHashMap<>();
    gone.forEach(
        (key, before) -> {
          List<String> after = alike(before, come);
          boolean isOnly =
              after.size() == 1
                  && alike(Objects.requireNonNull(come.get(after.get(0))), gone).size() == 1;
          if (isOnly) {
            renamed.put(key, after.get(0));
          }
        });
    return renamed;
  }

  private static List<String> alike(Flat flat, Map<String, Flat> others) {
    return others.entrySet().stream()
        .filter(entry -> flat.saysTheSame(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
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
