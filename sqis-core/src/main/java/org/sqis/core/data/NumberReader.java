package org.sqis.core.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.ProblemCode;

/** Reads decimals, and says what to do about texts that only look like numbers. */
final class NumberReader {
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern PERCENT = Pattern.compile("-?[\\d.,]+ ?%");
  private static final Pattern THOUSAND = Pattern.compile("-?[1-9]\\d{0,2},\\d{3}");
  private static final Pattern THOUSANDS =
      Pattern.compile("-?[1-9]\\d{0,2}([, \u00a0\u202f'’]\\d{3})+(\\.\\d+)?");
  private static final Pattern COMMA = Pattern.compile("-?\\d+,\\d+");
  private static final Pattern EXPONENT = Pattern.compile("-?\\d+(\\.\\d+)?[eE][+-]?\\d+");
  private static final Pattern BARE_POINT = Pattern.compile("(-?)(\\d*)\\.(\\d*)");
  private static final Pattern OTHER_MINUS = Pattern.compile("[\u2212\u2013\u2014]\\d+(\\.\\d+)?");
  private static final Pattern PLUS = Pattern.compile("\\+\\d+(\\.\\d+)?");

  /** Texts that published files write where they hold a number back or have none. */
  private static final List<String> MARKS =
      List.of(
          "*", "**", "-", "--", "\u2013", "\u2014", "s", "~", "n/a", "na", "n.a.", "m", "n", "ps",
          "null", "none", ".", "x", "nd", "dnr", "tfs");

  private static final Pattern BAND =
      Pattern.compile("(?i)(n ?)?[<>\u2264\u2265]=? ?\\d+ ?%?|(ge|le|gt|lt)\\d+|fewer than .*");

  private NumberReader() {}

  /** The number {@code text} writes, if it is a decimal. */
  static Optional<Rational> parse(String text) {
    return DECIMAL.matcher(text).matches() ? Rational.parse(text) : Optional.empty();
  }

  /** The number, or {@link Assembly#FAULTY} after a fault. */
  static Value read(String text, CellReader.Faults faults) {
    Optional<Rational> number = parse(text);
    if (number.isPresent()) {
      return Value.of(number.get());
    }
    if (!Wording.strip(text).equals(text)) {
      faults.add(ProblemCode.DATA_BLANKS, "delete the blank", text);
    } else {
      faults.add(ProblemCode.DATA_BAD_NUMBER, help(text), text);
    }
    return Assembly.FAULTY;
  }

  /** What to do about a text that is not a number. */
  static String help(String text) {
    if (isMark(text)) {
      return "if it marks a missing value, list it under `missing` in the mapping with its reason";
    }
    if (PERCENT.matcher(text).matches()) {
      return "write the number alone and say in the mapping that the column is in percent";
    }
    if (THOUSAND.matcher(text).matches()) {
      return "write `"
          + text.replace(",", "")
          + "` without a comma, or `"
          + text.replace(',', '.')
          + "` with a point if the comma begins the decimals";
    }
    if (THOUSANDS.matcher(text).matches()) {
      return "write `" + text.replaceAll("[^-\\d.]", "") + "`, without marks between the digits";
    }
    if (COMMA.matcher(text).matches()) {
      return "decimals begin with a point: `" + text.replace(',', '.') + "`";
    }
    if (EXPONENT.matcher(text).matches()) {
      return "write all digits; a spreadsheet shortened the number and may have lost some";
    }
    Matcher point = BARE_POINT.matcher(text);
    if (point.matches() && point.group(2).length() + point.group(3).length() > 0) {
      String whole = point.group(2).isEmpty() ? "0" : point.group(2);
      String decimals = point.group(3).isEmpty() ? "" : "." + point.group(3);
      return "write `" + point.group(1) + whole + decimals + "`";
    }
    if (OTHER_MINUS.matcher(text).matches()) {
      return "write an ordinary minus: `-" + text.substring(1) + "`";
    }
    if (PLUS.matcher(text).matches()) {
      return "write `" + text.substring(1) + "` without the plus";
    }
    if (text.startsWith("#")) {
      return "a spreadsheet shows an error here; mend its formula and export again";
    }
    return DECIMAL.matcher(text).matches()
        ? "a number has at most 60 digits"
        : "write a number such as 54.1, or leave the cell empty";
  }

  /** Whether published files write this text where they hold a number back or have none. */
  static boolean isMark(String text) {
    return MARKS.contains(text.toLowerCase(Locale.ROOT)) || BAND.matcher(text).matches();
  }
}
