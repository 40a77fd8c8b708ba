package org.sqis.core.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.data.Dataset;

/**
 * A declaration that differs by more than its wording, or the data, or the year.
 *
 * @param paths the paths of its places in both policies; two if it was renamed, none for the data
 * @param declared what it is called
 * @param isAdded whether only the new policy has it
 * @param isRemoved whether only the old policy has it
 */
record Differing(Set<String> paths, Declared declared, boolean isAdded, boolean isRemoved) {
  /** The path of the years that a policy governs: results of other years rest on them. */
  static final String YEARS = "policy/years";

  Differing {
    paths = Set.copyOf(paths);
  }

  /** Whether it is the data. */
  boolean isData() {
    return paths.isEmpty();
  }

  /** Whether it is an input. */
  boolean isInput() {
    return paths.stream().anyMatch(path -> path.startsWith("input/"));
  }

  /** Everything that can move a value, in the order of {@code diff}; the data last. */
  static List<Differing> of(PolicyDiff diff, Dataset oldData, Dataset newData) {
    Map<String, Differing> all = new LinkedHashMap<>();
    for (Change change : diff.changes()) {
      if (change.canMoveResults()) {
        Set<String> paths = new LinkedHashSet<>();
        paths.add(Flat.base(change.oldPlace().isEmpty() ? change.newPlace() : change.oldPlace()));
        paths.add(Flat.base(change.newPlace().isEmpty() ? change.oldPlace() : change.newPlace()));
        boolean isRenamed = change.kind() == Change.Kind.RENAMED;
        boolean isAdded = change.isWhole() && change.kind() == Change.Kind.ADDED;
        boolean isRemoved = change.isWhole() && change.kind() == Change.Kind.REMOVED;
        all.putIfAbsent(
            String.join(" ", paths),
            new Differing(paths, declared(change), isAdded || isRenamed, isRemoved || isRenamed));
      }
    }
    List<Differing> differing = new ArrayList<>(all.values());
    if (DataFit.differ(oldData, newData)) {
      boolean isYear = !oldData.year().equals(newData.year());
      String name = isYear ? newData.year().toString() : newData.name();
      differing.add(
          new Differing(Set.of(), new Declared("data", name, newData.title()), false, false));
    }
    return differing;
  }

  /** Declarations of one name that hold in other years move together, under that name. */
  private static Declared declared(Change change) {
    Declared own = change.declared();
    String place = change.newPlace().isEmpty() ? change.oldPlace() : change.newPlace();
    String base = Flat.base(place);
    return new Declared(own.kind(), base.substring(base.indexOf('/') + 1), own.title());
  }

  /** The names under which the rules read it. */
  List<String> names() {
    return paths.stream().map(path -> path.substring(path.indexOf('/') + 1)).sorted().toList();
  }

  /** Whether anything can rest on it without naming it: a group, the data, the years. */
  boolean reachesEverything() {
    return isData()
        || paths.contains(YEARS)
        || paths.stream().anyMatch(path -> path.startsWith("group/"));
  }
}
