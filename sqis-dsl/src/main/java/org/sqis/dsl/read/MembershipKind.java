package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Membership;
import org.sqis.core.problem.Place;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.DateForms;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads {@code membership}. */
final class MembershipKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "membership",
          "membership NAME \"Title\" (the title can be left out)",
          "Which districts belong together, and from when to when. Cohorts name it; no rule reads"
              + " it.",
          List.of(),
          false,
          List.of(
              required("districts", "", "The districts, one row a time as a member.")
                  .table(
                      ColumnSpec.required(
                          "district", "its name in the data, in quotes where it has several words"),
                      ColumnSpec.optional(
                          "from", "the first day; empty for as long as anybody knows"),
                      ColumnSpec.optional("to", "the last day; empty until further notice"),
                      Origins.SOURCE,
                      ColumnSpec.optional("meaning", "a remark")),
              optional("source", "SOURCE and where in it", "What all other rows rest on."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          membership core_districts "Districts of the waiver"
            districts
              | district          | from          | to            |
              | "Lawndale Unified" | 6 August 2013 |               |
              | Riverside         | 6 August 2013 | 30 April 2014 |
          end membership
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "membership", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    Place.Element at = head.at();
    declared.endHeader();
    List<Membership.Row> rows = new ArrayList<>();
    declared
        .clause("districts")
        .ifPresent(
            clause -> {
              List<Rows.Row> written = clause.rows().rows();
              for (int i = 0; i < written.size(); i++) {
                row(written.get(i), at.child("district").child(i), draft).ifPresent(rows::add);
              }
            });
    String source = Values.source(declared);
    declared
        .clause("source")
        .ifPresent(clause -> Values.placeList(clause.value().span(), at.child("source"), draft));
    List<String> notes = Values.notes(declared);
    if (!declared.isSound()) {
      draft.poisoned.add(head.name());
      return;
    }
    draft.memberships.add(new Membership(head.name(), head.title(), rows, source, notes));
  }

  private static Optional<Membership.Row> row(Rows.Row row, Place.Element at, Draft draft) {
    SyntaxCell district = row.cell("district");
    draft.spans.put(at, district.isEmpty() ? row.span() : district.span());
    draft.spans.put(at.child("from"), place(row, "from"));
    draft.spans.put(at.child("to"), place(row, "to"));
    Values.placeList(row.cell("source").span(), at.child("source"), draft);
    String name = unquoted(district.text());
    if (!district.isEmpty() && name.isBlank()) {
      row.refuse(district, "district", "it takes a name", "write the district as the data name it");
    }
    CalendarDate from = day(row, "from");
    CalendarDate to = day(row, "to");
    return row.isSound()
        ? Optional.of(
            new Membership.Row(
                name, from, to, row.cell("source").text(), row.cell("meaning").text()))
        : Optional.empty();
  }

  private static Span place(Rows.Row row, String column) {
    SyntaxCell cell = row.cell(column);
    return cell.isEmpty() ? row.span() : cell.span();
  }

  /** The text of a cell; quotes around it are no part of it. */
  private static String unquoted(String text) {
    boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return isQuoted ? text.substring(1, text.length() - 1).strip() : text;
  }

  private static @Nullable CalendarDate day(Rows.Row row, String column) {
    SyntaxCell cell = row.cell(column);
    if (cell.isEmpty()) {
      return null;
    }
    Optional<CalendarDate> day = CalendarDate.parse(cell.keyboardText());
    if (day.isEmpty()) {
      Optional<Diagnostic> fault = DateForms.of(cell.span());
      if (fault.isPresent()) {
        row.add(fault.get());
      } else {
        row.refuse(cell, column, "it takes a date", "write a date such as `6 August 2013`");
      }
    }
    return day.orElse(null);
  }
}
