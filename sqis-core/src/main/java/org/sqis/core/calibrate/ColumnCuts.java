package org.sqis.core.calibrate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;

/**
 * The cut scores of one column. Levels are counted from the best, which is 1.
 *
 * <p>Each level has the cut score that the method gives. Cut scores that are equal are those of the
 * best of their levels; the others have none of their own and nobody is in them. The same holds for
 * all levels after one that takes the worst value.
 *
 * <p>Invariant: level 1 always has a cut score of its own.
 */
final class ColumnCuts {
  private final List<Rational> bestFirst;
  private final Scale scale;
  private final int levels;

  /** The cut score of each level that has one; that of the last is the worst value. */
  private final NavigableMap<Integer, Rational> kept = new TreeMap<>();

  private final NavigableMap<Integer, Integer> mergedInto = new TreeMap<>();

  /**
   * The cut scores of a column.
   *
   * @param bestFirst its values, the best first; at least one
   */
  ColumnCuts(List<Rational> bestFirst, int levels, CalibrationMethod method, Scale scale) {
    this.bestFirst = bestFirst;
    this.scale = scale;
    this.levels = levels;
    Rational worst = bestFirst.get(bestFirst.size() - 1);
    for (int level = 1; level <= levels; level++) {
      boolean isLast = level == levels;
      Rational cut = isLast ? worst : scale.onGrid(method.cut(bestFirst, level, levels));
      Map.Entry<Integer, Rational> better = kept.lastEntry();
      if (better != null && (takesAll(better.getValue()) || cut.equals(better.getValue()))) {
        mergedInto.put(level, better.getKey());
      } else {
        kept.put(level, scale.isBetter(cut, worst) ? cut : scale.onGrid(worst));
      }
    }
  }

  /** Whether the level with that cut score takes the worst value too. */
  private boolean takesAll(Rational cut) {
    return !scale.isBetter(cut, bestFirst.get(bestFirst.size() - 1));
  }

  /** The levels with a cut score of their own. */
  SortedSet<Integer> kept() {
    return new TreeSet<>(kept.keySet());
  }

  /** By level without a cut score of its own, the better one whose cut score it has. */
  Map<Integer, Integer> mergedInto() {
    return Collections.unmodifiableMap(mergedInto);
  }

  /** The cut score that the level has, its own or that of a better one. */
  Rational cut(int level) {
    return Objects.requireNonNull(kept.get(mergedInto.getOrDefault(level, level)));
  }

  /** Whether the level takes everything down to the worst value. */
  boolean isRest(int level) {
    return level >= kept.lastKey();
  }

  /**
   * Those of {@code all} levels that this column cannot have: there is no room for cut scores
   * between those that somebody is tied at and the next value.
   */
  SortedSet<Integer> withoutRoom(SortedSet<Integer> all) {
    SortedSet<Integer> without = new TreeSet<>();
    int room = 0;
    for (int level = 1; level <= levels; level++) {
      if (kept.containsKey(level)) {
        room = room(level);
      } else if (all.contains(level)) {
        if (room <= 0) {
          without.add(level);
        }
        room--;
      }
    }
    return without;
  }

  /** How many cut scores nobody is at there are after that of a level, before the next value. */
  private int room(int level) {
    Rational cut = Objects.requireNonNull(kept.get(level));
    if (isRest(level)) {
      return scale.roomToEnd(cut);
    }
    Rational limit = bestFirst.get(bestFirst.size() - 1);
    for (Rational value : bestFirst) {
      if (scale.isBetter(cut, value)) {
        limit = value;
        break;
      }
    }
    Rational next = Objects.requireNonNull(kept.higherEntry(level)).getValue();
    return scale.room(cut, scale.isBetter(next, limit) ? next : limit);
  }

  /**
   * The cut score of each of {@code rows}; null for the last, which takes the rest. A level without
   * one of its own has one between that of a better level and the next value, where nobody is.
   */
  List<@Nullable Rational> cells(SortedSet<Integer> rows) {
    List<@Nullable Rational> cells = new ArrayList<>();
    Rational base = Objects.requireNonNull(kept.get(1));
    int steps = 0;
    for (int level = 1; level <= levels; level++) {
      Rational own = kept.get(level);
      base = own == null ? base : own;
      if (own != null) {
        steps = 0;
      }
      if (rows.contains(level)) {
        steps += own == null ? 1 : 0;
        boolean isLast = level == rows.last();
        cells.add(isLast ? null : steps == 0 ? base : scale.worse(base, steps));
      }
    }
    return cells;
  }
}
