package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.List;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;

/** Reads {@code index}. */
final class IndexKind implements KindReader {
  private static final ColumnSpec[] SHARES = {
    ColumnSpec.optional("within", "the domain this domain is nested in"),
    ColumnSpec.required("domain", "a domain"),
    ColumnSpec.required("measure", "a table of levels, or `total` to state and check a sum"),
    YearsReading.COLUMN
  };

  private static final KindSpec SPEC =
      new KindSpec(
          "index",
          "index NAME \"Title\" each school",
          "An index of 100 points. Shares are points of the whole index in every table.",
          List.of(),
          false,
          List.of(
              optional(
                  "publish",
                  "round(NAME, DECIMALS)",
                  "Rounds output only, half up; comparisons use the exact value."),
              required(
                      "shares",
                      "by SCHOOL_INPUT (can be left out)",
                      "How 100 points are divided; `-` where a type does not have the measure.")
                  .tableByType(SHARES),
              required(
                  "earns",
                  "level / 10",
                  "The part of its points a cell earns; the best level must earn all."),
              required("cells", "", "Which groups carry the points of a measure.")
                  .table(
                      ColumnSpec.required("cell", "a group, or lowest_performing(FAMILY)"),
                      ColumnSpec.required(
                          "part of the measure's share",
                          "a percent, a parameter, or `rest` for an equal part of the rest"),
                      YearsReading.COLUMN),
              optional(
                  "lowest_performing",
                  "per measure, or: once by MEASURE",
                  "How the lowest-performing group is chosen; per measure if left out."),
              optional("missing cell", "", "What happens when a group has no level.")
                  .table(
                      ColumnSpec.required("reason", "reasons for missing"),
                      ColumnSpec.required(
                          "then",
                          "spread over the other group cells, give to all, or withhold \"WHY\""),
                      YearsReading.COLUMN),
              optional("missing measure", "", "What happens when a measure has no points.")
                  .table(
                      ColumnSpec.required("reason", "reasons for missing"),
                      ColumnSpec.required(
                          "then",
                          "spread over its domain, spread over everything, or withhold"
                              + " \"WHY\""),
                      YearsReading.COLUMN),
              repeated(
                      "instead",
                      "when MEASURE, MEASURE are missing",
                      "Shares that replace the usual ones when exactly these are missing.")
                  .tableByType(SHARES),
              optional(
                  "needs",
                  "shares_present >= POINTS, else withhold \"WHY\"",
                  "What must hold for an index."),
              optional("unscored", "NAMES", "What the policy names and does not score."),
              optional(
                  "round cells",
                  "DECIMALS",
                  "Rounds the points of each cell before they are added, as some published"
                      + " reports did."),
              optional(
                  "provenance",
                  "waiver, federal, state, proxy or choice",
                  "Who stands behind shares and cells."),
              Origins.CLAUSE,
              YearsReading.CLAUSE,
              optional("source", "SOURCE and where in it", "What the index rests on."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          index score "School score" each school
            publish  round(score, 0)
            shares   by school_type
              | domain   | measure       | elementary, middle | high |
              | academic | ela_level     | 60                 | 60   |
              | climate  | absence_level | 40                 | 40   |
            earns    level / 10
            cells
              | cell | part of the measure's share |
              | all  | 100%                        |
            missing  measure
              | reason                  | then                   |
              | too few, not applicable | spread over everything |
          end index
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    new IndexReading(declared, draft).read();
  }
}
