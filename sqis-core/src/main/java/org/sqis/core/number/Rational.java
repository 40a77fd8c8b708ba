package org.sqis.core.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction of two whole numbers, always in lowest terms with a positive denominator.
 *
 * <p>{@code + - * /} never round. Two rationals are equal exactly when they are the same number.
 * Immutable; safe for every thread.
 */
public final class Rational implements Comparable<Rational> {
  /** The number 0. */
  public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);

  /** The number 1. */
  public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

  /** The number 100, the whole of an index. */
  public static final Rational HUNDRED = of(100);

  /** The most digits a written number may have; longer ones are a mistake, not a policy. */
  private static final int MAX_DIGITS = 60;

  /** As many digits surely fit into a {@code long}. */
  private static final int LONG_DIGITS = 18;

  private final BigInteger numerator;
  private final BigInteger denominator;

  private Rational(BigInteger numerator, BigInteger denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** The whole number {@code value}. */
  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  /**
   * The fraction {@code numerator / denominator}.
   *
   * @throws IllegalArgumentException if the denominator is 0
   */
  public static Rational of(long numerator, long denominator) {
    if (denominator > 0 && numerator != Long.MIN_VALUE) {
      long divisor = gcd(Math.abs(numerator), denominator);
      return new Rational(
          BigInteger.valueOf(numerator / divisor), BigInteger.valueOf(denominator / divisor));
    }
    return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /**
   * The fraction {@code numerator / denominator}.
   *
   * @throws IllegalArgumentException if the denominator is 0
   */
  public static Rational of(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException("denominator must not be 0: " + numerator + "/0");
    }
    if (denominator.equals(BigInteger.ONE)) {
      return new Rational(numerator, denominator);
    }
    if (denominator.signum() > 0 && numerator.bitLength() < 64 && denominator.bitLength() < 64) {
      long top = numerator.longValue();
      if (top != Long.MIN_VALUE) {
        return of(top, denominator.longValue());
      }
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    return new Rational(numerator.divide(divisor), denominator.divide(divisor));
  }

  /** The greatest common divisor of two numbers of which none is negative, and not both are 0. */
  private static long gcd(long one, long other) {
    long a = one;
    long b = other;
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  /** The exact value of a decimal. */
  public static Rational of(BigDecimal value) {
    BigInteger unscaled = value.unscaledValue();
    return value.scale() >= 0
        ? of(unscaled, BigInteger.TEN.pow(value.scale()))
        : of(unscaled.multiply(BigInteger.TEN.pow(-value.scale())), BigInteger.ONE);
  }

  /**
   * Reads a decimal ({@code 54.1}), a fraction ({@code 40/3}) or a mixed number ({@code 13 1/3}),
   * each with an optional leading minus. No thousands separators, exponents or per cent signs.
   *
   * @return empty if the text is none of these, has more than 60 digits or a denominator of 0
   */
  public static Optional<Rational> parse(String text) {
    if (text.length() > MAX_DIGITS) {
      return Optional.empty();
    }
    int point = text.indexOf('.');
    int start = text.startsWith("-") ? 1 : 0;
    boolean isDecimal =
        point < 0
            ? areDigits(text, start, text.length())
            : areDigits(text, start, point) && areDigits(text, point + 1, text.length());
    if (isDecimal) {
      return Optional.of(decimal(text, point));
    }
    Matcher mixed = Mixed.FRACTION.matcher(text);
    if (!mixed.matches()) {
      return Optional.empty();
    }
    BigInteger denominator = new BigInteger(mixed.group(4));
    if (denominator.signum() == 0) {
      return Optional.empty();
    }
    BigInteger whole = mixed.group(2) == null ? BigInteger.ZERO : new BigInteger(mixed.group(2));
    BigInteger numerator = whole.multiply(denominator).add(new BigInteger(mixed.group(3)));
    return Optional.of(of(mixed.group(1).isEmpty() ? numerator : numerator.negate(), denominator));
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }

  /** Without a pattern, for rules have many numbers and each is read before the first score. */
  private static Rational decimal(String text, int point) {
    String digits = point < 0 ? text : text.substring(0, point) + text.substring(point + 1);
    int places = point < 0 ? 0 : text.length() - point - 1;
    if (digits.length() > LONG_DIGITS) {
      return of(new BigInteger(digits), BigInteger.TEN.pow(places));
    }
    long unit = 1;
    for (int i = 0; i < places; i++) {
      unit *= 10;
    }
    return of(Long.parseLong(digits), unit);
  }

  /** The numerator in lowest terms; it carries the sign. */
  public BigInteger numerator() {
    return numerator;
  }

  /** The denominator in lowest terms, at least 1. */
  public BigInteger denominator() {
    return denominator;
  }

  /** The exact sum. */
  public Rational plus(Rational other) {
    if (denominator.equals(other.denominator)) {
      return of(numerator.add(other.numerator), denominator);
    }
    return of(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** The exact difference. */
  public Rational minus(Rational other) {
    return plus(other.negated());
  }

  /** The exact product. */
  public Rational times(Rational other) {
    return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * The exact quotient.
   *
   * @throws IllegalArgumentException if {@code other} is 0
   */
  public Rational dividedBy(Rational other) {
    return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** The number with the other sign. */
  public Rational negated() {
    return new Rational(numerator.negate(), denominator);
  }

  /** The number without its sign. */
  public Rational absolute() {
    return numerator.signum() < 0 ? negated() : this;
  }

  /** -1, 0 or 1. */
  public int signum() {
    return numerator.signum();
  }

  /** Whether this is a whole number. */
  public boolean isWhole() {
    return denominator.equals(BigInteger.ONE);
  }

  /**
   * The nearest multiple of {@code 10^-places}.
   *
   * @param places decimals to keep; negative for tens, hundreds and so on; -30 to 30
   * @throws IllegalArgumentException if {@code places} is out of range
   */
  public Rational rounded(int places, RoundingRule rule) {
    if (places < -30 || places > 30) {
      throw new IllegalArgumentException("places must be from -30 to 30: " + places);
    }
    BigInteger power = BigInteger.TEN.pow(Math.abs(places));
    if (places >= 0) {
      return of(rule.whole(numerator.multiply(power), denominator), power);
    }
    return of(rule.whole(numerator, denominator.multiply(power)).multiply(power), BigInteger.ONE);
  }

  /** Whether the number can be written as a decimal that ends. */
  public boolean isDecimal() {
    return decimalPlaces() >= 0;
  }

  /** The decimals needed to write the number, or -1 if it has no decimal that ends. */
  private int decimalPlaces() {
    BigInteger rest = denominator;
    int twos = rest.getLowestSetBit();
    rest = rest.shiftRight(twos);
    int fives = 0;
    BigInteger five = BigInteger.valueOf(5);
    while (!rest.equals(BigInteger.ONE)) {
      BigInteger[] parts = rest.divideAndRemainder(five);
      if (parts[1].signum() != 0) {
        return -1;
      }
      rest = parts[0];
      fives++;
    }
    return Math.max(twos, fives);
  }

  /**
   * A decimal for reading, rounded half up with ties away from zero, with exactly {@code places}
   * decimals. Only for showing: it may differ from the exact value.
   */
  public String toDecimal(int places) {
    return new BigDecimal(rounded(places, RoundingRule.HALF_UP).scaled(places), places)
        .toPlainString();
  }

  /** This number times {@code 10^places}, which must be whole. */
  private BigInteger scaled(int places) {
    return numerator.multiply(BigInteger.TEN.pow(places)).divide(denominator);
  }

  /** The nearest double, for plotting only. */
  public double toDouble() {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), 20, RoundingMode.HALF_EVEN)
        .doubleValue();
  }

  @Override
  public int compareTo(Rational other) {
    if (denominator.equals(other.denominator)) {
      return numerator.compareTo(other.numerator);
    }
    if (isSmall() && other.isSmall()) {
      return Long.compare(
          numerator.longValue() * other.denominator.longValue(),
          other.numerator.longValue() * denominator.longValue());
    }
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** Whether products of two such parts fit into a {@code long}. */
  private boolean isSmall() {
    return numerator.bitLength() < 32 && denominator.bitLength() < 32;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rational that
        && numerator.equals(that.numerator)
        && denominator.equals(that.denominator);
  }

  @Override
  public int hashCode() {
    return 31 * numerator.hashCode() + denominator.hashCode();
  }

  /** The exact value as it can be typed: {@code 54.1} where a decimal ends, else {@code 40/3}. */
  @Override
  public String toString() {
    if (isWhole()) {
      return numerator.toString();
    }
    int places = decimalPlaces();
    if (places < 0 || places > 12) {
      return numerator + "/" + denominator;
    }
    return new BigDecimal(scaled(places), places).toPlainString();
  }

  /** Apart, because few rules have such numbers. */
  private static final class Mixed {
    static final Pattern FRACTION = Pattern.compile("(-?)(?:(\\d+) )?(\\d+)/(\\d+)");
  }
}
