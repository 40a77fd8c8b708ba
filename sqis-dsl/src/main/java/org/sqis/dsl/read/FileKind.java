package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.Entity;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.DateLayout;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads {@code file}: how one file becomes values. */
final class FileKind implements KindReader {
  private static final String INPUT = "input ";

  private static final Pattern BRACES = Pattern.compile("([^{}]*)\\{([^{}]*)\\}([^{}]*)");

  private static final KindSpec SPEC =
      new KindSpec(
          "file",
          "file NAME \"path\"",
          "How one file of data becomes values. The path is relative to the folder of the data.",
          List.of(),
          false,
          List.of(
              optional("format", "csv or json", "csv if left out."),
              optional(
                  "key",
                  "COLUMN",
                  "The column with the code; text, leading zeros kept. Left out if no row describes"
                      + " a school: a row describes the district in the column that becomes"
                      + " `district`, or the consortium if there is none."),
              optional("entity", "school or district", "What a row describes; school if left out."),
              optional("year", "YEAR", "The school year of every row; the rated one if left out."),
              optional("rows", "where CONDITION", "Which rows take part."),
              required("columns", "", "What becomes of the columns.")
                  .table(
                      ColumnSpec.required(
                          "column", "a column; `{aa,ai}_num` stands for aa_num and ai_num"),
                      ColumnSpec.required(
                          "becomes",
                          "an input, `INPUT of GROUP`, `INPUT of {GROUP, GROUP}`, or one of name,"
                              + " district, entity, group, year"),
                      ColumnSpec.optional(
                          "unit",
                          "percent for 54.1, fraction for 0.541; for dates how they are written,"
                              + " year-month-day if empty"),
                      ColumnSpec.optional(
                          "words", "TEXT = WORD, TEXT = WORD; the text `empty` is an empty cell"),
                      ColumnSpec.optional(
                          "year",
                          "the school year of its values, or `every`; else that of the row")),
              optional("missing", "", "Which cell texts mean a missing value.")
                  .table(
                      ColumnSpec.required("column", "a column, or `every`"),
                      ColumnSpec.required("token", "the text, or `empty`"),
                      ColumnSpec.required("means", "a reason for missing")),
              optional("answers", "", "Which columns hold published answers.")
                  .table(
                      ColumnSpec.required("column", "a column, perhaps with braces"),
                      ColumnSpec.required("result", "a result, perhaps `of` groups"),
                      ColumnSpec.optional(
                          "unit", "percent or fraction, or how dates are written; else empty"),
                      ColumnSpec.optional(
                          "words", "TEXT = WORD, TEXT = WORD; the text `empty` is an empty cell")),
              optional("ignore", "COLUMNS", "Columns that are known and not used.")),
          """
          file schools "schools.csv"
            key  cds
            columns
              | column | becomes     | unit    | words                     |
              | sname  | name        |         |                           |
              | stype  | school_type |         | E = elementary, H = high  |
              | tested | tested      | percent |                           |
            missing
              | column | token | means        |
              | every  | empty | not reported |
          end file
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<SyntaxItem> name = declared.takeWord();
    String path = name.isPresent() ? declared.takeText() : "";
    if (name.isEmpty() || path.isEmpty()) {
      declared.badHeader();
      return;
    }
    declared.endHeader();
    Place.Element at = draft.open("data", name.get().text(), name.get().span());
    DataSpec.Format format =
        declared
            .clause("format")
            .map(clause -> Values.word(clause, "csv", "json"))
            .filter(word -> word.equals("json"))
            .map(word -> DataSpec.Format.JSON)
            .orElse(DataSpec.Format.CSV);
    String key = declared.clause("key").map(clause -> column(clause)).orElse("");
    declared
        .clause("key")
        .ifPresent(clause -> draft.spans.put(at.child("key"), clause.value().span()));
    Entity.Kind entity =
        declared
            .clause("entity")
            .map(clause -> Values.word(clause, "school", "district"))
            .filter(word -> word.equals("district"))
            .map(word -> Entity.Kind.DISTRICT)
            .orElse(Entity.Kind.SCHOOL);
    declared
        .clause("entity")
        .ifPresent(clause -> draft.spans.put(at.child("entity"), clause.value().span()));
    Optional<Declared.Clause> yearClause = declared.clause("year");
    yearClause.ifPresent(clause -> draft.spans.put(at.child("year"), clause.value().span()));
    SchoolYear year = yearClause.map(YearsReading::one).orElse(null);
    Expr rows = rows(declared, at, draft);
    List<DataSpec.Column> columns = columns(declared, at, draft);
    List<DataSpec.MissingToken> missing = missing(declared, at, draft);
    List<DataSpec.Answer> answers = answers(declared, at, draft);
    List<String> ignored =
        declared
            .clause("ignore")
            .map(clause -> Values.list(clause.value().text()))
            .orElse(List.of());
    declared
        .clause("ignore")
        .ifPresent(clause -> draft.spans.put(at.child("ignored"), clause.value().span()));
    if (!declared.isSound()) {
      draft.poisoned.add(name.get().text());
      return;
    }
    draft.files.add(
        new DataSpec.FileSpec(
            name.get().text(),
            path,
            format,
            key,
            entity,
            year,
            rows,
            columns,
            missing,
            answers,
            ignored));
  }

  private static String column(Declared.Clause clause) {
    String text = clause.value().text().strip();
    if (text.isEmpty()) {
      clause.refuse(
          "it names no column",
          "write the column that holds the code of the school, or leave `key` out");
    }
    return text;
  }

  static @Nullable Expr rows(Declared declared, Place.Element at, Draft draft) {
    var clause = declared.clause("rows");
    if (clause.isEmpty()) {
      return null;
    }
    SyntaxItems items = clause.get().value();
    if (items.isEmpty() || !items.get(0).isWord("where")) {
      clause
          .get()
          .refuse(
              "it takes `where` and a condition",
              "write for example `rows where school_type is high`");
      return null;
    }
    return Values.expression(items.skip(1).span(), at.child("rows"), draft, declared.faults())
        .orElse(null);
  }

  /** The texts a pattern with one pair of braces stands for; the text itself if it has none. */
  private static List<String> expanded(String text) {
    Matcher braces = BRACES.matcher(text);
    if (!braces.matches()) {
      return List.of(text);
    }
    return Values.list(braces.group(2)).stream()
        .map(part -> braces.group(1) + part + braces.group(3))
        .toList();
  }

  private static List<DataSpec.Column> columns(Declared declared, Place.Element at, Draft draft) {
    List<DataSpec.Column> columns = new ArrayList<>();
    declared
        .clause("columns")
        .ifPresent(
            clause -> {
              for (Rows.Row row : clause.rows().rows()) {
                for (Target target : targets(row, "becomes")) {
                  Place.Element place = at.child("columns").child(columns.size());
                  draft.spans.put(place, row.cell("becomes").span());
                  draft.spans.put(place.child("year"), row.cell("year").span());
                  columns.add(column(target, row));
                }
              }
            });
    return columns;
  }

  /** The input, which {@code input} before its name tells from {@code year} and its like. */
  private static String inputName(String text) {
    return text.startsWith(INPUT) ? text.substring(INPUT.length()).strip() : text;
  }

  private static DataSpec.Column column(Target target, Rows.Row row) {
    DataSpec.Role role = DataSpec.Role.INPUT;
    for (DataSpec.Role candidate : DataSpec.Role.values()) {
      boolean isRole =
          candidate != DataSpec.Role.INPUT
              && candidate.name().toLowerCase(Locale.ROOT).equals(target.name())
              && target.group().isEmpty();
      role = isRole ? candidate : role;
    }
    return new DataSpec.Column(
        target.column(),
        role,
        role == DataSpec.Role.INPUT ? inputName(target.name()) : "",
        target.group(),
        unit(row),
        words(row),
        year(row),
        dates(row));
  }

  private static DataSpec.ColumnYear year(Rows.Row row) {
    SyntaxCell cell = row.cell("year");
    if (cell.text().isEmpty()) {
      return new DataSpec.ColumnYear.OfRow();
    }
    if (cell.text().equals("every")) {
      return new DataSpec.ColumnYear.Every();
    }
    Optional<SchoolYear> year = SchoolYear.parse(cell.keyboardText());
    if (year.isEmpty()) {
      row.refuse(
          cell,
          "year",
          "`" + cell.text() + "` is not a school year",
          "write for example `2013-14`, `every` for every year, or leave it empty");
      return new DataSpec.ColumnYear.OfRow();
    }
    return new DataSpec.ColumnYear.In(year.get());
  }

  /** One column and what it becomes. */
  private record Target(String column, String name, String group) {}

  private static List<Target> targets(Rows.Row row, String heading) {
    SyntaxCell from = row.cell("column");
    SyntaxCell to = row.cell(heading);
    if (!row.isSound()) {
      return List.of();
    }
    List<String> columns = expanded(from.text());
    String text = to.text().strip();
    int of = text.indexOf(" of ");
    String name = of < 0 ? text : text.substring(0, of).strip();
    List<String> groups = of < 0 ? List.of("") : expanded(text.substring(of + 4).strip());
    boolean fits =
        columns.size() == groups.size()
            && !columns.isEmpty()
            && name.matches("(input +)?[A-Za-z_]\\w*");
    if (!fits) {
      row.refuse(
          to,
          heading,
          columns.size() == groups.size()
              ? "it names nothing"
              : columns.size() + " columns become " + groups.size() + " values",
          "write as many groups in braces as columns, in the same order");
      return List.of();
    }
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      targets.add(new Target(columns.get(i), name, groups.get(i)));
    }
    return targets;
  }

  private static DataSpec.ColumnUnit unit(Rows.Row row) {
    SyntaxCell cell = row.cell("unit");
    return switch (cell.text()) {
      case "" -> DataSpec.ColumnUnit.PLAIN;
      case "percent" -> DataSpec.ColumnUnit.PERCENT;
      case "fraction" -> DataSpec.ColumnUnit.FRACTION;
      default -> {
        if (DateLayout.of(cell.text()).isEmpty()) {
          row.refuse(
              cell,
              "unit",
              "it takes percent, fraction, or how dates are written",
              "write `percent` for 54.1, `fraction` for 0.541; for dates one of " + layouts());
        }
        yield DataSpec.ColumnUnit.PLAIN;
      }
    };
  }

  /** The ways to write dates. */
  static String layouts() {
    return Arrays.stream(DateLayout.values())
        .map(layout -> "`" + layout + "`")
        .collect(Collectors.joining(", "));
  }

  /** How a column writes dates; null if it does not say. */
  static @Nullable DateLayout dates(Rows.Row row) {
    return DateLayout.of(row.cell("unit").text()).orElse(null);
  }

  static List<DataSpec.Word> words(Rows.Row row) {
    SyntaxCell cell = row.cell("words");
    List<DataSpec.Word> words = new ArrayList<>();
    for (String part : Values.list(cell.text())) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        row.refuse(cell, "words", "`" + part + "` has no `=`", "write `E = elementary, H = high`");
        return List.of();
      }
      words.add(
          new DataSpec.Word(
              cellText(part.substring(0, equals).strip()), part.substring(equals + 1).strip()));
    }
    return words;
  }

  /** The text of a cell as mappings write it. */
  static String cellText(String written) {
    return written.equals("empty") ? "" : written;
  }

  private static List<DataSpec.MissingToken> missing(
      Declared declared, Place.Element at, Draft draft) {
    List<DataSpec.MissingToken> tokens = new ArrayList<>();
    declared
        .clause("missing")
        .ifPresent(
            clause -> {
              for (Rows.Row row : clause.rows().rows()) {
                List<MissingReason> reasons = Values.reasons(row, "means");
                if (!row.isSound()) {
                  continue;
                }
                if (reasons.size() != 1) {
                  row.refuse(row.cell("means"), "means", "it is not one reason", "write one");
                  continue;
                }
                String column = row.cell("column").text();
                String token = row.cell("token").text();
                for (String one : expanded(column)) {
                  draft.spans.put(
                      at.child("missing").child(tokens.size()), row.cell("column").span());
                  tokens.add(
                      new DataSpec.MissingToken(
                          one.equals("every") ? "" : one, cellText(token), reasons.get(0)));
                }
              }
            });
    return tokens;
  }

  private static List<DataSpec.Answer> answers(Declared declared, Place.Element at, Draft draft) {
    List<DataSpec.Answer> answers = new ArrayList<>();
    declared
        .clause("answers")
        .ifPresent(
            clause -> {
              for (Rows.Row row : clause.rows().rows()) {
                for (Target target : targets(row, "result")) {
                  draft.spans.put(
                      at.child("answers").child(answers.size()), row.cell("result").span());
                  answers.add(
                      new DataSpec.Answer(
                          target.column(),
                          target.name(),
                          target.group(),
                          unit(row),
                          words(row),
                          dates(row)));
                }
              }
            });
    return answers;
  }
}
