package org.sqis.core.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.function.Functions;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * The kernels of one part of the rows, in order, while they are put together. A method that cannot
 * prove that its numbers stay small enough gives null. Confined to one thread.
 */
final class Code {
  private static final Shape.Nothing NOTHING = new Shape.Nothing();

  private final Reasons reasons;
  private final int size;
  private final List<Kernel> kernels = new ArrayList<>();
  private long @Nullable [] doubt;

  /**
   * @param rows how many rows there are; a block has no more
   */
  Code(Reasons reasons, int rows) {
    this.reasons = reasons;
    this.size = Math.max(1, Math.min(Reg.BLOCK, rows));
  }

  /** Room for the values of a block, or for their reasons. */
  long[] block() {
    return new long[size];
  }

  /** Room for numbers that are near. */
  double[] reals() {
    return new double[size];
  }

  Reasons reasons() {
    return reasons;
  }

  /**
   * Where kernels mark rows in which they cannot decide: 1 for such a row. One array for the
   * element that is made.
   */
  long[] doubt() {
    long[] known = doubt;
    if (known == null) {
      long[] fresh = block();
      add((from, length) -> Arrays.fill(fresh, 0, length, 0));
      doubt = fresh;
      known = fresh;
    }
    return known;
  }

  /** The marks of the element that was made, if it has any; the next one has its own. */
  long @Nullable [] takeDoubt() {
    long[] marks = doubt;
    doubt = null;
    return marks;
  }

  void add(Kernel kernel) {
    kernels.add(kernel);
  }

  List<Kernel> kernels() {
    return kernels;
  }

  /** How many kernels there are, to go back to by {@link #forget}. */
  int mark() {
    return kernels.size();
  }

  /** Drops the kernels after a mark: what they were for is worked out in another way. */
  void forget(int mark) {
    kernels.subList(mark, kernels.size()).clear();
  }

  /** The same value in every row; null if it is too large. */
  @Nullable Reg constant(Value value) {
    if (value instanceof Value.Missing missing) {
      return missing(missing);
    }
    if (value instanceof Value.Num num) {
      return number(num.number());
    }
    if (value instanceof Value.YesNo answer) {
      return filled(new Shape.Answer(), answer.yes() ? 1 : 0);
    }
    if (value instanceof Value.Date date) {
      return filled(new Shape.Day(), date.day().dayNumber());
    }
    return filled(new Shape.Listed(List.of(value)), 0);
  }

  private @Nullable Reg number(Rational number) {
    Rational unit = Rational.of(BigInteger.ONE, number.denominator());
    Shape.Whole shape = Shape.Whole.of(unit, number.numerator(), number.numerator());
    return shape == null ? null : filled(shape, shape.min());
  }

  private Reg filled(Shape shape, long code) {
    long[] codes = block();
    Arrays.fill(codes, code);
    return new Reg(shape, codes, null, null);
  }

  /** Missing in every row. */
  Reg missing(Value.Missing missing) {
    long[] why = block();
    Arrays.fill(why, reasons.number(missing));
    return new Reg(NOTHING, block(), null, why);
  }

  /** The reasons of two values of which one row each are needed. */
  long @Nullable [] missing(Reg left, Reg right) {
    return both(left.missing(), right.missing());
  }

  long @Nullable [] both(long @Nullable [] left, long @Nullable [] right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return same(left, right) ? left : joined(left, right);
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean same(long[] one, long[] other) {
    return one == other;
  }

  private long[] joined(long[] left, long[] other) {
    long[] out = block();
    Reasons all = reasons;
    add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            long one = left[i];
            out[i] = one == 0 ? other[i] : other[i] == 0 ? one : all.both(one, other[i]);
          }
        });
    return out;
  }

  /**
   * The same numbers in a unit of which theirs is a whole multiple; null if they grow too large.
   */
  @Nullable Reg inUnit(Reg reg, Rational unit) {
    BigInteger factor;
    if (reg.shape() instanceof Shape.Whole whole) {
      factor = whole.unit().dividedBy(unit).numerator();
      if (factor.equals(BigInteger.ONE)) {
        return reg;
      }
      Shape.Whole shape =
          Shape.Whole.of(unit, whole.low().multiply(factor), whole.high().multiply(factor));
      return shape == null || !Shape.fits(factor) ? null : scaled(reg, shape, factor.longValue());
    }
    Shape.Fraction fraction = (Shape.Fraction) reg.shape();
    factor = fraction.unit().dividedBy(unit).numerator();
    if (factor.equals(BigInteger.ONE)) {
      return reg;
    }
    Shape.Fraction shape =
        Shape.Fraction.of(
            unit,
            fraction.low().multiply(factor),
            fraction.high().multiply(factor),
            BigInteger.valueOf(fraction.maxDenominator()));
    if (shape == null || !Shape.fits(factor)) {
      return null;
    }
    Shape.Fraction same =
        shape.within(
            Shapes.floor(fraction).multiply(factor), Shapes.ceiling(fraction).multiply(factor));
    return scaled(reg, same, factor.longValue());
  }

  private Reg scaled(Reg reg, Shape shape, long factor) {
    long[] in = reg.codes();
    long[] out = block();
    add((from, length) -> Kernels.scale(in, factor, out, length));
    return new Reg(shape, out, reg.denominators(), reg.missing());
  }

  /** Numbers as fractions; null if the register has none. */
  @Nullable Reg fraction(Reg reg) {
    if (reg.shape() instanceof Shape.Fraction) {
      return reg;
    }
    if (!(reg.shape() instanceof Shape.Whole whole)) {
      return null;
    }
    long[] ones = block();
    Arrays.fill(ones, 1);
    return new Reg(
        new Shape.Fraction(whole.unit(), whole.min(), whole.max(), 1, whole.min(), whole.max()),
        reg.codes(),
        ones,
        reg.missing());
  }

  /** Numbers, levels and days as numbers; null if the register has others. */
  @Nullable Reg numeric(Reg reg) {
    if (isNumeric(reg.shape()) || reg.shape() instanceof Shape.Near) {
      return reg;
    }
    if (reg.shape() instanceof Shape.Day) {
      return reg.as(new Shape.Whole(Rational.ONE, -1_000_000, 1_000_000));
    }
    if (!(reg.shape() instanceof Shape.Listed listed) || !isCountable(listed)) {
      return null;
    }
    return listed(
        reg, listed.values().stream().map(one -> Value.of(Functions.number(one))).toList());
  }

  /**
   * Other values in place of those listed, one for each.
   *
   * @param values the values; some can be missing
   */
  @Nullable Reg listed(Reg reg, List<Value> values) {
    Map<Value, Integer> places = new LinkedHashMap<>();
    long[] table = new long[values.size()];
    long[] why = new long[values.size()];
    boolean hasMissing = false;
    boolean areNumbers = true;
    boolean areAnswers = true;
    for (int i = 0; i < table.length; i++) {
      Value value = values.get(i);
      if (value instanceof Value.Missing missing) {
        why[i] = reasons.number(missing);
        hasMissing = true;
        continue;
      }
      areNumbers &= value instanceof Value.Num;
      areAnswers &= value instanceof Value.YesNo;
      Integer place = places.putIfAbsent(value, places.size());
      table[i] = place == null ? places.size() - 1L : place;
    }
    Shape shape = new Shape.Listed(List.copyOf(places.keySet()));
    if (places.isEmpty()) {
      shape = NOTHING;
    } else if (areAnswers) {
      for (int i = 0; i < table.length; i++) {
        table[i] = values.get(i).equals(Value.YesNo.YES) ? 1 : 0;
      }
      shape = new Shape.Answer();
    } else if (areNumbers) {
      shape = numbers(values, table);
      if (shape == null) {
        return null;
      }
    }
    return translated(reg, table, hasMissing ? why : null, shape);
  }

  private static Shape.@Nullable Whole numbers(List<Value> values, long[] table) {
    Rational unit = null;
    for (Value value : values) {
      if (value instanceof Value.Num num && num.number().signum() != 0) {
        Rational own = num.number().absolute();
        unit = unit == null ? own : Shapes.common(unit, own);
      }
    }
    Rational shared = unit == null ? Rational.ONE : unit;
    BigInteger min = null;
    BigInteger max = null;
    for (int i = 0; i < table.length; i++) {
      if (values.get(i) instanceof Value.Num num) {
        BigInteger code = num.number().dividedBy(shared).numerator();
        min = min == null ? code : min.min(code);
        max = max == null ? code : max.max(code);
        if (!Shape.fits(code)) {
          return null;
        }
        table[i] = code.longValue();
      }
    }
    return Shape.Whole.of(
        shared, Objects.requireNonNull(min, "a number"), Objects.requireNonNull(max, "a number"));
  }

  private Reg translated(Reg reg, long[] table, long @Nullable [] why, Shape shape) {
    long[] in = reg.codes();
    long[] out = block();
    long[] before = reg.missing();
    if (before == null) {
      add((from, length) -> Kernels.look(in, table, out, length));
    } else {
      add((from, length) -> Kernels.look(in, before, table, out, length));
    }
    if (why == null) {
      return new Reg(shape, out, null, before);
    }
    long[] after = block();
    if (before == null) {
      add((from, length) -> Kernels.look(in, why, after, length));
    } else {
      add(
          (from, length) -> {
            for (int i = 0; i < length; i++) {
              after[i] = before[i] != 0 ? before[i] : why[(int) in[i]];
            }
          });
    }
    return new Reg(shape, out, null, after);
  }

  /** Two registers in one shape: numbers in one unit, listed values in one list; null if none. */
  Reg @Nullable [] joined(Reg one, Reg other) {
    Shape shape = Shapes.joined(one.shape(), other.shape());
    Reg a = shape == null ? null : into(one, shape);
    Reg b = shape == null ? null : into(other, shape);
    return a == null || b == null ? null : new Reg[] {a, b};
  }

  /** A register in a shape that holds its values; null if numbers grow too large. */
  @Nullable Reg into(Reg reg, Shape shape) {
    if (reg.shape().equals(shape)) {
      return reg;
    }
    if (shape instanceof Shape.Near near) {
      Reg number =
          reg.shape() instanceof Shape.Nothing
              ? Reg.near(near, reals(), reals(), reg.missing())
              : new Near(this).of(reg);
      return number == null ? null : number.as(near);
    }
    if (reg.shape() instanceof Shape.Nothing) {
      return reg.as(shape).withOnes(shape);
    }
    if (shape instanceof Shape.Listed all && reg.shape() instanceof Shape.Listed own) {
      boolean isStart = all.values().subList(0, own.values().size()).equals(own.values());
      if (isStart) {
        return reg.as(all);
      }
      long[] places = new long[own.values().size()];
      for (int i = 0; i < places.length; i++) {
        places[i] = all.values().indexOf(own.values().get(i));
      }
      return translated(reg, places, null, all);
    }
    if (!isNumeric(shape)) {
      return reg;
    }
    Reg number = shape instanceof Shape.Fraction ? fraction(reg) : reg;
    Reg scaled = number == null ? null : inUnit(number, Shapes.unit(shape));
    return scaled == null ? null : scaled.as(shape);
  }

  /** Whether it has numbers or levels, which are compared by their numbers. */
  static boolean isCountable(Shape shape) {
    return isNumeric(shape)
        || shape instanceof Shape.Near
        || (shape instanceof Shape.Listed listed
            && listed.values().stream()
                .allMatch(one -> one instanceof Value.Level || one instanceof Value.Num));
  }

  static boolean isNumeric(Shape shape) {
    return shape instanceof Shape.Whole || shape instanceof Shape.Fraction;
  }

  static Rational unit(Reg reg) {
    return Shapes.unit(reg.shape());
  }

  /** {@code then} where the answer is yes, else {@code otherwise}; missing where it is missing. */
  @Nullable Reg choose(Reg answer, Reg then, Reg otherwise) {
    Reg[] both = joined(then, otherwise);
    if (both == null) {
      return null;
    }
    long[] test = answer.codes();
    if (both[0].shape() instanceof Shape.Near) {
      Reg near = new Near(this).chosen(test, both[0], both[1]);
      long[] why = chooseMissing(test, both[0].missing(), both[1].missing());
      return near == null ? null : near.withMissing(after(answer.missing(), why));
    }
    long[] a = both[0].codes();
    long[] b = both[1].codes();
    long[] out = block();
    add((from, length) -> Kernels.select(test, a, b, out, length));
    long[] denominators = null;
    long[] first = both[0].denominators();
    long[] second = both[1].denominators();
    if (first != null && second != null) {
      long[] chosen = block();
      add((from, length) -> Kernels.select(test, first, second, chosen, length));
      denominators = chosen;
    }
    long[] why = chooseMissing(test, both[0].missing(), both[1].missing());
    return new Reg(both[0].shape(), out, denominators, after(answer.missing(), why));
  }

  private long @Nullable [] chooseMissing(
      long[] test, long @Nullable [] then, long @Nullable [] otherwise) {
    if (then == null && otherwise == null) {
      return null;
    }
    long[] a = then == null ? block() : then;
    long[] b = otherwise == null ? block() : otherwise;
    long[] out = block();
    add((from, length) -> Kernels.select(test, a, b, out, length));
    return out;
  }

  /** The first reason if there is one, else the second. */
  long @Nullable [] after(long @Nullable [] first, long @Nullable [] second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    if (same(first, second)) {
      return first;
    }
    long[] out = block();
    add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = first[i] != 0 ? first[i] : second[i];
          }
        });
    return out;
  }

  /** {@code value} where the condition holds, missing for {@code why} where it does not. */
  Reg require(Reg condition, Value.Missing why, Reg value) {
    long number = reasons.number(why);
    long[] test = condition.codes();
    long[] unknown = condition.missing();
    long[] before = value.missing();
    long[] out = block();
    add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            long own = before == null ? 0 : before[i];
            long failed = test[i] != 0 ? own : number;
            out[i] = unknown != null && unknown[i] != 0 ? unknown[i] : failed;
          }
        });
    return value.withMissing(out).possible(possible(condition, number, value));
  }

  private static @Nullable Set<Long> possible(Reg condition, long number, Reg value) {
    Set<Long> asked = condition.possible();
    Set<Long> own = value.possible();
    if (asked == null || own == null) {
      return null;
    }
    Set<Long> all = new TreeSet<>(asked);
    all.addAll(own);
    all.add(number);
    return all;
  }
}
