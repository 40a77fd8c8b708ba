package org.sqis.core.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.change.Fact.Form;

/** Compares what two declarations of one kind say. Confined to one thread. */
final class FlatComparison {
  /** Longer lists are compared line by line at the same place; nobody reads such a difference. */
  private static final long MOST_PAIRS = 4_000_000;

  private final Flat older;
  private final Flat newer;

  /** Changes that are alike but for their scope, by what they have in common. */
  private final Map<List<Object>, Merged> merged = new LinkedHashMap<>();

  /** Whether lines are paired from the new side, so that both directions pair them alike. */
  private boolean isReversed;

  FlatComparison(Flat older, Flat newer, Renaming renaming) {
    this.older = renaming.in(older, newer);
    this.newer = newer;
  }

  /** A change and the scopes for which it happened. */
  private record Merged(Change change, String words, List<String> scopes) {}

  /** The parts that differ: values, then lines of lists, then the order of rows. */
  List<Change> changes() {
    values();
    for (String list : lists()) {
      List<Fact> before = lines(older, list);
      List<Fact> after = lines(newer, list);
      isReversed = text(before).compareTo(text(after)) > 0;
      lines(isReversed ? after : before, isReversed ? before : after);
    }
    orders();
    List<Change> changes = new ArrayList<>();
    for (Merged one : merged.values()) {
      Change change = one.change;
      changes.add(
          new Change(
              change.kind(),
              change.declared(),
              Fact.part(one.words, String.join(", ", one.scopes)),
              change.oldText(),
              change.newText(),
              change.oldPlace(),
              change.newPlace(),
              change.isWording(),
              change.canMoveResults()));
    }
    return changes;
  }

  private void values() {
    Map<List<String>, Fact> left = byKey(older);
    Map<List<String>, Fact> right = byKey(newer);
    left.forEach(
        (key, fact) -> {
          Fact other = right.get(key);
          if (other == null || !other.compared().equals(fact.compared())) {
            add(fact, other, other == null ? fact.words() : other.words());
          }
        });
    right.forEach(
        (key, fact) -> {
          if (!left.containsKey(key)) {
            add(null, fact, fact.words());
          }
        });
  }

  private static Map<List<String>, Fact> byKey(Flat flat) {
    Map<List<String>, Fact> facts = new LinkedHashMap<>();
    for (Fact fact : flat.facts()) {
      if (fact.form() == Form.VALUE) {
        facts.put(List.of(fact.key(), fact.scope()), fact);
      }
    }
    return facts;
  }

  private Set<String> lists() {
    Set<String> lists = new LinkedHashSet<>();
    for (Flat flat : List.of(older, newer)) {
      flat.facts().stream()
          .filter(fact -> fact.form() == Form.LINE)
          .forEach(fact -> lists.add(fact.key()));
    }
    return lists;
  }

  private static List<Fact> lines(Flat flat, String list) {
    return flat.facts().stream()
        .filter(fact -> fact.form() == Form.LINE && fact.key().equals(list))
        .toList();
  }

  private static String text(List<Fact> lines) {
    return lines.stream().map(Fact::compared).collect(Collectors.joining("\n"));
  }

  /** Lines that both have in the same order stay; what stands between them is paired. */
  private void lines(List<Fact> left, List<Fact> right) {
    int from = 0;
    while (from < Math.min(left.size(), right.size()) && same(left.get(from), right.get(from))) {
      from++;
    }
    int leftEnd = left.size();
    int rightEnd = right.size();
    while (leftEnd > from
        && rightEnd > from
        && same(left.get(leftEnd - 1), right.get(rightEnd - 1))) {
      leftEnd--;
      rightEnd--;
    }
    int i = from;
    int j = from;
    int[][] longest = longest(left.subList(from, leftEnd), right.subList(from, rightEnd));
    while (i < leftEnd || j < rightEnd) {
      int leftStop = i;
      int rightStop = j;
      while (leftStop < leftEnd && rightStop < rightEnd && longest.length > 0) {
        if (same(left.get(leftStop), right.get(rightStop))) {
          break;
        }
        boolean skipsLeft =
            longest[leftStop - from + 1][rightStop - from]
                >= longest[leftStop - from][rightStop - from + 1];
        leftStop += skipsLeft ? 1 : 0;
        rightStop += skipsLeft ? 0 : 1;
      }
      if (longest.length == 0 || leftStop == leftEnd || rightStop == rightEnd) {
        leftStop = leftEnd;
        rightStop = rightEnd;
      }
      pair(left, i, leftStop, right, j, rightStop);
      i = leftStop + 1;
      j = rightStop + 1;
    }
  }

  private void pair(
      List<Fact> left, int leftFrom, int leftTo, List<Fact> right, int rightFrom, int rightTo) {
    for (int k = 0; k < Math.max(leftTo - leftFrom, rightTo - rightFrom); k++) {
      boolean isLeft = leftFrom + k < leftTo;
      boolean isRight = rightFrom + k < rightTo;
      Fact before = isLeft ? left.get(leftFrom + k) : null;
      Fact after = isRight ? right.get(rightFrom + k) : null;
      if (before != null && after != null && same(before, after)) {
        continue;
      }
      boolean countsLeft = isReversed ? isLeft : !isRight;
      int number = (countsLeft ? leftFrom : rightFrom) + k + 1;
      String words = left.isEmpty() ? right.get(0).words() : left.get(0).words();
      add(isReversed ? after : before, isReversed ? before : after, words + " " + number);
    }
  }

  /** For each pair of ends the longest list of lines both have; empty if that takes too long. */
  private static int[][] longest(List<Fact> left, List<Fact> right) {
    if ((long) left.size() * right.size() > MOST_PAIRS) {
      return new int[0][];
    }
    int[][] longest = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        longest[i][j] =
            same(left.get(i), right.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    return longest;
  }

  private static boolean same(Fact one, Fact other) {
    return one.compared().equals(other.compared());
  }

  private void orders() {
    for (Fact before : older.facts()) {
      for (Fact after : newer.facts()) {
        boolean areOrders = before.form() == Form.ORDER && after.form() == Form.ORDER;
        if (areOrders && before.key().equals(after.key()) && !sameOrder(before, after)) {
          add(before, after, before.words());
        }
      }
    }
  }

  private static boolean sameOrder(Fact before, Fact after) {
    List<String> left = new ArrayList<>(List.of(before.compared().split("\n", -1)));
    List<String> right = new ArrayList<>(List.of(after.compared().split("\n", -1)));
    left.retainAll(new HashSet<>(right));
    right.retainAll(new HashSet<>(left));
    return left.equals(right);
  }

  private void add(@Nullable Fact before, @Nullable Fact after, String words) {
    Fact named = after != null ? after : before;
    if (named == null) {
      return;
    }
    // A declaration that says no years holds in every year, which is something to be changed.
    boolean areYears = named.key().equals(FactList.YEARS);
    String unsaid = areYears ? FactList.EVERY_YEAR : "";
    Change.Kind kind =
        areYears || (before != null && after != null)
            ? Change.Kind.CHANGED
            : before == null ? Change.Kind.ADDED : Change.Kind.REMOVED;
    String oldText = before == null ? unsaid : before.text();
    String newText = after == null ? unsaid : after.text();
    Change change =
        new Change(
            kind,
            newer.declared(),
            words,
            oldText,
            newText,
            before != null ? before.path() : areYears ? older.path() : "",
            after != null ? after.path() : areYears ? newer.path() : "",
            named.sort() == Fact.Sort.WORDING,
            named.sort() == Fact.Sort.RULE);
    merged
        .computeIfAbsent(
            List.of(kind, words, oldText, newText),
            key -> new Merged(change, words, new ArrayList<>()))
        .scopes
        .add(named.scope());
  }
}
