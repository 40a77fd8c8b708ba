package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.NearestName;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads the types of inputs and parameters. */
final class Types {
  private static final Pattern UNIT =
      Pattern.compile("([a-z]+)(?: of ([A-Za-z_][A-Za-z0-9_]*))?(?: (\\S+) to (\\S+))?");

  private Types() {}

  /**
   * A type with what its text says beyond it.
   *
   * @param type the type
   * @param partOf the whole it is a part of, or empty
   * @param min the least number, or null
   * @param max the greatest number, or null
   */
  record Read(Type type, String partOf, @Nullable Rational min, @Nullable Rational max) {}

  /** The type a cell writes; faults go to the row. */
  static Optional<Read> type(Rows.Row row, String column) {
    SyntaxCell cell = row.cell(column);
    String text = cell.keyboardText();
    if (text.equals("yes/no")) {
      return plain(new Type.YesNo());
    }
    if (text.equals("date")) {
      return plain(new Type.Date());
    }
    if (text.equals("text")) {
      return plain(new Type.FreeText());
    }
    if (text.equals("one of") || text.startsWith("one of ")) {
      return oneOf(row, column, text.substring("one of".length()));
    }
    Matcher matcher = UNIT.matcher(text);
    if (!matcher.matches()) {
      return refuse(row, column, text);
    }
    Unit unit = null;
    for (Unit candidate : Unit.values()) {
      unit = candidate.word().equals(matcher.group(1)) ? candidate : unit;
    }
    if (unit == null || (matcher.group(2) != null && unit != Unit.COUNT)) {
      return refuse(row, column, text);
    }
    Rational min = null;
    Rational max = null;
    if (matcher.group(3) != null) {
      min = bound(unit, matcher.group(3));
      max = bound(unit, matcher.group(4));
      if (min == null || max == null) {
        row.refuse(
            cell,
            column,
            "its range is not two numbers",
            unit == Unit.PERCENT ? "write `percent 0% to 150%`" : "write `score 200 to 1000`");
        return Optional.empty();
      }
    }
    String partOf = matcher.group(2) == null ? "" : matcher.group(2);
    return Optional.of(new Read(new Type.Numeric(unit), partOf, min, max));
  }

  private static @Nullable Rational bound(Unit unit, String text) {
    Optional<Expr.Numeral> number = Values.number(text);
    if (number.isEmpty() || number.get().isPercent() != (unit == Unit.PERCENT)) {
      return null;
    }
    return unit == Unit.POINTS
        ? number.get().value().dividedBy(Rational.HUNDRED)
        : number.get().value();
  }

  private static Optional<Read> plain(Type type) {
    return Optional.of(new Read(type, "", null, null));
  }

  private static Optional<Read> oneOf(Rows.Row row, String column, String text) {
    List<String> words = Values.list(text);
    for (String word : words) {
      if (!word.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        row.refuse(
            row.cell(column),
            column,
            "`" + word + "` is not a word",
            "separate words by commas; a word has letters, digits and `_`");
        return Optional.empty();
      }
    }
    boolean isDistinct = words.stream().distinct().count() == words.size();
    if (words.isEmpty() || !isDistinct) {
      row.refuse(
          row.cell(column),
          column,
          words.isEmpty() ? "it lists no word" : "it lists a word twice",
          "write for example `one of elementary, middle, high`");
      return Optional.empty();
    }
    return plain(new Type.OneOf(words));
  }

  private static String first(String text) {
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
  }

  private static Optional<Read> refuse(Rows.Row row, String column, String text) {
    List<String> known = new ArrayList<>(List.of("yes/no", "text", "date", "one of"));
    for (Unit unit : Unit.values()) {
      known.add(unit.word());
    }
    String help =
        NearestName.find(first(text), known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse(
                "write count, count of X, percent, points, score, number, years, days, date, yes/no,"
                    + " text or one of …");
    row.refuse(row.cell(column), column, "there is no such type", help);
    return Optional.empty();
  }
}
