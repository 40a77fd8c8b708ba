package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Changeable;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;

/**
 * The constants of a policy that overlays can change, and the policy with others in their place.
 */
final class Constants {
  private final PolicySpec spec;
  private final Map<Place.Element, Constant> constants = new LinkedHashMap<>();

  /**
   * A constant.
   *
   * @param at where it stands
   * @param what what a change calls it
   * @param around the domains of a share, outermost first; else empty
   * @param columns the school types its column serves; empty if the table has one column
   * @param value its value
   * @param end of a cut score {@code A to B} the greater bound; else null
   */
  record Constant(
      Place.Element at,
      Changeable what,
      List<String> around,
      List<String> columns,
      @Nullable Expr value,
      @Nullable Expr end) {
    Constant {
      around = List.copyOf(around);
      columns = List.copyOf(columns);
    }

    /** What a message calls it: {@code share of suspension_level for middle}. */
    String words() {
      return what + (columns.isEmpty() ? "" : " for " + String.join(", ", columns));
    }
  }

  Constants(PolicySpec spec) {
    this.spec = spec;
    for (Parameter parameter : spec.parameters()) {
      add(
          Place.element("parameter/" + parameter.name()).child("value"),
          new Changeable.ParameterValue(parameter.name()),
          List.of(),
          List.of(),
          parameter.value(),
          null);
    }
    spec.indexes().forEach(this::shares);
    spec.levels().forEach(this::cuts);
  }

  private void add(
      Place.Element at,
      Changeable what,
      List<String> around,
      List<String> columns,
      @Nullable Expr value,
      @Nullable Expr end) {
    constants.put(at, new Constant(at, what, around, columns, value, end));
  }

  private void shares(IndexSpec index) {
    boolean isOnly = spec.indexes().size() == 1;
    List<IndexSpec.Share> rows = index.shares().rows();
    for (int row = 0; row < rows.size(); row++) {
      IndexSpec.Share share = rows.get(row);
      for (int column = 0; column < share.points().size(); column++) {
        Rational points = share.points().get(column);
        if (points != null) {
          add(
              share(index.name(), row, column),
              new Changeable.ShareOf(share.measure(), isOnly ? "" : index.name()),
              share.domain(),
              index.shares().columns().get(column),
              new Expr.Numeral(points, false),
              null);
        }
      }
    }
  }

  private void cuts(LevelTable table) {
    for (int row = 0; row < table.rows().size(); row++) {
      LevelTable.Row level = table.rows().get(row);
      for (int column = 0; column < level.cells().size(); column++) {
        LevelTable.Cut cut = level.cells().get(column);
        Expr.Numeral bound = bound(cut);
        if (bound != null) {
          add(
              cut(table.name(), row, column),
              new Changeable.CutScore(level.level(), table.name()),
              List.of(),
              table.columns().get(column),
              bound,
              cut instanceof LevelTable.Cut.Between between ? between.high() : null);
        }
      }
    }
  }

  private static Place.Element share(String index, int row, int column) {
    return Place.element("index/" + index).child("share").child(row).child(column);
  }

  private static Place.Element cut(String table, int row, int column) {
    return Place.element("levels/" + table).child("row").child(row).child(column);
  }

  /** The bound of a cut, of two the lesser; null if it has none. */
  private static Expr.@Nullable Numeral bound(LevelTable.Cut cut) {
    return cut instanceof LevelTable.Cut.From from
        ? from.bound()
        : cut instanceof LevelTable.Cut.UpTo upTo
            ? upTo.bound()
            : cut instanceof LevelTable.Cut.Between between ? between.low() : null;
  }

  /** All constants. */
  List<Constant> all() {
    return List.copyOf(constants.values());
  }

  /** Whether {@code open} names the constant, alone or with others. */
  static boolean covers(Changeable open, Constant constant) {
    Changeable what = constant.what();
    if (open instanceof Changeable.SharesIn in && what instanceof Changeable.ShareOf share) {
      return constant.around().contains(in.domain()) && isSameIndex(in.index(), share.index());
    }
    if (open instanceof Changeable.ShareOf one && what instanceof Changeable.ShareOf share) {
      return one.measure().equals(share.measure()) && isSameIndex(one.index(), share.index());
    }
    if (open instanceof Changeable.CutScore one && what instanceof Changeable.CutScore cut) {
      return one.table().equals(cut.table())
          && (one.level().isEmpty() || one.level().equals(cut.level()));
    }
    return open.equals(what);
  }

  private static boolean isSameIndex(String named, String index) {
    return named.isEmpty() || index.isEmpty() || named.equals(index);
  }

  /** The policy with other values of the constants at these places. */
  PolicySpec with(Map<Place.Element, Expr> values) {
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : spec.parameters()) {
      Expr value = values.get(Place.element("parameter/" + parameter.name()).child("value"));
      parameters.add(value == null ? parameter : parameter.withValue(value));
    }
    List<LevelTable> levels = spec.levels().stream().map(table -> levels(table, values)).toList();
    List<IndexSpec> indexes = spec.indexes().stream().map(index -> index(index, values)).toList();
    return spec.withParameters(parameters).withLevels(levels).withIndexes(indexes);
  }

  private static LevelTable levels(LevelTable table, Map<Place.Element, Expr> values) {
    List<LevelTable.Row> rows = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      LevelTable.Row level = table.rows().get(row);
      List<LevelTable.Cut> cells = new ArrayList<>();
      for (int column = 0; column < level.cells().size(); column++) {
        LevelTable.Cut cell = level.cells().get(column);
        Expr value = values.get(cut(table.name(), row, column));
        Expr end = values.get(end(cut(table.name(), row, column)));
        cells.add(value instanceof Expr.Numeral numeral ? cut(cell, numeral, end) : cell);
      }
      rows.add(new LevelTable.Row(level.level(), level.number(), cells, level.years()));
    }
    return table.withRows(rows);
  }

  /** Where the greater bound of a cut score of two stands. */
  static Place.Element end(Place.Element cut) {
    return cut.child("end");
  }

  private static LevelTable.Cut cut(LevelTable.Cut cut, Expr.Numeral numeral, @Nullable Expr end) {
    if (cut instanceof LevelTable.Cut.From from) {
      return new LevelTable.Cut.From(numeral, from.isStrict());
    }
    if (cut instanceof LevelTable.Cut.UpTo upTo) {
      return new LevelTable.Cut.UpTo(numeral, upTo.isStrict());
    }
    return cut instanceof LevelTable.Cut.Between between
        ? new LevelTable.Cut.Between(
            numeral, end instanceof Expr.Numeral high ? high : between.high())
        : cut;
  }

  private static IndexSpec index(IndexSpec index, Map<Place.Element, Expr> values) {
    List<IndexSpec.Share> rows = new ArrayList<>();
    for (int row = 0; row < index.shares().rows().size(); row++) {
      IndexSpec.Share share = index.shares().rows().get(row);
      List<@Nullable Rational> points = new ArrayList<>();
      for (int column = 0; column < share.points().size(); column++) {
        Expr value = values.get(share(index.name(), row, column));
        points.add(
            value instanceof Expr.Numeral numeral ? numeral.value() : share.points().get(column));
      }
      rows.add(new IndexSpec.Share(share.domain(), share.measure(), points, share.years()));
    }
    return index.withShares(
        new IndexSpec.ShareTable(index.shares().columns(), rows, index.shares().totals()));
  }
}
