package org.sqis.core.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/** Shapes that hold the values of several. */
final class Shapes {
  private Shapes() {}

  /** The greatest unit of which both units are whole multiples. */
  static Rational common(Rational one, Rational other) {
    BigInteger left = one.numerator().multiply(other.denominator());
    BigInteger right = other.numerator().multiply(one.denominator());
    return Rational.of(left.gcd(right), one.denominator().multiply(other.denominator()));
  }

  static Rational unit(Shape shape) {
    return shape instanceof Shape.Whole whole ? whole.unit() : ((Shape.Fraction) shape).unit();
  }

  /** A shape that holds the values of both; null if there is none or numbers grow too large. */
  static @Nullable Shape joined(Shape one, Shape other) {
    if (one instanceof Shape.Nothing || one.equals(other)) {
      return other;
    }
    if (other instanceof Shape.Nothing) {
      return one;
    }
    if (one instanceof Shape.Listed first && other instanceof Shape.Listed second) {
      List<Value> all = new ArrayList<>(first.values());
      second.values().stream().filter(value -> !all.contains(value)).forEach(all::add);
      return new Shape.Listed(all);
    }
    if (one instanceof Shape.Near || other instanceof Shape.Near) {
      return near(one, other);
    }
    boolean areNumbers = Code.isNumeric(one) && Code.isNumeric(other);
    if (!areNumbers) {
      return null;
    }
    Rational unit = common(unit(one), unit(other));
    BigInteger a = unit(one).dividedBy(unit).numerator();
    BigInteger b = unit(other).dividedBy(unit).numerator();
    BigInteger low = low(one).multiply(a).min(low(other).multiply(b));
    BigInteger high = high(one).multiply(a).max(high(other).multiply(b));
    if (!Shape.fits(a) || !Shape.fits(b)) {
      return near(one, other);
    }
    Shape exact = exact(one, other, unit, low, high);
    return exact != null ? exact : near(one, other);
  }

  private static @Nullable Shape near(Shape one, Shape other) {
    boolean areNumbers =
        (Code.isNumeric(one) || one instanceof Shape.Near)
            && (Code.isNumeric(other) || other instanceof Shape.Near);
    BigInteger a = bound(one);
    BigInteger b = bound(other);
    return areNumbers ? new Shape.Near(a == null || b == null ? null : a.max(b)) : null;
  }

  /** No number of the shape is farther from 0; null if that is not known. */
  static @Nullable BigInteger bound(Shape shape) {
    if (shape instanceof Shape.Near near) {
      return near.most();
    }
    return Code.isNumeric(shape)
        ? unit(shape)
            .times(Rational.of(floor(shape).abs().max(ceiling(shape).abs()), BigInteger.ONE))
            .rounded(0, RoundingRule.UP)
            .numerator()
        : null;
  }

  private static @Nullable Shape exact(
      Shape one, Shape other, Rational unit, BigInteger low, BigInteger high) {
    if (one instanceof Shape.Whole && other instanceof Shape.Whole) {
      return Shape.Whole.of(unit, low, high);
    }
    BigInteger under = BigInteger.valueOf(Math.max(maxDenominator(one), maxDenominator(other)));
    Shape.Fraction fraction = Shape.Fraction.of(unit, low, high, under);
    BigInteger a = unit(one).dividedBy(unit).numerator();
    BigInteger b = unit(other).dividedBy(unit).numerator();
    return fraction == null
        ? null
        : fraction.within(
            floor(one).multiply(a).min(floor(other).multiply(b)),
            ceiling(one).multiply(a).max(ceiling(other).multiply(b)));
  }

  /** Whether kernels can compute with every code; those of given columns can be any number. */
  static boolean fits(Shape shape) {
    return !Code.isNumeric(shape)
        || (Shape.fits(low(shape))
            && Shape.fits(high(shape))
            && Shape.fits(BigInteger.valueOf(maxDenominator(shape))));
  }

  static BigInteger low(Shape shape) {
    return shape instanceof Shape.Whole whole ? whole.low() : ((Shape.Fraction) shape).low();
  }

  static BigInteger high(Shape shape) {
    return shape instanceof Shape.Whole whole ? whole.high() : ((Shape.Fraction) shape).high();
  }

  /** No number is less than so many units. */
  static BigInteger floor(Shape shape) {
    return shape instanceof Shape.Fraction fraction
        ? BigInteger.valueOf(fraction.floor())
        : low(shape);
  }

  /** No number is greater than so many units. */
  static BigInteger ceiling(Shape shape) {
    return shape instanceof Shape.Fraction fraction
        ? BigInteger.valueOf(fraction.ceiling())
        : high(shape);
  }

  /** The greatest magnitude of a code. */
  static BigInteger most(Shape shape) {
    return low(shape).abs().max(high(shape).abs());
  }

  static long maxDenominator(Shape shape) {
    return shape instanceof Shape.Fraction fraction ? fraction.maxDenominator() : 1;
  }
}
