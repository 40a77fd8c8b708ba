package org.sqis.dsl.read;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.Type;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Place;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.DateForms;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads {@code parameters}. */
final class ParametersKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "parameters",
          "parameters",
          "Numbers and words that people argue about, each with who stands behind it.",
          List.of(
              ColumnSpec.required("name", "a name"),
              ColumnSpec.required(
                  "value", "a number, a percent, yes, no, a word of its type, or `not set`"),
              ColumnSpec.optional(
                  "type",
                  "a unit, `date`, `yes/no` or `one of …`; a bare number takes the unit it meets"),
              Origins.PROVENANCE,
              Origins.SOURCE,
              ColumnSpec.optional("meaning", "a remark"),
              YearsReading.COLUMN),
          false,
          List.of(YearsReading.CLAUSE),
          """
          parameters
            | name      | value   | provenance | meaning                            |
            | minimum_n | 20      | waiver     | smallest student group that counts |
            | floor     | 60%     | federal    |                                    |
            | gap       | not set |            | nobody has decided                 |
          end parameters
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    declared.endHeader();
    YearRange years = YearsReading.clause(declared, Place.element("parameters"), draft);
    Rows rows = declared.rows().orElse(null);
    for (Rows.Row row : rows == null ? List.<Rows.Row>of() : rows.rows()) {
      read(row, years, declared, draft);
    }
  }

  private static void read(
      Rows.Row row, @Nullable YearRange years, Declared declared, Draft draft) {
    SyntaxCell name = row.cell("name");
    Place.Element at = draft.open("parameter", name.text(), name.span());
    draft.spans.put(at.child("value"), row.cell("value").span());
    if (row.written("type").isPresent()) {
      draft.spans.put(at.child("type"), row.cell("type").span());
    }
    Values.placeList(row.cell("source").span(), at.child("source"), draft);
    draft.spans.put(at.child("provenance"), row.written("provenance").orElse(name).span());
    Expr value = value(row);
    Types.Read stated = row.cell("type").isEmpty() ? null : Types.type(row, "type").orElse(null);
    Type type = stated == null ? null : stated.type();
    Provenance provenance = Origins.provenance(row);
    YearRange own = YearsReading.row(row, years, at, draft);
    if (!row.isSound() || !declared.clausesAreSound()) {
      draft.poisoned.add(name.text());
      return;
    }
    draft.parameters.add(
        new Parameter(
            name.text(),
            value,
            type,
            provenance,
            row.cell("source").text(),
            row.cell("meaning").text(),
            own));
  }

  private static @Nullable Expr value(Rows.Row row) {
    return row.cell("value").keyboardText().equals("not set")
        ? null
        : constant(row, "value").orElse(null);
  }

  /** The number, answer or word of a cell; empty after a fault. */
  static Optional<Expr> constant(Rows.Row row, String column) {
    SyntaxCell cell = row.cell(column);
    String text = cell.keyboardText();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.equals("yes") || text.equals("no")) {
      return Optional.of(new Expr.Answer(text.equals("yes")));
    }
    Optional<Expr.Numeral> number = Values.number(text);
    if (number.isPresent()) {
      return Optional.of(number.get());
    }
    Optional<CalendarDate> date = CalendarDate.parse(text);
    if (date.isPresent()) {
      return Optional.of(new Expr.Date(date.get()));
    }
    if (text.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      return Optional.of(new Expr.Name(text));
    }
    Optional<Diagnostic> badDate = DateForms.of(cell.span());
    if (badDate.isPresent()) {
      row.add(badDate.get());
      return Optional.empty();
    }
    row.refuse(
        cell,
        column,
        column.equals("value")
            ? "it is no number, no date, no word and not `not set`"
            : "it is no number, no date and no word",
        "write a number such as 20, 54.1 or 40/3, a percent such as 5%, a date such as"
            + " 1 December 2013, or a word");
    return Optional.empty();
  }
}
