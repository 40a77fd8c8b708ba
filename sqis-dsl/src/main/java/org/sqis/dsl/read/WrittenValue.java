package org.sqis.dsl.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.number.Rational;
import org.sqis.dsl.syntax.PastedText;

/** Reads one value as tests write it: a number, yes or no, a word, level or date, or missing. */
final class WrittenValue {
  /** What a value can be, for messages. */
  static final String FORMS =
      "write a number, `54.1%`, `yes`, a word, a level," + " `1 December 2013`, or `too few`";

  private static final Pattern REASON = Pattern.compile("([a-z ]+?)(?:\\s*\"([^\"]*)\")?");
  private static final Pattern WORD = Pattern.compile("\\w+");

  private WrittenValue() {}

  /** The value that {@code text} writes; empty if it is none. */
  static Optional<Expr> of(String text) {
    String plain = PastedText.toKeyboard(text);
    if (plain.equals("-")) {
      return Optional.of(new Expr.MissingValue(MissingReason.NOT_APPLICABLE, ""));
    }
    Matcher reason = REASON.matcher(plain);
    Optional<MissingReason> missing =
        reason.matches() ? MissingReason.parse(reason.group(1)) : Optional.empty();
    if (missing.isPresent()) {
      String remark = reason.group(2) == null ? "" : reason.group(2);
      return Optional.of(new Expr.MissingValue(missing.get(), remark));
    }
    if (plain.equals("yes") || plain.equals("no")) {
      return Optional.of(new Expr.Answer(plain.equals("yes")));
    }
    Optional<CalendarDate> date = CalendarDate.parse(plain);
    if (date.isPresent()) {
      return Optional.of(new Expr.Date(date.get()));
    }
    boolean isNegative = plain.startsWith("-");
    Optional<Expr.Numeral> number = Values.number(isNegative ? plain.substring(1) : plain);
    if (number.isPresent() && number.get().value().compareTo(Rational.ZERO) >= 0) {
      return Optional.of(isNegative ? new Expr.Negated(number.get()) : number.get());
    }
    return WORD.matcher(plain).matches() ? Optional.of(new Expr.Name(plain)) : Optional.empty();
  }
}
