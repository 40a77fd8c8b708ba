package org.sqis.core.engine;

import java.math.BigInteger;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/**
 * Arithmetic on numbers that are known but for an error, for what does not fit whole numbers. Each
 * operation bounds the error of its result; a decision that lies within the bound is in doubt, and
 * the reference evaluator decides it for that row.
 *
 * <p>Bounds: with u = 2^-53 an operation on doubles is off by at most u times its result; every
 * bound below leaves a factor of at least 2 for the rounding of the bound itself, and adds {@link
 * Double#MIN_NORMAL} for what underflows.
 */
final class Near {
  /** More than the relative error of one operation and of the bound that is worked out for it. */
  private static final double STEP = 0x1p-51;

  /**
   * The relative error of a whole number times a unit over a denominator: at most seven roundings.
   */
  private static final double READ = 0x1p-49;

  private static final double TINY = Double.MIN_NORMAL;

  /** Doubles of this size and more have no halves. */
  private static final double LARGEST = 0x1p50;

  private final Code code;

  Near(Code code) {
    this.code = code;
  }

  /** Numbers as near ones; null if the register has none. */
  @Nullable Reg of(Reg reg) {
    if (reg.shape() instanceof Shape.Near) {
      return reg;
    }
    if (!Code.isNumeric(reg.shape())) {
      return null;
    }
    Rational unit = Shapes.unit(reg.shape());
    double one = unit.numerator().doubleValue() / unit.denominator().doubleValue();
    if (!(one > 0x1p-200 && one < 0x1p200)) {
      return null;
    }
    long[] codes = reg.codes();
    long[] under = reg.denominators();
    double[] out = code.reals();
    double[] errors = code.reals();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            double number = codes[i] * one;
            out[i] = under == null ? number : number / under[i];
            errors[i] = Math.abs(out[i]) * READ;
          }
        });
    return Reg.near(new Shape.Near(Shapes.bound(reg.shape())), out, errors, reg.missing());
  }

  private static @Nullable BigInteger most(Reg reg) {
    return ((Shape.Near) reg.shape()).most();
  }

  /** Two operands, opened. */
  private record Pair(Reg left, Reg right) {
    /** How large a result can be, if both have a bound. */
    @Nullable BigInteger most(BinaryOperator<BigInteger> of) {
      BigInteger one = Near.most(left);
      BigInteger other = Near.most(right);
      return one == null || other == null ? null : of.apply(one, other);
    }
  }

  /** Both as near ones; null if one has none. */
  private @Nullable Pair pair(Reg left, Reg right) {
    Reg one = of(left);
    Reg other = of(right);
    return one == null || other == null ? null : new Pair(one, other);
  }

  /** Works out the rows of a block: of two numbers and their errors a third. */
  private interface Rows {
    void fill(
        double[] x, double[] ex, double[] y, double[] ey, double[] out, double[] bound, int length);
  }

  private Reg near(Pair pair, @Nullable BigInteger most, long @Nullable [] missing, Rows rows) {
    double[] x = pair.left().values();
    double[] y = pair.right().values();
    double[] ex = pair.left().errors();
    double[] ey = pair.right().errors();
    double[] out = code.reals();
    double[] errors = code.reals();
    code.add((from, length) -> rows.fill(x, ex, y, ey, out, errors, length));
    return Reg.near(new Shape.Near(most), out, errors, missing);
  }

  @Nullable Reg plus(Reg left, Reg right, boolean isMinus) {
    Pair pair = pair(left, right);
    if (pair == null) {
      return null;
    }
    double sign = isMinus ? -1 : 1;
    return near(
        pair,
        pair.most(BigInteger::add),
        code.missing(left, right),
        (x, ex, y, ey, out, bound, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = x[i] + sign * y[i];
            bound[i] = (ex[i] + ey[i]) * (1 + STEP) + Math.abs(out[i]) * STEP + TINY;
          }
        });
  }

  @Nullable Reg times(Reg left, Reg right) {
    Pair pair = pair(left, right);
    if (pair == null) {
      return null;
    }
    return near(
        pair,
        pair.most(BigInteger::multiply),
        code.missing(left, right),
        (x, ex, y, ey, out, bound, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = x[i] * y[i];
            double spread = Math.abs(x[i]) * ey[i] + Math.abs(y[i]) * ex[i] + ex[i] * ey[i];
            bound[i] = spread * (1 + 4 * STEP) + Math.abs(out[i]) * STEP + TINY;
          }
        });
  }

  /** Missing where the divisor is 0; in doubt where it can be. */
  @Nullable Reg divided(Reg left, Reg right) {
    Pair pair = pair(left, right);
    if (pair == null) {
      return null;
    }
    long[] why = code.block();
    long[] before = code.missing(left, right);
    long zero =
        code.reasons().number(new Value.Missing(MissingReason.NOT_APPLICABLE, "division by zero"));
    long[] doubt = code.doubt();
    return near(
        pair,
        quotient(pair.left(), right),
        why,
        (x, ex, y, ey, out, bound, length) -> {
          for (int i = 0; i < length; i++) {
            double gap = Math.abs(y[i]) - ey[i];
            long known = before == null ? 0 : before[i];
            boolean isZero = y[i] == 0 && ey[i] == 0;
            boolean isClear = gap > 0;
            out[i] = isClear ? x[i] / y[i] : 0;
            bound[i] =
                isClear
                    ? (ex[i] + Math.abs(out[i]) * ey[i]) / gap * (1 + 8 * STEP)
                        + Math.abs(out[i]) * STEP
                        + TINY
                    : Double.POSITIVE_INFINITY;
            // Whether it is missing at all is a decision too.
            doubt[i] |= known != 0 || isZero || isClear ? 0 : 1;
            why[i] = known != 0 ? known : isZero ? zero : 0;
          }
        });
  }

  /** How large a quotient can be, if the divisor has a least size. */
  private static @Nullable BigInteger quotient(Reg above, Reg below) {
    BigInteger most = most(above);
    if (most == null || !Code.isNumeric(below.shape())) {
      return null;
    }
    Rational least =
        Shapes.unit(below.shape()).dividedBy(Rational.of(Shapes.maxDenominator(below.shape())));
    return Rational.of(most, BigInteger.ONE)
        .dividedBy(least)
        .rounded(0, RoundingRule.UP)
        .numerator();
  }

  Reg negated(Reg near) {
    double[] in = near.values();
    double[] out = code.reals();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = -in[i];
          }
        });
    return Reg.near((Shape.Near) near.shape(), out, near.errors(), near.missing());
  }

  Reg absolute(Reg near) {
    double[] in = near.values();
    double[] out = code.reals();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = Math.abs(in[i]);
          }
        });
    return Reg.near((Shape.Near) near.shape(), out, near.errors(), near.missing());
  }

  /** Rounded to so many decimals, in doubt next to where the rounding turns. */
  @Nullable Reg rounded(Reg near, int places, RoundingRule rule) {
    BigInteger most = most(near);
    if (most == null || Math.abs(places) > 15) {
      return null;
    }
    Rational step = Arithmetic.step(places);
    BigInteger limit =
        Rational.of(most, BigInteger.ONE)
            .dividedBy(step)
            .rounded(0, RoundingRule.UP)
            .numerator()
            .add(BigInteger.ONE);
    Shape.Whole shape = Shape.Whole.of(step, limit.negate(), limit);
    if (shape == null) {
      return null;
    }
    double scale = Math.pow(10, Math.abs(places));
    boolean isUp = places >= 0;
    double[] in = near.values();
    double[] errors = near.errors();
    long[] missing = near.missing();
    long[] out = code.block();
    long[] doubt = code.doubt();
    double turn = rule == RoundingRule.HALF_UP || rule == RoundingRule.HALF_EVEN ? 0.5 : 0;
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            double x = isUp ? in[i] * scale : in[i] / scale;
            double error =
                (isUp ? errors[i] * scale : errors[i] / scale) * (1 + STEP)
                    + Math.abs(x) * STEP
                    + TINY;
            // How far the next number is at which the rounding turns.
            double shifted = x - turn;
            double distance = Math.abs(shifted - Math.rint(shifted));
            // Not greater, and not in doubt where something is no number.
            boolean isClear = distance > error && Math.abs(x) < LARGEST;
            double whole =
                switch (rule) {
                  case HALF_UP, HALF_EVEN -> Math.floor(x + 0.5);
                  case UP -> Math.ceil(x);
                  case DOWN -> Math.floor(x);
                };
            out[i] = isClear ? (long) whole : 0;
            doubt[i] |= isClear || (missing != null && missing[i] != 0) ? 0 : 1;
          }
        });
    return new Reg(shape, out, null, missing);
  }

  /** An answer: 1 where left is less, or not greater; in doubt where they are too close. */
  @Nullable Reg compared(Reg left, Reg right, boolean orEqual) {
    return decided(left, right, (one, other) -> one < other ? 1 : 0);
  }

  /** An answer: 1 where both are the same, which doubles never know for certain. */
  @Nullable Reg areSame(Reg left, Reg right) {
    return decided(left, right, (one, other) -> 0);
  }

  /** What is decided of two numbers that are certainly not the same. */
  private interface Decision {
    long of(double one, double other);
  }

  private @Nullable Reg decided(Reg left, Reg right, Decision decision) {
    Pair pair = pair(left, right);
    if (pair == null) {
      return null;
    }
    double[] x = pair.left().values();
    double[] y = pair.right().values();
    double[] ex = pair.left().errors();
    double[] ey = pair.right().errors();
    long[] missing = code.missing(left, right);
    long[] out = code.block();
    long[] doubt = code.doubt();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            double distance = Math.abs(x[i] - y[i]);
            double error = (ex[i] + ey[i]) * (1 + STEP) + distance * STEP + TINY;
            boolean isClear = distance > error;
            out[i] = isClear ? decision.of(x[i], y[i]) : 0;
            doubt[i] |= isClear || (missing != null && missing[i] != 0) ? 0 : 1;
          }
        });
    return new Reg(new Shape.Answer(), out, null, missing);
  }

  /** The least or the greatest of two: off by no more than the one that is off farther. */
  @Nullable Reg extreme(Reg left, Reg right, boolean isLeast) {
    Pair pair = pair(left, right);
    if (pair == null) {
      return null;
    }
    return near(
        pair,
        pair.most(BigInteger::max),
        code.missing(left, right),
        (x, ex, y, ey, out, bound, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = isLeast ? Math.min(x[i], y[i]) : Math.max(x[i], y[i]);
            bound[i] = Math.max(ex[i], ey[i]);
          }
        });
  }

  /** The first where the answer is yes, else the second; without reasons. */
  @Nullable Reg chosen(long[] test, Reg then, Reg otherwise) {
    Pair pair = pair(then, otherwise);
    if (pair == null) {
      return null;
    }
    return near(
        pair,
        pair.most(BigInteger::max),
        null,
        (x, ex, y, ey, out, bound, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = test[i] != 0 ? x[i] : y[i];
            bound[i] = test[i] != 0 ? ex[i] : ey[i];
          }
        });
  }

  /**
   * The sum or the mean of what is present of several.
   *
   * @param whys by member and row why it does not count, or 0
   * @param counts by row how many count; null for the sum
   */
  Reg total(List<Reg> members, long[][] whys, long @Nullable [] counts) {
    int size = members.size();
    double[][] values = new double[size][];
    double[][] errors = new double[size][];
    BigInteger most = BigInteger.ZERO;
    for (int i = 0; i < size; i++) {
      values[i] = members.get(i).values();
      errors[i] = members.get(i).errors();
      BigInteger own = most(members.get(i));
      most = most == null || own == null ? null : most.add(own);
    }
    double[] out = code.reals();
    double[] bounds = code.reals();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            double sum = 0;
            double error = 0;
            for (int member = 0; member < size; member++) {
              if (whys[member][i] == 0) {
                sum += values[member][i];
                error = (error + errors[member][i]) * (1 + STEP) + Math.abs(sum) * STEP + TINY;
              }
            }
            double divisor = counts == null ? 1 : Math.max(1, counts[i]);
            out[i] = sum / divisor;
            bounds[i] = error / divisor * (1 + STEP) + Math.abs(out[i]) * STEP + TINY;
          }
        });
    return Reg.near(new Shape.Near(most), out, bounds, null);
  }
}
