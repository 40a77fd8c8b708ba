package org.sqis.core.report;

import org.sqis.core.number.Rational;

/** How reports show exact numbers. */
final class Numbers {
  private Numbers() {}

  /** A part of a whole as an exact percent. */
  static String percent(Rational part) {
    return part.times(Rational.HUNDRED) + "%";
  }

  /** A part of a whole as a percent with one decimal. */
  static String percent(int count, int of) {
    return of == 0 ? "" : Rational.of(count, of).times(Rational.HUNDRED).toDecimal(1) + "%";
  }

  /** A number with two decimals, and the exact one behind it where these are not the whole. */
  static String points(Rational points) {
    if (points.isWhole()) {
      return points.toString();
    }
    String decimal = points.toDecimal(2);
    boolean isExact = Rational.parse(decimal).filter(points::equals).isPresent();
    return isExact ? points.toString() : decimal + " (" + points + ")";
  }
}
