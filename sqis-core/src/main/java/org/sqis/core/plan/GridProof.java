package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Grid;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves one grid: its axes and that every pair has one cell, its values, what replaces them. */
final class GridProof {
  private static final List<String> ANSWERS = List.of("yes", "no");

  private final Grid grid;
  private final IndexProof.Surroundings names;
  private final ExprCompiler expressions;
  private final Problems problems;
  private final Place.Element at;

  GridProof(Grid grid, IndexProof.Surroundings names, ExprCompiler expressions, Problems problems) {
    this.grid = grid;
    this.names = names;
    this.expressions = expressions;
    this.problems = problems;
    this.at = Place.element("grid/" + grid.name());
  }

  /** The proved grid; null if it has a fault or reads something that has one. */
  Element.@Nullable OfGrid prove() {
    int before = problems.count();
    Names.Meaning rows = axis(grid.rowsBy(), at.child("rows_by"));
    Names.Meaning columns = axis(grid.columnsBy(), at.child("by"));
    if (grid.rows().isEmpty() || grid.columns().isEmpty()) {
      problems.add(
          Problem.of(
                  ProblemCode.GRID_EMPTY,
                  at,
                  grid.name(),
                  grid.columns().isEmpty() ? "columns" : "rows")
              .help(
                  "head the columns with words of `"
                      + grid.columnsBy()
                      + "` and the rows with words of `"
                      + grid.rowsBy()
                      + "`"));
      return null;
    }
    List<List<String>> heads = grid.rows().stream().map(Grid.Row::words).toList();
    Map<String, Integer> rowOf = served(rows, grid.rowsBy(), heads, "row");
    Map<String, Integer> columnOf = served(columns, grid.columnsBy(), grid.columns(), "column");
    Type type = type();
    if (rows == null || columns == null || type == null) {
      return null;
    }
    UnitOfAnalysis each = rows.each().sees(columns.each()) ? rows.each() : columns.each();
    List<List<Value>> cells = cells(type);
    List<Node> needs = needs(Scope.of(each));
    List<Element.Replacement> replacements = replacements(Scope.of(each), type);
    if (problems.count() > before
        || needs.size() < grid.needs().size()
        || replacements.size() < grid.replacements().size()) {
      return null;
    }
    EnumSet<MissingReason> possible = EnumSet.noneOf(MissingReason.class);
    possible.addAll(rows.typed().possible());
    possible.addAll(columns.typed().possible());
    cells.forEach(row -> row.forEach(value -> add(value, possible)));
    for (int i = 0; i < needs.size(); i++) {
      possible.add(grid.needs().get(i).reason());
      possible.addAll(needs.get(i).typed().possible());
    }
    for (Element.Replacement one : replacements) {
      add(one.value(), possible);
      possible.addAll(one.when().typed().possible());
    }
    Typed typed = Typed.of(type).missing(possible, Map.of());
    return new Element.OfGrid(grid, typed, each, rowOf, columnOf, cells, needs, replacements);
  }

  private static void add(Value value, Set<MissingReason> reasons) {
    if (value instanceof Value.Missing missing) {
      reasons.add(missing.reason());
    }
  }

  /** What an axis reads; null after a fault. */
  private Names.@Nullable Meaning axis(String name, Place.Element place) {
    Names.Found found = names.find(name);
    Names.Meaning meaning = found.meaning();
    if (meaning == null) {
      String kind = names.kind(name);
      if (kind != null) {
        problems.add(
            ProblemCode.WRONG_KIND,
            place,
            name,
            kind,
            "a result or input that has words or levels");
      } else if (!found.isPoisoned()) {
        problems.unknown(ProblemCode.UNKNOWN_NAME, place, names.known(), name);
      }
      return null;
    }
    if (meaning.node() != null || words(meaning.typed().type()).isEmpty()) {
      problems.add(
          Problem.of(
                  ProblemCode.NOT_WORDS,
                  place,
                  name,
                  meaning.node() != null ? meaning.kind() : meaning.typed().words())
              .help(
                  meaning.typed().isNumeric() && meaning.node() == null
                      ? "declare `levels "
                          + name
                          + "_level of "
                          + name
                          + "` and write its name here"
                      : ""));
      return null;
    }
    return meaning;
  }

  private List<String> words(Type type) {
    if (type instanceof Type.OneOf oneOf) {
      return oneOf.options();
    }
    if (type instanceof Type.YesNo) {
      return ANSWERS;
    }
    return type instanceof Type.LevelOf levels ? names.levelWords(levels.table()) : List.of();
  }

  private Map<String, Integer> served(
      Names.@Nullable Meaning axis, String by, List<List<String>> heads, String line) {
    return axis == null
        ? Map.of()
        : new TypeColumns(names, problems)
            .served(grid.name(), by, words(axis.typed().type()), heads, at, line);
  }

  /** The type of the values; null after a fault. */
  private @Nullable Type type() {
    if (!grid.values().isEmpty()) {
      proveValues();
      return new Type.LevelOf(grid.name());
    }
    if (grid.valuesOf().isEmpty()) {
      Set<String> words = new LinkedHashSet<>();
      for (Grid.Row row : grid.rows()) {
        row.cells().stream()
            .filter(Grid.Cell.Holds.class::isInstance)
            .forEach(cell -> words.add(cell.toString()));
      }
      if (words.isEmpty()) {
        problems.add(
            Problem.of(ProblemCode.GRID_EMPTY, at, grid.name(), "values")
                .help("write a value into one of its cells"));
        return null;
      }
      Set<String> others = new LinkedHashSet<>(words);
      others.removeAll(ANSWERS);
      if (others.isEmpty()) {
        return new Type.YesNo();
      }
      if (others.size() < words.size()) {
        mixed(others.iterator().next());
        return null;
      }
      return new Type.OneOf(List.copyOf(words));
    }
    if (!names.levelWords(grid.valuesOf()).isEmpty()) {
      return new Type.LevelOf(grid.valuesOf());
    }
    if (!names.isPoisoned(grid.valuesOf())) {
      Place.Element place = at.child("values_of");
      Names.Meaning other = names.find(grid.valuesOf()).meaning();
      if (other != null) {
        problems.add(
            ProblemCode.WRONG_KIND, place, grid.valuesOf(), other.kind(), "a table of levels");
      } else {
        problems.unknown(ProblemCode.UNKNOWN_NAME, place, names.levelTables(), grid.valuesOf());
      }
    }
    return null;
  }

  /** A grid either answers or has words. */
  private void mixed(String word) {
    for (int row = 0; row < grid.rows().size(); row++) {
      List<Grid.Cell> cells = grid.rows().get(row).cells();
      for (int column = 0; column < cells.size(); column++) {
        String text = cells.get(column).toString();
        if (ANSWERS.contains(text)) {
          problems.add(
              Problem.of(
                      ProblemCode.CASES_DIFFER,
                      at.child("cell").child(row).child(column),
                      "yes or no",
                      "the word `" + word + "`")
                  .help(
                      "write only yes and no, or only words, in the cells of `"
                          + grid.name()
                          + "`"));
          return;
        }
      }
    }
  }

  private void proveValues() {
    if (!grid.valuesOf().isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.GRID_VALUES_TWICE, at.child("values_of"), grid.name())
              .with(at.child("value").child(0), "its own values")
              .help("keep one of the two"));
    }
    Map<Object, Integer> seen = new HashMap<>();
    for (int i = 0; i < grid.values().size(); i++) {
      Grid.Word value = grid.values().get(i);
      Integer named = seen.putIfAbsent(value.word(), i);
      Integer numbered = seen.putIfAbsent(value.number(), i);
      Integer first = named != null ? named : numbered;
      if (ANSWERS.contains(value.word())) {
        problems.add(
            Problem.of(ProblemCode.RESERVED_NAME, at.child("value").child(i), value.word())
                .help("leave `values` out where the cells are yes and no, or use other words"));
      } else if (first != null) {
        problems.add(
            Problem.of(
                    ProblemCode.GRID_VALUE_TWICE,
                    at.child("value").child(i),
                    named != null ? value.word() : "number " + value.number(),
                    grid.name())
                .with(at.child("value").child(first), "the first one")
                .help("give every value a name and a number of its own"));
      }
    }
  }

  private List<List<Value>> cells(Type type) {
    List<List<Value>> cells = new ArrayList<>();
    for (int row = 0; row < grid.rows().size(); row++) {
      List<Value> line = new ArrayList<>();
      for (int column = 0; column < grid.columns().size(); column++) {
        Grid.Cell cell = grid.rows().get(row).cells().get(column);
        line.add(value(cell, type, at.child("cell").child(row).child(column)));
      }
      cells.add(line);
    }
    return cells;
  }

  private Value value(Grid.Cell cell, Type type, Place.Element place) {
    if (cell instanceof Grid.Cell.Lacks lacks) {
      return new Value.Missing(lacks.reason(), lacks.remark());
    }
    String word = cell.toString();
    List<String> words = words(type);
    if (!words.contains(word)) {
      problems.unknown(ProblemCode.GRID_VALUE_UNKNOWN, place, words, word, grid.name());
      return Value.missing(MissingReason.NOT_APPLICABLE);
    }
    if (type instanceof Type.YesNo) {
      return Value.of(word.equals("yes"));
    }
    return type instanceof Type.LevelOf levels
        ? names.level(levels.table(), word)
        : new Value.Word(word);
  }

  private List<Node> needs(Scope start) {
    Scope scope = start;
    List<Node> needs = new ArrayList<>();
    for (int i = 0; i < grid.needs().size(); i++) {
      Compiled need =
          expressions.condition(grid.needs().get(i).condition(), scope, at.child("need").child(i));
      if (need != null) {
        needs.add(need.node());
        scope = scope.knowing(need.yes());
      }
    }
    return needs;
  }

  private List<Element.Replacement> replacements(Scope scope, Type type) {
    List<Element.Replacement> replacements = new ArrayList<>();
    for (int i = 0; i < grid.replacements().size(); i++) {
      Grid.Replacement one = grid.replacements().get(i);
      Place.Element place = at.child("replace").child(i);
      Value value = value(one.cell(), type, place);
      Compiled when = expressions.condition(one.when(), scope, place.child("when"));
      if (when != null) {
        replacements.add(new Element.Replacement(value, when.node()));
      }
    }
    return replacements;
  }
}
