package org.sqis.core.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;

/** One proved declaration that has values. Immutable; safe for every thread. */
public sealed interface Element {
  /** Its name. */
  String name();

  /** Whom it describes. */
  UnitOfAnalysis each();

  /** What is known of its values. */
  Typed typed();

  /**
   * An input.
   *
   * @param input the declaration
   * @param typed what is known of its values
   */
  record OfInput(Input input, Typed typed) implements Element {
    @Override
    public String name() {
      return input.name();
    }

    @Override
    public UnitOfAnalysis each() {
      return input.each();
    }
  }

  /**
   * A measure.
   *
   * @param measure the declaration
   * @param typed what is known of its values
   * @param typeInput the input whose words {@code only for} names, or empty
   * @param needs the conditions, in the order of the declaration
   * @param cases the cases, tested top-down
   * @param decimals decimals of the held number to which it is rounded; null for none
   * @param exceptions by the number of the group, the value of groups that do not have it
   */
  record OfMeasure(
      Measure measure,
      Typed typed,
      String typeInput,
      List<Node> needs,
      List<Case> cases,
      @Nullable Integer decimals,
      Map<Integer, Value.Missing> exceptions)
      implements Element {
    public OfMeasure {
      needs = List.copyOf(needs);
      cases = List.copyOf(cases);
      exceptions = Map.copyOf(exceptions);
    }

    @Override
    public String name() {
      return measure.name();
    }

    @Override
    public UnitOfAnalysis each() {
      return measure.each();
    }
  }

  /**
   * One case of a measure.
   *
   * @param value its value
   * @param when when it applies; null for always
   */
  record Case(Node value, @Nullable Node when) {
    public Case {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * A level table.
   *
   * @param table the declaration
   * @param typed what is known of its values
   * @param each whom it describes
   * @param columnOf by the word of its {@code by} input, the number of the column
   * @param intervals by column and row, the values the level holds; null where a column is not
   *     served
   */
  record OfLevels(
      LevelTable table,
      Typed typed,
      UnitOfAnalysis each,
      Map<String, Integer> columnOf,
      List<@Nullable List<Interval>> intervals)
      implements Element {
    public OfLevels {
      columnOf = Map.copyOf(columnOf);
      intervals = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(intervals));
    }

    @Override
    public String name() {
      return table.name();
    }
  }

  /**
   * A grid.
   *
   * @param grid the declaration
   * @param typed what is known of its values
   * @param each whom it describes
   * @param rowOf by the word of its row axis, the number of the row
   * @param columnOf by the word of its column axis, the number of the column
   * @param cells by row and column, the value
   * @param needs the conditions, in the order of the declaration
   * @param replacements what replaces a value, tested top-down
   */
  record OfGrid(
      Grid grid,
      Typed typed,
      UnitOfAnalysis each,
      Map<String, Integer> rowOf,
      Map<String, Integer> columnOf,
      List<List<Value>> cells,
      List<Node> needs,
      List<Replacement> replacements)
      implements Element {
    public OfGrid {
      rowOf = Map.copyOf(rowOf);
      columnOf = Map.copyOf(columnOf);
      cells = cells.stream().map(List::copyOf).toList();
      needs = List.copyOf(needs);
      replacements = List.copyOf(replacements);
    }

    @Override
    public String name() {
      return grid.name();
    }
  }

  /**
   * What replaces the value of a grid.
   *
   * @param value what stands instead
   * @param when when it does
   */
  record Replacement(Value value, Node when) {}

  /**
   * A cohort.
   *
   * @param cohort the declaration
   * @param typed what is known of its values
   * @param members the condition of each school; null for every school
   * @param asOf the day on which a district has to be a member; null where there is no membership
   */
  record OfCohort(Cohort cohort, Typed typed, @Nullable Node members, @Nullable Node asOf)
      implements Element {
    @Override
    public String name() {
      return cohort.name();
    }

    @Override
    public UnitOfAnalysis each() {
      return UnitOfAnalysis.SCHOOL;
    }
  }

  /**
   * An index.
   *
   * @param spec the declaration
   * @param typed what is known of its values
   * @param columnOf by the word of its {@code by} input, the number of the column
   * @param shares the usual shares
   * @param instead the shares used instead, in the order of the declaration
   * @param cells the cells
   * @param earned by measure and level, the part of its points a cell earns
   * @param needs what must hold; null for nothing
   * @param spreadsOverEverything whether missing measures are spread over everything
   * @param open why the index cannot be worked out yet, a parameter that is not set; or null
   */
  record OfIndex(
      IndexSpec spec,
      Typed typed,
      Map<String, Integer> columnOf,
      Shares shares,
      List<Instead> instead,
      List<Cell> cells,
      Map<String, Map<Rational, Rational>> earned,
      @Nullable Node needs,
      boolean spreadsOverEverything,
      Value.@Nullable Missing open)
      implements Element {
    public OfIndex {
      columnOf = Map.copyOf(columnOf);
      instead = List.copyOf(instead);
      cells = List.copyOf(cells);
      earned = Map.copyOf(earned);
    }

    @Override
    public String name() {
      return spec.name();
    }

    @Override
    public UnitOfAnalysis each() {
      return UnitOfAnalysis.SCHOOL;
    }
  }

  /**
   * A designation.
   *
   * @param designation the declaration
   * @param typed what is known of its values
   * @param routes its routes, in the order of the declaration
   * @param exits its exits
   */
  record OfDesignation(Designation designation, Typed typed, List<Route> routes, List<Exit> exits)
      implements Element {
    public OfDesignation {
      routes = List.copyOf(routes);
      exits = List.copyOf(exits);
    }

    @Override
    public String name() {
      return designation.name();
    }

    @Override
    public UnitOfAnalysis each() {
      return UnitOfAnalysis.SCHOOL;
    }
  }

  /**
   * A way into a designation.
   *
   * @param route the declaration
   * @param who the condition of a school
   * @param places the quotas in it
   * @param groups the condition of the groups that are part of the reason; null for none
   */
  record Route(Designation.Route route, Node who, List<Node.Places> places, @Nullable Node groups) {
    public Route {
      places = List.copyOf(places);
    }
  }

  /**
   * How a reason is cleared.
   *
   * @param route the name of the route that gives it
   * @param cleared the condition
   * @param isOfGroups whether it is a condition of each group that is part of the reason
   */
  record Exit(String route, Node cleared, boolean isOfGroups) {}

  /**
   * A ladder.
   *
   * @param ladder the declaration
   * @param typed what is known of its values
   * @param moves the moves, tested top-down
   */
  record OfLadder(Ladder ladder, Typed typed, List<Move> moves) implements Element {
    public OfLadder {
      moves = List.copyOf(moves);
    }

    @Override
    public String name() {
      return ladder.name();
    }

    @Override
    public UnitOfAnalysis each() {
      return UnitOfAnalysis.SCHOOL;
    }
  }

  /**
   * A move of a ladder.
   *
   * @param from the state, or {@link Ladder#ANY}
   * @param when the condition
   * @param to the state, or {@link Ladder#OUT}
   * @param isOfClock whether the condition needs no data: it reads the clock and parameters alone
   */
  record Move(String from, Node when, String to, boolean isOfClock) {
    /** Whether it leads from that state to another one. */
    public boolean leadsFrom(String state) {
      return !to.equals(state) && (from.equals(state) || from.equals(Ladder.ANY));
    }
  }

  /**
   * The shares of every measure.
   *
   * @param rows the rows
   */
  record Shares(List<IndexSpec.Share> rows) {
    public Shares {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Shares used instead.
   *
   * @param missing the measures that are missing
   * @param shares the shares used then
   */
  record Instead(List<String> missing, Shares shares) {
    public Instead {
      missing = List.copyOf(missing);
    }
  }

  /**
   * A cell.
   *
   * @param label the cell as rule files write it
   * @param groups the numbers of its groups: one, or the members of a family
   * @param isLowest whether it is the lowest-performing of them
   * @param part its part; null for an equal part of the rest
   * @param isAll whether it is the cell of all students
   */
  record Cell(
      String label,
      List<Integer> groups,
      boolean isLowest,
      @Nullable Rational part,
      boolean isAll) {
    public Cell {
      groups = List.copyOf(groups);
    }
  }
}
