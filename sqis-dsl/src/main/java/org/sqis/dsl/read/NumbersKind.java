package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.NumberTable;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;

/** Reads {@code numbers}. */
final class NumbersKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "numbers",
          "numbers of NAME",
          "Numbers that the levels of a table, the values of a grid, or the words of an input,"
              + " parameter or measure carry: one row a level or word, one further column a number."
              + " Rules read them as `number(NAME, COLUMN)`.",
          List.of(ColumnSpec.required("value", "a level or word; every one has a row")),
          true,
          List.of(
              optional("columns", "", "What is said of single columns.")
                  .table(
                      ColumnSpec.required("column", "the heading of a column"),
                      ColumnSpec.optional("type", "a unit; a bare number takes the unit it meets"),
                      Origins.PROVENANCE,
                      Origins.SOURCE,
                      ColumnSpec.optional("meaning", "a remark")),
              optional(
                  "provenance",
                  "waiver, federal, state, proxy or choice",
                  "Who stands behind the numbers of all other columns."),
              YearsReading.CLAUSE,
              optional(
                  "source",
                  "SOURCE and where in it",
                  "What the numbers of all other columns rest on."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          numbers of school_type
            | value      | least_size | weight |
            | elementary | 20         | 1      |
            | middle     | 30         | 1      |
            | high       | 50         | 1.5    |
            provenance choice
          end numbers
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<SyntaxItem> of = declared.take("of") ? declared.takeWord() : Optional.empty();
    if (of.isEmpty()) {
      declared.badHeader();
      draft.poisoned.add("numbers/*");
      return;
    }
    declared.endHeader();
    Place.Element at = draft.open("numbers", of.get().text(), of.get().span());
    draft.spans.put(at.child("of"), of.get().span());
    Provenance provenance = LevelsKind.provenance(declared);
    YearRange years = YearsReading.clause(declared, at, draft);
    List<String> headings = new ArrayList<>();
    List<NumberTable.Row> rows = new ArrayList<>();
    declared
        .rows()
        .ifPresent(
            table -> {
              for (SyntaxCell heading : table.freeHeadings()) {
                draft.spans.put(at.child("column").child(headings.size()), heading.span());
                headings.add(heading.text());
              }
              if (headings.isEmpty()) {
                declared
                    .faults()
                    .add(
                        Diagnostic.at(
                                ProblemCode.NUMBERS_EMPTY, table.headerSpan(), of.get().text())
                            .help("add a column for a number, headed by its name"));
              }
              for (Rows.Row row : table.rows()) {
                row(row, rows.size(), at, draft).ifPresent(rows::add);
              }
            });
    List<NumberTable.Column> columns = columns(declared, headings, provenance, at, draft);
    List<String> notes = Values.notes(declared);
    if (!declared.isSound()) {
      draft.poisoned.add("numbers/" + of.get().text());
      return;
    }
    draft.numbers.add(new NumberTable(of.get().text(), columns, rows, notes, years));
  }

  private static Optional<NumberTable.Row> row(
      Rows.Row row, int index, Place.Element at, Draft draft) {
    SyntaxCell value = row.cell("value");
    Place.Element place = at.child("row").child(index);
    draft.spans.put(place, value.isEmpty() ? row.span() : value.span());
    List<Expr.Numeral> numbers = new ArrayList<>();
    for (SyntaxCell cell : row.freeCells()) {
      draft.spans.put(place.child(numbers.size()), cell.span());
      Optional<Expr.Numeral> number = Values.number(cell.keyboardText());
      String help = "write a number such as 20, 54.1 or 40/3, or a percent such as 5%";
      if (number.isEmpty() && row.faults().count() == 0) {
        if (cell.isEmpty()) {
          row.add(Diagnostic.at(ProblemCode.EMPTY_CELL, cell.span(), row.heading(cell)).help(help));
        } else {
          row.refuse(cell, row.heading(cell), "it takes a number", help);
        }
      }
      number.ifPresent(numbers::add);
    }
    return row.isSound()
        ? Optional.of(new NumberTable.Row(value.text(), numbers))
        : Optional.empty();
  }

  /** What a row of the table {@code columns} says. */
  private record Said(
      @Nullable Type type, @Nullable Provenance provenance, String source, String meaning) {}

  private static List<NumberTable.Column> columns(
      Declared declared,
      List<String> headings,
      @Nullable Provenance provenance,
      Place.Element at,
      Draft draft) {
    Map<String, Said> said = new HashMap<>();
    declared
        .clause("columns")
        .ifPresent(
            clause -> {
              for (Rows.Row row : clause.rows().rows()) {
                said(row, headings, said, at, draft);
              }
            });
    String source = Values.source(declared);
    List<NumberTable.Column> columns = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      Said one = said.get(headings.get(i));
      if (one == null || one.source().isEmpty()) {
        Place.Element place = at.child("column").child(i).child("source");
        declared
            .clause("source")
            .ifPresent(clause -> Values.placeList(clause.value().span(), place, draft));
      }
      columns.add(
          new NumberTable.Column(
              headings.get(i),
              one == null ? null : one.type(),
              one == null || one.provenance() == null ? provenance : one.provenance(),
              one == null || one.source().isEmpty() ? source : one.source(),
              one == null ? "" : one.meaning()));
    }
    return columns;
  }

  private static void said(
      Rows.Row row, List<String> headings, Map<String, Said> said, Place.Element at, Draft draft) {
    SyntaxCell column = row.cell("column");
    int number = headings.indexOf(column.text());
    if (number < 0 && !column.isEmpty()) {
      row.refuse(
          column,
          "column",
          "no column is headed so",
          NearestName.find(column.text(), headings)
              .map(near -> "did you mean `" + near + "`?")
              .orElse("write " + String.join(" or ", headings)));
    } else if (said.containsKey(column.text())) {
      row.refuse(column, "column", "another row speaks of it", "keep one of the two rows");
    }
    SyntaxCell source = row.cell("source");
    Values.placeList(source.span(), at.child("column").child(number).child("source"), draft);
    Type type = null;
    if (!row.cell("type").isEmpty()) {
      type = Types.type(row, "type").map(Types.Read::type).orElse(null);
      if (type != null && !(type instanceof Type.Numeric)) {
        row.refuse(
            row.cell("type"),
            "type",
            "its numbers have a unit",
            "write count, percent, points, score, number or years");
      }
    }
    Provenance provenance = Origins.provenance(row);
    if (row.isSound()) {
      said.put(
          column.text(), new Said(type, provenance, source.text(), row.cell("meaning").text()));
    }
  }
}
