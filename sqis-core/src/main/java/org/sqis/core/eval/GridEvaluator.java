package org.sqis.core.eval;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.policy.Measure;

/** Evaluates one grid for one school or group and says how its value came about. */
final class GridEvaluator {
  private final Element.OfGrid grid;
  private final SchoolValues school;
  private final int group;
  private final Reads reads;

  GridEvaluator(Element.OfGrid grid, SchoolValues school, int group, Reads reads) {
    this.grid = grid;
    this.school = school;
    this.group = group;
    this.reads = reads;
  }

  /**
   * How a value came about.
   *
   * @param value the value
   * @param need the number of the need that does not hold or is undecided; -1 if all hold
   * @param row the value of the row axis; null where a need decides
   * @param column the value of the column axis; null where a need decides
   * @param found what the look-up gave; null if an axis is missing
   * @param replacement the number of the replacement that decides; -1 if none does
   */
  record Found(
      Value value,
      int need,
      @Nullable Value row,
      @Nullable Value column,
      @Nullable Value found,
      int replacement) {}

  Found found() {
    NodeEvaluator nodes = new NodeEvaluator(school, group, Map.of(), reads);
    for (int i = 0; i < grid.needs().size(); i++) {
      Value need = nodes.of(grid.needs().get(i));
      if (need.isMissing()) {
        return new Found(need, i, null, null, null, -1);
      }
      if (need.equals(Value.YesNo.NO)) {
        Measure.Need rule = grid.grid().needs().get(i);
        Value missing = new Value.Missing(rule.reason(), rule.remark());
        return new Found(missing, i, null, null, null, -1);
      }
    }
    Value row = axis(grid.grid().rowsBy());
    Value column = axis(grid.grid().columnsBy());
    Value missing = NodeEvaluator.missing(row, column);
    if (missing != null) {
      return new Found(missing, -1, row, column, null, -1);
    }
    Value found = grid.cells().get(line(grid.rowOf(), row)).get(line(grid.columnOf(), column));
    if (!found.isMissing()) {
      for (int i = 0; i < grid.replacements().size(); i++) {
        Value applies = nodes.of(grid.replacements().get(i).when());
        if (applies.isMissing()) {
          return new Found(applies, -1, row, column, found, i);
        }
        if (applies.equals(Value.YesNo.YES)) {
          return new Found(grid.replacements().get(i).value(), -1, row, column, found, i);
        }
      }
    }
    return new Found(found, -1, row, column, found, -1);
  }

  private Value axis(String name) {
    int from = school.isPerGroup(name) ? group : -1;
    reads.read(name, from, 0);
    return school.get(name, from, false);
  }

  private static int line(Map<String, Integer> lines, Value value) {
    Integer line = lines.get(value.toString());
    if (line == null) {
      throw new AssertionError("no line for a word that was proved to have one: " + value);
    }
    return line;
  }
}
