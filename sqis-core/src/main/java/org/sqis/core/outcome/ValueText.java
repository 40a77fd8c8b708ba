package org.sqis.core.outcome;

import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/** Prints values in their units. What is printed can be typed. Safe for every thread. */
public final class ValueText {
  private static final int PLACES = 4;
  private static final int MOST_PLACES = 12;

  private ValueText() {}

  /** The exact value in its unit, such as {@code 54.1%}, {@code 472/9} or {@code too few}. */
  public static String exact(Value value, Type type) {
    return value instanceof Value.Num num && type instanceof Type.Numeric numeric
        ? numeric.unit().print(num.number())
        : value.toString();
  }

  /**
   * The value for a reader: as {@link #exact}, and where that is a fraction, a decimal rounded to
   * four places and marked with {@code ≈}.
   */
  public static String readable(Value value, Type type) {
    if (!(value instanceof Value.Num num) || !(type instanceof Type.Numeric numeric)) {
      return value.toString();
    }
    Unit unit = numeric.unit();
    Rational printed =
        unit.hiddenPlaces() == 0 ? num.number() : num.number().times(Rational.HUNDRED);
    String suffix =
        switch (unit) {
          case PERCENT -> "%";
          case POINTS -> " points";
          case DAYS -> printed.equals(Rational.ONE) ? " day" : " days";
          case NUMBER, COUNT, SCORE, YEARS -> "";
        };
    boolean isShort =
        printed.isDecimal() && printed.rounded(PLACES, RoundingRule.HALF_UP).equals(printed);
    return (isShort ? printed.toString() : "≈" + approximate(printed)) + suffix;
  }

  /**
   * Four decimals, or as many as keep the number from looking rounder than it is: a cut score of 65
   * must not seem reached by 64.99999.
   */
  private static String approximate(Rational number) {
    for (int places = PLACES; places <= MOST_PLACES; places++) {
      Rational shown = number.rounded(places, RoundingRule.HALF_UP);
      if (!shown.equals(shown.rounded(places - 2, RoundingRule.HALF_UP))) {
        return number.toDecimal(places);
      }
    }
    return number.toString();
  }
}
