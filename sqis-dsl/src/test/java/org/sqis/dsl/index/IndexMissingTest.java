package org.sqis.dsl.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.IndexResult;

/** Every way in which something of an index can be missing; charter section 3, Index. */
class IndexMissingTest {
  private static final String RULES = WorkedExample.rules();
  private static final String MEASURE_ROW =
      "    | too few, not applicable | spread over its domain |\n";
  private static final String CELL_ROW =
      "    | too few, not applicable | spread over the other group cells |\n";

  /** The school with some measures missing altogether. */
  private static Map<String, Integer[]> without(String... measures) {
    Map<String, Integer[]> levels = new LinkedHashMap<>(WorkedExample.LEVELS);
    for (String measure : measures) {
      levels.put(measure, new Integer[5]);
    }
    return levels;
  }

  private static IndexResult score(String rules, Map<String, Integer[]> levels) {
    return WorkedExample.score(WorkedExample.policy(rules), levels);
  }

  private static Map<String, String> weights(IndexResult index) {
    Map<String, String> weights = new LinkedHashMap<>();
    index
        .measures()
        .forEach(
            measure ->
                weights.put(measure.measure().replace("_level", ""), measure.weight().toString()));
    return weights;
  }

  private static String withClause(String clause) {
    return RULES.replace("  earns  level / 10\n", "  earns  level / 10\n" + clause);
  }

  @Test
  void emptyDomain_isAMissingChildOfItsParent() {
    IndexResult index = score(RULES, without("absence", "suspension", "redesignation"));
    assertThat(weights(index))
        .isEqualTo(
            Map.of(
                "ela",
                "50",
                "math",
                "50",
                "absence",
                "0",
                "suspension",
                "0",
                "redesignation",
                "0"));
    assertThat(index.sharesPresent()).isEqualTo(Rational.of(60));
  }

  @Test
  void emptyIndex_isWithheld_withTheReason() {
    IndexResult index =
        score(RULES, without("ela", "math", "absence", "suspension", "redesignation"));
    assertThat(index.exact())
        .isEqualTo(new Value.Missing(MissingReason.TOO_FEW, "no measure is present"));
    assertThat(index.published()).isEqualTo(index.exact());
  }

  @Test
  void nestedDomain_keepsItsPointsInsideFirst() {
    String nested =
        RULES
            .replace(
                "| domain   | measure             | points |",
                "| within | domain | measure | points |")
            .replaceAll("\\| (academic) \\| (\\w+) +\\| (\\d+) +\\|", "| | $1 | $2 | $3 |")
            .replace(
                "| climate  | absence_level       | 40/3   |",
                "| climate | conduct | absence_level | 40/3 |")
            .replace(
                "| climate  | suspension_level    | 40/3   |",
                "| climate | conduct | suspension_level | 40/3 |")
            .replace(
                "| climate  | redesignation_level | 40/3   |",
                "| | climate | redesignation_level | 40/3 |")
            .replace(
                "| climate  | total               | 40     |",
                "| | climate | total | 40 |\n    | climate | conduct | total | 80/3 |");
    assertThat(weights(score(nested, without("suspension"))))
        .containsEntry("absence", "80/3")
        .containsEntry("redesignation", "40/3");
    assertThat(weights(score(nested, without("suspension", "absence"))))
        .containsEntry("redesignation", "40")
        .containsEntry("ela", "30");
    assertThat(weights(score(RULES, without("suspension"))))
        .containsEntry("absence", "20")
        .containsEntry("redesignation", "20");
  }

  @Test
  void insteadTable_replacesTheShares_forExactlyThatSet() {
    String rules =
        withClause(
            """
              instead when redesignation_level is missing
                | domain   | measure          | points |
                | academic | ela_level        | 35     |
                | academic | math_level       | 35     |
                | climate  | absence_level    | 10     |
                | climate  | suspension_level | 20     |
            """);
    assertThat(weights(score(rules, without("redesignation"))))
        .isEqualTo(
            Map.of(
                "ela",
                "35",
                "math",
                "35",
                "absence",
                "10",
                "suspension",
                "20",
                "redesignation",
                "0"));
    assertThat(weights(score(rules, without("redesignation", "absence"))))
        .containsEntry("suspension", "40");
    assertThat(weights(score(rules, WorkedExample.LEVELS))).containsEntry("ela", "30");
  }

  @Test
  void leastShare_withholds_belowAndNotAtTheLine() {
    String rules = withClause("  needs  shares_present >= 60, else withhold \"too little data\"\n");
    assertThat(score(rules, without("absence", "suspension", "redesignation")).exact().isMissing())
        .isFalse();
    assertThat(score(rules, without("ela", "absence")).exact())
        .isEqualTo(new Value.Missing(MissingReason.TOO_FEW, "too little data"));
  }

  @Test
  void missingMeasure_canWithhold() {
    String rules =
        RULES.replace(
            MEASURE_ROW,
            """
            | too few        | withhold "a measure has too few students" |
            | not applicable | spread over its domain                    |
        """);
    assertThat(score(rules, without("ela")).exact())
        .isEqualTo(new Value.Missing(MissingReason.TOO_FEW, "a measure has too few students"));
  }

  @Test
  void missingCell_canWithhold() {
    String rules =
        RULES.replace(
            CELL_ROW,
            """
            | too few        | withhold "a group is too small"   |
            | not applicable | spread over the other group cells |
        """);
    assertThat(score(rules, WorkedExample.LEVELS).exact())
        .isEqualTo(new Value.Missing(MissingReason.TOO_FEW, "a group is too small"));
  }

  @Test
  void absentAll_makesTheMeasureMissing() {
    Map<String, Integer[]> levels = new LinkedHashMap<>(WorkedExample.LEVELS);
    levels.put("ela", new Integer[] {null, 3, 2, 1, 4});
    IndexResult index = score(RULES, levels);
    assertThat(WorkedExample.measure(index, "ela_level").points().isMissing()).isTrue();
    assertThat(weights(index)).containsEntry("math", "60");
  }

  /** A group that should be there and is not makes the measure, and so the index, missing. */
  @Test
  void otherReasons_areNotSpread() {
    Policy policy = WorkedExample.policy(RULES);
    Dataset.Builder data =
        Dataset.builder(policy.spec())
            .name("school")
            .year(policy.spec().header().first())
            .school("1", "School", "");
    WorkedExample.LEVELS.forEach(
        (measure, row) -> {
          for (int group = 0; group < row.length; group++) {
            boolean isHidden = measure.equals("ela") && group == 4;
            Value value =
                isHidden
                    ? Value.missing(MissingReason.SUPPRESSED)
                    : row[group] == null
                        ? Value.missing(MissingReason.TOO_FEW)
                        : Value.of(Rational.of(row[group]));
            data.set("1", measure + "_in", WorkedExample.GROUPS.get(group), value);
          }
        });
    IndexResult index = policy.score(data.build().dataset()).index("1", "sqii");
    assertThat(index.exact()).isEqualTo(Value.missing(MissingReason.SUPPRESSED));
  }

  @Test
  void tiedLowestGroups_areAllNamed() {
    Policy policy = WorkedExample.policy(RULES);
    Dataset.Builder data =
        Dataset.builder(policy.spec())
            .name("school")
            .year(policy.spec().header().first())
            .school("1", "School", "");
    for (String measure : WorkedExample.MEASURES) {
      data.set("1", measure + "_in", "all", Value.of(Rational.of(7)));
      data.set("1", measure + "_in", "hispanic", Value.of(Rational.of(4)));
      data.set("1", measure + "_in", "white", Value.of(Rational.of(4)));
    }
    IndexResult index = policy.score(data.build().dataset()).index("1", "sqii");
    IndexResult.CellPoints lowest = WorkedExample.measure(index, "ela_level").cells().get(1);
    assertThat(lowest.groups()).containsExactly("hispanic", "white");
    assertThat(lowest.part()).isEqualTo(Rational.of(1, 2));
    assertThat(index.exact()).isEqualTo(Value.of(Rational.of(55)));
  }

  @Test
  void lowestGroup_canBeChosenOnceASchool() {
    String once = withClause("  lowest_performing once by math\n");
    Policy policy = WorkedExample.policy(once);
    Dataset.Builder data =
        Dataset.builder(policy.spec())
            .name("school")
            .year(policy.spec().header().first())
            .school("1", "School", "");
    for (String measure : WorkedExample.MEASURES) {
      boolean isMath = measure.equals("math");
      data.set("1", measure + "_in", "all", Value.of(Rational.of(7)));
      data.set("1", measure + "_in", "hispanic", Value.of(Rational.of(isMath ? 2 : 9)));
      data.set("1", measure + "_in", "white", Value.of(Rational.of(isMath ? 8 : 3)));
    }
    IndexResult index = policy.score(data.build().dataset()).index("1", "sqii");
    List<IndexResult.CellPoints> cells = WorkedExample.measure(index, "ela_level").cells();
    assertThat(cells.get(1).groups()).containsExactly("hispanic");
    assertThat(cells.get(1).level()).isEqualTo(new Value.Level("9", Rational.of(9)));
    assertThat(Arrays.asList(cells.get(0).part(), cells.get(1).part()))
        .containsOnly(Rational.of(1, 2));
  }

  @Test
  void insteadTable_needsARowForEveryMeasureThatIsPresent() {
    String rules =
        withClause(
            """
              instead when redesignation_level is missing
                | domain   | measure          | points |
                | academic | ela_level        | 100    |
            """);
    assertThat(org.sqis.dsl.Sqis.compile("instead.sqis", rules).report())
        .contains("`math_level` has no row here", "`absence_level` has no row here");
  }

  @Test
  void earning_mustNotFallWithTheLevel() {
    assertThat(
            org.sqis.dsl.Sqis.compile("earns.sqis", RULES.replace("level / 10", "1 / level"))
                .report())
        .contains("SQ3024", "write `level / 10`");
  }

  @Test
  void insteadShares_areNamedInTheExplanation() {
    String rules =
        withClause(
            """
              instead when redesignation_level is missing
                | domain   | measure          | points |
                | academic | ela_level        | 35     |
                | academic | math_level       | 35     |
                | climate  | absence_level    | 10     |
                | climate  | suspension_level | 20     |
            """);
    assertThat(score(rules, without("redesignation")).insteadOf())
        .containsExactly("redesignation_level");
    assertThat(score(rules, WorkedExample.LEVELS).insteadOf()).isEmpty();
  }
}
