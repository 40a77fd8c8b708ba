package org.sqis.core.data;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DateLayout;
import org.sqis.core.model.Value;
import org.sqis.core.problem.ProblemCode;

/** Reads dates in the layout of their column, and says what to do about other texts. */
final class DateReader {
  private static final Pattern SHORT_YEAR =
      Pattern.compile("\\d{1,2}([/.-])\\d{1,2}\\1\\d{2}|\\d{2}-\\d{1,2}-\\d{1,2}");

  private static final Pattern WITH_TIME =
      Pattern.compile("(.*?)[T ]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?( ?[AaPp][Mm])?Z?");

  /** The number of a day as spreadsheets count, of the years 1927 to 2173. */
  private static final Pattern SERIAL = Pattern.compile("[1-9]\\d{4}(\\.\\d+)?");

  private DateReader() {}

  /**
   * The day, or {@link Assembly#FAULTY} after a fault.
   *
   * @param said how the column writes dates; null if the mapping does not say
   */
  static Value read(String text, @Nullable DateLayout said, CellReader.Faults faults) {
    DateLayout layout = said == null ? DateLayout.YEAR_MONTH_DAY : said;
    Optional<CalendarDate> day = layout.read(text);
    if (day.isPresent() && isSane(day.get(), text, faults)) {
      return new Value.Date(day.get());
    }
    if (day.isEmpty()) {
      report(text, layout, faults);
    }
    return Assembly.FAULTY;
  }

  /** Whether data can have the day; reports it if not. */
  static boolean isSane(CalendarDate day, String text, CellReader.Faults faults) {
    if (day.compareTo(DateLayout.FIRST) >= 0 && day.compareTo(DateLayout.LAST) <= 0) {
      return true;
    }
    addRange(text, faults);
    return false;
  }

  private static void addRange(String text, CellReader.Faults faults) {
    String first = Integer.toString(DateLayout.FIRST.year());
    String last = Integer.toString(DateLayout.LAST.year());
    faults.add(ProblemCode.DATA_DATE_RANGE, "mend the year", text, first, last);
  }

  private static void report(String text, DateLayout layout, CellReader.Faults faults) {
    if (!Wording.strip(text).equals(text)) {
      faults.add(ProblemCode.DATA_BLANKS, "delete the blank", text);
      return;
    }
    if (!layout.fits(text)) {
      faults.add(ProblemCode.DATA_BAD_DATE, help(text, layout), text, layout.words());
      return;
    }
    int year = layout.year(text);
    if (year < DateLayout.FIRST.year() || year > DateLayout.LAST.year()) {
      addRange(text, faults);
      return;
    }
    List<DateLayout> others = DateLayout.reading(text);
    String help =
        others.isEmpty()
            ? "mend the day or the month"
            : "mend it; if the column is written "
                + others.get(0)
                + ", which makes it "
                + others.get(0).read(text).orElseThrow()
                + ", say so as its `unit` in the mapping";
    faults.add(ProblemCode.DATA_NO_SUCH_DAY, help, text, layout.words());
  }

  private static String help(String text, DateLayout layout) {
    if (NumberReader.isMark(text)) {
      return "if it marks a missing value, list it under `missing` in the mapping with its reason";
    }
    List<DateLayout> others = DateLayout.reading(text);
    if (others.size() == 1) {
      return "if all dates of the column look so, say `"
          + others.get(0)
          + "` as its `unit` in the mapping";
    }
    if (others.size() > 1) {
      return "say which it is as the `unit` of the column in the mapping: `"
          + String.join("` or `", others.stream().map(DateLayout::words).toList())
          + "`";
    }
    Matcher time = WITH_TIME.matcher(text);
    if (time.matches()) {
      return "leave the time out: `" + time.group(1) + "`";
    }
    if (SHORT_YEAR.matcher(text).matches()) {
      return "write the year with four digits";
    }
    if (SERIAL.matcher(text).matches()) {
      return "a spreadsheet wrote the number of its day; show the column as dates and export again";
    }
    if (text.startsWith("#")) {
      return "a spreadsheet shows an error here; mend its formula and export again";
    }
    return "write a date such as `" + layout.example() + "`, or leave the cell empty";
  }
}
