package org.sqis.core.data;

import java.util.List;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** How problems of data write values and places. */
final class Wording {
  private Wording() {}

  /** The unit of a type of numbers; plain numbers for every other type. */
  static Unit unitOf(Type type) {
    return type instanceof Type.Numeric numeric ? numeric.unit() : Unit.NUMBER;
  }

  /** A type after "is" or "takes": {@code a count}, {@code one of elementary, middle}. */
  static String noun(Type type) {
    if (type instanceof Type.Numeric numeric) {
      return switch (numeric.unit()) {
        case NUMBER -> "a plain number";
        case COUNT -> "a count";
        case PERCENT -> "a percent";
        case POINTS -> "a difference in points";
        case SCORE -> "a score";
        case YEARS -> "a number of years";
      };
    }
    if (type instanceof Type.YesNo) {
      return "yes or no";
    }
    return type instanceof Type.LevelOf ? "a " + type.words() : type.words();
  }

  /** Whom a unit describes, after "of": {@code each school}, {@code the consortium}. */
  static String each(UnitOfAnalysis each) {
    return each == UnitOfAnalysis.CONSORTIUM ? "the consortium" : "each " + each;
  }

  /** A value as a reader writes it: 541/1000 of a percent is {@code 54.1%}. */
  static String value(Value value, Unit unit) {
    return value instanceof Value.Num num ? number(num.number(), unit) : value.toString();
  }

  /** A number as a reader writes it. */
  static String number(Rational number, Unit unit) {
    return switch (unit) {
      case PERCENT -> number.times(Rational.HUNDRED) + "%";
      case POINTS -> number.times(Rational.HUNDRED) + " points";
      case NUMBER, COUNT, SCORE, YEARS -> number.toString();
    };
  }

  /** {@code 1 row}, {@code 2 rows}. */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Words in back-ticks, at most twelve of them: {@code `a`, `b` or 5 more}. */
  static String list(List<String> words) {
    StringBuilder text = new StringBuilder();
    int shown = words.size() > 12 ? 10 : words.size();
    for (int i = 0; i < shown; i++) {
      text.append(i == 0 ? "" : ", ").append('`').append(words.get(i)).append('`');
    }
    if (shown < words.size()) {
      text.append(" and ").append(words.size() - shown).append(" more");
    }
    return text.toString();
  }

  /** Words in back-ticks, all of them. */
  static String all(List<String> words) {
    return words.isEmpty() ? "" : "`" + String.join("`, `", words) + "`";
  }

  /** Whether a character is blank in print, the no-break space included. */
  static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  /** The text without blanks at its ends. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
