package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
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
  private final @Nullable Integer decimals;
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
    this.decimals = decimals;
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
    int served = 0;
    for (LevelTable.Row row : table.rows()) {
      served += row.cells().get(column) instanceof LevelTable.Cut.NotServed ? 0 : 1;
    }
    if (served == 0) {
      return null;
    }
    List<@Nullable Interval> closed = closed(column);
    if (closed == null) {
      return null;
    }
    proveApart(column, closed);
    List<Interval> free = free(closed);
    List<Interval> result = new ArrayList<>();
    boolean hasRest = false;
    for (int row = 0; row < closed.size(); row++) {
      Interval interval = closed.get(row);
      if (interval == null && free.isEmpty()) {
        problems.add(
            Problem.of(
                    ProblemCode.LEVEL_UNREACHABLE,
                    at.child("row").child(row).child(column),
                    level(row),
                    table.name(),
                    in(column))
                .help("the rows above hold every value; leave this row out or move a cut score"));
      }
      hasRest |= interval == null;
      result.add(interval == null ? new Interval(null, false, null, false) : interval);
    }
    if (!hasRest && !free.isEmpty()) {
      problems.add(
          Problem.of(
                  ProblemCode.LEVELS_GAP,
                  at.child("row").child(nearest(closed, free.get(0))).child(column),
                  table.name(),
                  in(column),
                  values(free.get(0)))
              .help("end the column with `else`, or move a cut score"));
    }
    proveDirection(column, closed);
    return result;
  }

  /** The row that begins or ends where the gap is, so that the message points at it. */
  private static int nearest(List<@Nullable Interval> closed, Interval gap) {
    for (int row = 0; row < closed.size(); row++) {
      Interval interval = closed.get(row);
      if (interval != null && gap.high() != null && gap.high().equals(interval.low())) {
        return row;
      }
    }
    for (int row = 0; row < closed.size(); row++) {
      Interval interval = closed.get(row);
      if (interval != null && gap.low() != null && gap.low().equals(interval.high())) {
        return row;
      }
    }
    return closed.size() - 1;
  }

  /** Every cell closed by its neighbours; a rest is null. Null if a bound cannot be read. */
  private @Nullable List<@Nullable Interval> closed(int column) {
    List<@Nullable Interval> closed = new ArrayList<>();
    LevelTable.Cut previous = null;
    boolean hasFault = false;
    for (int row = 0; row < table.rows().size(); row++) {
      LevelTable.Cut cut = table.rows().get(row).cells().get(column);
      Place.Element place = at.child("row").child(row).child(column);
      if (cut instanceof LevelTable.Cut.From from) {
        Rational bound = bound(from.bound(), place);
        LevelTable.Cut.From above = previous instanceof LevelTable.Cut.From before ? before : null;
        closed.add(
            new Interval(
                bound,
                from.isStrict(),
                above == null ? null : value(above.bound()),
                above != null && !above.isStrict()));
        hasFault |= bound == null;
        previous = cut;
      } else if (cut instanceof LevelTable.Cut.UpTo upTo) {
        Rational bound = bound(upTo.bound(), place);
        LevelTable.Cut.UpTo above = previous instanceof LevelTable.Cut.UpTo before ? before : null;
        closed.add(
            new Interval(
                above == null ? null : value(above.bound()),
                above != null && !above.isStrict(),
                bound,
                upTo.isStrict()));
        hasFault |= bound == null;
        previous = cut;
      } else if (cut instanceof LevelTable.Cut.Between between) {
        Rational low = bound(between.low(), place);
        Rational high = bound(between.high(), place);
        hasFault |= low == null || high == null;
        closed.add(new Interval(low, false, high, false));
        previous = cut;
      } else if (cut instanceof LevelTable.Cut.Rest) {
        if (row < table.rows().size() - 1) {
          problems.add(
              Problem.of(
                      ProblemCode.NEVER_APPLIES,
                      at.child("row").child(row + 1).child(column),
                      "`else` above it takes everything")
                  .with(place, "`else` takes what is left")
                  .help("move the row with `else` to the end"));
          return null;
        }
        closed.add(null);
      } else {
        problems.add(
            Problem.of(ProblemCode.LEVEL_UNREACHABLE, place, level(row), table.name(), in(column))
                .help("write `-` in the whole column if it is not served, else a cut score"));
        return null;
      }
    }
    return hasFault ? null : closed;
  }

  private @Nullable Rational bound(Expr.Numeral numeral, Place place) {
    boolean isPercent = of.is(Unit.PERCENT);
    if (isPercent && !numeral.isPercent() && numeral.value().signum() != 0) {
      problems.add(
          Problem.of(ProblemCode.BARE_PERCENT, place, "`" + numeral + "`", numeral.toString())
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

  private Interval range() {
    return new Interval(of.bounds().min(), false, of.bounds().max(), false);
  }

  /** What of the range no cell holds, from below. */
  private List<Interval> free(List<@Nullable Interval> closed) {
    List<Interval> held = new ArrayList<>();
    for (Interval interval : closed) {
      if (interval != null) {
        held.add(interval);
      }
    }
    held.sort((one, other) -> one.startsLater(other) ? 1 : other.startsLater(one) ? -1 : 0);
    List<Interval> free = new ArrayList<>();
    Interval rest = range();
    for (Interval interval : held) {
      if (interval.low() != null) {
        Interval below = rest.and(new Interval(null, false, interval.low(), !interval.isLowOpen()));
        addUnlessEmpty(free, below);
      }
      if (interval.high() == null) {
        return free;
      }
      rest = rest.and(new Interval(interval.high(), !interval.isHighOpen(), null, false));
    }
    addUnlessEmpty(free, rest);
    return free;
  }

  private void addUnlessEmpty(List<Interval> free, Interval interval) {
    if (!interval.isEmpty(null) && !interval.isEmpty(decimals)) {
      free.add(interval);
    }
  }

  private void proveApart(int column, List<@Nullable Interval> closed) {
    for (int row = 0; row < closed.size(); row++) {
      Interval interval = closed.get(row);
      if (interval == null) {
        continue;
      }
      Interval inRange = interval.and(range());
      if (inRange.isEmpty(null) || inRange.isEmpty(decimals)) {
        boolean isOutside = !interval.isEmpty(null);
        problems.add(
            Problem.of(
                    ProblemCode.LEVEL_UNREACHABLE,
                    at.child("row").child(row).child(column),
                    level(row),
                    table.name(),
                    in(column))
                .help(
                    isOutside
                        ? "write a value that `" + table.of() + "` can have: " + words(range())
                        : oneWay(row, column)));
        continue;
      }
      for (int earlier = 0; earlier < row; earlier++) {
        Interval other = closed.get(earlier);
        if (other == null) {
          continue;
        }
        Interval both = interval.and(other);
        if (!both.isEmpty(null) && !both.isEmpty(decimals)) {
          problems.add(
              Problem.of(
                      ProblemCode.LEVELS_OVERLAP,
                      at.child("row").child(row).child(column),
                      level(earlier),
                      level(row),
                      table.name(),
                      in(column),
                      values(both.and(range())))
                  .with(at.child("row").child(earlier).child(column), "the other level")
                  .help("move one of the two cut scores"));
        }
      }
    }
  }

  private void proveDirection(int column, List<@Nullable Interval> closed) {
    if (better == Direction.UNSTATED) {
      return;
    }
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < closed.size(); row++) {
      Interval interval = closed.get(row);
      if (interval != null && !interval.isEmpty(null)) {
        rows.add(row);
      }
    }
    rows.sort(
        Comparator.comparing(
            row -> java.util.Objects.requireNonNull(closed.get(row)),
            (one, other) -> one.startsLater(other) ? 1 : other.startsLater(one) ? -1 : 0));
    for (int i = 1; i < rows.size(); i++) {
      Rational lower = table.rows().get(rows.get(i - 1)).number();
      Rational upper = table.rows().get(rows.get(i)).number();
      boolean rises = upper.compareTo(lower) > 0;
      if (rises != (better == Direction.HIGHER)) {
        problems.add(
            Problem.of(
                    ProblemCode.LEVEL_DIRECTION,
                    at.child("row").child(Math.max(rows.get(i), rows.get(i - 1))).child(column),
                    table.name(),
                    in(column),
                    better == Direction.HIGHER ? "higher" : "lower",
                    table.of())
                .with(
                    Place.element("measure/" + table.of()).child("better"),
                    (better == Direction.HIGHER ? "higher" : "lower") + " is better here")
                .help("give the better values the level with the greater number"));
        return;
      }
    }
  }

  /** What to type instead of a cut score that the row above has passed. */
  private String oneWay(int row, int column) {
    LevelTable.Cut cut = table.rows().get(row).cells().get(column);
    if (cut instanceof LevelTable.Cut.Between between) {
      return "write `" + between.high() + " to " + between.low() + "`";
    }
    LevelTable.Cut above = row == 0 ? cut : table.rows().get(row - 1).cells().get(column);
    if (above instanceof LevelTable.Cut.From from) {
      return "cut scores go one way: write one below `" + from.bound() + "`";
    }
    if (above instanceof LevelTable.Cut.UpTo upTo) {
      return "cut scores go one way: write one above `" + upTo.bound() + "`";
    }
    return "move this cut score or the one above";
  }

  private String level(int row) {
    return table.rows().get(row).level();
  }

  private String in(int column) {
    return table.by().isEmpty() ? "" : " for " + String.join(", ", table.columns().get(column));
  }

  /** The values of an interval that the measure can have: one of them, or several. */
  private String values(Interval interval) {
    Interval shown = onGrid(interval);
    boolean isOne = shown.low() != null && shown.low().equals(shown.high());
    return (isOne ? "" : "values ") + words(shown);
  }

  /** The same values, begun and ended by ones that the grid has. */
  private Interval onGrid(Interval interval) {
    Rational low = interval.low();
    Rational high = interval.high();
    if (decimals == null) {
      return interval;
    }
    if (low != null) {
      Rational first = low.rounded(decimals, RoundingRule.UP);
      boolean isOutside = interval.isLowOpen() && first.equals(low);
      low = isOutside ? first.plus(Interval.step(decimals)) : first;
    }
    if (high != null) {
      Rational last = high.rounded(decimals, RoundingRule.DOWN);
      boolean isOutside = interval.isHighOpen() && last.equals(high);
      high = isOutside ? last.minus(Interval.step(decimals)) : last;
    }
    return new Interval(low, false, high, false);
  }

  private String words(Interval interval) {
    Unit unit = ((Type.Numeric) of.type()).unit();
    Rational low = interval.low();
    Rational high = interval.high();
    if (low != null && low.equals(high)) {
      return unit.print(low);
    }
    String from = low == null ? "" : (interval.isLowOpen() ? "above " : "from ") + unit.print(low);
    if (high == null) {
      return low == null ? "of any size" : from;
    }
    boolean isFrom = low != null && !interval.isLowOpen();
    String upTo =
        (isFrom ? "to " : "") + (interval.isHighOpen() ? "below " : isFrom ? "" : "up to ");
    return from + (from.isEmpty() ? "" : isFrom ? " " : " and ") + upTo + unit.print(high);
  }

  /** By word of the {@code by} input the number of its column; reports words served twice. */
  static Map<String, Integer> columns(
      String owner,
      String by,
      List<List<String>> columns,
      List<String> words,
      Problems problems,
      Place.Element at) {
    Map<String, Integer> columnOf = new HashMap<>();
    boolean hasUnknown = false;
    for (int column = 0; column < columns.size(); column++) {
      for (String word : columns.get(column)) {
        if (!words.contains(word)) {
          hasUnknown = true;
          problems.unknown(
              ProblemCode.UNKNOWN_WORD, at.child("column").child(column), words, word, by);
        }
        Integer before = columnOf.putIfAbsent(word, column);
        if (before != null) {
          problems.add(
              Problem.of(ProblemCode.TYPE_TWICE, at.child("column").child(column), owner, word)
                  .with(at.child("column").child(before), "the other column")
                  .help("leave `" + word + "` out of one of the two"));
        }
      }
    }
    List<String> unserved = words.stream().filter(word -> !columnOf.containsKey(word)).toList();
    if (!unserved.isEmpty() && !hasUnknown) {
      problems.add(
          Problem.of(
                  ProblemCode.TYPE_NOT_SERVED, at.child("by"), owner, String.join(", ", unserved))
              .help("add a column, or fill one with `-` if it is not served"));
    }
    return columnOf;
  }

  /** Reports that what follows {@code by} lists no types of school. */
  static void noTypes(
      String by, Names.Found found, Collection<String> known, Problems problems, Place.Element at) {
    Names.Meaning meaning = found.meaning();
    if (meaning != null) {
      problems.add(
          ProblemCode.WRONG_KIND,
          at.child("by"),
          by,
          meaning.kind() + ", " + meaning.typed().words() + " for each " + meaning.each(),
          "a school input of type `one of …`");
    } else if (!found.isPoisoned()) {
      problems.unknown(ProblemCode.UNKNOWN_NAME, at.child("by"), known, by);
    }
  }
}
