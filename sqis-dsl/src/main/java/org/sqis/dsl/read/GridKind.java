package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads {@code grid}. */
final class GridKind implements KindReader {
  private static final Pattern REASON = Pattern.compile("([a-z ]+?)(?:\\s+\"([^\"]*)\")?");
  private static final Pattern WORD = Pattern.compile("\\w+");

  private static final KindSpec SPEC =
      new KindSpec(
          "grid",
          "grid NAME \"Title\" by ROWS, COLUMNS (the title can be left out)",
          "A result from two others that have words or levels, such as a color from a status and a"
              + " change. The first column, which has no heading, names the values of ROWS; the other"
              + " headings name those of COLUMNS. A cell is a value, a reason for missing, or `-`,"
              + " which is not applicable.",
          List.of(
              ColumnSpec.required("", "one value of the first axis, or several with commas"),
              YearsReading.COLUMN),
          true,
          List.of(
              optional(
                      "values",
                      "",
                      "The values with their order, so that they can be compared. Without it they"
                          + " are plain words.")
                  .table(
                      ColumnSpec.required("value", "a value of the cells"),
                      ColumnSpec.required("number", "its number; higher is better")),
              optional(
                  "values of", "LEVELS", "The values are those of a table of levels or a grid."),
              repeated(
                  "needs", "CONDITION, else REASON", "What must hold for there to be a value."),
              repeated(
                  "replace",
                  "VALUE when CONDITION",
                  "Replaces the value that was looked up; tested top-down."),
              optional(
                  "provenance",
                  "waiver, federal, state, proxy or choice",
                  "Who stands behind the cells."),
              YearsReading.CLAUSE,
              optional("source", "SOURCE and where in it", "What the cells rest on."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          grid color "Color" by status_level, change_level
            |        | declined | maintained | increased |
            | high   | yellow   | green      | blue      |
            | medium | orange   | yellow     | green     |
            | low    | red      | red        | orange    |
            replace orange when not_certified
            provenance state
          end grid
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "grid", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    Optional<SyntaxItem> rowsBy = declared.take("by") ? declared.takeWord() : Optional.empty();
    boolean hasComma = declared.takeSign(",");
    Optional<SyntaxItem> columnsBy = hasComma ? declared.takeWord() : Optional.empty();
    Place.Element at = head.at();
    rowsBy.ifPresent(item -> draft.spans.put(at.child("rows_by"), item.span()));
    columnsBy.ifPresent(item -> draft.spans.put(at.child("by"), item.span()));
    declared.endHeader(rowsBy.isPresent() && columnsBy.isPresent());
    List<Grid.Word> values = new ArrayList<>();
    String valuesOf = values(declared, at, draft, values);
    List<Measure.Need> needs = RatesKind.needs(declared, at, draft);
    List<Grid.Replacement> replacements = replacements(declared, at, draft);
    Provenance provenance = LevelsKind.provenance(declared);
    declared
        .clause("source")
        .ifPresent(clause -> Values.placeList(clause.value().span(), at.child("source"), draft));
    YearRange years = YearsReading.clause(declared, at, draft);
    List<List<String>> columns = new ArrayList<>();
    List<Grid.Row> rows = new ArrayList<>();
    declared
        .rows()
        .ifPresent(
            table -> {
              for (SyntaxCell heading : table.freeHeadings()) {
                Values.placeList(heading.span(), at.child("column").child(columns.size()), draft);
                columns.add(Values.list(heading.text()));
              }
              for (Rows.Row row : table.rows()) {
                row(row, rows.size(), years, at, draft).ifPresent(rows::add);
              }
            });
    if (!declared.isSound() || rowsBy.isEmpty() || columnsBy.isEmpty()) {
      draft.poisoned.add(head.name());
      return;
    }
    draft.grids.add(
        new Grid(
            head.name(),
            head.title(),
            rowsBy.get().text(),
            columnsBy.get().text(),
            values,
            valuesOf,
            columns,
            rows,
            needs,
            replacements,
            provenance,
            Values.source(declared),
            Values.notes(declared),
            years));
  }

  private static Optional<Grid.Row> row(
      Rows.Row row, int index, @Nullable YearRange years, Place.Element at, Draft draft) {
    SyntaxCell head = row.cell("");
    Values.placeList(
        head.isEmpty() ? row.span() : head.span(), at.child("row").child(index), draft);
    List<Grid.Cell> cells = new ArrayList<>();
    for (SyntaxCell written : row.freeCells()) {
      draft.spans.put(at.child("cell").child(index).child(cells.size()), written.span());
      Optional<Grid.Cell> cell = cell(written.keyboardText());
      if (cell.isEmpty() && row.faults().count() == 0) {
        String help = "write a value such as `green`, `not applicable`, or `-`";
        if (written.isEmpty()) {
          row.add(
              Diagnostic.at(ProblemCode.EMPTY_CELL, written.span(), row.heading(written))
                  .help(help));
        } else {
          row.refuse(written, row.heading(written), "it takes one value of the grid", help);
        }
      }
      cell.ifPresent(cells::add);
    }
    YearRange own = YearsReading.row(row, years, at.child("row").child(index), draft);
    return row.isSound()
        ? Optional.of(new Grid.Row(Values.list(head.text()), cells, own))
        : Optional.empty();
  }

  /** What a cell, or the value of {@code replace}, says; empty if it is no value. */
  private static Optional<Grid.Cell> cell(String text) {
    if (text.equals("-")) {
      return Optional.of(new Grid.Cell.Lacks(MissingReason.NOT_APPLICABLE, ""));
    }
    Matcher reason = REASON.matcher(text);
    Optional<MissingReason> missing =
        reason.matches() ? MissingReason.parse(reason.group(1)) : Optional.empty();
    if (missing.isPresent()) {
      String remark = reason.group(2) == null ? "" : reason.group(2);
      return Optional.of(new Grid.Cell.Lacks(missing.get(), remark));
    }
    return WORD.matcher(text).matches() ? Optional.of(new Grid.Cell.Holds(text)) : Optional.empty();
  }

  /** Fills {@code values} from the table of the clause, or gives the table its levels are of. */
  private static String values(
      Declared declared, Place.Element at, Draft draft, List<Grid.Word> values) {
    String valuesOf =
        declared
            .clause("values of")
            .map(
                of -> {
                  draft.spans.put(at.child("values_of"), of.value().span());
                  return Values.word(of);
                })
            .orElse("");
    var clause = declared.clause("values");
    if (clause.isEmpty()) {
      return valuesOf;
    }
    if (!clause.get().value().isEmpty()) {
      clause
          .get()
          .refuse(
              "its table follows on the next lines",
              "write `values` alone, or `values of` and a table of levels");
    }
    for (Rows.Row row : clause.get().rows().rows()) {
      SyntaxCell value = row.cell("value");
      draft.spans.put(at.child("value").child(values.size()), value.span());
      Optional<Rational> number = Rational.parse(row.cell("number").text());
      if (number.isEmpty() && row.isSound()) {
        row.refuse(row.cell("number"), "number", "it takes a number", "number the values: 1, 2, 3");
      }
      if (!value.isEmpty() && !WORD.matcher(value.text()).matches()) {
        row.refuse(value, "value", "it takes one word", "write for example `light_green`");
      }
      if (row.isSound() && number.isPresent()) {
        values.add(new Grid.Word(value.text(), number.get()));
      }
    }
    return valuesOf;
  }

  private static List<Grid.Replacement> replacements(
      Declared declared, Place.Element at, Draft draft) {
    List<Grid.Replacement> replacements = new ArrayList<>();
    for (Declared.Clause clause : declared.clauses("replace")) {
      SyntaxItems items = clause.value();
      int when = items.indexOf("when");
      Optional<Grid.Cell> cell =
          when > 0 ? cell(items.take(when).text().strip()) : Optional.empty();
      if (cell.isEmpty() || when + 1 >= items.size()) {
        clause.refuse(
            "it takes a value, `when` and a condition",
            "write for example `replace orange when not_certified`");
        continue;
      }
      Place.Element place = at.child("replace").child(replacements.size());
      draft.spans.put(place, items.take(when).span());
      Grid.Cell value = cell.get();
      Values.expression(items.skip(when + 1).span(), place.child("when"), draft, declared.faults())
          .ifPresent(condition -> replacements.add(new Grid.Replacement(value, condition)));
    }
    return replacements;
  }
}
