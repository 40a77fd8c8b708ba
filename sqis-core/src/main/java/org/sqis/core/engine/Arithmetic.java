package org.sqis.core.engine;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/**
 * Arithmetic on registers of numbers. Each method gives null if a number could become too large.
 */
final class Arithmetic {
  private final Code code;
  private final Near near;

  Arithmetic(Code code) {
    this.code = code;
    this.near = new Near(code);
  }

  @Nullable Reg plus(Reg left, Reg right, boolean isMinus) {
    Reg[] both = code.joined(left, right);
    if (both == null || both[0].shape() instanceof Shape.Nothing) {
      return nothing(left, right);
    }
    if (both[0].shape() instanceof Shape.Nothing || both[1].shape() instanceof Shape.Nothing) {
      return nothing(left, right);
    }
    Reg exact =
        both[0].shape() instanceof Shape.Near
            ? null
            : both[0].shape() instanceof Shape.Whole
                ? wholes(both[0], both[1], isMinus)
                : fractions(both[0], both[1], isMinus);
    return exact != null ? exact : near.plus(left, right, isMinus);
  }

  /** Missing in every row, if one of the operands is. */
  private @Nullable Reg nothing(Reg left, Reg right) {
    boolean isNothing =
        left.shape() instanceof Shape.Nothing || right.shape() instanceof Shape.Nothing;
    return isNothing
        ? new Reg(new Shape.Nothing(), code.block(), null, code.missing(left, right))
        : null;
  }

  private @Nullable Reg wholes(Reg left, Reg right, boolean isMinus) {
    Shape.Whole a = (Shape.Whole) left.shape();
    Shape.Whole b = (Shape.Whole) right.shape();
    BigInteger low = isMinus ? a.low().subtract(b.high()) : a.low().add(b.low());
    BigInteger high = isMinus ? a.high().subtract(b.low()) : a.high().add(b.high());
    Shape.Whole shape = Shape.Whole.of(a.unit(), low, high);
    if (shape == null) {
      return null;
    }
    long[] x = left.codes();
    long[] y = right.codes();
    long[] out = code.block();
    code.add(
        isMinus
            ? (from, length) -> Kernels.minus(x, y, out, length)
            : (from, length) -> Kernels.plus(x, y, out, length));
    return new Reg(shape, out, null, code.missing(left, right));
  }

  private @Nullable Reg fractions(Reg left, Reg right, boolean isMinus) {
    Shape.Fraction a = (Shape.Fraction) left.shape();
    Shape.Fraction b = (Shape.Fraction) right.shape();
    BigInteger first = a.most().multiply(BigInteger.valueOf(b.maxDenominator()));
    BigInteger second = b.most().multiply(BigInteger.valueOf(a.maxDenominator()));
    BigInteger most = first.add(second);
    Shape.Fraction shape =
        Shape.Fraction.of(
            a.unit(),
            most.negate(),
            most,
            BigInteger.valueOf(a.maxDenominator())
                .multiply(BigInteger.valueOf(b.maxDenominator())));
    long[] d = left.denominators();
    long[] e = right.denominators();
    if (shape == null || d == null || e == null) {
      return null;
    }
    long[] x = left.codes();
    long[] y = right.codes();
    long[] out = code.block();
    long[] under = code.block();
    long sign = isMinus ? -1 : 1;
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = x[i] * e[i] + sign * y[i] * d[i];
          }
        });
    code.add((from, length) -> Kernels.times(d, e, under, length));
    BigInteger low =
        isMinus
            ? Shapes.floor(a).subtract(Shapes.ceiling(b))
            : Shapes.floor(a).add(Shapes.floor(b));
    BigInteger high =
        isMinus
            ? Shapes.ceiling(a).subtract(Shapes.floor(b))
            : Shapes.ceiling(a).add(Shapes.ceiling(b));
    return new Reg(shape.within(low, high), out, under, code.missing(left, right));
  }

  @Nullable Reg times(Reg left, Reg right) {
    if (left.shape() instanceof Shape.Nothing || right.shape() instanceof Shape.Nothing) {
      return nothing(left, right);
    }
    if (!Code.isNumeric(left.shape()) || !Code.isNumeric(right.shape())) {
      return near.times(left, right);
    }
    Rational unit = Code.unit(left).times(Code.unit(right));
    BigInteger most = most(left).multiply(most(right));
    BigInteger under =
        BigInteger.valueOf(maxDenominator(left))
            .multiply(BigInteger.valueOf(maxDenominator(right)));
    if (!Shape.fits(most) || !Shape.fits(under)) {
      return near.times(left, right);
    }
    long[] x = left.codes();
    long[] y = right.codes();
    long[] out = code.block();
    code.add((from, length) -> Kernels.times(x, y, out, length));
    long[] d = left.denominators();
    long[] e = right.denominators();
    long[] product = d == null ? e : d;
    if (d != null && e != null) {
      long[] both = code.block();
      code.add((from, length) -> Kernels.times(d, e, both, length));
      product = both;
    }
    long limit = most.longValue();
    Shape shape =
        product == null
            ? new Shape.Whole(unit, -limit, limit)
            : within(new Shape.Fraction(unit, -limit, limit, under.longValue()), left, right);
    return new Reg(shape, out, product, code.missing(left, right));
  }

  /** Products lie between those of the bounds. */
  private static Shape.Fraction within(Shape.Fraction product, Reg left, Reg right) {
    BigInteger a = Shapes.floor(left.shape());
    BigInteger b = Shapes.ceiling(left.shape());
    BigInteger c = Shapes.floor(right.shape());
    BigInteger d = Shapes.ceiling(right.shape());
    BigInteger low = a.multiply(c).min(a.multiply(d)).min(b.multiply(c)).min(b.multiply(d));
    BigInteger high = a.multiply(c).max(a.multiply(d)).max(b.multiply(c)).max(b.multiply(d));
    return product.within(low, high);
  }

  private static BigInteger most(Reg reg) {
    return Shapes.most(reg.shape());
  }

  private static long maxDenominator(Reg reg) {
    return Shapes.maxDenominator(reg.shape());
  }

  /** Missing where the divisor is 0. */
  @Nullable Reg divided(Reg left, Reg right) {
    if (left.shape() instanceof Shape.Nothing || right.shape() instanceof Shape.Nothing) {
      return nothing(left, right);
    }
    if (!Code.isNumeric(left.shape()) || !Code.isNumeric(right.shape())) {
      return near.divided(left, right);
    }
    // (a·u/d) ÷ (b·v/e) = (a·e)·(u/v) / (d·b), with the sign of b on top.
    BigInteger above = most(left).multiply(BigInteger.valueOf(maxDenominator(right)));
    BigInteger below = BigInteger.valueOf(maxDenominator(left)).multiply(most(right));
    Rational unit = Code.unit(left).dividedBy(Code.unit(right));
    if (!Shape.fits(above) || !Shape.fits(below)) {
      return near.divided(left, right);
    }
    long[] a = left.codes();
    long[] b = right.codes();
    long[] d = left.denominators();
    long[] e = right.denominators();
    long[] out = code.block();
    long[] under = code.block();
    long[] why = code.block();
    long zero =
        code.reasons().number(new Value.Missing(MissingReason.NOT_APPLICABLE, "division by zero"));
    long[] before = code.missing(left, right);
    boolean canBeZero = canBeZero(right.shape());
    long limit = Math.max(1, below.longValue());
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            long known = before == null ? 0 : before[i];
            long divisor = known != 0 || b[i] == 0 ? 1 : b[i];
            long top = e == null ? a[i] : a[i] * e[i];
            out[i] = divisor < 0 ? -top : top;
            under[i] = (d == null ? 1 : d[i]) * Math.abs(divisor);
            why[i] = known != 0 ? known : b[i] == 0 ? zero : 0;
          }
        });
    long most = above.longValue();
    return new Reg(
        new Shape.Fraction(unit, -most, most, limit),
        out,
        under,
        before == null && !canBeZero ? null : why);
  }

  private static boolean canBeZero(Shape shape) {
    return shape instanceof Shape.Whole whole
        ? whole.min() <= 0 && whole.max() >= 0
        : ((Shape.Fraction) shape).min() <= 0 && ((Shape.Fraction) shape).max() >= 0;
  }

  @Nullable Reg negated(Reg reg) {
    if (reg.shape() instanceof Shape.Nothing) {
      return reg;
    }
    if (reg.shape() instanceof Shape.Near) {
      return near.negated(reg);
    }
    Shape shape;
    if (reg.shape() instanceof Shape.Whole whole) {
      shape = new Shape.Whole(whole.unit(), -whole.max(), -whole.min());
    } else if (reg.shape() instanceof Shape.Fraction of) {
      shape =
          new Shape.Fraction(
              of.unit(), -of.max(), -of.min(), of.maxDenominator(), -of.ceiling(), -of.floor());
    } else {
      return null;
    }
    long[] in = reg.codes();
    long[] out = code.block();
    code.add((from, length) -> Kernels.negate(in, out, length));
    return new Reg(shape, out, reg.denominators(), reg.missing());
  }

  @Nullable Reg absolute(Reg reg) {
    if (reg.shape() instanceof Shape.Nothing) {
      return reg;
    }
    if (reg.shape() instanceof Shape.Near) {
      return near.absolute(reg);
    }
    Shape shape;
    if (reg.shape() instanceof Shape.Whole whole) {
      shape = new Shape.Whole(whole.unit(), 0, whole.most().longValue());
    } else if (reg.shape() instanceof Shape.Fraction of) {
      long most = Math.max(Math.abs(of.floor()), Math.abs(of.ceiling()));
      shape = new Shape.Fraction(of.unit(), 0, of.most().longValue(), of.maxDenominator(), 0, most);
    } else {
      return null;
    }
    long[] in = reg.codes();
    long[] out = code.block();
    code.add((from, length) -> Kernels.absolute(in, out, length));
    return new Reg(shape, out, reg.denominators(), reg.missing());
  }

  /** Rounded to so many decimals. */
  @Nullable Reg rounded(Reg reg, int places, RoundingRule rule) {
    if (reg.shape() instanceof Shape.Nothing) {
      return reg;
    }
    if (reg.shape() instanceof Shape.Near) {
      return near.rounded(reg, places, rule);
    }
    if (!Code.isNumeric(reg.shape())) {
      return null;
    }
    Rational step = step(places);
    Rational ratio = Code.unit(reg).dividedBy(step);
    BigInteger factor = ratio.numerator();
    BigInteger divisor = ratio.denominator();
    BigInteger above = most(reg).multiply(factor);
    BigInteger below = divisor.multiply(BigInteger.valueOf(maxDenominator(reg)));
    // Twice the remainder must fit as well.
    if (!Shape.fits(above.shiftLeft(2)) || !Shape.fits(below.shiftLeft(2))) {
      Reg inexact = near.of(reg);
      return inexact == null ? null : near.rounded(inexact, places, rule);
    }
    if (divisor.equals(BigInteger.ONE) && reg.denominators() == null) {
      return code.inUnit(reg, step);
    }
    long scale = factor.longValue();
    long fixed = divisor.longValue();
    long[] in = reg.codes();
    long[] under = reg.denominators();
    long[] out = code.block();
    code.add(rounding(in, under, scale, fixed, rule, out));
    Rational low = Rational.of(Shapes.floor(reg.shape()).multiply(factor), divisor);
    Rational high = Rational.of(Shapes.ceiling(reg.shape()).multiply(factor), divisor);
    Shape.Whole shape =
        new Shape.Whole(
            step,
            low.rounded(0, rule).numerator().longValue(),
            high.rounded(0, rule).numerator().longValue());
    return new Reg(shape, out, null, reg.missing());
  }

  private static Kernel rounding(
      long[] in, long @Nullable [] under, long scale, long fixed, RoundingRule rule, long[] out) {
    return switch (rule) {
      case HALF_UP ->
          (from, length) -> {
            for (int i = 0; i < length; i++) {
              out[i] = Kernels.halfUp(in[i] * scale, under == null ? fixed : fixed * under[i]);
            }
          };
      case HALF_EVEN ->
          (from, length) -> {
            for (int i = 0; i < length; i++) {
              out[i] = Kernels.halfEven(in[i] * scale, under == null ? fixed : fixed * under[i]);
            }
          };
      case UP ->
          (from, length) -> {
            for (int i = 0; i < length; i++) {
              out[i] = Kernels.up(in[i] * scale, under == null ? fixed : fixed * under[i]);
            }
          };
      case DOWN ->
          (from, length) -> {
            for (int i = 0; i < length; i++) {
              out[i] = Kernels.down(in[i] * scale, under == null ? fixed : fixed * under[i]);
            }
          };
    };
  }

  static Rational step(int places) {
    BigInteger ten = BigInteger.TEN.pow(Math.abs(places));
    return places >= 0 ? Rational.of(BigInteger.ONE, ten) : Rational.of(ten, BigInteger.ONE);
  }

  /** An answer: 1 where {@code left - right} is less than 0, or not greater. */
  @Nullable Reg compared(Reg left, Reg right, boolean orEqual) {
    Reg[] both = comparable(left, right);
    if (both == null) {
      Reg answer = answerOfNothing(left, right);
      return answer != null ? answer : near.compared(left, right, orEqual);
    }
    long[] a = both[0].codes();
    long[] b = both[1].codes();
    long[] out = code.block();
    code.add(
        orEqual
            ? (from, length) -> Kernels.atMost(a, b, out, length)
            : (from, length) -> Kernels.less(a, b, out, length));
    return new Reg(new Shape.Answer(), out, null, code.missing(left, right));
  }

  @Nullable Reg areSame(Reg left, Reg right) {
    Reg[] both = comparable(left, right);
    if (both == null) {
      Reg answer = answerOfNothing(left, right);
      boolean areNumbers = Code.isCountable(left.shape()) && Code.isCountable(right.shape());
      return answer != null || !areNumbers ? answer : near.areSame(left, right);
    }
    long[] a = both[0].codes();
    long[] b = both[1].codes();
    long[] out = code.block();
    code.add((from, length) -> Kernels.same(a, b, out, length));
    return new Reg(new Shape.Answer(), out, null, code.missing(left, right));
  }

  @Nullable Reg answerOfNothing(Reg left, Reg right) {
    Reg nothing = nothing(left, right);
    return nothing == null ? null : nothing.as(new Shape.Answer());
  }

  /** Two registers whose codes compare like their numbers; null if there are none. */
  private Reg @Nullable [] comparable(Reg left, Reg right) {
    if (left.shape() instanceof Shape.Nothing || right.shape() instanceof Shape.Nothing) {
      return null;
    }
    Reg[] both = code.joined(left, right);
    if (both == null || both[0].shape() instanceof Shape.Near) {
      return null;
    }
    if (!(both[0].shape() instanceof Shape.Fraction a)) {
      return both;
    }
    Shape.Fraction b = (Shape.Fraction) both[1].shape();
    BigInteger first = a.most().multiply(BigInteger.valueOf(b.maxDenominator()));
    BigInteger second = b.most().multiply(BigInteger.valueOf(a.maxDenominator()));
    long[] d = both[0].denominators();
    long[] e = both[1].denominators();
    if (!Shape.fits(first) || !Shape.fits(second) || d == null || e == null) {
      return null;
    }
    return new Reg[] {multiplied(both[0], e, first), multiplied(both[1], d, second)};
  }

  private Reg multiplied(Reg reg, long[] by, BigInteger most) {
    long[] in = reg.codes();
    long[] out = code.block();
    code.add((from, length) -> Kernels.times(in, by, out, length));
    long limit = most.longValue();
    return new Reg(new Shape.Whole(Code.unit(reg), -limit, limit), out, null, reg.missing());
  }

  /** The least or the greatest of two, as values: of equal ones the first. */
  @Nullable Reg extreme(Reg left, Reg right, boolean isLeast) {
    if (left.shape() instanceof Shape.Nothing || right.shape() instanceof Shape.Nothing) {
      return nothing(left, right);
    }
    Reg[] both = code.joined(left, right);
    if (both == null) {
      return null;
    }
    if (both[0].shape() instanceof Shape.Near) {
      return near.extreme(left, right, isLeast);
    }
    Reg isBetter = isLeast ? compared(both[1], both[0], false) : compared(both[0], both[1], false);
    if (isBetter == null) {
      return null;
    }
    Reg chosen = code.choose(present(isBetter), present(both[1]), present(both[0]));
    return chosen == null ? null : chosen.withMissing(code.missing(left, right));
  }

  private static Reg present(Reg reg) {
    return reg.withMissing(null);
  }
}
