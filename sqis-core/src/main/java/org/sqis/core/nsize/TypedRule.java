package org.sqis.core.nsize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;

/** How a rule is typed. */
final class TypedRule {
  private static final long LARGEST = 999_999_999;
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern AT_LEAST_OR_PART =
      Pattern.compile("([0-9]+)\\s+or\\s+([0-9]+)\\s+and\\s+([0-9]+(?:[./][0-9]+)?)\\s*%");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private TypedRule() {}

  /** The rule typed as {@code typed}. */
  static SizeRule read(@Nullable String typed) {
    if (typed == null) {
      throw new IllegalArgumentException("typed must not be null");
    }
    String text = typed.strip();
    Matcher part = AT_LEAST_OR_PART.matcher(text);
    if (NUMBER.matcher(text).matches()) {
      return new SizeRule.AtLeast(size(text));
    }
    if (part.matches()) {
      Rational percent =
          Rational.parse(part.group(3))
              .orElseThrow(
                  () -> new IllegalArgumentException("`" + part.group(3) + "%` is no percent"));
      return new SizeRule.AtLeastOrPart(
          size(part.group(1)), size(part.group(2)), percent.dividedBy(Rational.HUNDRED));
    }
    if (NAME.matcher(text).matches()) {
      return new SizeRule.Named(text);
    }
    throw new IllegalArgumentException(
        "`"
            + text
            + "` is no rule; write a number (20), a number and a smaller one with a percent (100 or"
            + " 50 and 15%), or the name of a parameter or of a yes/no result each group");
  }

  private static long size(String digits) {
    return digits.length() > 18 ? LARGEST + 1 : Long.parseLong(digits);
  }

  static void requireSize(long n) {
    if (n < 1 || n > LARGEST) {
      throw new IllegalArgumentException(
          "the smallest size that counts is from 1 to "
              + LARGEST
              + ", not "
              + (n > LARGEST ? "more than that" : n));
    }
  }
}
