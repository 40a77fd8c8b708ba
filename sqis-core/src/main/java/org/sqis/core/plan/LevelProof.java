package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure.Direction;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Closes the cells of one level table and proves that every value has exactly one level. */
final class LevelProof {
  private final LevelTable table;
  private final Typed of;
  private final Direction better;
  private final NumberLine line;
  private final Problems problems;
  private final Place.Element at;

  LevelProof(
      LevelTable table,
      Typed of,
      Direction better,
      @Nullable Integer decimals,
      Problems problems,
      Place.Element at) {
    this.table = table;
    this.of = of;
    this.better = better;
    this.line = NumberLine.of(of.bounds(), decimals);
    this.problems = problems;
    this.at = at;
  }

  /** By column and row the values each level holds; null for a column that is not served. */
  List<@Nullable List<Interval>> intervals() {
    List<@Nullable List<Interval>> intervals = new ArrayList<>();
    for (int column = 0; column < table.columns().size(); column++) {
      intervals.add(column(column));
    }
    return intervals;
  }

  private @Nullable List<Interval> column(int column) {
    if (!isServed(column)) {
      return null;
    }
    List<@Nullable Interval> closed = closed(column);
    if (closed == null) {
      return null;
    }
    int before = problems.count();
    proveReachable(column, closed);
    proveApart(column, closed);
    if (problems.count() > before) {
      return null;
    }
    List<Interval> free = line.free(present(closed));
    int rest = closed.indexOf(null);
    if (rest >= 0 && free.isEmpty()) {
      problems.add(
          Problem.of(
                  ProblemCode.LEVEL_UNREACHABLE,
                  cell(rest, column),
                  level(rest),
                  table.name(),
                  in(column))
              .help("the rows above take every value; leave the row out, or move a cut score"));
    } else if (rest < 0 && !free.isEmpty()) {
      gap(column, closed, free.get(0));
    }
    proveDirection(column, closed, free);
    List<Interval> result = new ArrayList<>();
    for (var interval : closed) {
      result.add(interval == null ? Interval.ALL : interval);
    }
    return result;
  }

  /** Whether the column has cut scores; reports one that has some and lacks others. */
  private boolean isServed(int column) {
    int unserved = -1;
    int served = 0;
    int servedRow = 0;
    for (int row = 0; row < table.rows().size(); row++) {
      boolean isServed = !(cut(row, column) instanceof LevelTable.Cut.NotServed);
      served += isServed ? 1 : 0;
      servedRow = isServed ? row : servedRow;
      unserved = isServed || unserved >= 0 ? unserved : row;
    }
    if (served > 0 && unserved >= 0) {
      problems.add(
          Problem.of(
                  ProblemCode.PARTLY_SERVED,
                  cell(unserved, column),
                  level(unserved),
                  table.name(),
                  in(column))
              .with(cell(servedRow, column), "this level has one")
              .help("write a cut score here, or `-` in every row of the column"));
    }
    return served > 0 && unserved < 0;
  }

  private static List<Interval> present(List<@Nullable Interval> closed) {
    List<Interval> present = new ArrayList<>();
    for (Interval interval : closed) {
      if (interval != null) {
        present.add(interval);
      }
    }
    return present;
  }

  private void gap(int column, List<@Nullable Interval> closed, Interval gap) {
    int above = -1;
    int below = -1;
    for (int row = 0; row < closed.size(); row++) {
      Interval interval = closed.get(row);
      if (interval != null && gap.high() != null && gap.high().equals(interval.low())) {
        above = row;
      }
      if (interval != null && gap.low() != null && gap.low().equals(interval.high())) {
        below = row;
      }
    }
    int main = above >= 0 ? above : below >= 0 ? below : closed.size() - 1;
    Problem problem =
        Problem.of(
            ProblemCode.LEVELS_GAP,
            cell(main, column),
            table.name(),
            in(column),
            line.words(gap, unit()));
    if (above >= 0 && below >= 0) {
      problem =
          problem
              .with(cell(above, column), "begins above the gap")
              .with(cell(below, column), "ends below it");
    }
    problems.add(problem.help("move a cut score, or write `else` in the last row"));
  }

  /** Every cell closed by its neighbours; a rest is null. Null if a bound cannot be read. */
  private @Nullable List<@Nullable Interval> closed(int column) {
    List<@Nullable Interval> closed = new ArrayList<>();
    boolean hasFault = false;
    for (int row = 0; row < table.rows().size(); row++) {
      LevelTable.Cut cut = cut(row, column);
      LevelTable.Cut above = row == 0 ? null : cut(row - 1, column);
      if (cut instanceof LevelTable.Cut.From from) {
        hasFault |= bound(from.bound(), cell(row, column)) == null;
        closed.add(from(from, above));
      } else if (cut instanceof LevelTable.Cut.UpTo upTo) {
        hasFault |= bound(upTo.bound(), cell(row, column)) == null;
        closed.add(upTo(upTo, above));
      } else if (cut instanceof LevelTable.Cut.Between between) {
        Rational low = bound(between.low(), cell(row, column));
        Rational high = low == null ? null : bound(between.high(), cell(row, column));
        hasFault |= high == null;
        closed.add(new Interval(low, false, high, false));
      } else {
        if (row < table.rows().size() - 1) {
          problems.add(
              Problem.of(
                      ProblemCode.NEVER_APPLIES,
                      cell(row + 1, column),
                      "`else` above it takes everything")
                  .with(cell(row, column), "takes what is left")
                  .help("write `else` in the last row only"));
          return null;
        }
        closed.add(null);
      }
    }
    return hasFault ? null : closed;
  }

  /** From its bound up to where the row above begins. */
  private Interval from(LevelTable.Cut.From from, LevelTable.@Nullable Cut above) {
    Rational low = value(from.bound());
    if (above instanceof LevelTable.Cut.From next) {
      return new Interval(low, from.isStrict(), value(next.bound()), !next.isStrict());
    }
    boolean isBelow =
        above instanceof LevelTable.Cut.Between next && low.compareTo(value(next.low())) <= 0;
    Rational end =
        isBelow && above instanceof LevelTable.Cut.Between next ? value(next.low()) : null;
    return new Interval(low, from.isStrict(), end, end != null);
  }

  /** Up to its bound from where the row above ends. */
  private Interval upTo(LevelTable.Cut.UpTo upTo, LevelTable.@Nullable Cut above) {
    Rational high = value(upTo.bound());
    if (above instanceof LevelTable.Cut.UpTo last) {
      return new Interval(value(last.bound()), !last.isStrict(), high, upTo.isStrict());
    }
    boolean isAbove =
        above instanceof LevelTable.Cut.Between last && high.compareTo(value(last.high())) >= 0;
    Rational start =
        isAbove && above instanceof LevelTable.Cut.Between last ? value(last.high()) : null;
    return new Interval(start, start != null, high, upTo.isStrict());
  }

  private @Nullable Rational bound(Expr.Numeral numeral, Place place) {
    boolean isPercent = of.is(Unit.PERCENT);
    if (isPercent && !numeral.isPercent() && numeral.value().signum() != 0) {
      problems.add(
          Problem.of(ProblemCode.BARE_PERCENT, place, "`" + numeral + "`")
              .help("write `" + numeral + "%`"));
      return null;
    }
    if (!isPercent && numeral.isPercent()) {
      problems.add(
          Problem.of(
                  ProblemCode.UNITS_DIFFER,
                  place,
                  "`" + numeral + "`",
                  "a percent",
                  "`" + table.of() + "`",
                  of.words(),
                  "compared")
              .help("write `" + numeral.value().times(Rational.HUNDRED) + "`"));
      return null;
    }
    return value(numeral);
  }

  private Rational value(Expr.Numeral numeral) {
    return of.is(Unit.POINTS) ? numeral.value().dividedBy(Rational.HUNDRED) : numeral.value();
  }

  private void proveReachable(int column, List<@Nullable Interval> closed) {
    for (int row = 0; row < closed.size(); row++) {
      Interval interval = closed.get(row);
      if (interval == null || !line.isEmpty(interval)) {
        continue;
      }
      boolean isOutside = !interval.isEmpty(null);
      Problem problem =
          Problem.of(
              ProblemCode.LEVEL_UNREACHABLE,
              cell(row, column),
              level(row),
              table.name(),
              in(column));
      if (!isOutside && row > 0 && !(cut(row, column) instanceof LevelTable.Cut.Between)) {
        problem = problem.with(cell(row - 1, column), "this row takes these values already");
      }
      problems.add(
          problem.help(
              isOutside
                  ? "write a value that `"
                      + table.of()
                      + "` can have: "
                      + line.words(line.range(), unit())
                  : oneWay(row, column)));
    }
  }

  /** What to type instead of a cut score that the row above has passed. */
  private String oneWay(int row, int column) {
    if (cut(row, column) instanceof LevelTable.Cut.Between between) {
      return "write `" + between.high() + " to " + between.low() + "`";
    }
    LevelTable.Cut above = row == 0 ? cut(row, column) : cut(row - 1, column);
    if (above instanceof LevelTable.Cut.From from) {
      return "cut scores go one way: write one below `" + from.bound() + "`";
    }
    if (above instanceof LevelTable.Cut.UpTo upTo) {
      return "cut scores go one way: write one above `" + upTo.bound() + "`";
    }
    return "move this cut score or the one above";
  }

  private void proveApart(int column, List<@Nullable Interval> closed) {
    // Sorted as they come, without a comparator of rows: this runs in every cold start.
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < closed.size(); row++) {
      Interval interval = closed.get(row);
      if (interval != null && !line.isEmpty(interval)) {
        int place = rows.size();
        while (place > 0 && interval(closed, rows.get(place - 1)).startsLater(interval)) {
          place--;
        }
        rows.add(place, row);
      }
    }
    int last = -1;
    for (int row : rows) {
      Interval interval = interval(closed, row);
      Interval both = last < 0 ? interval : interval.and(interval(closed, last));
      if (last >= 0 && !line.isEmpty(both)) {
        int earlier = Math.min(row, last);
        int later = Math.max(row, last);
        problems.add(
            Problem.of(
                    ProblemCode.LEVELS_OVERLAP,
                    cell(later, column),
                    level(earlier),
                    level(later),
                    table.name(),
                    in(column),
                    line.words(both, unit()))
                .with(cell(earlier, column), "the other level")
                .help("let one of them end where the other begins"));
      }
      last = last < 0 || endsLater(interval, interval(closed, last)) ? row : last;
    }
  }

  private static Interval interval(List<@Nullable Interval> closed, int row) {
    Interval interval = closed.get(row);
    if (interval == null) {
      throw new AssertionError("a rest has no interval of its own: " + row);
    }
    return interval;
  }

  private static boolean endsLater(Interval one, Interval other) {
    if (one.high() == null || other.high() == null) {
      return one.high() == null;
    }
    return one.high().compareTo(other.high()) > 0;
  }

  /** Some values and the level that holds them. */
  private record Held(Interval interval, int row) {}

  private void proveDirection(int column, List<@Nullable Interval> closed, List<Interval> free) {
    if (better == Direction.UNSTATED) {
      return;
    }
    List<Held> held = new ArrayList<>();
    for (int row = 0; row < closed.size(); row++) {
      Interval interval = closed.get(row);
      if (interval == null) {
        for (Interval one : free) {
          held.add(new Held(one, row));
        }
      } else if (!line.isEmpty(interval)) {
        held.add(new Held(interval, row));
      }
    }
    held.sort(Comparator.comparing(Held::interval, Interval.FROM_BELOW));
    for (int i = 1; i < held.size(); i++) {
      int below = held.get(i - 1).row();
      int above = held.get(i).row();
      int rise = table.rows().get(above).number().compareTo(table.rows().get(below).number());
      boolean isRight = better == Direction.HIGHER ? rise > 0 : rise < 0;
      if (!isRight) {
        String word = better == Direction.HIGHER ? "higher" : "lower";
        problems.add(
            Problem.of(
                    ProblemCode.LEVEL_DIRECTION,
                    cell(Math.max(below, above), column),
                    table.name(),
                    in(column),
                    word,
                    table.of())
                .with(cell(Math.min(below, above), column), "")
                .with(Place.element("measure/" + table.of() + "/better"), word + " is better")
                .help("of two levels the one with the greater number must hold the better values"));
        return;
      }
    }
  }

  private LevelTable.Cut cut(int row, int column) {
    return table.rows().get(row).cells().get(column);
  }

  private Place.Element cell(int row, int column) {
    return at.child("row").child(row).child(column);
  }

  private String level(int row) {
    return table.rows().get(row).level();
  }

  private String in(int column) {
    return table.by().isEmpty() ? "" : " for " + String.join(", ", table.columns().get(column));
  }

  private Unit unit() {
    return ((Type.Numeric) of.type()).unit();
  }
}
