package org.sqis.core.calibrate;

import java.util.List;
import java.util.Optional;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/** How cut scores come from a distribution. Safe for every thread. */
public enum CalibrationMethod {
  /**
   * Equal shares of the values a level. The cut score of the best i of n levels is the value at
   * rank ⌈iN/n⌉ of N, counted from the best: the nearest-rank quantile, also called the inverse of
   * the empirical distribution function, type 1 of Hyndman and Fan. It is a value that somebody has
   * and never one in between; who is tied at a cut score has the better level.
   */
  QUANTILES(
      "quantiles",
      "equal shares of the values; nearest rank, type 1 of Hyndman and Fan, from the best down"),
  /** Levels of equal width between the best and the worst value, whoever is there. */
  WIDTH("width", "equal widths between the best and the worst value");

  private final String word;
  private final String definition;

  CalibrationMethod(String word, String definition) {
    this.word = word;
    this.definition = definition;
  }

  /** The word as it is typed. */
  public String word() {
    return word;
  }

  /** What it does, in a few words. */
  public String definition() {
    return definition;
  }

  /** The method written as {@code word}, if there is one. */
  public static Optional<CalibrationMethod> parse(String word) {
    for (CalibrationMethod method : values()) {
      if (method.word.equals(word)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /**
   * Where the best {@code i} of {@code n} levels end.
   *
   * @param bestFirst the values, at least one
   */
  Rational cut(List<Rational> bestFirst, int i, int n) {
    Rational part = Rational.of(i, n);
    if (this == QUANTILES) {
      Rational rank = part.times(Rational.of(bestFirst.size())).rounded(0, RoundingRule.UP);
      return bestFirst.get(rank.numerator().intValueExact() - 1);
    }
    Rational best = bestFirst.get(0);
    Rational worst = bestFirst.get(bestFirst.size() - 1);
    return best.plus(worst.minus(best).times(part));
  }

  @Override
  public String toString() {
    return word;
  }
}
