package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.NumberTable;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * The numbers that levels and words carry. A table is proved when it is first read, after what its
 * numbers are of; each level or word has every number, in one unit a column.
 */
final class NumberTables {
  /** Poisons every table of numbers, where one of them does not say whose numbers it has. */
  static final String ANY = "numbers/*";

  private static final String NEEDED =
      "a table of levels, a grid, or an input, parameter or measure of type `one of \u2026`";

  private final IndexProof.Surroundings names;
  private final Problems problems;
  private final Set<String> poisoned;
  private final Map<String, NumberTable> tables = new LinkedHashMap<>();
  private final Map<String, Map<String, Column>> proved = new HashMap<>();

  NumberTables(
      List<NumberTable> all,
      IndexProof.Surroundings names,
      Problems problems,
      Set<String> poisoned) {
    this.names = names;
    this.problems = problems;
    this.poisoned = Set.copyOf(poisoned);
    for (NumberTable table : all) {
      if (tables.putIfAbsent(table.of(), table) != null) {
        problems.add(
            Problem.of(
                    ProblemCode.NUMBERS_TWICE,
                    place(table.of()).child("again").child(1),
                    table.of())
                .with(place(table.of()), "the first one")
                .help("write their columns in one table, or give them different `years`"));
      }
    }
  }

  /**
   * A proved column.
   *
   * @param typed the unit of its numbers and their range
   * @param values the number of each level or word
   */
  record Column(Typed typed, Map<String, Rational> values) {
    Column {
      values = Map.copyOf(values);
    }

    /** The number of a level or word. */
    Rational of(String word) {
      Rational number = values.get(word);
      if (number == null) {
        throw new AssertionError("every word has a number: " + word);
      }
      return number;
    }
  }

  private static Place.Element place(String of) {
    return Place.element("numbers/" + of);
  }

  /**
   * Whether the numbers of that name have a fault of their own, so that nothing is said of them.
   */
  boolean isPoisoned(String of) {
    return poisoned.contains(ANY) || poisoned.contains("numbers/" + of);
  }

  /** The columns that the numbers of {@code of} are written in, those with a fault too. */
  List<String> declared(String of) {
    NumberTable table = tables.get(of);
    return table == null
        ? List.of()
        : table.columns().stream().map(NumberTable.Column::name).toList();
  }

  /** Whether there is such a column, though it may have a fault, which is told where it stands. */
  boolean isDeclared(String of, String column) {
    return declared(of).contains(column);
  }

  /** Proves every table. */
  void prove() {
    for (String of : tables.keySet()) {
      columns(of);
    }
  }

  /** By name the columns of the numbers of {@code of}; none if it carries none. */
  Map<String, Column> columns(String of) {
    NumberTable table = tables.get(of);
    if (table == null) {
      return Map.of();
    }
    Map<String, Column> columns = proved.get(of);
    if (columns == null) {
      columns = proved(table);
      proved.put(of, columns);
    }
    return columns;
  }

  private Map<String, Column> proved(NumberTable table) {
    List<String> words = words(table);
    Map<String, Integer> rowOf = words.isEmpty() ? Map.of() : rows(table, words);
    boolean isComplete = !words.isEmpty() && rowOf.keySet().containsAll(words);
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      NumberTable.Column column = table.columns().get(i);
      proveName(table, i);
      proveSupported(table, i);
      Typed typed = typed(table, i);
      if (typed == null || !isComplete) {
        continue;
      }
      Map<String, Rational> values = new HashMap<>();
      Bounds bounds = null;
      for (String word : words) {
        int row = rowOf.getOrDefault(word, -1);
        Rational held = held(table.rows().get(row).numbers().get(i), typed);
        values.put(word, held);
        Bounds own = new Bounds(held, held);
        bounds = bounds == null ? own : bounds.hull(own);
      }
      columns.putIfAbsent(
          column.name(), new Column(bounds == null ? typed : typed.within(bounds), values));
    }
    return columns;
  }

  /** The levels or words that carry the numbers; none after a fault. */
  private List<String> words(NumberTable table) {
    String of = table.of();
    Place at = place(of).child("of");
    Names.Found found = names.find(of);
    if (found.isPoisoned()) {
      return List.of();
    }
    if (found.meaning() == null) {
      String kind = names.kind(of);
      if (kind == null) {
        problems.unknown(ProblemCode.UNKNOWN_NAME, at, names.known(), of);
      } else {
        problems.add(ProblemCode.WRONG_KIND, at, of, kind, NEEDED);
      }
      return List.of();
    }
    Type type = found.meaning().typed().type();
    if (type instanceof Type.OneOf oneOf) {
      return oneOf.options();
    }
    if (type instanceof Type.LevelOf levels && levels.table().equals(of)) {
      return names.levelWords(of);
    }
    String other = type instanceof Type.LevelOf levels ? levels.table() : "";
    problems.add(
        Problem.of(
                ProblemCode.NUMBERS_OF_NOTHING,
                at,
                of,
                other.isEmpty()
                    ? "is " + found.meaning().typed().words()
                    : "has the levels of `" + other + "`")
            .help(
                other.isEmpty()
                    ? "write the name of " + NEEDED
                    : "write `numbers of " + other + "`"));
    return List.of();
  }

  private Map<String, Integer> rows(NumberTable table, List<String> words) {
    Place.Element at = place(table.of());
    Map<String, Integer> rowOf = new LinkedHashMap<>();
    boolean hasUnknown = false;
    for (int row = 0; row < table.rows().size(); row++) {
      String word = table.rows().get(row).word();
      Place.Element here = at.child("row").child(row);
      if (!words.contains(word)) {
        hasUnknown = true;
        problems.unknown(ProblemCode.UNKNOWN_WORD, here, words, word, table.of());
        continue;
      }
      Integer first = rowOf.putIfAbsent(word, row);
      if (first != null) {
        problems.add(
            Problem.of(ProblemCode.NUMBERS_WORD_TWICE, here, word, table.of())
                .with(at.child("row").child(first), "the first time")
                .help("keep one of the two rows"));
      }
    }
    List<String> lacking = words.stream().filter(word -> !rowOf.containsKey(word)).toList();
    if (!lacking.isEmpty() && !hasUnknown) {
      problems.add(
          Problem.of(
                  ProblemCode.NUMBERS_INCOMPLETE, at, CaseProof.listed(lacking, "and"), table.of())
              .help("add a row for " + CaseProof.listed(lacking, "and")));
    }
    return rowOf;
  }

  private void proveName(NumberTable table, int column) {
    String name = table.columns().get(column).name();
    Place.Element at = place(table.of()).child("column").child(column);
    if (!NameProof.isName(name)) {
      problems.add(
          Problem.of(ProblemCode.BAD_NAME, at, name)
              .help("a column has one name of letters, digits and `_`, as in `least_size`"));
    } else if (NameProof.RESERVED.contains(name)) {
      problems.add(
          Problem.of(ProblemCode.RESERVED_NAME, at, name)
              .help("use a longer name, such as `" + name + "_value`"));
    }
    for (int other = 0; other < column; other++) {
      if (table.columns().get(other).name().equals(name)) {
        problems.add(
            Problem.of(ProblemCode.NUMBERS_COLUMN_TWICE, at, name, table.of())
                .with(place(table.of()).child("column").child(other), "the first one")
                .help("give one of the two another name"));
        return;
      }
    }
  }

  private void proveSupported(NumberTable table, int column) {
    NumberTable.Column one = table.columns().get(column);
    if (one.provenance() == null) {
      problems.add(
          Problem.of(
                  ProblemCode.NUMBER_WITHOUT_PROVENANCE,
                  place(table.of()).child("column").child(column),
                  one.name())
              .help(
                  "add a line `provenance choice`, or who else stands behind them; for one column"
                      + " write it in the table `columns`"));
    }
  }

  /** The unit of a column; null after a fault. */
  private @Nullable Typed typed(NumberTable table, int column) {
    List<Expr.Numeral> numbers = new ArrayList<>();
    table.rows().forEach(row -> numbers.add(row.numbers().get(column)));
    Type type = table.columns().get(column).type();
    boolean hasPercent = numbers.stream().anyMatch(Expr.Numeral::isPercent);
    Typed typed =
        type != null
            ? Typed.of(type)
            : hasPercent ? Typed.of(Unit.PERCENT) : Typed.bare(Bounds.NONE);
    boolean fits = true;
    for (int row = 0; row < numbers.size(); row++) {
      Expr.Numeral number = numbers.get(row);
      boolean isPercent = number.isPercent() || number.value().signum() == 0;
      boolean isWhole = number.value().isWhole() && number.value().signum() >= 0;
      if (typed.is(Unit.PERCENT) ? isPercent : !number.isPercent()) {
        if (!typed.is(Unit.COUNT) || isWhole) {
          continue;
        }
      }
      fits = false;
      problems.add(
          Problem.of(
                  ProblemCode.NUMBERS_UNIT,
                  place(table.of()).child("row").child(row).child(column),
                  number.toString(),
                  table.columns().get(column).name(),
                  typed.words())
              .help(remedy(typed, number)));
    }
    return fits ? typed : null;
  }

  private static String remedy(Typed typed, Expr.Numeral number) {
    return typed.is(Unit.PERCENT)
        ? "write `" + number.value() + "%`"
        : number.isPercent()
            ? "write `" + number.value().times(Rational.HUNDRED) + "`"
            : "write a whole number such as 20, or give the column the type `number`";
  }

  private static Rational held(Expr.Numeral number, Typed typed) {
    return typed.is(Unit.POINTS) ? number.value().dividedBy(Rational.HUNDRED) : number.value();
  }
}
