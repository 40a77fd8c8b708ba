package org.sqis.dsl.read;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.Moment;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.DateForms;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads cells with days, school years and names. */
final class Moments {
  private Moments() {}

  /** The day or school year of a cell; null if it is empty or after a fault. */
  static @Nullable Moment moment(Rows.Row row, String column) {
    SyntaxCell cell = row.cell(column);
    String text = cell.keyboardText();
    if (text.isEmpty()) {
      return null;
    }
    Optional<SchoolYear> year = SchoolYear.parse(text);
    if (year.isPresent()) {
      return new Moment.Year(year.get());
    }
    CalendarDate day = date(row, column, "it takes a day or a school year");
    return day == null ? null : new Moment.Day(day);
  }

  /** The day of a cell; null if it is empty or after a fault. */
  static @Nullable CalendarDate date(Rows.Row row, String column) {
    return date(row, column, "it takes a day");
  }

  private static @Nullable CalendarDate date(Rows.Row row, String column, String takes) {
    SyntaxCell cell = row.cell(column);
    String text = cell.keyboardText();
    if (text.isEmpty()) {
      return null;
    }
    Optional<CalendarDate> day = CalendarDate.parse(text);
    if (day.isEmpty()) {
      Optional<Diagnostic> form = DateForms.of(cell.span());
      if (form.isPresent()) {
        row.add(form.get());
      } else {
        row.refuse(cell, column, takes, "write for example `1 December 2013`");
      }
    }
    return day.orElse(null);
  }

  /** The name of a cell; empty after a fault. */
  static String name(Rows.Row row, String column) {
    SyntaxCell cell = row.cell(column);
    String text = cell.text();
    if (!text.isEmpty() && !isName(text)) {
      row.refuse(cell, column, "it takes a name", "write letters, digits and `_`, a letter first");
      return "";
    }
    return text;
  }

  static boolean isName(String text) {
    return text.matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  /** The names of a clause, each with its place; reports that there is none. */
  static java.util.List<String> names(
      Declared declared, String clause, Place.Element at, Draft draft) {
    Optional<Declared.Clause> found = declared.clause(clause);
    if (found.isEmpty()) {
      return java.util.List.of();
    }
    SyntaxItems value = found.get().value();
    if (value.isEmpty()) {
      found
          .get()
          .faults()
          .add(
              Diagnostic.at(ProblemCode.EMPTY_VALUE, found.get().syntax().items().span())
                  .help("write names separated by commas"));
      return java.util.List.of();
    }
    draft.spans.put(at, value.span());
    Values.placeNames(value, at, draft);
    return Values.names(found.get(), value);
  }
}
