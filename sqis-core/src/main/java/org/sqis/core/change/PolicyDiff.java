package org.sqis.core.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
    if (older == null || newer == null) {
      throw new IllegalArgumentException("older and newer must not be null");
    }
    Map<String, Flat> left = byPath(older);
    Map<String, Flat> right = byPath(newer);
    Map<String, String> renamed = renamed(left, right);
    List<Change> changes = new ArrayList<>();
    for (String place : places(left, right)) {
      left.forEach(
          (path, flat) -> {
            if (flat.place().equals(place)) {
              changes.addAll(ofOld(flat, right.get(renamed.getOrDefault(path, path))));
            }
          });
      right.forEach(
          (path, flat) -> {
            boolean isNew = !left.containsKey(path) && !renamed.containsValue(path);
            if (flat.place().equals(place) && isNew) {
              changes.add(whole(Change.Kind.ADDED, flat, "", flat.text(), "", path));
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

  private static List<Change> ofOld(Flat before, @Nullable Flat after) {
    if (after == null) {
      return List.of(whole(Change.Kind.REMOVED, before, before.text(), "", before.path(), ""));
    }
    if (!after.path().equals(before.path())) {
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

  /** By path; a second declaration of one name, which no proof lets through, stands apart. */
  private static Map<String, Flat> byPath(PolicySpec spec) {
    Map<String, Flat> flats = new LinkedHashMap<>();
    for (Flat flat : PolicyFacts.of(spec)) {
      String path = flat.path();
      for (int again = 1; flats.containsKey(path); again++) {
        path = flat.path() + "/again/" + again;
      }
      flats.put(path, new Flat(path, flat.declared(), flat.facts()));
    }
    return flats;
  }

  /** Old paths and new ones that say the same, where only one of each does. */
  private static Map<String, String> renamed(Map<String, Flat> left, Map<String, Flat> right) {
    List<Flat> gone = left.values().stream().filter(one -> !right.containsKey(one.path())).toList();
    List<Flat> come = right.values().stream().filter(one -> !left.containsKey(one.path())).toList();
    Map<String, String> renamed = new LinkedHashMap<>();
    for (Flat before : gone) {
      List<Flat> after = come.stream().filter(before::saysTheSame).toList();
      boolean isOnly =
          after.size() == 1 && gone.stream().filter(after.get(0)::saysTheSame).count() == 1;
      if (isOnly) {
        renamed.put(before.path(), after.get(0).path());
      }
    }
    return renamed;
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
    return ChangeText.text(this, where);
  }

  /** Every change, below the head of its declaration. */
  @Override
  public String toString() {
    return ChangeText.text(this, change -> "");
  }
}
