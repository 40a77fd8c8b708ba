package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.RecordFile;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.DateLayout;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;

/** Reads {@code records}: how one file becomes records. */
final class RecordsKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "records",
          "records KIND \"path\"",
          "Records of schools, of districts and of what is done with them, beside the data; they hold"
              + " for the whole run, and not for one year. The first word says which: `decisions`"
              + " designate or release a school, `filed` is what was filed or held for a duty,"
              + " `waived` are duties that were waived, `successions` name schools that carry on what"
              + " others were; the others are read by procedures. The file may have no rows.",
          List.of(),
          false,
          List.of(
              optional("format", "csv or json", "csv if left out."),
              required(
                  "key",
                  "COLUMN",
                  "The column with the key: the code of the school (of `successions` of the former"
                      + " one), the name of the district, or a text of its own."),
              optional("rows", "where CONDITION", "Which rows take part."),
              optional("columns", "", "What becomes of the columns.")
                  .table(
                      ColumnSpec.required("column", "a column"),
                      ColumnSpec.required(
                          "becomes", "what the record says there, such as `on` or `because`"),
                      ColumnSpec.optional("unit", "how dates are written, year-month-day if empty"),
                      ColumnSpec.optional(
                          "words",
                          "TEXT = WORD, TEXT = WORD; the text and the word `empty` are an empty"
                              + " cell")),
              optional("always", "", "What every row says without a column.")
                  .table(
                      ColumnSpec.required("becomes", "as in `columns`"),
                      ColumnSpec.required("value", "what it is; a date is written year-month-day")),
              optional("ignore", "COLUMNS", "Columns that are known and not used."),
              optional("origin", "\"TEXT\"", "Where the records come from."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          records filed "plans.csv"
            key  cds
            columns
              | column   | becomes     | unit           | words           |
              | sent     | on          | month/day/year |                 |
              | by       | approved_by |                |                 |
              | approved | approved_on | month/day/year | pending = empty |
              | reasons  | topics      |                |                 |
            always
              | becomes | value            |
              | what    | improvement_plan |
          end records
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<SyntaxItem> word = declared.takeWord();
    String path = word.isPresent() ? declared.takeText() : "";
    if (word.isEmpty() || path.isEmpty()) {
      declared.badHeader();
      return;
    }
    RecordFile.Kind kind = kind(word.get(), declared);
    if (!declared.endHeader() || kind == null) {
      return;
    }
    Place.Element at = Place.element("data/records").child(draft.records.size());
    draft.spans.put(at, word.get().span());
    DataSpec.Format format =
        declared
            .clause("format")
            .map(clause -> Values.word(clause, "csv", "json"))
            .filter(one -> one.equals("json"))
            .map(one -> DataSpec.Format.JSON)
            .orElse(DataSpec.Format.CSV);
    String key = key(declared);
    for (String clause : List.of("key", "ignore")) {
      Place.Element place = at.child(clause.equals("ignore") ? "ignored" : clause);
      declared.clause(clause).ifPresent(one -> draft.spans.put(place, one.value().span()));
    }
    Expr rows = FileKind.rows(declared, at, draft);
    List<RecordFile.Column> columns = columns(declared, at, draft);
    List<RecordFile.Constant> constants = constants(declared, at, draft);
    List<String> ignored =
        declared
            .clause("ignore")
            .map(clause -> Values.list(clause.value().text()))
            .orElse(List.of());
    String origin = Values.text(declared.clause("origin").orElse(null));
    List<String> notes = Values.notes(declared);
    if (declared.isSound()) {
      draft.records.add(
          new RecordFile(
              kind, path, format, key, rows, columns, constants, ignored, origin, notes));
    }
  }

  /** The kind of records that a word names; null after a fault. */
  private static RecordFile.@Nullable Kind kind(SyntaxItem word, Declared declared) {
    List<String> known = new ArrayList<>();
    for (RecordFile.Kind kind : RecordFile.Kind.values()) {
      if (kind.word().equals(word.text())) {
        return kind;
      }
      known.add(kind.word());
    }
    declared
        .faults()
        .add(
            Diagnostic.at(ProblemCode.BAD_HEADER, word.span(), SPEC.name(), "`" + SPEC.head() + "`")
                .help(
                    NearestName.find(word.text(), known)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("the kinds are " + String.join(", ", known))));
    return null;
  }

  private static String key(Declared declared) {
    Optional<Declared.Clause> clause = declared.clause("key");
    String text = clause.map(one -> one.value().text().strip()).orElse("");
    if (clause.isPresent() && text.isEmpty()) {
      clause
          .get()
          .refuse(
              "it names no column",
              "write the column that holds the code of the school, or whatever the key is");
    }
    return text;
  }

  private static List<RecordFile.Column> columns(Declared declared, Place.Element at, Draft draft) {
    List<RecordFile.Column> columns = new ArrayList<>();
    declared
        .clause("columns")
        .ifPresent(
            clause -> {
              for (Rows.Row row : clause.rows().rows()) {
                checkUnit(row);
                List<DataSpec.Word> words =
                    FileKind.words(row).stream()
                        .map(word -> new DataSpec.Word(word.text(), FileKind.cellText(word.word())))
                        .toList();
                if (row.isSound()) {
                  draft.spans.put(
                      at.child("columns").child(columns.size()), row.cell("becomes").span());
                  columns.add(
                      new RecordFile.Column(
                          row.cell("column").text(),
                          row.cell("becomes").text(),
                          words,
                          FileKind.dates(row)));
                }
              }
            });
    return columns;
  }

  private static void checkUnit(Rows.Row row) {
    SyntaxCell cell = row.cell("unit");
    if (!cell.text().isEmpty() && DateLayout.of(cell.text()).isEmpty()) {
      row.refuse(
          cell, "unit", "it takes how dates are written", "write one of " + FileKind.layouts());
    }
  }

  private static List<RecordFile.Constant> constants(
      Declared declared, Place.Element at, Draft draft) {
    List<RecordFile.Constant> constants = new ArrayList<>();
    declared
        .clause("always")
        .ifPresent(
            clause -> {
              for (Rows.Row row : clause.rows().rows()) {
                if (row.isSound()) {
                  draft.spans.put(
                      at.child("constants").child(constants.size()), row.cell("value").span());
                  constants.add(
                      new RecordFile.Constant(
                          row.cell("becomes").text(), row.cell("value").text()));
                }
              }
            });
    return constants;
  }
}
