package org.sqis.core.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds moves: changes of cells by one each under which every equation still holds. The search is
 * bounded, so it can miss a move; what it finds is one. Confined to one thread.
 */
final class Moves {
  private static final int MOST_CELLS = 40;
  private static final int MOST_STEPS = 1500;

  private final Cells cells;
  private final Room room;
  private final int[] change;
  private final int[] excess;
  private final List<Integer> changed = new ArrayList<>();
  private final List<Cells.Row> touched = new ArrayList<>();
  private int steps;
  private long need;

  /** How often a cell can be changed by one, up or down. */
  interface Room {
    long of(int cell, int sign);
  }

  /**
   * A move.
   *
   * @param cells the cells it changes
   * @param signs by how much, 1 or -1 each
   * @param times how often it is made
   */
  record Move(List<Integer> cells, List<Integer> signs, long times) {
    void make(long[] table, int direction) {
      for (int i = 0; i < cells.size(); i++) {
        table[cells.get(i)] += direction * times * signs.get(i);
      }
    }
  }

  /** A way to go on: a cell and its change. */
  private record Step(int cell, int sign, int closed, long room) {}

  Moves(Cells cells, Room room) {
    this.cells = cells;
    this.room = room;
    this.change = new int[cells.size()];
    this.excess = new int[cells.rows()];
  }

  /** A move that changes a cell, made at most {@code most} times; null if none was found. */
  @Nullable Move find(int cell, int sign, long most) {
    steps = MOST_STEPS;
    need = most;
    if (room.of(cell, sign) < 1) {
      return null;
    }
    put(cell, sign);
    Move move = isClosed() ? move() : null;
    while (!changed.isEmpty()) {
      undo();
    }
    touched.clear();
    return move;
  }

  private Move move() {
    long times = need;
    List<Integer> signs = new ArrayList<>();
    for (int cell : changed) {
      signs.add(change[cell]);
      times = Math.min(times, room.of(cell, change[cell]));
    }
    return new Move(List.copyOf(changed), signs, times);
  }

  private void put(int cell, int sign) {
    change[cell] = sign;
    changed.add(cell);
    for (Cells.Row row : cells.rows(cell)) {
      excess[row.number()] += row.sign(cell) * sign;
      touched.add(row);
    }
  }

  private void undo() {
    int cell = changed.remove(changed.size() - 1);
    for (Cells.Row row : cells.rows(cell)) {
      excess[row.number()] -= row.sign(cell) * change[cell];
      touched.remove(touched.size() - 1);
    }
    change[cell] = 0;
  }

  /** Whether the changes can be completed so that every equation holds. */
  private boolean isClosed() {
    Cells.Row open = null;
    for (Cells.Row row : touched) {
      if (excess[row.number()] != 0) {
        open = row;
        break;
      }
    }
    if (open == null) {
      return true;
    }
    if (changed.size() >= MOST_CELLS) {
      return false;
    }
    for (Step step : steps(open)) {
      steps--;
      if (steps < 0) {
        return false;
      }
      put(step.cell(), step.sign());
      if (isClosed()) {
        return true;
      }
      undo();
    }
    return false;
  }

  private List<Step> steps(Cells.Row row) {
    int wanted = excess[row.number()] > 0 ? -1 : 1;
    List<Step> found = new ArrayList<>();
    for (int cell : row.cells()) {
      int sign = wanted * row.sign(cell);
      long there = change[cell] == 0 ? room.of(cell, sign) : 0;
      if (there > 0) {
        found.add(new Step(cell, sign, closed(cell, sign), Math.min(there, need)));
      }
    }
    found.sort(
        Comparator.comparingInt((Step step) -> -step.closed())
            .thenComparingLong(step -> -step.room())
            .thenComparingInt(Step::cell));
    return found;
  }

  /** How many more equations a change closes than it opens. */
  private int closed(int cell, int sign) {
    int closed = 0;
    for (Cells.Row row : cells.rows(cell)) {
      int before = excess[row.number()];
      closed += Math.abs(before) - Math.abs(before + row.sign(cell) * sign);
    }
    return closed;
  }
}
