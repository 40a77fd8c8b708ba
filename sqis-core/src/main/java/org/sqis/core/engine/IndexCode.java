package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Element;
import org.sqis.core.policy.IndexSpec;

/**
 * Makes kernels of an index for one part of the rows. What the points of a level are depends on
 * nothing but which cells are missing and why: the reference evaluator works that out once for each
 * such pattern ({@link Patterns}). Where missing measures are only ever spread over their domain,
 * the weights are sums that need no pattern ({@link SpreadCode}).
 */
final class IndexCode {
  private final Code code;
  private final NodeCode.Where where;
  private final Part part;
  private final YearRun run;
  private final Element.OfIndex index;

  IndexCode(Code code, NodeCode.Where where, Part part, YearRun run, Element.OfIndex index) {
    this.code = code;
    this.where = where;
    this.part = part;
    this.run = run;
    this.index = index;
  }

  /**
   * The level of one cell of one measure.
   *
   * @param row the measure with its shares
   * @param share its share of the 100 points
   * @param cell the number of the cell; 0 for a measure of each school
   * @param level the level
   */
  record Cell(IndexSpec.Share row, Rational share, int cell, Reg level) {}

  /** The index before its rounding. */
  @Nullable Reg index() {
    int column = 0;
    if (!index.spec().by().isEmpty()) {
      Value by = part.word(index.spec().by());
      if (by == null) {
        return null;
      }
      if (by instanceof Value.Missing missing) {
        return code.missing(missing);
      }
      column = Objects.requireNonNull(index.columnOf().get(by.toString()));
    }
    Value.Missing open = index.open();
    if (open != null) {
      return code.missing(open);
    }
    if (part.size() == 0 || !ElementReads.of(index.needs()).isEmpty()) {
      return null;
    }
    List<Cell> cells = new ArrayList<>();
    for (IndexSpec.Share row : index.shares().rows()) {
      Rational share = row.points().get(column);
      if (share != null && !add(row, share, cells)) {
        return null;
      }
    }
    if (cells.isEmpty()) {
      return null;
    }
    Reg spread =
        SpreadCode.canSpread(index, cells, code.reasons())
            ? new SpreadCode(code, index, cells).index()
            : null;
    return spread != null ? spread : new Patterns(code, part, run, index, cells).index();
  }

  /** Adds the cells of a measure; false if there is no kernel for one. */
  private boolean add(IndexSpec.Share row, Rational share, List<Cell> cells) {
    String measure = row.measure();
    Element.OfLevels levels =
        (Element.OfLevels) Objects.requireNonNull(part.plan().element(measure), measure);
    if (levels.each() != UnitOfAnalysis.GROUP) {
      Reg level = where.read(measure, -1, false);
      return level != null && cells.add(new Cell(row, share, 0, level));
    }
    for (int i = 0; i < index.cells().size(); i++) {
      Element.Cell cell = index.cells().get(i);
      Reg level =
          cell.isLowest()
              ? new LowestCode(code, where, part.plan(), index).of(cell, levels)
              : where.read(measure, cell.groups().get(0), false);
      if (level == null) {
        return false;
      }
      cells.add(new Cell(row, share, i, level));
    }
    return true;
  }
}
