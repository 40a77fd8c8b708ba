package org.sqis.dsl.parser;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.PastedText;

/** Knows the other forms in which people write dates, and says how rules write them. */
public final class DateForms {
  private static final String EXAMPLE = "1 December 2013";

  private static final Pattern DATA = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\w)");

  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(\\d{1,2})(?:st|nd|rd|th)?\\.? *(?:of )?([A-Za-z]{3,9})\\.?,? *(\\d{4})(?!\\w)");

  private static final Pattern MONTH_FIRST =
      Pattern.compile("([A-Za-z]{3,9})\\.? *(\\d{1,2})(?:st|nd|rd|th)?,? *(\\d{4})(?!\\w)");

  private static final Pattern NO_YEAR = Pattern.compile("(\\d{1,2}) *([A-Za-z]{3,9})(?!\\w)");

  private static final Pattern NUMBERS =
      Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-](\\d{4}|\\d{2})");

  private DateForms() {}

  /** The fault of a cell that is meant to be a date; empty if it is not. */
  public static Optional<Diagnostic> of(Span cell) {
    String text = PastedText.toKeyboard(cell.text());
    if (NUMBERS.matcher(text).matches()) {
      return Optional.of(form(cell, text, null));
    }
    return found(text)
        .filter(form -> form.length() == text.length())
        .map(form -> form.isRuleForm() ? noDay(cell, text) : form(cell, text, form.day()));
  }

  /** The fault of tokens that are meant to be a date, one of which fits nowhere. */
  static Optional<Diagnostic> at(Source source, List<Token> tokens, int index) {
    int last = Math.min(index, tokens.size() - 1);
    for (int from = Math.max(0, index - 2); from <= last; from++) {
      int start = tokens.get(from).getStartIndex();
      Span rest = new Span(source, start, Tokens.end(tokens.get(tokens.size() - 1)));
      String text = rest.text();
      Optional<Form> form = found(text);
      boolean isHere =
          form.isPresent()
              && !form.get().isRuleForm()
              && start + form.get().length() > tokens.get(last).getStartIndex();
      if (isHere) {
        Span span = rest.part(0, form.get().length());
        return Optional.of(form(span, span.text(), form.get().day()));
      }
    }
    return Optional.empty();
  }

  /** The fault of a date in the form of rules that is no day. */
  public static Diagnostic noDay(Span at, String text) {
    Matcher parts = DAY_FIRST.matcher(text);
    Diagnostic fault = Diagnostic.at(ProblemCode.BAD_DATE, at, text);
    if (!parts.lookingAt()) {
      return fault.help("write a date such as `" + EXAMPLE + "`");
    }
    int year = Integer.parseInt(parts.group(3));
    int month = month(parts.group(2));
    if (year < CalendarDate.FIRST.year() || year > CalendarDate.LAST.year()) {
      return fault.help(
          "write a year from " + CalendarDate.FIRST.year() + " to " + CalendarDate.LAST.year());
    }
    for (int day = 31; day >= 28; day--) {
      Optional<CalendarDate> last = CalendarDate.of(year, month, day);
      if (last.isPresent()) {
        return fault.help("the last day of that month is `" + last.get() + "`");
      }
    }
    return fault.help("write a date such as `" + EXAMPLE + "`");
  }

  private static Diagnostic form(Span at, String text, @Nullable CalendarDate day) {
    boolean isNumbers = day == null && NUMBERS.matcher(text).matches();
    String written = day == null ? EXAMPLE : day.toString();
    return Diagnostic.at(ProblemCode.DATE_FORM, at, text.strip())
        .help(
            isNumbers
                ? "write the month as a word and the year with four digits, such as `"
                    + EXAMPLE
                    + "`"
                : "write " + (day == null ? "a date such as " : "") + "`" + written + "`");
  }

  /**
   * A date at the start of a text.
   *
   * @param length how many characters it has
   * @param day the day; null if there is no such day, or no year
   * @param isRuleForm whether it has the form of rules
   */
  private record Form(int length, @Nullable CalendarDate day, boolean isRuleForm) {}

  private static Optional<Form> found(String text) {
    Matcher data = DATA.matcher(text);
    if (data.lookingAt()) {
      return Optional.of(form(data, data.group(1), number(data.group(2)), data.group(3)));
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.lookingAt() && month(dayFirst.group(2)) > 0) {
      int month = month(dayFirst.group(2));
      Form form = form(dayFirst, dayFirst.group(3), month, dayFirst.group(1));
      boolean isRuleForm = dayFirst.group().matches("\\d{1,2} [A-Z][a-z]{2,8} \\d{4}");
      isRuleForm &= CalendarDate.month(dayFirst.group(2)) > 0;
      return Optional.of(new Form(form.length(), form.day(), isRuleForm));
    }
    Matcher monthFirst = MONTH_FIRST.matcher(text);
    if (monthFirst.lookingAt() && month(monthFirst.group(1)) > 0) {
      int month = month(monthFirst.group(1));
      return Optional.of(form(monthFirst, monthFirst.group(3), month, monthFirst.group(2)));
    }
    Matcher noYear = NO_YEAR.matcher(text);
    return noYear.lookingAt() && CalendarDate.month(noYear.group(2)) > 0
        ? Optional.of(new Form(noYear.end(), null, false))
        : Optional.empty();
  }

  private static Form form(Matcher matcher, String year, int month, String day) {
    return new Form(
        matcher.end(), CalendarDate.of(number(year), month, number(day)).orElse(null), false);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** The number of a month by its name, in capitals or not, or its first letters; else 0. */
  private static int month(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    boolean isShort = small.length() == 3 || small.equals("sept");
    for (int month = 1; month <= 12; month++) {
      String name = new DayOfYear(month, 1).toString().substring(2).toLowerCase(Locale.ROOT);
      if (name.equals(small) || (isShort && name.startsWith(small))) {
        return month;
      }
    }
    return 0;
  }
}
