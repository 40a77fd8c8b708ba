package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.repeated;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Changeable;
import org.sqis.core.policy.Overlay;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.DateForms;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads {@code overlay}. */
final class OverlayKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "overlay",
          "overlay NAME \"Title\" for \"DISTRICT\" (the title can be left out)",
          "What one district changes of the policy, with the value it quotes, why, and who approved"
              + " it. All its changes are made together or none is. It changes values that `open`"
              + " names, within their limits.",
          List.of(),
          false,
          List.of(
              YearsReading.CLAUSE,
              required("because", "\"TEXT\"", "Why."),
              required("approver", "\"WHO\", DAY MONTH YEAR", "Who approved it, and when."),
              required("change", "", "The changes.")
                  .table(
                      ColumnSpec.required(
                          "what", "`parameter NAME`, `share of MEASURE` or `level L of TABLE`"),
                      ColumnSpec.optional(
                          "column",
                          "the school types whose column it is, as the table heads it, or `every`"),
                      ColumnSpec.required(
                          "from", "the value of the policy, `not set`, or both bounds `A to B`"),
                      ColumnSpec.required(
                          "to", "the value of the district, or both bounds `A to B`")),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          overlay lawndale_climate for "Lawndale Unified"
            because   "Local goals for the school climate"
            approver  "Oversight Panel", 14 October 2014
            change
              | what                   | column | from | to |
              | share of absence_level | every  | 40   | 41 |
              | share of ela_level     | every  | 60   | 59 |
          end overlay
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "overlay", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    String district = declared.take("for") ? declared.takeText() : "";
    Place.Element at = head.at();
    declared.endHeader(!district.isEmpty());
    YearRange years = YearsReading.clause(declared, at, draft);
    String because =
        Values.filled(
            declared.clause("because").orElse(null),
            "because \"Local goals for the school climate\"");
    List<Approval> approvals = new ArrayList<>();
    declared.clause("approver").ifPresent(clause -> approval(clause).ifPresent(approvals::add));
    List<Overlay.Change> changes = new ArrayList<>();
    declared
        .clause("change")
        .ifPresent(
            clause -> {
              Rows table = clause.rows();
              List<Rows.Row> rows = table.rows();
              if (rows.isEmpty()) {
                declared
                    .faults()
                    .add(
                        Diagnostic.at(ProblemCode.EMPTY_VALUE, table.headerSpan())
                            .help("add a row for each change, or leave the overlay out"));
              }
              for (Rows.Row row : rows) {
                change(row, at.child("change").child(changes.size()), draft)
                    .ifPresent(changes::add);
              }
            });
    List<String> notes = Values.notes(declared);
    if (!declared.isSound() || approvals.isEmpty()) {
      draft.poisoned.add(head.name());
      return;
    }
    draft.overlays.add(
        new Overlay(
            head.name(),
            head.title(),
            district,
            years,
            because,
            approvals.get(0).who(),
            approvals.get(0).when(),
            changes,
            notes));
  }

  private record Approval(String who, CalendarDate when) {}

  private static Optional<Approval> approval(Declared.Clause clause) {
    SyntaxItems items = clause.value();
    boolean fits =
        items.size() > 2 && items.get(0).kind() == SyntaxItem.Kind.TEXT && items.get(1).isSign(",");
    Optional<CalendarDate> date =
        fits ? CalendarDate.parse(items.skip(2).text()) : Optional.empty();
    Optional<Diagnostic> badDate =
        fits && date.isEmpty() ? DateForms.of(items.skip(2).span()) : Optional.empty();
    if (badDate.isPresent()) {
      clause.faults().add(badDate.get());
    } else if (date.isEmpty()) {
      clause.refuse(
          "it takes who approved in quotes, a comma, and a date",
          "write for example `approver \"Oversight Panel\", 14 October 2014`");
    } else if (items.get(0).text().isBlank()) {
      Values.blank(clause, "approver \"Oversight Panel\", " + date.get());
    }
    return date.map(when -> new Approval(items.get(0).text(), when));
  }

  private static Optional<Overlay.Change> change(Rows.Row row, Place.Element at, Draft draft) {
    draft.spans.put(at, row.span());
    for (String column : List.of("what", "column", "from", "to")) {
      SyntaxCell cell = row.cell(column);
      draft.spans.put(at.child(column), cell.isEmpty() ? row.span() : cell.span());
    }
    Optional<Changeable> what = OpenKind.what(row, "what");
    boolean isUnset = row.cell("from").keyboardText().equals("not set");
    Optional<Bounds> from = isUnset ? Optional.of(new Bounds(null, null)) : bounds(row, "from");
    Optional<Bounds> to = bounds(row, "to");
    String columns = row.cell("column").keyboardText();
    List<String> words = columns.equals("every") ? List.of() : Values.list(columns);
    boolean isWhole = row.isSound() && what.isPresent() && from.isPresent();
    Expr instead = to.map(Bounds::value).orElse(null);
    return isWhole && instead != null
        ? Optional.of(
            new Overlay.Change(
                what.get(), words, from.get().value(), instead, from.get().end(), to.get().end()))
        : Optional.empty();
  }

  /** A value, or the bounds of a cut score {@code A to B}. */
  private record Bounds(@Nullable Expr value, @Nullable Expr end) {}

  private static Optional<Bounds> bounds(Rows.Row row, String column) {
    Matcher pair = LevelsKind.Written.PAIR.matcher(row.cell(column).keyboardText());
    if (pair.matches()) {
      Optional<Expr.Numeral> low = Values.number(pair.group(1));
      Optional<Expr.Numeral> high = Values.number(pair.group(2));
      if (low.isPresent() && high.isPresent()) {
        return Optional.of(new Bounds(low.get(), high.get()));
      }
    }
    return ParametersKind.constant(row, column).map(value -> new Bounds(value, null));
  }
}
