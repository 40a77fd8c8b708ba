package org.sqis.dsl.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.YearRange;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.registry.ClauseSpec;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads school years: those of a policy, a declaration, or a row of a table. */
final class YearsReading {
  /** The clause of a declaration that is not in force in every year of the policy. */
  static final ClauseSpec CLAUSE =
      ClauseSpec.optional(
          "years",
          "YEAR, or YEAR to YEAR",
          "The years it is in force, if not all of the policy's.");

  /** The column of a row that is not in force in every year of its table. */
  static final ColumnSpec COLUMN =
      ColumnSpec.optional("years", "YEAR or YEAR to YEAR in which the row is in force; else empty");

  private YearsReading() {}

  /** The years of a declaration; null if it is in force in all, or after a fault. */
  static @Nullable YearRange clause(Declared declared, Place.Element at, Draft draft) {
    var clause = declared.clause("years");
    if (clause.isEmpty()) {
      return null;
    }
    draft.spans.put(at.child("years"), clause.get().value().span());
    List<SchoolYear> years = ends(clause.get());
    if (years == null) {
      return null;
    }
    if (years.get(1).compareTo(years.get(0)) < 0) {
      clause.get().faults().add(reversed(clause.get().value().span(), years.get(0), years.get(1)));
      return null;
    }
    return new YearRange(years.get(0), years.get(1));
  }

  /**
   * The years of a row, within those of its declaration; null if it is in force in all of them or
   * after a fault.
   */
  static @Nullable YearRange row(
      Rows.Row row, @Nullable YearRange declared, Place.Element at, Draft draft) {
    SyntaxCell cell = row.cell("years");
    if (cell.isEmpty()) {
      return declared;
    }
    draft.spans.put(at.child("years"), cell.span());
    String[] ends = cell.keyboardText().split("\\s+to\\s+", -1);
    Optional<SchoolYear> first = SchoolYear.parse(ends[0].strip());
    Optional<SchoolYear> last = SchoolYear.parse(ends[ends.length - 1].strip());
    if (first.isEmpty() || last.isEmpty() || ends.length > 2) {
      String wrong = first.isEmpty() ? ends[0].strip() : ends[ends.length - 1].strip();
      row.add(badYear(cell.span(), wrong));
      return declared;
    }
    if (last.get().compareTo(first.get()) < 0) {
      row.add(reversed(cell.span(), first.get(), last.get()));
      return declared;
    }
    YearRange own = new YearRange(first.get(), last.get());
    if (declared != null && !(declared.contains(own.first()) && declared.contains(own.last()))) {
      row.add(
          Diagnostic.at(
                  ProblemCode.YEARS_OUTSIDE_TABLE, cell.span(), own.toString(), declared.toString())
              .help("write years from " + declared.first() + " to " + declared.last()));
      return declared;
    }
    return own;
  }

  private static Diagnostic reversed(Span span, SchoolYear first, SchoolYear last) {
    return Diagnostic.at(ProblemCode.YEARS_BACKWARDS, span, first.toString(), last.toString())
        .help("write `" + last + " to " + first + "`");
  }

  /** The two school years {@code A to B}, or one year twice; null after a fault. */
  static @Nullable List<SchoolYear> ends(Declared.Clause clause) {
    SyntaxItems items = clause.value();
    boolean isRange = items.size() == 3 && items.get(1).isWord("to");
    boolean isOne = items.size() == 1;
    if (!isRange && !isOne) {
      if (Written.YEAR.matcher(items.text()).matches()) {
        clause.faults().add(badYear(items.span(), items.text()));
      } else {
        clause.refuse(
            "it takes one school year, or two with `to` between them",
            "write for example `" + clause.spec().name() + " 2014-15 to 2015-16`");
      }
      return null;
    }
    SchoolYear first = year(clause, items.get(0));
    SchoolYear last = isRange ? year(clause, items.get(2)) : first;
    return first == null || last == null ? null : List.of(first, last);
  }

  /** The one school year a clause gives; null after a fault. */
  static @Nullable SchoolYear one(Declared.Clause clause) {
    List<SchoolYear> years = ends(clause);
    if (years == null) {
      return null;
    }
    if (clause.value().size() > 1) {
      clause.refuse(
          "it takes one school year",
          "write for example `" + clause.spec().name() + " " + years.get(1) + "`");
      return null;
    }
    return years.get(0);
  }

  /** The school year an item writes; null after a fault. */
  static @Nullable SchoolYear year(Declared.Clause clause, SyntaxItem item) {
    Optional<SchoolYear> year = SchoolYear.parse(item.text());
    if (year.isEmpty()) {
      clause.faults().add(badYear(item.span(), item.text()));
    }
    return year.orElse(null);
  }

  /** A year that is not written as one, with the school year that was probably meant. */
  private static Diagnostic badYear(Span span, String text) {
    Matcher written = Written.YEAR.matcher(text);
    Diagnostic fault = Diagnostic.at(ProblemCode.BAD_YEAR, span, text);
    if (!written.matches()) {
      return fault.help("write both years, for example `2013-14`");
    }
    int first = Integer.parseInt(written.group(1));
    String next = String.format(Locale.ROOT, "%02d", (first + 1) % 100);
    String last = written.group(2) == null ? next : written.group(2);
    return fault.help(
        last.endsWith(next)
            ? "write `" + written.group(1) + "-" + next + "`"
            : "a school year ends in the next year: write `" + written.group(1) + "-" + next + "`");
  }

  /** The pattern of what is nearly a school year; asked only after a fault. */
  private static final class Written {
    static final Pattern YEAR = Pattern.compile("(\\d{4})(?:\\s*[-/\u2013]\\s*(\\d{4}|\\d{2}))?");
  }
}
