package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.NumberTable;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;

/**
 * The rules of one school year, to be compared with those of another and put in their place: what
 * is in force, without the years in which it is. Immutable; safe for every thread.
 */
public final class YearRules {
  private final YearSlice slice;
  private final PolicySpec spec;

  private YearRules(YearSlice slice, PolicySpec spec) {
    this.slice = slice;
    this.spec = spec;
  }

  /** What of {@code whole} is in force in {@code year}, its overlays too. */
  public static YearRules of(PolicySpec whole, SchoolYear year) {
    YearSlice slice = YearSlice.of(whole, year);
    List<Overlay> overlays =
        whole.overlays().stream()
            .filter(one -> one.years() == null || one.years().contains(year))
            .toList();
    PolicySpec all =
        slice
            .spec()
            .withLevels(slice.spec().levels().stream().map(YearRules::ofEveryYear).toList())
            .withGrids(slice.spec().grids().stream().map(YearRules::ofEveryYear).toList())
            .withIndexes(slice.spec().indexes().stream().map(YearRules::ofEveryYear).toList())
            .withOpens(whole.opens())
            .withOverlays(overlays);
    return new YearRules(slice, dated(all, null).withInputs(inputs(slice.spec())));
  }

  private static List<org.sqis.core.policy.Input> inputs(PolicySpec spec) {
    return spec.inputs().stream().map(one -> one.withYears(null)).toList();
  }

  /** The rules. */
  public PolicySpec spec() {
    return spec;
  }

  /** The path in the whole policy of a place in these rules. */
  public String whole(String path) {
    return path.isEmpty() ? path : slice.whole(Place.element(path)).toString();
  }

  /**
   * A policy that has the rules given in one year, and in all others those of {@code whole}, which
   * rules of the year may read.
   *
   * @param rules the rules of the year, as {@link #spec} gives them
   */
  public static PolicySpec rating(SchoolYear year, PolicySpec rules, PolicySpec whole) {
    PolicySpec own = dated(rules, new YearRange(year, year));
    Others others = new Others(whole.header(), year);
    return own.withHeader(whole.header())
        .withInputs(whole.inputs())
        .withParameters(
            others.and(
                own.parameters(), whole.parameters(), Parameter::years, Parameter::withYears))
        .withGroups(others.and(own.groups(), whole.groups(), Group::years, Group::withYears))
        .withMeasures(
            others.and(own.measures(), whole.measures(), Measure::years, Measure::withYears))
        .withLevels(
            others.and(own.levels(), whole.levels(), LevelTable::years, LevelTable::withYears))
        .withGrids(others.and(own.grids(), whole.grids(), Grid::years, Grid::withYears))
        .withIndexes(
            others.and(own.indexes(), whole.indexes(), IndexSpec::years, IndexSpec::withYears))
        .withNumbers(
            others.and(own.numbers(), whole.numbers(), NumberTable::years, NumberTable::withYears))
        .withCohorts(others.and(own.cohorts(), whole.cohorts(), Cohort::years, Cohort::withYears))
        .withDesignations(
            others.and(
                own.designations(),
                whole.designations(),
                Designation::years,
                Designation::withYears))
        .withLadders(others.and(own.ladders(), whole.ladders(), Ladder::years, Ladder::withYears))
        .withOverlays(
            others.and(own.overlays(), whole.overlays(), Overlay::years, YearRules::withYears));
  }

  /** An overlay has one name; here one can stand several times, each time for other years. */
  private static Overlay withYears(Overlay overlay, @Nullable YearRange years) {
    return new Overlay(
        overlay.name() + " in " + years,
        overlay.title(),
        overlay.district(),
        years,
        overlay.because(),
        overlay.approver(),
        overlay.approved(),
        overlay.changes(),
        overlay.notes());
  }

  /** The years of a policy before one year and after it. */
  private static final class Others {
    private final List<YearRange> ranges = new ArrayList<>();
    private final YearRange all;

    Others(PolicyHeader header, SchoolYear year) {
      this.all = new YearRange(header.first(), header.last());
      if (header.first().compareTo(year) < 0) {
        ranges.add(new YearRange(header.first(), new SchoolYear(year.start() - 1)));
      }
      if (year.compareTo(header.last()) < 0) {
        ranges.add(new YearRange(new SchoolYear(year.start() + 1), header.last()));
      }
    }

    /** {@code own} and what of {@code whole} is in force in these years. */
    <T> List<T> and(
        List<T> own,
        List<T> whole,
        Function<T, @Nullable YearRange> years,
        BiFunction<T, @Nullable YearRange, T> with) {
      List<T> both = new ArrayList<>();
      for (T one : whole) {
        YearRange range = Objects.requireNonNullElse(years.apply(one), all);
        for (YearRange other : ranges) {
          SchoolYear first = max(range.first(), other.first());
          SchoolYear last = range.last().compareTo(other.last()) < 0 ? range.last() : other.last();
          if (first.compareTo(last) <= 0) {
            both.add(with.apply(one, new YearRange(first, last)));
          }
        }
      }
      both.addAll(own);
      return both;
    }

    private static SchoolYear max(SchoolYear one, SchoolYear other) {
      return one.compareTo(other) > 0 ? one : other;
    }
  }

  private static PolicySpec dated(PolicySpec spec, @Nullable YearRange years) {
    return spec.withParameters(all(spec.parameters(), one -> one.withYears(years)))
        .withGroups(all(spec.groups(), one -> one.withYears(years)))
        .withMeasures(all(spec.measures(), one -> one.withYears(years)))
        .withLevels(all(spec.levels(), one -> one.withYears(years)))
        .withGrids(all(spec.grids(), one -> one.withYears(years)))
        .withIndexes(all(spec.indexes(), one -> one.withYears(years)))
        .withNumbers(all(spec.numbers(), one -> one.withYears(years)))
        .withCohorts(all(spec.cohorts(), one -> one.withYears(years)))
        .withDesignations(all(spec.designations(), one -> one.withYears(years)))
        .withLadders(all(spec.ladders(), one -> one.withYears(years)))
        .withOverlays(all(spec.overlays(), one -> one.withYears(years)));
  }

  private static <T> List<T> all(List<T> list, Function<T, T> dated) {
    return list.stream().map(dated).map(Objects::requireNonNull).toList();
  }

  // Rows of tables.

  private static LevelTable ofEveryYear(LevelTable table) {
    return table.withRows(
        all(table.rows(), row -> new LevelTable.Row(row.level(), row.number(), row.cells(), null)));
  }

  private static Grid ofEveryYear(Grid grid) {
    return grid.withRows(all(grid.rows(), row -> new Grid.Row(row.words(), row.cells(), null)));
  }

  private static IndexSpec ofEveryYear(IndexSpec index) {
    return index.withTables(
        shares(index.shares()),
        all(
            index.cells(),
            one -> new IndexSpec.CellShare(one.name(), one.isLowest(), one.part(), null)),
        all(
            index.missingCell(),
            one -> new IndexSpec.MissingCellRule(one.reasons(), one.then(), one.remark(), null)),
        all(
            index.missingMeasure(),
            one -> new IndexSpec.MissingMeasureRule(one.reasons(), one.then(), one.remark(), null)),
        all(
            index.instead(),
            one -> new IndexSpec.InsteadShares(one.missing(), shares(one.shares()))));
  }

  private static IndexSpec.ShareTable shares(IndexSpec.ShareTable table) {
    return new IndexSpec.ShareTable(
        table.columns(),
        all(
            table.rows(),
            one -> new IndexSpec.Share(one.domain(), one.measure(), one.points(), null)),
        all(table.totals(), one -> new IndexSpec.Total(one.domain(), one.points(), null)));
  }
}
