package org.sqis.examples.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;

/**
 * Every constant of a policy with what it can be changed to: values of parameters, numerals and
 * answers in expressions, decimals of rounding, cut scores, cells of grids, and whether a
 * comparison holds at its bound. Confined to one thread.
 */
final class Constants {
  private static final Map<Operator, Operator> OTHER_AT_THE_BOUND =
      Map.of(
          Operator.LESS, Operator.AT_MOST,
          Operator.AT_MOST, Operator.LESS,
          Operator.GREATER, Operator.AT_LEAST,
          Operator.AT_LEAST, Operator.GREATER);

  private final PolicySpec spec;
  private final Map<String, Type> types = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();

  private Constants(Policy policy) {
    this.spec = policy.spec();
    spec.inputs().forEach(input -> types.put(input.name(), input.type()));
    policy.results().forEach(result -> types.put(result.name(), result.type()));
  }

  /**
   * The changes to try, in the order of the policy.
   *
   * @throws IllegalArgumentException if the policy has an index, whose constants nothing here moves
   */
  static List<Change> of(Policy policy) {
    if (!policy.spec().indexes().isEmpty()) {
      throw new IllegalArgumentException("policy must have no index: " + policy.name());
    }
    Constants constants = new Constants(policy);
    for (int i = 0; i < constants.spec.parameters().size(); i++) {
      constants.addParameter(i);
    }
    for (int i = 0; i < constants.spec.measures().size(); i++) {
      constants.addMeasure(i);
    }
    for (int i = 0; i < constants.spec.levels().size(); i++) {
      constants.addLevels(i);
    }
    for (int i = 0; i < constants.spec.grids().size(); i++) {
      constants.addGrid(i);
    }
    return List.copyOf(constants.changes);
  }

  private void addParameter(int place) {
    Parameter parameter = spec.parameters().get(place);
    String where = "parameter " + parameter.name();
    Function<Expr, PolicySpec> rebuild =
        value ->
            spec.withParameters(replaced(spec.parameters(), place, parameter.withValue(value)));
    if (parameter.value() instanceof Expr.Name word
        && parameter.type() instanceof Type.OneOf oneOf) {
      for (String option : oneOf.options()) {
        if (!option.equals(word.name())) {
          add(where, word, List.of(new Expr.Name(option)), rebuild);
        }
      }
    } else if (parameter.value() != null) {
      addWithin(where, parameter.value(), parameter.type(), rebuild);
    }
  }

  private void addMeasure(int place) {
    Measure measure = spec.measures().get(place);
    Function<Measure, PolicySpec> rebuild =
        changed -> spec.withMeasures(replaced(spec.measures(), place, changed));
    String where = "measure " + measure.name();
    Integer round = measure.round();
    if (round != null) {
      for (int digits : new int[] {round + 1, round - 1}) {
        if (digits >= 0) {
          PolicySpec changed =
              rebuild.apply(with(measure, digits, measure.needs(), measure.body()));
          Change.Step step = new Change.Step(String.valueOf(digits), changed);
          changes.add(new Change(where + ", round", String.valueOf(round), List.of(step)));
        }
      }
    }
    for (int i = 0; i < measure.needs().size(); i++) {
      int at = i;
      Measure.Need need = measure.needs().get(i);
      addWithin(
          where + ", needs",
          need.condition(),
          null,
          changed -> {
            var other = new Measure.Need(changed, need.reason(), need.remark());
            return rebuild.apply(
                with(measure, round, replaced(measure.needs(), at, other), measure.body()));
          });
    }
    addBody(where, measure, rebuild);
  }

  private void addBody(String where, Measure measure, Function<Measure, PolicySpec> rebuild) {
    Function<Measure.Body, PolicySpec> ofBody =
        body -> rebuild.apply(with(measure, measure.round(), measure.needs(), body));
    if (measure.body() instanceof Measure.Rate rate) {
      addWithin(
          where + ", part",
          rate.part(),
          null,
          changed -> ofBody.apply(new Measure.Rate(changed, rate.whole())));
      addWithin(
          where + ", whole",
          rate.whole(),
          null,
          changed -> ofBody.apply(new Measure.Rate(rate.part(), changed)));
    } else if (measure.body() instanceof Measure.Cases cases) {
      for (int i = 0; i < cases.cases().size(); i++) {
        int at = i;
        Measure.Case one = cases.cases().get(i);
        String line = where + ", line " + (i + 1);
        Function<Measure.Case, PolicySpec> ofCase =
            changed -> ofBody.apply(new Measure.Cases(replaced(cases.cases(), at, changed)));
        addWithin(
            line,
            one.value(),
            null,
            changed -> ofCase.apply(new Measure.Case(changed, one.when())));
        Expr when = one.when();
        if (when != null) {
          addWithin(
              line, when, null, changed -> ofCase.apply(new Measure.Case(one.value(), changed)));
        }
      }
    }
  }

  private void addLevels(int place) {
    LevelTable table = spec.levels().get(place);
    Type type = types.get(table.of());
    for (int row = 0; row < table.rows().size(); row++) {
      for (int column = 0; column < table.columns().size(); column++) {
        int r = row;
        int c = column;
        Function<LevelTable.Cut, PolicySpec> rebuild =
            cut -> spec.withLevels(replaced(spec.levels(), place, with(table, r, c, cut)));
        List<String> served = table.columns().get(column);
        String where =
            "levels "
                + table.name()
                + ", level "
                + table.rows().get(row).level()
                + (served.isEmpty() ? "" : " of " + String.join(", ", served));
        addCut(where, table.rows().get(row).cells().get(column), type, rebuild);
      }
    }
  }

  private void addCut(
      String where,
      LevelTable.Cut cut,
      @Nullable Type type,
      Function<LevelTable.Cut, PolicySpec> rebuild) {
    if (cut instanceof LevelTable.Cut.From from) {
      addWithin(
          where,
          from.bound(),
          type,
          changed -> rebuild.apply(new LevelTable.Cut.From(numeral(changed), from.isStrict())));
      var other = new LevelTable.Cut.From(from.bound(), !from.isStrict());
      addStrictness(where, from.isStrict() ? ">" : ">=", from.bound(), rebuild.apply(other));
    } else if (cut instanceof LevelTable.Cut.UpTo upTo) {
      addWithin(
          where,
          upTo.bound(),
          type,
          changed -> rebuild.apply(new LevelTable.Cut.UpTo(numeral(changed), upTo.isStrict())));
      var other = new LevelTable.Cut.UpTo(upTo.bound(), !upTo.isStrict());
      addStrictness(where, upTo.isStrict() ? "<" : "<=", upTo.bound(), rebuild.apply(other));
    } else if (cut instanceof LevelTable.Cut.Between between) {
      addWithin(
          where + ", least",
          between.low(),
          type,
          low -> rebuild.apply(new LevelTable.Cut.Between(numeral(low), between.high())));
      addWithin(
          where + ", greatest",
          between.high(),
          type,
          high -> rebuild.apply(new LevelTable.Cut.Between(between.low(), numeral(high))));
    }
  }

  private void addStrictness(String where, String symbol, Expr bound, PolicySpec changed) {
    String other = symbol.endsWith("=") ? symbol.substring(0, 1) : symbol + "=";
    Change.Step step = new Change.Step(other + " " + bound, changed);
    changes.add(new Change(where, symbol + " " + bound, List.of(step)));
  }

  private void addGrid(int place) {
    Grid grid = spec.grids().get(place);
    String where = "grid " + grid.name();
    Function<Grid, PolicySpec> rebuild =
        changed -> spec.withGrids(replaced(spec.grids(), place, changed));
    for (int row = 0; row < grid.rows().size(); row++) {
      for (int column = 0; column < grid.columns().size(); column++) {
        Grid.Row old = grid.rows().get(row);
        int r = row;
        int c = column;
        String cell = String.join(", ", old.words()) + " and ";
        addCell(
            where + ", " + cell + String.join(", ", grid.columns().get(column)),
            grid,
            old.cells().get(column),
            other -> {
              Grid.Row changed = new Grid.Row(old.words(), replaced(old.cells(), c, other));
              List<Grid.Row> rows = replaced(grid.rows(), r, changed);
              return rebuild.apply(with(grid, rows, grid.needs(), grid.replacements()));
            });
      }
    }
    for (int i = 0; i < grid.needs().size(); i++) {
      int at = i;
      Measure.Need need = grid.needs().get(i);
      addWithin(
          where + ", needs",
          need.condition(),
          null,
          changed -> {
            var other = new Measure.Need(changed, need.reason(), need.remark());
            List<Measure.Need> needs = replaced(grid.needs(), at, other);
            return rebuild.apply(with(grid, grid.rows(), needs, grid.replacements()));
          });
    }
    for (int i = 0; i < grid.replacements().size(); i++) {
      int at = i;
      Grid.Replacement old = grid.replacements().get(i);
      String line = where + ", replace " + (i + 1);
      Function<Grid.Replacement, PolicySpec> ofReplacement =
          changed -> {
            List<Grid.Replacement> others = replaced(grid.replacements(), at, changed);
            return rebuild.apply(with(grid, grid.rows(), grid.needs(), others));
          };
      addCell(
          line,
          grid,
          old.cell(),
          cell -> ofReplacement.apply(new Grid.Replacement(cell, old.when())));
      addWithin(
          line,
          old.when(),
          null,
          when -> ofReplacement.apply(new Grid.Replacement(old.cell(), when)));
    }
  }

  /** The values next to that of the cell; the first value for a cell that has none. */
  private void addCell(
      String where, Grid grid, Grid.Cell cell, Function<Grid.Cell, PolicySpec> rebuild) {
    List<String> values = valuesOf(grid);
    int place = cell instanceof Grid.Cell.Holds holds ? values.indexOf(holds.word()) : -1;
    for (int next : place < 0 ? new int[] {0} : new int[] {place + 1, place - 1}) {
      if (next >= 0 && next < values.size()) {
        Grid.Cell other = new Grid.Cell.Holds(values.get(next));
        Change.Step step = new Change.Step(other.toString(), rebuild.apply(other));
        changes.add(new Change(where, cell.toString(), List.of(step)));
      }
    }
  }

  /** The values a grid can give, neighbours side by side. */
  private List<String> valuesOf(Grid grid) {
    String scale = grid.valuesOf().isEmpty() ? grid.name() : grid.valuesOf();
    List<String> levels =
        spec.levelsOf(scale).stream()
            .sorted(Comparator.comparing(Value.Level::number))
            .map(Value.Level::name)
            .toList();
    return levels.isEmpty()
        ? grid.rows().stream()
            .flatMap(row -> row.cells().stream())
            .filter(cell -> cell instanceof Grid.Cell.Holds)
            .map(Grid.Cell::toString)
            .distinct()
            .toList()
        : levels;
  }

  private static Expr.Numeral numeral(Expr expr) {
    if (expr instanceof Expr.Numeral numeral) {
      return numeral;
    }
    throw new AssertionError("a numeral becomes a numeral: " + expr);
  }

  /** Every constant inside {@code expr}; {@code type} is that of a numeral standing alone. */
  private void addWithin(
      String where, Expr expr, @Nullable Type type, Function<Expr, PolicySpec> rebuild) {
    addWithin(where, "", expr, type, rebuild);
  }

  /** As above; {@code inside} is the innermost function, to tell like constants apart. */
  private void addWithin(
      String where,
      String inside,
      Expr expr,
      @Nullable Type type,
      Function<Expr, PolicySpec> rebuild) {
    String at = where + inside;
    if (expr instanceof Expr.Numeral numeral) {
      boolean isPoints =
          type instanceof Type.Numeric numeric
              && (numeric.unit() == Unit.POINTS || numeric.unit() == Unit.PERCENT);
      add(at, numeral, Steps.up(numeral, isPoints), rebuild);
      add(at, numeral, Steps.down(numeral, isPoints), rebuild);
    } else if (expr instanceof Expr.Answer answer) {
      add(at, answer, List.of(new Expr.Answer(!answer.yes())), rebuild);
    } else if (expr instanceof Expr.Binary binary && binary.operator().isOrder()) {
      Operator other = Objects.requireNonNull(OTHER_AT_THE_BOUND.get(binary.operator()));
      add(at, binary, List.of(new Expr.Binary(other, binary.left(), binary.right())), rebuild);
    }
    boolean isFunction = expr instanceof Expr.Call || expr instanceof Expr.Over;
    String insideChildren = isFunction ? " in " + expr : inside;
    for (int i = 0; i < expr.children().size(); i++) {
      int place = i;
      addWithin(
          where,
          insideChildren,
          expr.children().get(i),
          null,
          changed -> rebuild.apply(ChildReplacement.of(expr, place, changed)));
    }
  }

  private void add(
      String where, Expr from, List<? extends Expr> others, Function<Expr, PolicySpec> rebuild) {
    List<Change.Step> steps = new ArrayList<>();
    for (Expr other : others) {
      steps.add(new Change.Step(other.toString(), rebuild.apply(other)));
    }
    changes.add(new Change(where, from.toString(), steps));
  }

  private static <T> List<T> replaced(List<T> list, int place, T by) {
    List<T> changed = new ArrayList<>(list);
    changed.set(place, by);
    return changed;
  }

  private static Measure with(
      Measure measure, @Nullable Integer round, List<Measure.Need> needs, Measure.Body body) {
    return new Measure(
        measure.name(),
        measure.title(),
        measure.each(),
        measure.better(),
        measure.unit(),
        round,
        measure.onlyFor(),
        needs,
        measure.exceptions(),
        body,
        measure.mayBeMissing(),
        measure.source(),
        measure.notes());
  }

  private static LevelTable with(LevelTable table, int row, int column, LevelTable.Cut cut) {
    LevelTable.Row old = table.rows().get(row);
    var changed = new LevelTable.Row(old.level(), old.number(), replaced(old.cells(), column, cut));
    return new LevelTable(
        table.name(),
        table.title(),
        table.of(),
        table.by(),
        table.columns(),
        replaced(table.rows(), row, changed),
        table.provenance(),
        table.source(),
        table.notes());
  }

  private static Grid with(
      Grid grid,
      List<Grid.Row> rows,
      List<Measure.Need> needs,
      List<Grid.Replacement> replacements) {
    return new Grid(
        grid.name(),
        grid.title(),
        grid.rowsBy(),
        grid.columnsBy(),
        grid.values(),
        grid.valuesOf(),
        grid.columns(),
        rows,
        needs,
        replacements,
        grid.provenance(),
        grid.source(),
        grid.notes());
  }
}
