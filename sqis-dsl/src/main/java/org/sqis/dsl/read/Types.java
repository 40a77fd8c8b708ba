package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.NearestName;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads the types of inputs and parameters. */
final class Types {
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
    // A unit, perhaps `of` and a name, perhaps two bounds with `to` between them.
    String[] words = text.split(" ", -1);
    Unit unit = null;
    for (Unit candidate : Unit.values()) {
      unit = candidate.word().equals(words[0]) ? candidate : unit;
    }
    boolean isPart = words.length == 3 || words.length == 6;
    boolean hasBounds = words.length == 4 || words.length == 6;
    int to = words.length - 2;
    boolean fits =
        (words.length == 1 || isPart || hasBounds)
            && !(isPart && !(words[1].equals("of") && isWord(words[2])))
            && !(hasBounds && !(words[to].equals("to") && areFilled(words[to - 1], words[to + 1])));
    if (unit == null || !fits || (isPart && unit != Unit.COUNT)) {
      return refuse(row, column, text);
    }
    Rational min = null;
    Rational max = null;
    if (hasBounds) {
      min = bound(unit, words[to - 1]);
      max = bound(unit, words[to + 1]);
      if (min == null || max == null) {
        row.refuse(
            cell,
            column,
            "its range is not two numbers",
            unit == Unit.PERCENT ? "write `percent 0% to 150%`" : "write `score 200 to 1000`");
        return Optional.empty();
      }
    }
    String partOf = isPart ? words[2] : "";
    return Optional.of(new Read(new Type.Numeric(unit), partOf, min, max));
  }

  private static boolean isWord(String text) {
    return Values.isName(text) && (text.charAt(0) < '0' || text.charAt(0) > '9');
  }

  private static boolean areFilled(String one, String other) {
    return !one.isEmpty() && !other.isEmpty();
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
      if (!isWord(word)) {
        row.refuse(
            row.cell(column),
            column,
            "`" + word + "` is not a word",
            "separate words by commas; a word has letters, digits and `_`");
        return Optional.empty();
      }
    }
    boolean isDistinct = new HashSet<>(words).size() == words.size();
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
