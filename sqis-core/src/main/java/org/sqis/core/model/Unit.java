package org.sqis.core.model;

import org.sqis.core.number.Rational;

/** The unit of a number; static in the rules and free at run time. Safe for every thread. */
public enum Unit {
  /** A number without a unit, such as the quotient of two counts. */
  NUMBER("number"),
  /** A whole number of students or other things. */
  COUNT("count"),
  /** A share of a whole, held as a fraction: 54.1% is 541/1000. */
  PERCENT("percent"),
  /** A difference of two percents, held as a fraction: 3 points are 3/100. */
  POINTS("points"),
  /** Points of an index or test. */
  SCORE("score"),
  /** School years. */
  YEARS("years"),
  /** Days between two dates. */
  DAYS("days");

  private final String word;

  Unit(String word) {
    this.word = word;
  }

  /** The unit as rule files write it. */
  public String word() {
    return word;
  }

  /** A number held in this unit as it is printed and typed: {@code 54.1%}, {@code 3 points}. */
  public String print(Rational held) {
    return switch (this) {
      case PERCENT -> held.times(Rational.HUNDRED) + "%";
      case POINTS -> held.times(Rational.HUNDRED) + " points";
      case DAYS -> held + (held.equals(Rational.ONE) ? " day" : " days");
      case NUMBER, COUNT, SCORE, YEARS -> held.toString();
    };
  }

  /** How many decimals of the held fraction one printed decimal stands behind: 2 for a percent. */
  public int hiddenPlaces() {
    return this == PERCENT || this == POINTS ? 2 : 0;
  }

  @Override
  public String toString() {
    return word;
  }
}
