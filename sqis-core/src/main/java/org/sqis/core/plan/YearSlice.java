package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Dated;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.InForce;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.NumberTable;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;

/**
 * What of a policy is in force in one school year. Knows for each of its parts which part of the
 * whole policy it is, since both are found by their number.
 */
final class YearSlice {
  private final SchoolYear year;
  private final PolicySpec spec;
  private final Map<String, List<String>> declarations;
  private final Map<String, List<Integer>> rows;

  private YearSlice(
      SchoolYear year,
      PolicySpec spec,
      Map<String, List<String>> declarations,
      Map<String, List<Integer>> rows) {
    this.year = year;
    this.spec = spec;
    this.declarations = declarations;
    this.rows = rows;
  }

  /** What of {@code whole} is in force in {@code year}. */
  static YearSlice of(PolicySpec whole, SchoolYear year) {
    return new Slicing(year).slice(whole);
  }

  /** The year. */
  SchoolYear year() {
    return year;
  }

  /** The declarations and rows in force. */
  PolicySpec spec() {
    return spec;
  }

  /**
   * Whether the same declarations and rows of the same policy are in force in the year of {@code
   * other}. What is in force then is equal, too; this finds it out without comparing the records.
   */
  boolean hasRulesOf(YearSlice other) {
    return declarations.equals(other.declarations) && rows.equals(other.rows);
  }

  /**
   * The path of a declaration among all of its kind and name: the second is {@code
   * measure/target@2}.
   */
  static String path(String kind, String name, int number) {
    return kind + "/" + name + (number == 1 ? "" : "@" + number);
  }

  /** The place in the whole policy of a place in this slice. */
  Place whole(Place place) {
    if (!(place instanceof Place.Element element) || isSame(element.path())) {
      return place;
    }
    List<String> parts = new ArrayList<>(List.of(element.path().split("/", -1)));
    if (parts.size() < 2) {
      return place;
    }
    List<String> paths = declarations.getOrDefault(parts.get(0) + "/" + parts.get(1), List.of());
    int again = 0;
    if (parts.size() > 3 && parts.get(2).equals("again")) {
      again = Integer.parseInt(parts.get(3));
    }
    boolean isKnown = again < paths.size();
    String path = isKnown ? paths.get(again) : parts.get(0) + "/" + parts.get(1);
    int from = isKnown && again > 0 ? 4 : 2;
    StringBuilder whole = new StringBuilder(path);
    for (int i = from; i < parts.size(); i++) {
      List<Integer> numbers = i + 1 < parts.size() ? rows.get(whole + "/" + parts.get(i)) : null;
      whole.append('/').append(parts.get(i));
      if (numbers != null && parts.get(i + 1).matches("\\d+")) {
        int number = Integer.parseInt(parts.get(++i));
        whole.append('/').append(number < numbers.size() ? numbers.get(number) : number);
      }
    }
    return Place.element(whole.toString());
  }

  /**
   * Whether a path means the same in the whole policy, as it does unless years have their own
   * rules. Long paths are not taken apart for that: there are many in a file of garbage.
   */
  private boolean isSame(String path) {
    int end = path.indexOf('/', path.indexOf('/') + 1);
    String declaration = end < 0 ? path : path.substring(0, end);
    List<String> paths = declarations.get(declaration);
    return rows.isEmpty()
        && (paths == null || (paths.size() == 1 && paths.get(0).equals(declaration)));
  }

  /** Picks what is in force. */
  private static final class Slicing {
    private final SchoolYear year;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, List<String>> declarations = new LinkedHashMap<>();
    private final Map<String, List<Integer>> rows = new HashMap<>();

    Slicing(SchoolYear year) {
      this.year = year;
    }

    YearSlice slice(PolicySpec whole) {
      // Seasons hold in every year; only their places are asked for.
      for (String season : whole.header().calendar().names()) {
        declared("season", season, null);
      }
      for (Membership membership : whole.memberships()) {
        declared("membership", membership.name(), null);
      }
      List<NumberTable> numbers = new ArrayList<>();
      for (NumberTable table : whole.numbers()) {
        if (declared("numbers", table.of(), table.years())) {
          numbers.add(table);
        }
      }
      PolicySpec spec =
          whole
              .withOpens(List.of())
              .withOverlays(List.of())
              .withParameters(declared("parameter", whole.parameters()))
              .withGroups(declared("group", whole.groups()))
              .withInputs(declared("input", whole.inputs()))
              .withMeasures(declared("measure", whole.measures()))
              .withLevels(levels(declared("levels", whole.levels())))
              .withGrids(grids(declared("grid", whole.grids())))
              .withIndexes(indexes(declared("index", whole.indexes())))
              .withNumbers(numbers)
              .withCohorts(declared("cohort", whole.cohorts()))
              .withDesignations(declared("designation", whole.designations()))
              .withLadders(declared("ladder", whole.ladders()))
              .withProcedures(declared("procedure", whole.procedures()));
      return new YearSlice(year, spec, declarations, rows);
    }

    private boolean isInForce(@Nullable YearRange years) {
      return years == null || years.contains(year);
    }

    private <T extends Dated> List<T> declared(String kind, List<T> all) {
      List<T> inForce = new ArrayList<>();
      for (T one : all) {
        if (declared(kind, one.name(), one.years())) {
          inForce.add(one);
        }
      }
      return inForce;
    }

    /** Counts a declaration, and keeps its path if it is in force; whether it is. */
    private boolean declared(String kind, String name, @Nullable YearRange years) {
      String path = kind + "/" + name;
      int number = seen.getOrDefault(path, 0) + 1;
      seen.put(path, number);
      boolean isInForce = isInForce(years);
      if (isInForce) {
        List<String> paths = declarations.get(path);
        if (paths == null) {
          paths = new ArrayList<>();
          declarations.put(path, paths);
        }
        paths.add(path(kind, name, number));
      }
      return isInForce;
    }

    /** The rows in force of a table; {@code places} are the words its rows have in paths. */
    private <T extends InForce> List<T> rows(String path, List<T> all, String... places) {
      List<T> inForce = new ArrayList<>();
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (isInForce(all.get(i).years())) {
          inForce.add(all.get(i));
          numbers.add(i);
        }
      }
      if (inForce.size() < all.size()) {
        for (String place : places) {
          rows.put(path + "/" + place, numbers);
        }
      }
      return inForce;
    }

    private String last(String kind, String name) {
      List<String> paths = declarations.getOrDefault(kind + "/" + name, List.of(kind + "/" + name));
      return paths.get(paths.size() - 1);
    }

    private List<LevelTable> levels(List<LevelTable> tables) {
      List<LevelTable> inForce = new ArrayList<>();
      for (LevelTable table : tables) {
        inForce.add(levels(table));
      }
      return inForce;
    }

    private List<Grid> grids(List<Grid> grids) {
      List<Grid> inForce = new ArrayList<>();
      for (Grid grid : grids) {
        inForce.add(grid(grid));
      }
      return inForce;
    }

    private List<IndexSpec> indexes(List<IndexSpec> indexes) {
      List<IndexSpec> inForce = new ArrayList<>();
      for (IndexSpec index : indexes) {
        inForce.add(index(index));
      }
      return inForce;
    }

    private LevelTable levels(LevelTable table) {
      List<LevelTable.Row> inForce = rows(last("levels", table.name()), table.rows(), "row");
      return inForce.size() == table.rows().size() ? table : table.withRows(inForce);
    }

    private Grid grid(Grid grid) {
      List<Grid.Row> inForce = rows(last("grid", grid.name()), grid.rows(), "row", "cell");
      return inForce.size() == grid.rows().size()
          ? grid
          : new Grid(
              grid.name(),
              grid.title(),
              grid.rowsBy(),
              grid.columnsBy(),
              grid.values(),
              grid.valuesOf(),
              grid.columns(),
              inForce,
              grid.needs(),
              grid.replacements(),
              grid.provenance(),
              grid.source(),
              grid.notes(),
              grid.years());
    }

    private IndexSpec index(IndexSpec index) {
      String path = last("index", index.name());
      List<IndexSpec.InsteadShares> instead = new ArrayList<>();
      for (int i = 0; i < index.instead().size(); i++) {
        IndexSpec.InsteadShares one = index.instead().get(i);
        instead.add(
            new IndexSpec.InsteadShares(
                one.missing(), shares(path + "/instead/" + i, one.shares())));
      }
      return new IndexSpec(
          index.name(),
          index.title(),
          index.publish(),
          index.by(),
          shares(path, index.shares()),
          index.earns(),
          rows(path, index.cells(), "cell"),
          index.lowestOnceBy(),
          rows(path, index.missingCell(), "missing_cell"),
          rows(path, index.missingMeasure(), "missing_measure"),
          instead,
          index.needs(),
          index.withholdRemark(),
          index.unscored(),
          index.roundCells(),
          index.provenance(),
          index.source(),
          index.notes(),
          index.years(),
          index.origins());
    }

    private IndexSpec.ShareTable shares(String path, IndexSpec.ShareTable shares) {
      return new IndexSpec.ShareTable(
          shares.columns(),
          rows(path, shares.rows(), "share"),
          rows(path, shares.totals(), "total"));
    }
  }
}
