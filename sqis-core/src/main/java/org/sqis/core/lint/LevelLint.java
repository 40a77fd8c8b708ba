package org.sqis.core.lint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Interval;
import org.sqis.core.plan.Plan;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Levels of an index below everything that the index can be. Levels outside the range of a measure
 * are refused by the proofs; the least of an index follows from what its levels earn.
 */
final class LevelLint {
  private LevelLint() {}

  static void add(Plan plan, List<Problem> found) {
    for (Element element : plan.elements()) {
      if (element instanceof Element.OfLevels levels
          && plan.element(levels.table().of()) instanceof Element.OfIndex index) {
        Rational least = least(index);
        if (least != null) {
          add(levels, index, least, found);
        }
      }
    }
  }

  private static void add(
      Element.OfLevels levels, Element.OfIndex index, Rational least, List<Problem> found) {
    Place.Element at = Place.element("levels/" + levels.name());
    for (int column = 0; column < levels.intervals().size(); column++) {
      List<Interval> intervals = levels.intervals().get(column);
      int lowest = lowest(intervals, least);
      if (lowest < 0) {
        continue;
      }
      found.add(
          Problem.of(
                  ProblemCode.LEVEL_BELOW_INDEX,
                  at.child("row").child(lowest).child(column),
                  levels.table().rows().get(lowest).level(),
                  levels.name(),
                  index.name(),
                  least.toString())
              .with(Place.element("index/" + index.name() + "/earns"), "what its levels earn")
              .help("write cut scores above " + least + ", or let the worst level earn less"));
    }
  }

  /** The row that no value from {@code least} upwards reaches; -1 if there is none. */
  private static int lowest(@Nullable List<Interval> intervals, Rational least) {
    if (intervals == null) {
      return -1;
    }
    for (int row = 0; row < intervals.size(); row++) {
      Interval interval = intervals.get(row);
      boolean isRest = interval.low() == null && interval.high() == null;
      Rational high = isRest ? lowOfOthers(intervals, row) : interval.high();
      boolean isOpen = isRest || interval.isHighOpen();
      int side = high == null ? 1 : high.compareTo(least);
      if (side < 0 || (side == 0 && isOpen)) {
        return row;
      }
    }
    return -1;
  }

  /** Where {@code else} ends, if it holds what is below all other rows. */
  private static @Nullable Rational lowOfOthers(List<Interval> intervals, int rest) {
    Rational lowest = null;
    for (int row = 0; row < intervals.size(); row++) {
      Rational low = intervals.get(row).low();
      if (row == rest) {
        continue;
      }
      if (low == null) {
        return null;
      }
      lowest = lowest == null || low.compareTo(lowest) < 0 ? low : lowest;
    }
    return lowest;
  }

  /** A number that no school is below; null where rounding of cells makes it unsure. */
  private static @Nullable Rational least(Element.OfIndex index) {
    if (index.spec().roundCells() != null) {
      return null;
    }
    Rational worst = null;
    for (Map<Rational, Rational> parts : index.earned().values()) {
      for (Rational part : parts.values()) {
        worst = worst == null || part.compareTo(worst) < 0 ? part : worst;
      }
    }
    return worst == null || worst.signum() <= 0 ? null : worst.times(Rational.HUNDRED);
  }
}
