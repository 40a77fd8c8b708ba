package org.sqis.core.pairing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The best assignment of demanders to suppliers, in exact integers. Best is, in this order:
 *
 * <ol>
 *   <li>as many demanders of the first class as possible are served, then of the second, and so on;
 *   <li>the sum of the costs is the least;
 *   <li>the first demander has the earliest supplier, then the second, and so on; to go without one
 *       comes last.
 * </ol>
 *
 * <p>The first point needs no trial: sets of demanders that can be served together are the
 * independent sets of a matroid, so any penalties that fall from class to class lead to the same
 * best sets, and serving one of an earlier class never has to be undone for later ones. So each
 * demander has a place of its own beside the suppliers, which costs {@code classes - class} units,
 * where a unit is more than all other costs together, and everybody is assigned at least cost:
 * shortest augmenting paths with potentials, one demander after the other.
 *
 * <p>Invariant: with d demanders no sum leaves {@code (2d + 2) * classes * unit}. A path to the
 * demander's own place has one edge, so no shortest path is longer than a penalty; a search moves a
 * potential by at most that, and there are d searches. The constructor checks the bound.
 */
final class Assignment {
  /** The cost of a pair that must not be. */
  static final long FORBIDDEN = -1;

  /** What a demander without a supplier has. */
  static final int NOBODY = -1;

  private static final long FAR = Long.MAX_VALUE;

  private final int demanders;
  private final int[] supplierOf;
  private final int slots;
  private final long[][] costs;
  private final long[] penalties;
  private final long[] ofDemander;
  private final long[] ofColumn;
  private final int[] owner;
  private final int[] column;

  private Assignment(int[] classes, int[] capacities, long[][] costs) {
    this.demanders = classes.length;
    this.costs = costs;
    this.supplierOf = slots(capacities, demanders);
    this.slots = supplierOf.length;
    this.penalties = penalties(classes, costs);
    this.ofDemander = new long[demanders];
    this.ofColumn = new long[slots + demanders];
    this.owner = new int[slots + demanders];
    this.column = new int[demanders];
    Arrays.fill(owner, NOBODY);
    Arrays.fill(column, NOBODY);
  }

  /**
   * The supplier of each demander, or {@link #NOBODY}.
   *
   * @param classes the class of each demander, 0 for the one that comes first
   * @param capacities how many demanders each supplier can serve
   * @param costs for each demander the cost of each supplier, at least 0, or {@link #FORBIDDEN}
   * @throws IllegalArgumentException if sizes do not fit each other, or sums could leave a long
   */
  static int[] of(int[] classes, int[] capacities, long[][] costs) {
    if (costs.length != classes.length) {
      throw new IllegalArgumentException(
          "costs must have a row for each of " + classes.length + " demanders: " + costs.length);
    }
    for (long[] row : costs) {
      if (row.length != capacities.length) {
        throw new IllegalArgumentException(
            "costs must have " + capacities.length + " suppliers: " + row.length);
      }
    }
    Assignment assignment = new Assignment(classes, capacities, costs);
    for (int demander = 0; demander < classes.length; demander++) {
      assignment.assign(demander);
    }
    return assignment.firstOfTheBest();
  }

  /** The supplier of each slot; nobody needs more slots of a supplier than there are demanders. */
  private static int[] slots(int[] capacities, int demanders) {
    int[] suppliers = new int[capacities.length * demanders];
    int count = 0;
    for (int supplier = 0; supplier < capacities.length; supplier++) {
      if (capacities[supplier] < 0) {
        throw new IllegalArgumentException(
            "capacities must not be negative: " + capacities[supplier]);
      }
      for (int i = 0; i < Math.min(capacities[supplier], demanders); i++) {
        suppliers[count++] = supplier;
      }
    }
    return Arrays.copyOf(suppliers, count);
  }

  /** What it costs to leave each demander without a supplier. */
  private static long[] penalties(int[] classes, long[][] costs) {
    long most = 0;
    for (long[] row : costs) {
      for (long cost : row) {
        if (cost < FORBIDDEN) {
          throw new IllegalArgumentException("costs must not be negative: " + cost);
        }
        most = Math.max(most, cost);
      }
    }
    int last = 0;
    for (int each : classes) {
      if (each < 0) {
        throw new IllegalArgumentException("classes must not be negative: " + each);
      }
      last = Math.max(last, each);
    }
    long[] penalties = new long[classes.length];
    try {
      long unit = Math.addExact(Math.multiplyExact(most, classes.length), 1L);
      long penalty = Math.multiplyExact(unit, last + 1L);
      Math.multiplyExact(penalty, 2L * classes.length + 2);
      for (int i = 0; i < classes.length; i++) {
        penalties[i] = unit * (last + 1L - classes[i]);
      }
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "costs must be smaller for " + classes.length + " demanders: " + most, e);
    }
    return penalties;
  }

  /** The reduced cost of a column for a demander, or {@link #FAR}; never negative. */
  private long reduced(int demander, int to) {
    long cost;
    if (to >= slots) {
      if (to - slots != demander) {
        return FAR;
      }
      cost = penalties[demander];
    } else {
      cost = costs[demander][supplierOf[to]];
      if (cost == FORBIDDEN) {
        return FAR;
      }
    }
    return cost - ofDemander[demander] - ofColumn[to];
  }

  /** Gives a demander a column, along the shortest path that ends at a free one. */
  private void assign(int demander) {
    int columns = ofColumn.length;
    long[] distance = new long[columns];
    int[] from = new int[columns];
    boolean[] isDone = new boolean[columns];
    Arrays.fill(distance, FAR);
    Arrays.fill(from, NOBODY);
    int row = demander;
    int last = NOBODY;
    long reached = 0;
    int end = NOBODY;
    while (end == NOBODY) {
      int nearest = NOBODY;
      for (int to = 0; to < columns; to++) {
        if (isDone[to]) {
          continue;
        }
        long step = reduced(row, to);
        if (step != FAR && reached + step < distance[to]) {
          distance[to] = reached + step;
          from[to] = last;
        }
        if (distance[to] != FAR && (nearest == NOBODY || distance[to] < distance[nearest])) {
          nearest = to;
        }
      }
      if (nearest == NOBODY) {
        throw new AssertionError("a demander can always stay without a supplier: " + demander);
      }
      isDone[nearest] = true;
      reached = distance[nearest];
      if (owner[nearest] == NOBODY) {
        end = nearest;
      } else {
        row = owner[nearest];
        last = nearest;
      }
    }
    ofDemander[demander] += reached;
    for (int to = 0; to < columns; to++) {
      if (isDone[to] && owner[to] != NOBODY) {
        ofDemander[owner[to]] += reached - distance[to];
        ofColumn[to] -= reached - distance[to];
      }
    }
    int to = end;
    while (to != NOBODY) {
      int before = from[to];
      int taker = before == NOBODY ? demander : owner[before];
      owner[to] = taker;
      column[taker] = to;
      to = before;
    }
  }

  /**
   * Of all best assignments the one that serves the first demanders by the earliest suppliers. An
   * assignment is a best one if every pair in it has a reduced cost of zero and every column that
   * stays free a potential of zero. So others are found by going in a circle along such pairs; a
   * free column counts as owned by one more demander, who takes every column with potential zero.
   */
  private int[] firstOfTheBest() {
    boolean[] isFixed = new boolean[ofColumn.length];
    for (int demander = 0; demander < demanders; demander++) {
      int[] next = waysTo(column[demander], demander, isFixed);
      for (int to = 0; to < ofColumn.length; to++) {
        if (next[to] != NOBODY && reduced(demander, to) == 0) {
          turn(demander, to, next);
          break;
        }
      }
      isFixed[column[demander]] = true;
    }
    int[] found = new int[demanders];
    for (int demander = 0; demander < demanders; demander++) {
      found[demander] = column[demander] < slots ? supplierOf[column[demander]] : NOBODY;
    }
    return found;
  }

  /**
   * For each column whose owner can go elsewhere, step by step until the column {@code goal} is
   * taken: the column to which the owner goes; the goal itself for the goal.
   */
  private int[] waysTo(int goal, int mover, boolean[] isFixed) {
    int[] next = new int[ofColumn.length];
    Arrays.fill(next, NOBODY);
    next[goal] = goal;
    boolean isFreeReached = false;
    Deque<Integer> open = new ArrayDeque<>();
    open.add(goal);
    while (!open.isEmpty()) {
      int to = open.remove();
      boolean reachesFree = !isFreeReached && ofColumn[to] == 0;
      for (int who = 0; who < demanders; who++) {
        int each = column[who];
        if (who != mover && next[each] == NOBODY && !isFixed[each] && reduced(who, to) == 0) {
          next[each] = to;
          open.add(each);
        }
      }
      for (int each = 0; reachesFree && each < next.length; each++) {
        if (owner[each] == NOBODY && next[each] == NOBODY) {
          next[each] = to;
          open.add(each);
        }
      }
      isFreeReached |= reachesFree;
    }
    return next;
  }

  /** Moves a demander to a column, and its owner on, until the demander's own column is taken. */
  private void turn(int demander, int start, int[] next) {
    int goal = column[demander];
    int mover = demander;
    int to = start;
    while (true) {
      int pushed = owner[to];
      owner[to] = mover;
      if (mover != NOBODY) {
        column[mover] = to;
      }
      if (to == goal) {
        return;
      }
      mover = pushed;
      to = next[to];
    }
  }
}
