package org.sqis.core.publication;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The tables that agree with all that is published, as far as they were found. A reader of what is
 * published cannot tell them from the true one, so a hidden count can have every value that it has
 * in one of them. A <em>move</em> changes hidden cells by one each so that all equations still
 * hold; making it several times gives a table each time, as long as every cell stays in its bounds.
 * Confined to one thread.
 */
final class Worlds {
  private static final long FAR = Long.MAX_VALUE / 4;
  private static final int MOST_MOVES = 12;

  private final Cells cells;
  private final Limits limits;
  private final boolean[] isHidden;
  private final boolean[] isFree;
  private final long[] low;
  private final long[] high;

  /** How far above and below the true value a cell was found. */
  private final long[] up;

  private final long[] down;

  /** One of the tables, while it is looked for. */
  private final long[] now;

  /** What {@code up} and {@code down} were before something was tried; cell, up, down. */
  private final Deque<long[]> journal = new ArrayDeque<>();

  private boolean isTrying;
  private final Moves moves;

  Worlds(Cells cells, Limits limits) {
    this.cells = cells;
    this.limits = limits;
    isHidden = new boolean[cells.lines()];
    isFree = new boolean[cells.size()];
    low = new long[cells.size()];
    high = new long[cells.size()];
    up = new long[cells.size()];
    down = new long[cells.size()];
    now = new long[cells.size()];
    Arrays.fill(high, FAR);
    for (int cell = 0; cell < cells.size(); cell++) {
      now[cell] = cells.value(cell);
    }
    for (int line = 0; line < cells.lines(); line++) {
      cells.of(line).forEach(cell -> isFree[cell] = cells.isOpen(cell));
      if (!cells.isPrinted(line)) {
        hide(line);
        low[cells.first(line)] = Math.max(1, low[cells.first(line)]);
      }
    }
    moves = new Moves(cells, this::room);
  }

  /**
   * Hides a line. That a count is hidden for being small tells that it is below the smallest; that
   * it is hidden for others tells that it is not.
   */
  void hide(int line) {
    isHidden[line] = true;
    cells.of(line).forEach(cell -> isFree[cell] = !cells.isFixed(cell));
    boolean isSmall = cells.count(line) < limits.smallest();
    low[cells.first(line)] = isSmall ? 0 : limits.smallest();
    high[cells.first(line)] = isSmall ? limits.smallest() - 1 : FAR;
  }

  private void show(int line) {
    isHidden[line] = false;
    cells.of(line).forEach(cell -> isFree[cell] = cells.isOpen(cell));
  }

  boolean isShown(int line) {
    return !isHidden[line];
  }

  Release release(int line) {
    return !isHidden[line]
        ? Release.SHOWN
        : cells.count(line) < limits.smallest() ? Release.SMALL : Release.COMPLEMENTARY;
  }

  /** Whether a line has to be safe: it is hidden, or a small remainder that nobody prints. */
  boolean isJudged(int line) {
    return isHidden[line] && (cells.isPrinted(line) || cells.count(line) < limits.smallest());
  }

  /** Whether every cell of a line was found with enough values. */
  boolean isSafe(int line) {
    for (int cell : cells.of(line)) {
      if (!cells.isFixed(cell) && !hasWidth(cell)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it would be if others were hidden too. */
  boolean isSafeWith(int line, List<Integer> others) {
    isTrying = true;
    others.forEach(this::hide);
    boolean isSafe = isSafe(line);
    others.forEach(this::show);
    isTrying = false;
    while (!journal.isEmpty()) {
      long[] before = journal.pop();
      up[(int) before[0]] = before[1];
      down[(int) before[0]] = before[2];
    }
    return isSafe;
  }

  private boolean hasWidth(int cell) {
    long need = limits.width() - 1;
    if (up[cell] + down[cell] < need) {
      push(cell, 1, need - down[cell]);
    }
    if (up[cell] + down[cell] < need) {
      push(cell, -1, need - up[cell]);
    }
    return up[cell] + down[cell] >= need;
  }

  /** Looks for tables with more, or fewer, in a cell; tells every cell they change. */
  private void push(int cell, int sign, long need) {
    Deque<Moves.Move> made = new ArrayDeque<>();
    long far = 0;
    while (far < need && made.size() < MOST_MOVES) {
      Moves.Move move = moves.find(cell, sign, need - far);
      if (move == null) {
        break;
      }
      made.push(move);
      far += move.times();
      move.make(now, 1);
      move.cells().forEach(this::credit);
    }
    made.forEach(move -> move.make(now, -1));
  }

  private void credit(int cell) {
    long more = now[cell] - cells.value(cell);
    if (more > up[cell] || -more > down[cell]) {
      if (isTrying) {
        journal.push(new long[] {cell, up[cell], down[cell]});
      }
      up[cell] = Math.max(up[cell], more);
      down[cell] = Math.max(down[cell], -more);
    }
  }

  /** How often a cell can be changed by one: up if {@code sign} is 1, else down. */
  private long room(int cell, int sign) {
    return !isFree[cell] ? 0 : sign > 0 ? high[cell] - now[cell] : now[cell] - low[cell];
  }
}
