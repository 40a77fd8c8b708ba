package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.EvaluationSystem;
import org.sqis.core.evaluation.MeasureKind;
import org.sqis.core.evaluation.Scale;
import org.sqis.core.expr.Expr;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads what of an evaluation gives the level. Confined to one thread. */
final class RatingParts {
  static final ColumnSpec LEVEL = ColumnSpec.required("level", "a level, the best first");

  static final ColumnSpec TOTAL =
      ColumnSpec.required("total", "`>= x` or `> x` of 100 points; `else` in the last row");

  private static final Pattern NUMBERS =
      Pattern.compile("(\\S+)\\s+to\\s+(\\S+)(?:\\s+by\\s+(\\S+))?");

  private static final Pattern WORD = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:\\s*=\\s*(.+))?");

  private static final Pattern CUT = Pattern.compile("(>=|>)\\s*(.+)");

  private final Declared declared;
  private final Place.Element at;
  private final Draft draft;

  RatingParts(Declared declared, Place.Element at, Draft draft) {
    this.declared = declared;
    this.at = at;
    this.draft = draft;
  }

  List<EvaluationSystem.RatedMeasure> measures() {
    List<EvaluationSystem.RatedMeasure> measures = new ArrayList<>();
    Optional<Declared.Clause> clause = declared.clause("measures");
    if (clause.isEmpty()) {
      return measures;
    }
    draft.spans.put(at.child("measure"), clause.get().syntax().items().span());
    for (Rows.Row row : clause.get().rows().rows()) {
      String name = Moments.name(row, "measure");
      SyntaxCell written = row.cell("kind");
      Optional<MeasureKind> kind = MeasureKind.parse(written.text());
      if (kind.isEmpty() && !written.isEmpty()) {
        row.refuse(written, "kind", "it takes practice, growth or other", "write what it is about");
      }
      Scale scale = scale(row);
      Rational share = share(row);
      String total = Moments.name(row, "total");
      if (row.isSound() && kind.isPresent() && scale != null) {
        Place.Element place = at.child("measure").child(measures.size());
        draft.spans.put(place, row.cell("measure").span());
        for (String column : List.of("scale", "share", "total")) {
          row.written(column)
              .filter(cell -> !cell.isEmpty())
              .ifPresent(cell -> draft.spans.put(place.child(column), cell.span()));
        }
        measures.add(new EvaluationSystem.RatedMeasure(name, kind.get(), scale, share, total));
      }
    }
    return measures;
  }

  private static @Nullable Rational share(Rows.Row row) {
    SyntaxCell cell = row.cell("share");
    if (cell.isEmpty()) {
      return null;
    }
    Optional<Expr.Numeral> number = Values.number(cell.keyboardText());
    boolean fits =
        number.isPresent()
            && number.get().isPercent()
            && number.get().value().signum() >= 0
            && number.get().value().compareTo(Rational.ONE) <= 0;
    if (!fits) {
      row.refuse(cell, "share", "it takes a percent from 0% to 100%", "write for example `30%`");
      return null;
    }
    return number.get().value();
  }

  private static @Nullable Scale scale(Rows.Row row) {
    SyntaxCell cell = row.cell("scale");
    String text = cell.keyboardText();
    if (text.isEmpty()) {
      return null;
    }
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      Optional<Rational> low = Rational.parse(numbers.group(1));
      Optional<Rational> high = Rational.parse(numbers.group(2));
      Optional<Rational> step =
          numbers.group(3) == null ? Optional.empty() : Rational.parse(numbers.group(3));
      if (low.isPresent() && high.isPresent() && step.isPresent() == (numbers.group(3) != null)) {
        return new Scale.Numbers(low.get(), high.get(), step.orElse(null));
      }
    }
    List<Scale.Word> words = new ArrayList<>();
    for (String part : Values.list(text)) {
      Matcher word = WORD.matcher(part);
      Optional<Rational> points =
          !word.matches()
              ? Optional.empty()
              : word.group(2) == null
                  ? Optional.of(Rational.of(words.size() + 1L))
                  : Rational.parse(word.group(2));
      if (points.isEmpty()) {
        row.refuse(
            cell,
            "scale",
            "it takes words, or numbers such as `0 to 100`",
            "write words with commas between, the worst first, or the lowest and highest number");
        return null;
      }
      words.add(new Scale.Word(word.group(1), points.get()));
    }
    return new Scale.Words(words);
  }

  List<EvaluationSystem.Combination> combinations() {
    List<EvaluationSystem.Combination> combinations = new ArrayList<>();
    declared.clause("weighted").ifPresent(clause -> combination("", clause, combinations));
    for (Declared.Clause clause : declared.clauses("combined")) {
      combination(Values.word(clause), clause, combinations);
    }
    return combinations;
  }

  private void combination(
      String name, Declared.Clause clause, List<EvaluationSystem.Combination> combinations) {
    Place.Element place = at.child("combined").child(combinations.size());
    draft.spans.put(place, clause.syntax().items().span());
    List<EvaluationSystem.Cut> cuts = new ArrayList<>();
    for (Rows.Row row : clause.rows().rows()) {
      String level = Moments.name(row, "level");
      SyntaxCell cell = row.cell("total");
      String text = cell.keyboardText();
      Matcher cut = CUT.matcher(text);
      Optional<Rational> from = cut.matches() ? Rational.parse(cut.group(2)) : Optional.empty();
      if (!text.isEmpty() && !text.equals("else") && from.isEmpty()) {
        row.refuse(
            cell,
            "total",
            "it takes `>= x`, `> x` or `else`",
            "write from which total on somebody has the level, such as `>= 60`");
      }
      if (row.isSound()) {
        draft.spans.put(
            place.child("cut").child(cuts.size()).child("level"), row.cell("level").span());
        draft.spans.put(place.child("cut").child(cuts.size()).child("total"), cell.span());
        boolean isAbove = cut.matches() && cut.group(1).equals(">");
        cuts.add(new EvaluationSystem.Cut(level, from.orElse(null), isAbove));
      }
    }
    combinations.add(new EvaluationSystem.Combination(name, cuts));
  }

  EvaluationSystem.@Nullable Matrix matrix() {
    Optional<Declared.Clause> found = declared.clause("matrix");
    if (found.isEmpty()) {
      return null;
    }
    Declared.Clause clause = found.get();
    Place.Element place = at.child("matrix");
    draft.spans.put(place, clause.syntax().items().span());
    List<String> axes = Values.names(clause, clause.value());
    if (axes.size() != 2) {
      if (clause.faults().count() == 0) {
        clause.refuse("it takes the two axes", "write for example `matrix practice, growth`");
      }
      return null;
    }
    List<org.sqis.dsl.syntax.SyntaxItems> written = clause.value().splitAtCommas();
    draft.spans.put(place.child("rows_by"), written.get(0).span());
    draft.spans.put(place.child("columns_by"), written.get(1).span());
    Rows table = clause.rows();
    List<String> columns = new ArrayList<>();
    for (SyntaxCell heading : table.freeHeadings()) {
      draft.spans.put(place.child("column").child(columns.size()), heading.span());
      columns.add(heading.text());
    }
    List<EvaluationSystem.Row> rows = new ArrayList<>();
    for (Rows.Row row : table.rows()) {
      List<String> cells = new ArrayList<>();
      for (SyntaxCell cell : row.freeCells()) {
        Place.Element own = place.child("cell").child(rows.size()).child(cells.size());
        draft.spans.put(own, cell.span());
        cells.add(cell.text());
      }
      if (row.isSound()) {
        draft.spans.put(place.child("row").child(rows.size()), row.cell("").span());
        rows.add(new EvaluationSystem.Row(row.cell("").text(), cells));
      }
    }
    return new EvaluationSystem.Matrix(axes.get(0), axes.get(1), columns, rows);
  }

  List<EvaluationSystem.Cap> caps() {
    List<EvaluationSystem.Cap> caps = new ArrayList<>();
    declared
        .clause("caps")
        .ifPresent(
            clause -> {
              for (Rows.Row row : clause.rows().rows()) {
                if (row.isSound()) {
                  Place.Element place = at.child("cap").child(caps.size());
                  draft.spans.put(place.child("measure"), row.cell("measure").span());
                  draft.spans.put(place.child("at_most"), row.cell("at most").span());
                  draft.spans.put(place.child("level"), row.cell("level").span());
                  caps.add(
                      new EvaluationSystem.Cap(
                          row.cell("measure").text(),
                          row.cell("at most").keyboardText(),
                          row.cell("level").text()));
                }
              }
            });
    return caps;
  }
}
