package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;

/**
 * An index of 100 points: shares of level results, spread over student groups, with a rule for
 * everything that can be missing.
 *
 * @param name its name, also the name of the result
 * @param title its title for reports, or empty
 * @param publish decimals to which output is rounded, half up; null for no rounding. Comparisons
 *     use the exact value
 * @param by the school input whose words head the columns of shares; empty for one column
 * @param shares how the 100 points are divided
 * @param earns the part of its points a cell earns, from {@code level}; all points at 1
 * @param cells which groups carry a measure's points
 * @param lowestOnceBy the measure by which the lowest-performing group of a family is chosen once a
 *     school; empty to choose it for each measure
 * @param missingCell what happens when a group has no level
 * @param missingMeasure what happens when a measure has no points
 * @param instead shares that replace the usual ones when exactly the named measures are missing
 * @param needs what must hold for an index, in terms of {@code shares_present}; null for nothing
 * @param withholdRemark why the index is withheld where {@code needs} does not hold
 * @param unscored measures the policy names and does not score
 * @param roundCells decimals to which the points of each cell are rounded, half up, before they are
 *     added; null for none
 * @param provenance who stands behind the shares and cells; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 * @param origins who stands behind single columns of shares, where it is not who stands behind the
 *     index
 */
public record IndexSpec(
    String name,
    String title,
    @Nullable Integer publish,
    String by,
    ShareTable shares,
    Expr earns,
    List<CellShare> cells,
    String lowestOnceBy,
    List<MissingCellRule> missingCell,
    List<MissingMeasureRule> missingMeasure,
    List<InsteadShares> instead,
    @Nullable Expr needs,
    String withholdRemark,
    List<String> unscored,
    @Nullable Integer roundCells,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years,
    List<ColumnOrigin> origins)
    implements Dated {
  public IndexSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(shares, "shares");
    Objects.requireNonNull(earns, "earns");
    cells = List.copyOf(cells);
    Objects.requireNonNull(lowestOnceBy, "lowestOnceBy");
    missingCell = List.copyOf(missingCell);
    missingMeasure = List.copyOf(missingMeasure);
    instead = List.copyOf(instead);
    Objects.requireNonNull(withholdRemark, "withholdRemark");
    unscored = List.copyOf(unscored);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
    origins = List.copyOf(origins);
  }

  /**
   * The same, in force in other years.
   *
   * @param others the school years; null for every year of the policy
   */
  public IndexSpec withYears(@Nullable YearRange others) {
    return new IndexSpec(
        name,
        title,
        publish,
        by,
        shares,
        earns,
        cells,
        lowestOnceBy,
        missingCell,
        missingMeasure,
        instead,
        needs,
        withholdRemark,
        unscored,
        roundCells,
        provenance,
        source,
        notes,
        others,
        origins);
  }

  /** The same index with other tables. */
  public IndexSpec withTables(
      ShareTable otherShares,
      List<CellShare> otherCells,
      List<MissingCellRule> otherMissingCell,
      List<MissingMeasureRule> otherMissingMeasure,
      List<InsteadShares> otherInstead) {
    return new IndexSpec(
        name,
        title,
        publish,
        by,
        otherShares,
        earns,
        otherCells,
        lowestOnceBy,
        otherMissingCell,
        otherMissingMeasure,
        otherInstead,
        needs,
        withholdRemark,
        unscored,
        roundCells,
        provenance,
        source,
        notes,
        years,
        origins);
  }

  /** The same, in force in every year of the policy. */
  public IndexSpec(
      String name,
      String title,
      @Nullable Integer publish,
      String by,
      ShareTable shares,
      Expr earns,
      List<CellShare> cells,
      String lowestOnceBy,
      List<MissingCellRule> missingCell,
      List<MissingMeasureRule> missingMeasure,
      List<InsteadShares> instead,
      @Nullable Expr needs,
      String withholdRemark,
      List<String> unscored,
      @Nullable Integer roundCells,
      @Nullable Provenance provenance,
      String source,
      List<String> notes) {
    this(
        name,
        title,
        publish,
        by,
        shares,
        earns,
        cells,
        lowestOnceBy,
        missingCell,
        missingMeasure,
        instead,
        needs,
        withholdRemark,
        unscored,
        roundCells,
        provenance,
        source,
        notes,
        null);
  }

  /** The same, where one stands behind all columns. */
  public IndexSpec(
      String name,
      String title,
      @Nullable Integer publish,
      String by,
      ShareTable shares,
      Expr earns,
      List<CellShare> cells,
      String lowestOnceBy,
      List<MissingCellRule> missingCell,
      List<MissingMeasureRule> missingMeasure,
      List<InsteadShares> instead,
      @Nullable Expr needs,
      String withholdRemark,
      List<String> unscored,
      @Nullable Integer roundCells,
      @Nullable Provenance provenance,
      String source,
      List<String> notes,
      @Nullable YearRange years) {
    this(
        name,
        title,
        publish,
        by,
        shares,
        earns,
        cells,
        lowestOnceBy,
        missingCell,
        missingMeasure,
        instead,
        needs,
        withholdRemark,
        unscored,
        roundCells,
        provenance,
        source,
        notes,
        years,
        List.of());
  }

  /** Who stands behind the shares of the column with that number. */
  public ColumnOrigin origin(int column) {
    return ColumnOrigin.in(origins, shares.columns().get(column), provenance, source);
  }

  /** The same index with other shares. */
  public IndexSpec withShares(ShareTable others) {
    return new IndexSpec(
        name,
        title,
        publish,
        by,
        others,
        earns,
        cells,
        lowestOnceBy,
        missingCell,
        missingMeasure,
        instead,
        needs,
        withholdRemark,
        unscored,
        roundCells,
        provenance,
        source,
        notes,
        years,
        origins);
  }

  /**
   * How 100 points are divided, by school type.
   *
   * @param columns the school types each column serves; one empty list if the index has no {@code
   *     by}
   * @param rows the shares
   * @param totals what the author says the shares of a domain add up to
   */
  public record ShareTable(List<List<String>> columns, List<Share> rows, List<Total> totals) {
    public ShareTable {
      columns = LevelTable.copies(columns);
      rows = List.copyOf(rows);
      totals = List.copyOf(totals);
    }
  }

  /**
   * The share of one measure.
   *
   * @param domain the domains it belongs to from the outside in; at least one
   * @param measure the level table, or group value, that earns the points
   * @param points points of the whole index, one a column; null where the column's schools do not
   *     have the measure
   * @param years the school years in which it is in force; null for every year of the policy
   */
  public record Share(
      List<String> domain,
      String measure,
      List<@Nullable Rational> points,
      @Nullable YearRange years)
      implements InForce {
    public Share {
      domain = List.copyOf(domain);
      Objects.requireNonNull(measure, "measure");
      points = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(points));
    }

    /** The same, in force in every year of the policy. */
    public Share(List<String> domain, String measure, List<@Nullable Rational> points) {
      this(domain, measure, points, null);
    }
  }

  /**
   * A total the author states; it is checked.
   *
   * @param domain the domain from the outside in; empty for the whole index
   * @param points the total, one a column; null where the column is not stated
   * @param years the school years in which it is in force; null for every year of the policy
   */
  public record Total(
      List<String> domain, List<@Nullable Rational> points, @Nullable YearRange years)
      implements InForce {
    public Total {
      domain = List.copyOf(domain);
      points = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(points));
    }

    /** The same, in force in every year of the policy. */
    public Total(List<String> domain, List<@Nullable Rational> points) {
      this(domain, points, null);
    }
  }

  /**
   * A cell: a group, or the lowest-performing group of a family, and its part of a measure's
   * points.
   *
   * @param name the group, or the family if {@code isLowest}
   * @param isLowest whether the cell is the lowest-performing group of the family
   * @param part its part, a constant; null for an equal part of the rest
   * @param years the school years in which it is in force; null for every year of the policy
   */
  public record CellShare(
      String name, boolean isLowest, @Nullable Expr part, @Nullable YearRange years)
      implements InForce {
    public CellShare {
      Objects.requireNonNull(name, "name");
    }

    /** The same, in force in every year of the policy. */
    public CellShare(String name, boolean isLowest, @Nullable Expr part) {
      this(name, isLowest, part, null);
    }

    /** The cell as rule files write it. */
    public String label() {
      return isLowest ? "lowest_performing(" + name + ")" : name;
    }
  }

  /** What happens to the part of a cell that has no level. */
  public enum CellAction {
    /** The other group cells share it in proportion; with none of them all students take it. */
    SPREAD_OVER_GROUPS,
    /** All students take it. */
    GIVE_TO_ALL,
    /** The index is withheld. */
    WITHHOLD
  }

  /**
   * What happens when a group cell has no level.
   *
   * @param reasons the reasons it speaks of
   * @param then what happens
   * @param remark why the index is withheld, or empty
   * @param years the school years in which it is in force; null for every year of the policy
   */
  public record MissingCellRule(
      List<MissingReason> reasons, CellAction then, String remark, @Nullable YearRange years)
      implements InForce {
    public MissingCellRule {
      reasons = List.copyOf(reasons);
      Objects.requireNonNull(then, "then");
      Objects.requireNonNull(remark, "remark");
    }

    /** The same, in force in every year of the policy. */
    public MissingCellRule(List<MissingReason> reasons, CellAction then, String remark) {
      this(reasons, then, remark, null);
    }
  }

  /** What happens to the points of a measure that is missing. */
  public enum MeasureAction {
    /** The other measures of its domain share them in proportion. */
    SPREAD_OVER_DOMAIN,
    /** All other measures share them in proportion. */
    SPREAD_OVER_EVERYTHING,
    /** The index is withheld. */
    WITHHOLD
  }

  /**
   * What happens when a measure is missing.
   *
   * @param reasons the reasons it speaks of
   * @param then what happens
   * @param remark why the index is withheld, or empty
   * @param years the school years in which it is in force; null for every year of the policy
   */
  public record MissingMeasureRule(
      List<MissingReason> reasons, MeasureAction then, String remark, @Nullable YearRange years)
      implements InForce {
    public MissingMeasureRule {
      reasons = List.copyOf(reasons);
      Objects.requireNonNull(then, "then");
      Objects.requireNonNull(remark, "remark");
    }

    /** The same, in force in every year of the policy. */
    public MissingMeasureRule(List<MissingReason> reasons, MeasureAction then, String remark) {
      this(reasons, then, remark, null);
    }
  }

  /**
   * Shares that replace the usual ones when exactly the named measures are missing.
   *
   * @param missing the measures, by the names of their share rows
   * @param shares the shares used instead
   */
  public record InsteadShares(List<String> missing, ShareTable shares) {
    public InsteadShares {
      missing = List.copyOf(missing);
      Objects.requireNonNull(shares, "shares");
    }
  }
}
