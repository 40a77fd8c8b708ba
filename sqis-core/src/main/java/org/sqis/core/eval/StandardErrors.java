package org.sqis.core.eval;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.function.Functions;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.policy.Measure;

/**
 * How far the rate of a small group is from a line, in standard errors of that rate: |rate - line|
 * divided by the root of rate (1 - rate) / students. Information for readers, never a part of a
 * rule. Worked out with whole numbers, as the last digit shown would depend on the machine
 * otherwise.
 */
final class StandardErrors {
  private static final Rational FOUR_HUNDRED = Rational.of(400);

  private StandardErrors() {}

  /**
   * The distance with one decimal, such as {@code 1.4}; empty if the key is no rate, or the rate is
   * 0 or 100%, which has no error to measure by.
   *
   * @param key what schools are ranked by
   * @param value the school's value of it
   * @param line the value in the last place; null if there is none
   */
  static String of(Node key, Value value, SchoolValues school, @Nullable Rational line) {
    String name =
        key instanceof Node.Read read
            ? read.name()
            : key instanceof Node.ReadOf of ? of.name() : "";
    int group = key instanceof Node.ReadOf of ? of.group() : -1;
    if (line == null
        || value.isMissing()
        || !(school.plan().element(name) instanceof Element.OfMeasure measure)) {
      return "";
    }
    boolean isRate = measure.measure().body() instanceof Measure.Rate;
    if (!isRate || measure.each().isWiderThanSchool()) {
      return "";
    }
    Value rate = school.get(name, group, true);
    Node quotient = measure.cases().get(0).value();
    if (rate.isMissing() || !(quotient instanceof Node.Binary division)) {
      return "";
    }
    Value whole = new NodeEvaluator(school, group, Map.of(), Reads.NONE).of(division.right());
    Rational distance = Functions.number(value).minus(line);
    return whole.isMissing() ? "" : text(Functions.number(rate), Functions.number(whole), distance);
  }

  /** A distance in standard errors of a rate of {@code students}. */
  static String text(Rational rate, Rational students, Rational distance) {
    Rational spread = rate.times(Rational.ONE.minus(rate));
    if (spread.signum() <= 0 || students.signum() <= 0) {
      return "";
    }
    Rational squared = distance.times(distance).times(students).dividedBy(spread);
    // Tenths, a half up: the root of 100 x plus a half is half of the root of 400 x plus 1.
    Rational scaled = squared.times(FOUR_HUNDRED);
    BigInteger root = scaled.numerator().divide(scaled.denominator()).sqrt();
    BigInteger tenths = root.add(BigInteger.ONE).shiftRight(1);
    return Rational.of(tenths, BigInteger.TEN).toDecimal(1);
  }
}
