package org.sqis.examples.core;

import java.math.BigInteger;

/** An exact fraction, independent of the library's own. */
record Fraction(BigInteger top, BigInteger bottom) implements Comparable<Fraction> {
  Fraction {
    BigInteger divisor = top.gcd(bottom).multiply(BigInteger.valueOf(bottom.signum()));
    top = top.divide(divisor);
    bottom = bottom.divide(divisor);
  }

  static Fraction of(long top, long bottom) {
    return new Fraction(BigInteger.valueOf(top), BigInteger.valueOf(bottom));
  }

  /** Reads {@code 13}, {@code 2.5} or {@code 40/3}. */
  static Fraction parse(String text) {
    int slash = text.indexOf('/');
    if (slash >= 0) {
      return of(
          Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }
    int point = text.indexOf('.');
    int places = point < 0 ? 0 : text.length() - point - 1;
    return new Fraction(new BigInteger(text.replace(".", "")), BigInteger.TEN.pow(places));
  }

  Fraction plus(Fraction other) {
    return new Fraction(
        top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
  }

  Fraction times(Fraction other) {
    return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom));
  }

  Fraction over(Fraction other) {
    return new Fraction(top.multiply(other.bottom), bottom.multiply(other.top));
  }

  /** The nearest multiple of 10 to the minus {@code places}, half up; for what is not negative. */
  Fraction rounded(int places) {
    BigInteger power = BigInteger.TEN.pow(places);
    BigInteger two = BigInteger.TWO;
    BigInteger whole = top.multiply(power).multiply(two).add(bottom).divide(bottom.multiply(two));
    return new Fraction(whole, power);
  }

  @Override
  public int compareTo(Fraction other) {
    return top.multiply(other.bottom).compareTo(other.top.multiply(bottom));
  }

  @Override
  public String toString() {
    return top + "/" + bottom;
  }
}
