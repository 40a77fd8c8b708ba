package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;

/** Reads {@code levels}. */
final class LevelsKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "levels",
          "levels NAME \"Title\" of MEASURE by SCHOOL_INPUT (title and `by` can be left out)",
          "Cut scores: which values of a measure have which level. A cell is `>= x`, `> x`,"
              + " `<= x`, `< x`, `x to y`, `else`, or `-` where the table is not served; a"
              + " one-sided cell ends where the row above begins.",
          List.of(
              ColumnSpec.required("level", "a whole number, or a name"),
              ColumnSpec.optional("number", "the number of a level that has a name"),
              YearsReading.COLUMN),
          true,
          List.of(
              optional(
                  "provenance",
                  "waiver, federal, state, proxy or choice",
                  "Who stands behind the cut scores."),
              Origins.CLAUSE,
              YearsReading.CLAUSE,
              optional("source", "SOURCE and where in it", "What the cut scores rest on."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          levels ela_level of ela by school_type
            | level | elementary, middle | high   |
            | 3     | >= 60%             | >= 65% |
            | 2     | >= 30%             | >= 35% |
            | 1     | else               | else   |
            provenance choice
          end levels
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "levels", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    boolean hasOf = declared.take("of");
    Optional<SyntaxItem> of = hasOf ? declared.takeWord() : Optional.empty();
    Place.Element at = head.at();
    if (of.isPresent()) {
      draft.spans.put(at.child("of"), of.get().span());
    }
    Optional<SyntaxItem> by = declared.take("by") ? declared.takeWord() : Optional.empty();
    if (by.isPresent()) {
      draft.spans.put(at.child("by"), by.get().span());
    }
    declared.endHeader(of.isPresent());
    Provenance provenance = provenance(declared);
    String source = Values.source(declared);
    Values.placeSource(declared, at, draft);
    List<String> notes = Values.notes(declared);
    YearRange years = YearsReading.clause(declared, at, draft);
    List<List<String>> columns = new ArrayList<>();
    List<LevelTable.Row> rows = new ArrayList<>();
    Rows table = declared.rows().orElse(null);
    if (table != null) {
      columns.addAll(columns(table, by.isPresent(), at, draft, declared.faults()));
      for (Rows.Row row : table.rows()) {
        LevelTable.Row read = read(row, rows.size(), years, at, draft).orElse(null);
        if (read != null) {
          rows.add(read);
        }
      }
    }
    List<ColumnOrigin> origins = Origins.read(declared, at, draft);
    if (!declared.isSound() || of.isEmpty()) {
      draft.poisoned.add(head.name());
      return;
    }
    draft.levels.add(
        new LevelTable(
            head.name(),
            head.title(),
            of.get().text(),
            by.isPresent() ? by.get().text() : "",
            columns,
            rows,
            provenance,
            source,
            notes,
            years,
            origins));
  }

  /** The provenance a clause names; null if there is none or after a fault. */
  static @Nullable Provenance provenance(Declared declared) {
    var clause = declared.clause("provenance");
    if (clause.isEmpty()) {
      return null;
    }
    List<String> known = new ArrayList<>();
    for (Provenance one : Provenance.values()) {
      known.add(one.word());
    }
    String[] words = known.toArray(new String[0]);
    return Provenance.parse(Values.word(clause.get(), words)).orElse(null);
  }

  /** The words that head the free columns; one column for every school where there is no `by`. */
  static List<List<String>> columns(
      Rows table, boolean hasBy, Place.Element at, Draft draft, Faults faults) {
    List<List<String>> columns = new ArrayList<>();
    for (SyntaxCell heading : table.freeHeadings()) {
      Values.placeList(heading.span(), at.child("column").child(columns.size()), draft);
      columns.add(hasBy ? Values.list(heading.text()) : List.of());
    }
    boolean fits = hasBy ? !columns.isEmpty() : columns.size() == 1;
    if (!fits) {
      faults.add(
          Diagnostic.at(
                  ProblemCode.BAD_COLUMNS,
                  table.headerSpan(),
                  columns.isEmpty() ? "no" : String.valueOf(columns.size()),
                  hasBy ? "with `by` it needs some" : "without `by` it needs one")
              .help(
                  hasBy
                      ? "head each further column with the school types it serves"
                      : columns.isEmpty()
                          ? "add a column, with any heading"
                          : "keep one of them, or add `by` and a school input"));
    }
    return columns;
  }

  private static Optional<LevelTable.Row> read(
      Rows.Row row, int index, @Nullable YearRange years, Place.Element at, Draft draft) {
    Place.Element place = at.child("row").child(index);
    SyntaxCell level = row.cell("level");
    draft.spans.put(place, level.isEmpty() ? row.span() : level.span());
    Rational number = number(row, level);
    List<LevelTable.Cut> cuts = new ArrayList<>();
    for (SyntaxCell cell : row.freeCells()) {
      draft.spans.put(place.child(cuts.size()), cell.span());
      Optional<LevelTable.Cut> cut = cut(cell.keyboardText());
      String help = "write `>= 80%`, `<= 2.5%`, `10 to 19`, `else`, or `-` where it is not served";
      if (cut.isEmpty() && cell.isEmpty() && row.faults().count() == 0) {
        row.add(Diagnostic.at(ProblemCode.EMPTY_CELL, cell.span(), row.heading(cell)).help(help));
      } else if (cut.isEmpty() && row.faults().count() == 0) {
        row.refuse(cell, row.heading(cell), "it takes a cut score", help);
      }
      if (cut.isPresent()) {
        cuts.add(cut.get());
      }
    }
    YearRange own = YearsReading.row(row, years, place, draft);
    return row.isSound() && number != null
        ? Optional.of(new LevelTable.Row(level.text(), number, cuts, own))
        : Optional.empty();
  }

  private static @Nullable Rational number(Rows.Row row, SyntaxCell level) {
    SyntaxCell cell = row.cell("number");
    Optional<Rational> own = Rational.parse(cell.isEmpty() ? level.text() : cell.text());
    if (own.isEmpty() && !level.isEmpty()) {
      row.refuse(
          cell.isEmpty() ? level : cell,
          cell.isEmpty() ? "level" : "number",
          "it takes a number",
          "number the levels, or add a column `number` for levels with names");
    }
    return own.orElse(null);
  }

  private static Optional<LevelTable.Cut> cut(String text) {
    if (text.equals("else")) {
      return Optional.of(new LevelTable.Cut.Rest());
    }
    if (text.equals("-")) {
      return Optional.of(new LevelTable.Cut.NotServed());
    }
    boolean isFrom = text.startsWith(">");
    if (isFrom || text.startsWith("<")) {
      boolean isOpen = !text.startsWith("=", 1);
      Expr.Numeral bound = Values.number(text.substring(isOpen ? 1 : 2)).orElse(null);
      if (bound == null) {
        return Optional.empty();
      }
      return Optional.of(
          isFrom ? new LevelTable.Cut.From(bound, isOpen) : new LevelTable.Cut.UpTo(bound, isOpen));
    }
    Matcher pair = Written.PAIR.matcher(text);
    if (!pair.matches()) {
      return Optional.empty();
    }
    Optional<Expr.Numeral> low = Values.number(pair.group(1));
    Optional<Expr.Numeral> high = Values.number(pair.group(2));
    return low.isPresent() && high.isPresent()
        ? Optional.of(new LevelTable.Cut.Between(low.get(), high.get()))
        : Optional.empty();
  }

  /** The pattern of what few tables write. */
  static final class Written {
    static final Pattern PAIR = Pattern.compile("(.+?)\\s+to\\s+(.+)");

    private Written() {}
  }
}
