package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.plan.Interval;
import org.sqis.core.policy.LevelTable;

/**
 * Makes kernels that find levels: the number line is cut where a level begins or ends, and the
 * level of a value is the number of cuts that are not above it. No branch depends on the value.
 */
final class Grading {
  private final Code code;
  private final String of;

  /**
   * @param of what is graded, for the remark on values outside every level
   */
  Grading(Code code, String of) {
    this.code = code;
    this.of = of;
  }

  /**
   * Where a stretch of the number line begins; null for its beginning.
   *
   * @param isOpen whether {@code at} itself lies before it
   */
  private record Start(@Nullable Rational at, boolean isOpen) implements Comparable<Start> {
    @Override
    public int compareTo(Start other) {
      if (at == null || other.at == null) {
        return Boolean.compare(at != null, other.at != null);
      }
      int side = at.compareTo(other.at);
      return side != 0 ? side : Boolean.compare(isOpen, other.isOpen);
    }
  }

  /** A stretch of the number line and its level; null where there is none. */
  private record Stretch(Start start, Value.@Nullable Level level) {
    @Nullable Rational from() {
      return start.at();
    }

    boolean isOpen() {
      return start.isOpen();
    }
  }

  @Nullable Reg graded(List<Interval> intervals, List<LevelTable.Row> rows, Reg value) {
    List<Stretch> stretches = stretches(intervals, rows);
    return value.shape() instanceof Shape.Whole whole
        ? wholes(stretches, value, whole)
        : fractions(stretches, value);
  }

  /** All stretches in ascending order; the first row that holds a stretch gives its level. */
  private static List<Stretch> stretches(List<Interval> intervals, List<LevelTable.Row> rows) {
    SortedSet<Start> starts = new TreeSet<>();
    starts.add(new Start(null, false));
    for (Interval interval : intervals) {
      starts.add(new Start(interval.low(), interval.isLowOpen() && interval.low() != null));
      if (interval.high() != null) {
        starts.add(new Start(interval.high(), !interval.isHighOpen()));
      }
    }
    List<Stretch> stretches = new ArrayList<>();
    for (Start start : starts) {
      Value.Level level = null;
      for (int row = 0; row < intervals.size() && level == null; row++) {
        if (holds(intervals.get(row), start)) {
          level = new Value.Level(rows.get(row).level(), rows.get(row).number());
        }
      }
      boolean goesOn =
          !stretches.isEmpty()
              && Objects.equals(stretches.get(stretches.size() - 1).level(), level);
      if (!goesOn) {
        stretches.add(new Stretch(start, level));
      }
    }
    return stretches;
  }

  /** Whether the stretch that begins there, up to the next beginning, lies inside. */
  private static boolean holds(Interval interval, Start start) {
    Start low = new Start(interval.low(), interval.isLowOpen() && interval.low() != null);
    return low.compareTo(start) <= 0
        && (interval.high() == null
            || start.compareTo(new Start(interval.high(), !interval.isHighOpen())) < 0);
  }

  /** A stretch is the codes from a cut up to the next one; those that hold no code are left out. */
  private Reg wholes(List<Stretch> stretches, Reg value, Shape.Whole whole) {
    List<Stretch> held = new ArrayList<>();
    List<Long> cuts = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      long first = Math.max(first(stretches.get(i), whole), whole.min());
      long next = i + 1 < stretches.size() ? first(stretches.get(i + 1), whole) : whole.max() + 1;
      if (first < next && first <= whole.max()) {
        held.add(stretches.get(i));
        cuts.add(first);
      }
    }
    long[] in = value.codes();
    long[] out = code.block();
    for (int i = 1; i < cuts.size(); i++) {
      long cut = cuts.get(i);
      code.add(
          i == 1
              ? (from, length) -> Kernels.atLeast(in, cut, out, length)
              : (from, length) -> Kernels.addAtLeast(in, cut, out, length));
    }
    return named(held, value, out);
  }

  /** The least code in a stretch. */
  private static long first(Stretch stretch, Shape.Whole whole) {
    Rational from = stretch.from();
    if (from == null) {
      return Long.MIN_VALUE;
    }
    Rational exact = from.dividedBy(whole.unit());
    Rational up = exact.rounded(0, RoundingRule.UP);
    Rational least = stretch.isOpen() && up.equals(exact) ? up.plus(Rational.ONE) : up;
    return least.numerator().bitLength() > 62
        ? least.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE
        : least.numerator().longValue();
  }

  private @Nullable Reg fractions(List<Stretch> stretches, Reg value) {
    long[] out = code.block();
    code.add((from, length) -> java.util.Arrays.fill(out, 0, length, 0));
    for (int i = 1; i < stretches.size(); i++) {
      Stretch own = stretches.get(i);
      Rational from = own.from();
      Reg cut = from == null ? null : code.constant(Value.of(from));
      Reg isAbove = cut == null ? null : new Arithmetic(code).compared(cut, value, !own.isOpen());
      if (isAbove == null) {
        return null;
      }
      long[] is = isAbove.codes();
      code.add((start, length) -> Kernels.plus(out, is, out, length));
    }
    return named(stretches, value, out);
  }

  /** The places of stretches as levels, and missing where a stretch has none. */
  private Reg named(List<Stretch> stretches, Reg value, long[] places) {
    List<Value> levels = new ArrayList<>();
    long[] table = new long[stretches.size()];
    boolean areAll = true;
    for (int i = 0; i < table.length; i++) {
      Value.Level level = stretches.get(i).level();
      areAll &= level != null && !levels.contains(level);
      if (level != null && !levels.contains(level)) {
        levels.add(level);
      }
      table[i] = level == null ? -1 : levels.indexOf(level);
    }
    if (areAll) {
      return new Reg(new Shape.Listed(levels), places, null, value.missing())
          .possible(value.possible());
    }
    long[] out = code.block();
    long[] why = code.block();
    long[] before = value.missing();
    boolean isNear = value.shape() instanceof Shape.Near;
    long[] doubt = isNear ? code.doubt() : code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            long level = table[(int) places[i]];
            out[i] = Math.max(0, level);
            long own = before == null ? 0 : before[i];
            boolean isOutside = own == 0 && level < 0;
            // What is told of it is exact: the reference evaluator says it.
            doubt[i] |= isOutside && isNear ? 1 : 0;
            why[i] = isOutside && !isNear ? outside(value, i) : own;
          }
        });
    return new Reg(new Shape.Listed(levels), out, null, why);
  }

  /** The reason of a value outside every level; seldom asked, and exact. */
  private long outside(Reg value, int row) {
    long[] under = value.denominators();
    Rational number =
        Shapes.unit(value.shape())
            .times(Rational.of(value.codes()[row], under == null ? 1 : under[row]));
    return code.reasons()
        .number(
            new Value.Missing(
                MissingReason.NOT_APPLICABLE, number + " lies outside the range of " + of));
  }
}
