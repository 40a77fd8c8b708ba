package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.model.Season;
import org.sqis.core.policy.Provenance;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.registry.ClauseSpec;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads the table {@code calendar} of a policy: its school year and its seasons. */
final class CalendarReading {
  static final ClauseSpec CLAUSE =
      ClauseSpec.optional(
              "calendar", "", "When school years begin, 1 July if left out, and their seasons.")
          .table(
              ColumnSpec.required("name", "a season, or `school_year`"),
              ColumnSpec.required("from", "its first day, such as `1 September`"),
              ColumnSpec.optional("to", "its last day, included; empty for `school_year`"),
              ColumnSpec.required("provenance", "waiver, federal, state, proxy or choice"),
              ColumnSpec.optional("source", "a source of the policy and where in it"));

  private CalendarReading() {}

  static SchoolCalendar read(Declared declared, Draft draft) {
    SchoolCalendar.Start start = null;
    List<SchoolCalendar.Entry> seasons = new ArrayList<>();
    Optional<Declared.Clause> clause = declared.clause("calendar");
    if (clause.isEmpty()) {
      return SchoolCalendar.PLAIN;
    }
    for (Rows.Row row : clause.get().rows().rows()) {
      SyntaxCell name = row.cell("name");
      boolean isYear = name.text().equals(SchoolCalendar.SCHOOL_YEAR);
      if (isYear && start != null) {
        row.refuse(name, "name", "the school year begins once", "leave one of the two rows out");
        continue;
      }
      Place.Element at = draft.open("season", name.text(), name.span());
      draft.spans.put(at.child("from"), row.cell("from").span());
      draft.spans.put(at.child("to"), row.cell("to").span());
      Values.placeList(row.cell("source").span(), at.child("source"), draft);
      String fact = isYear ? "first_day_of_the_school_year" : "season_" + name.text();
      draft.spans.put(Place.element("policy").child(fact), name.span());
      DayOfYear from = day(row, "from");
      DayOfYear to = day(row, "to");
      Provenance provenance = Origins.provenance(row);
      checkLast(row, isYear);
      if (!row.isSound() || from == null || provenance == null) {
        continue;
      }
      String source = row.cell("source").text();
      if (isYear) {
        start = new SchoolCalendar.Start(from, provenance, source);
      } else if (to != null) {
        Season season = new Season(name.text(), from, to);
        seasons.add(new SchoolCalendar.Entry(season, provenance, source));
      }
    }
    return new SchoolCalendar(start, seasons);
  }

  /** A season says its last day, and the school year ends where the next one begins. */
  private static void checkLast(Rows.Row row, boolean isYear) {
    SyntaxCell to = row.cell("to");
    if (isYear && !to.isEmpty()) {
      row.refuse(
          to, "to", "a school year ends on the day before the next one", "leave the cell empty");
    } else if (!isYear && to.isEmpty()) {
      row.add(
          Diagnostic.at(ProblemCode.EMPTY_CELL, to.span(), "to")
              .help("write the last day of the season, such as `30 November`"));
    }
  }

  private static @Nullable DayOfYear day(Rows.Row row, String column) {
    SyntaxCell cell = row.cell(column);
    String text = cell.keyboardText();
    if (text.isEmpty()) {
      return null;
    }
    Optional<DayOfYear> day = DayOfYear.parse(text);
    if (day.isEmpty()) {
      row.add(
          Diagnostic.at(ProblemCode.BAD_DAY, cell.span(), text)
              .help("write a day and a month, such as `1 September`"));
    }
    return day.orElse(null);
  }
}
