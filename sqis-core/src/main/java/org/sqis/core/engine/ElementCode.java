package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Interval;
import org.sqis.core.plan.Node;
import org.sqis.core.policy.Measure;

/** Makes kernels of measures, level tables and grids for one part of the rows. */
final class ElementCode {
  private final Code code;
  private final NodeCode.Where where;
  private final Part part;

  ElementCode(Code code, NodeCode.Where where, Part part) {
    this.code = code;
    this.where = where;
    this.part = part;
  }

  /**
   * A measure before its rounding.
   *
   * @param group the number of the group; -1 for a measure of each school
   */
  @Nullable Reg measure(Element.OfMeasure measure, int group) {
    if (!measure.typeInput().isEmpty()) {
      Value type = part.word(measure.typeInput());
      if (type == null) {
        return null;
      }
      if (type instanceof Value.Missing missing) {
        return code.missing(missing);
      }
      if (!measure.measure().onlyFor().contains(type.toString())) {
        return code.missing(
            new Value.Missing(
                MissingReason.NOT_APPLICABLE,
                "only for " + String.join(", ", measure.measure().onlyFor())));
      }
    }
    Value.Missing exception = measure.exceptions().get(group);
    if (exception != null) {
      return code.missing(exception);
    }
    Reg value = cases(measure.cases(), group);
    return value == null ? null : needs(measure.needs(), measure.measure().needs(), group, value);
  }

  private @Nullable Reg cases(List<Element.Case> cases, int group) {
    Reg value = null;
    for (int i = cases.size() - 1; i >= 0; i--) {
      Element.Case one = cases.get(i);
      Value known = one.when() == null ? Value.YesNo.YES : nodes(group).still(one.when());
      if (Value.YesNo.NO.equals(known)) {
        continue;
      }
      if (known instanceof Value.Missing missing) {
        value = code.missing(missing);
        continue;
      }
      Reg own = nodes(group).of(one.value());
      if (own == null) {
        return null;
      }
      Node when = one.when();
      if (when == null || known != null) {
        value = own;
        continue;
      }
      Reg applies = nodes(group).of(when);
      if (applies == null) {
        return null;
      }
      // The cases were proved complete: below the last one nothing is left.
      Reg below = value == null ? own : value;
      value = code.choose(applies, own, below);
      if (value == null) {
        return null;
      }
    }
    return value;
  }

  private @Nullable Reg needs(List<Node> needs, List<Measure.Need> rules, int group, Reg value) {
    Reg result = value;
    for (int i = needs.size() - 1; i >= 0; i--) {
      Reg holds = nodes(group).of(needs.get(i));
      if (holds == null) {
        return null;
      }
      Measure.Need rule = rules.get(i);
      result = code.require(holds, new Value.Missing(rule.reason(), rule.remark()), result);
    }
    return result;
  }

  private NodeCode nodes(int group) {
    return new NodeCode(code, where, group);
  }

  /** A measure after its rounding. */
  @Nullable Reg rounded(Element.OfMeasure measure, Reg exact) {
    Integer decimals = measure.decimals();
    if (decimals != null && exact.shape() instanceof Shape.Listed listed) {
      return code.listed(exact, listed.values().stream().map(one -> half(one, decimals)).toList());
    }
    boolean isNumber = Code.isNumeric(exact.shape()) || exact.shape() instanceof Shape.Near;
    return decimals == null || !isNumber
        ? exact
        : new Arithmetic(code).rounded(exact, decimals, RoundingRule.HALF_UP);
  }

  /** Numbers that have no unit in common stand in a list. */
  private static Value half(Value value, int decimals) {
    return value instanceof Value.Num num
        ? Value.of(num.number().rounded(decimals, RoundingRule.HALF_UP))
        : value;
  }

  /** A level, or the reason why there is none. */
  @Nullable Reg levels(Element.OfLevels levels, int group) {
    int column = 0;
    String by = levels.table().by();
    if (!by.isEmpty()) {
      Value word = part.word(by);
      if (word == null) {
        return null;
      }
      if (word instanceof Value.Missing missing) {
        return code.missing(missing);
      }
      column = levels.columnOf().getOrDefault(word.toString(), -1);
    }
    List<Interval> intervals = column < 0 ? null : levels.intervals().get(column);
    if (intervals == null) {
      return code.missing(
          new Value.Missing(MissingReason.NOT_APPLICABLE, "no levels for this type of school"));
    }
    String of = levels.table().of();
    Reg read = where.read(of, where.isPerGroup(of) ? Math.max(group, 0) : -1, false);
    if (read == null || read.shape() instanceof Shape.Nothing) {
      return read;
    }
    Reg value = code.numeric(read);
    return value == null
        ? null
        : new Grading(code, of).graded(intervals, levels.table().rows(), value);
  }

  /** The value of a grid. */
  @Nullable Reg grid(Element.OfGrid grid, int group) {
    Reg row = axis(grid.grid().rowsBy(), group);
    Reg column = axis(grid.grid().columnsBy(), group);
    if (row == null || column == null) {
      return null;
    }
    Reg found = looked(grid, row, column);
    Reg value = found;
    for (int i = grid.replacements().size() - 1; i >= 0 && value != null; i--) {
      value = replaced(grid.replacements().get(i), group, value);
    }
    // A replacement is asked only where there is a value to replace.
    if (value == null || found == null) {
      return null;
    }
    value = value.withMissing(code.after(found.missing(), value.missing()));
    return needs(grid.needs(), grid.grid().needs(), group, value);
  }

  private @Nullable Reg replaced(Element.Replacement one, int group, Reg value) {
    Reg applies = nodes(group).of(one.when());
    Reg instead = code.constant(one.value());
    return applies == null || instead == null ? null : code.choose(applies, instead, value);
  }

  private @Nullable Reg axis(String name, int group) {
    return where.read(name, where.isPerGroup(name) ? Math.max(group, 0) : -1, false);
  }

  private @Nullable Reg looked(Element.OfGrid grid, Reg row, Reg column) {
    long[] missing = code.missing(row, column);
    if (row.shape() instanceof Shape.Nothing || column.shape() instanceof Shape.Nothing) {
      return new Reg(new Shape.Nothing(), code.block(), null, missing);
    }
    List<Value> rows = words(row.shape());
    List<Value> columns = words(column.shape());
    if (rows.isEmpty() || columns.isEmpty()) {
      return null;
    }
    List<Value> cells = new ArrayList<>();
    for (Value one : rows) {
      for (Value other : columns) {
        Integer line = grid.rowOf().get(one.toString());
        Integer place = grid.columnOf().get(other.toString());
        if (line == null || place == null) {
          return null;
        }
        cells.add(grid.cells().get(line).get(place));
      }
    }
    long width = columns.size();
    long[] a = row.codes();
    long[] b = column.codes();
    long[] place = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            place[i] = a[i] * width + b[i];
          }
        });
    // Each cell is a place of its own, whatever stands in it.
    List<Value> places = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      places.add(Value.of(Rational.of(i)));
    }
    Reg all = new Reg(new Shape.Listed(places), place, null, missing);
    return code.listed(all, cells);
  }

  private static List<Value> words(Shape shape) {
    if (shape instanceof Shape.Answer) {
      return List.of(Value.YesNo.NO, Value.YesNo.YES);
    }
    return shape instanceof Shape.Listed listed ? listed.values() : List.of();
  }
}
