package org.sqis.core.engine;

import java.util.Arrays;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.plan.Node;
import org.sqis.core.policy.Designation;

/**
 * One quota of a designation in every pool: first who competes is counted, then the line is found
 * on which the last place is, then each school is held against it. Keys are ordered so that the
 * lowest comes first. Confined to one thread.
 */
final class Quotas {
  private final Designation designation;
  private final Node.Places places;
  private final boolean isFilling;
  private final Selection selection;
  private final long[] base;
  private final long[] taken;

  /** By pool the last key that has a place. */
  private final long[] line;

  /** By pool the last key that has a place if its school competes, where that is not known. */
  private final long[] openLine;

  /** By pool 1 if there are places. */
  private final long[] hasPlaces;

  /** The reason why the number of places is not known; 0 if it is. */
  private long unknown;

  Quotas(
      Designation designation,
      Node.Places places,
      boolean isFilling,
      Selection selection,
      int pools) {
    this.designation = designation;
    this.places = places;
    this.isFilling = isFilling;
    this.selection = selection;
    this.base = new long[pools];
    this.taken = new long[pools];
    this.line = new long[pools];
    this.openLine = new long[pools];
    this.hasPlaces = new long[pools];
  }

  /** 1 where the lowest key comes first, else -1. */
  long sign() {
    return places.isHighestFirst() ? -1 : 1;
  }

  Selection selection() {
    return selection;
  }

  boolean isFilling() {
    return isFilling;
  }

  /** Whether the base counts only those that have the key. */
  boolean needsKey() {
    return designation.base() != Designation.Base.MEMBERS;
  }

  long[] base() {
    return base;
  }

  long[] taken() {
    return taken;
  }

  long[] line() {
    return line;
  }

  long[] openLine() {
    return openLine;
  }

  long[] hasPlaces() {
    return hasPlaces;
  }

  long unknown() {
    return unknown;
  }

  void clear() {
    unknown = 0;
    Arrays.fill(base, 0);
    Arrays.fill(taken, 0);
    selection.clear();
  }

  /** Says that nobody knows how many places there are. */
  void unknown(long reason) {
    unknown = reason;
  }

  /** Finds the lines. */
  void decide(Rational size) {
    selection.close();
    for (int pool = 0; pool < base.length; pool++) {
      // Any more places are as good as these.
      Rational most = Rational.of(Integer.MAX_VALUE);
      Rational wanted = wanted(size, base[pool]);
      int total = (wanted.compareTo(most) > 0 ? most : wanted).numerator().intValueExact();
      decide(pool, total - (isFilling ? (int) taken[pool] : 0));
    }
  }

  private void decide(int pool, int free) {
    hasPlaces[pool] = free > 0 ? 1 : 0;
    line[pool] = Long.MIN_VALUE;
    openLine[pool] = Long.MIN_VALUE;
    if (free <= 0) {
      return;
    }
    int competitors = selection.size(pool);
    openLine[pool] = Long.MAX_VALUE;
    if (competitors == 0) {
      return;
    }
    Selection.Found found = selection.find(pool, Math.min(free, competitors));
    boolean isShared = found.isTied() && designation.ties() == Designation.Ties.NONE;
    line[pool] = isShared ? found.line() - 1 : found.line();
    if (competitors >= free) {
      openLine[pool] = found.line();
    }
  }

  private Rational wanted(Rational size, long base) {
    if (!places.isShare()) {
      return size;
    }
    Designation.Count count = designation.count();
    RoundingRule rule =
        count == Designation.Count.DOWN
            ? RoundingRule.DOWN
            : count == Designation.Count.NEAREST ? RoundingRule.HALF_UP : RoundingRule.UP;
    return size.times(Rational.of(base)).rounded(0, rule);
  }
}
