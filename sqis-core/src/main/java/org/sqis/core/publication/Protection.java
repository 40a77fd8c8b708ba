package org.sqis.core.publication;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which counts of a table are published. Counts below the smallest are hidden; then others, until
 * tables with at least {@code width} different values of each hidden count were found that agree
 * with all that is published. Deeply immutable; safe for every thread.
 */
public final class Protection {
  private final Map<String, Release> releases;
  private final List<String> unprotected;

  private Protection(Map<String, Release> releases, List<String> unprotected) {
    this.releases = Collections.unmodifiableMap(new TreeMap<>(releases));
    this.unprotected = List.copyOf(unprotected);
  }

  /** What becomes of each count, by identity. */
  public Map<String, Release> releases() {
    return releases;
  }

  /** What becomes of a count. */
  public Release of(String id) {
    return Objects.requireNonNull(releases.get(id), id);
  }

  /** The identities of the counts that are hidden. */
  public Set<String> hidden() {
    Set<String> hidden = new TreeSet<>();
    releases.forEach(
        (id, release) -> {
          if (release.isHidden()) {
            hidden.add(id);
          }
        });
    return hidden;
  }

  /** Hidden counts for which too few values are known to be possible, whatever else is hidden. */
  public List<String> unprotected() {
    return unprotected;
  }

  /** Protects a table. */
  public static Protection of(CountTable table, Limits limits) {
    return of(table, limits, Set.of());
  }

  /**
   * Protects a table of which more is hidden than needs to be.
   *
   * @param more the identities of counts that are hidden in any case
   */
  public static Protection of(CountTable table, Limits limits, Set<String> more) {
    // The search for tables is bounded, and finds other ones when more is hidden from the start. A
    // run that hides no more than the one before has found all it needs from what is published.
    Cells cells = new Cells(table);
    Set<String> hidden = more;
    Protection found = new Work(cells, limits).protect(hidden);
    while (!found.hidden().equals(hidden)) {
      hidden = found.hidden();
      found = new Work(cells, limits).protect(hidden);
    }
    return found;
  }

  /** One table while it is worked on. */
  private static final class Work {
    private final Cells cells;
    private final Worlds worlds;
    private final Limits limits;
    private final Set<String> unprotected = new TreeSet<>();

    Work(Cells cells, Limits limits) {
      this.cells = cells;
      this.worlds = new Worlds(cells, limits);
      this.limits = limits;
    }

    Protection protect(Set<String> more) {
      for (int line = 0; line < cells.lines(); line++) {
        boolean isSmall = cells.count(line) < limits.smallest();
        if (cells.isPrinted(line) && (isSmall || more.contains(cells.id(line)))) {
          worlds.hide(line);
        }
      }
      Deque<Integer> open = new ArrayDeque<>();
      for (int line = 0; line < cells.lines(); line++) {
        if (worlds.isJudged(line)) {
          open.add(line);
        }
      }
      while (!open.isEmpty()) {
        int line = open.remove();
        boolean needsSeveral = false;
        while (!worlds.isSafe(line)) {
          Integer partner = needsSeveral ? partner(line) : null;
          List<Integer> chosen = partner == null ? choose(line) : List.of(partner);
          needsSeveral = true;
          if (chosen.isEmpty()) {
            unprotected.add(cells.id(line));
            break;
          }
          chosen.forEach(worlds::hide);
          open.addAll(chosen);
        }
      }
      Map<String, Release> releases = new LinkedHashMap<>();
      for (int line = 0; line < cells.lines(); line++) {
        if (cells.isPrinted(line)) {
          releases.put(cells.id(line), worlds.release(line));
        }
      }
      return new Protection(releases, List.copyOf(unprotected));
    }

    /**
     * What to hide next for a line that is not safe; none if nothing is left. One count if one
     * does, else the smallest that are added with it, else a total.
     */
    private List<Integer> choose(int line) {
      List<Integer> siblings = siblings(line, CountTable.Rather.A_COUNT);
      List<Integer> near = new ArrayList<>(siblings);
      near.addAll(totals(line, CountTable.Rather.THE_TOTAL));
      near.addAll(siblings(line, CountTable.Rather.THE_TOTAL));
      for (int one : near) {
        if (worlds.isSafeWith(line, List.of(one))) {
          return List.of(one);
        }
      }
      if (siblings.size() > 1 && worlds.isSafeWith(line, siblings)) {
        List<Integer> smallest = new ArrayList<>(siblings.subList(0, 2));
        while (!worlds.isSafeWith(line, smallest)) {
          smallest.add(siblings.get(smallest.size()));
        }
        return smallest;
      }
      List<Integer> far = new ArrayList<>(totals(line, CountTable.Rather.A_COUNT));
      far.addAll(counts(line));
      for (int one : far) {
        if (worlds.isSafeWith(line, List.of(one))) {
          return List.of(one);
        }
      }
      Integer partner = partner(line);
      if (partner != null) {
        return List.of(partner);
      }
      near.addAll(far);
      if (near.isEmpty()) {
        near.addAll(reachable(line));
      }
      return near.isEmpty() ? List.of() : List.of(near.get(0));
    }

    /**
     * What to hide first where several have to be: a count of the nearest total, as hidden counts
     * hang together, in which one alone is hidden and so follows from the others; null if there is
     * none.
     */
    private @Nullable Integer partner(int line) {
      Set<Integer> seen = new LinkedHashSet<>(List.of(line));
      Deque<Integer> open = new ArrayDeque<>(seen);
      while (!open.isEmpty()) {
        for (Cells.Sum sum : cells.sums(open.remove())) {
          List<Integer> all = new ArrayList<>(sum.counts());
          all.add(sum.whole());
          List<Integer> hidden = all.stream().filter(one -> !worlds.isShown(one)).toList();
          long counted = sum.counts().stream().mapToLong(cells::count).sum();
          if (hidden.size() == 1 && counted == cells.count(sum.whole())) {
            boolean isOfTotal =
                sum.rather() == CountTable.Rather.THE_TOTAL && worlds.isShown(sum.whole());
            return isOfTotal
                ? Integer.valueOf(sum.whole())
                : all.stream().filter(worlds::isShown).min(bySize()).orElse(null);
          }
          hidden.stream().filter(seen::add).forEach(open::add);
        }
      }
      return null;
    }

    /** The published counts that are added with this one, the smallest first. */
    private List<Integer> siblings(int line, CountTable.Rather rather) {
      Set<Integer> found = new LinkedHashSet<>();
      for (Cells.Sum sum : cells.sums(line)) {
        if (sum.rather() == rather && sum.whole() != line) {
          sum.counts().stream().filter(worlds::isShown).forEach(found::add);
        }
      }
      return found.stream().sorted(bySize()).toList();
    }

    /** The published totals of this one. */
    private List<Integer> totals(int line, CountTable.Rather rather) {
      List<Integer> found = new ArrayList<>();
      for (Cells.Sum sum : cells.sums(line)) {
        boolean isMeant = sum.rather() == rather && sum.whole() != line;
        if (isMeant && worlds.isShown(sum.whole()) && !found.contains(sum.whole())) {
          found.add(sum.whole());
        }
      }
      return found;
    }

    /** The published counts of which this one is the total, the smallest first. */
    private List<Integer> counts(int line) {
      Set<Integer> found = new LinkedHashSet<>();
      for (Cells.Sum sum : cells.sums(line)) {
        if (sum.whole() == line) {
          sum.counts().stream().filter(worlds::isShown).forEach(found::add);
        }
      }
      return found.stream().sorted(bySize()).toList();
    }

    /** What is still published of all that hangs together with this one, the nearest first. */
    private List<Integer> reachable(int line) {
      Set<Integer> seen = new LinkedHashSet<>(List.of(line));
      Deque<Integer> open = new ArrayDeque<>(seen);
      while (!open.isEmpty()) {
        Set<Integer> next = new TreeSet<>(bySize());
        for (Cells.Sum sum : cells.sums(open.remove())) {
          next.addAll(sum.counts());
          next.add(sum.whole());
        }
        List<Integer> shown = next.stream().filter(worlds::isShown).toList();
        if (!shown.isEmpty()) {
          return shown;
        }
        next.stream().filter(seen::add).forEach(open::add);
      }
      return List.of();
    }

    private Comparator<Integer> bySize() {
      return Comparator.<Integer>comparingLong(cells::count).thenComparing(cells::id);
    }
  }
}
