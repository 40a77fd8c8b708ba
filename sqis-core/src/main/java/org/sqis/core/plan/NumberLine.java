package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Unit;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/**
 * The numbers a measure can have: a stretch of the line, or of the multiples of a power of ten that
 * lie in it. Immutable.
 *
 * @param range the stretch
 * @param decimals the decimals of the multiples; null for the whole line
 */
record NumberLine(Interval range, @Nullable Integer decimals) {
  /** The whole line without end. */
  static final NumberLine WHOLE = new NumberLine(Interval.ALL, null);

  static NumberLine of(Bounds bounds, @Nullable Integer decimals) {
    return new NumberLine(new Interval(bounds.min(), false, bounds.max(), false), decimals);
  }

  /** Whether no number of the line lies in the interval. */
  boolean isEmpty(Interval interval) {
    Interval inside = interval.and(range);
    return inside.isEmpty(null) || inside.isEmpty(decimals);
  }

  /** What none of the intervals holds, from below; no two of the result touch. */
  List<Interval> free(List<Interval> held) {
    List<Interval> sorted = new ArrayList<>();
    for (Interval interval : held) {
      if (!interval.isEmpty(null)) {
        sorted.add(interval);
      }
    }
    sorted.sort(Interval.FROM_BELOW);
    List<Interval> free = new ArrayList<>();
    Interval rest = range;
    for (Interval interval : sorted) {
      if (interval.low() != null) {
        add(free, rest.and(new Interval(null, false, interval.low(), !interval.isLowOpen())));
      }
      if (interval.high() == null) {
        return free;
      }
      rest = rest.and(new Interval(interval.high(), !interval.isHighOpen(), null, false));
    }
    add(free, rest);
    return free;
  }

  private void add(List<Interval> free, Interval interval) {
    if (!isEmpty(interval)) {
      free.add(interval);
    }
  }

  /** What a number of the interval is, in the reader's words, such as {@code less than 5%}. */
  String words(Interval interval, Unit unit) {
    Interval inside = interval.and(range);
    Interval shown = decimals == null ? inside : onGrid(inside, decimals);
    Rational low = shown.low();
    Rational high = shown.high();
    if (low != null && low.equals(high)) {
      return unit.print(low);
    }
    if (low != null && high != null && !shown.isLowOpen() && !shown.isHighOpen()) {
      return unit.print(low) + " to " + unit.print(high);
    }
    String from =
        low == null ? "" : (shown.isLowOpen() ? "more than " : "at least ") + unit.print(low);
    String to =
        high == null ? "" : (shown.isHighOpen() ? "less than " : "at most ") + unit.print(high);
    return low == null && high == null
        ? "any number"
        : from + (low == null || high == null ? "" : " and ") + to;
  }

  /** The same multiples with both ends inside. */
  private static Interval onGrid(Interval interval, int decimals) {
    Rational step = Interval.step(decimals);
    Rational low = interval.low();
    if (low != null) {
      Rational first = low.rounded(decimals, RoundingRule.UP);
      low = interval.isLowOpen() && first.equals(low) ? first.plus(step) : first;
    }
    Rational high = interval.high();
    if (high != null) {
      Rational last = high.rounded(decimals, RoundingRule.DOWN);
      high = interval.isHighOpen() && last.equals(high) ? last.minus(step) : last;
    }
    return new Interval(low, false, high, false);
  }
}
