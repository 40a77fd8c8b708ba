package org.sqis.examples.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.policy.PolicySpec;
import org.sqis.dsl.Sqis;
import org.sqis.examples.sweep.ConstantSweep.Finding;

/** The sweep on a policy small enough to say by hand what it must find. */
class ConstantSweepTest {
  private static final String RULES =
      """
      policy small
        years  2014-15
      end policy

      parameters
        | name    | value   | type                   | provenance |
        | least   | 20      | count                  | choice     |
        | bonus   | 3       | points                 | choice     |
        | strict  | no      |                        | choice     |
        | reading | lenient | one of strict, lenient | choice     |
        | unused  | 5%      |                        | choice     |
      end parameters

      inputs each school
        | name  | type    | missing |
        | share | percent | never   |
        | whole | count   | never   |
      end inputs

      measure rate each school
        needs   whole >= least, else too few
        value   share + bonus
        round   1
      end measure

      measure hidden each school
        value   whole > 90
      end measure

      measure credit each school
        value   2  when strict
        value   1  when reading is strict
        value   0  otherwise
      end measure

      levels band of rate
        | level | all      |
        | 3     | >= 60%   |
        | 2     | >= 59.9% |
        | 1     | else     |
      end levels
      """;

  private static final String MAPPING =
      """
      data small_data
        policy     small
        year       2014-15
        synthetic  yes
      end data

      file schools "schools.csv"
        key  code
        columns
          | column | becomes | unit    |
          | share  | share   | percent |
          | whole  | whole   |         |
        answers
          | column | result | unit    |
          | rate   | rate   | percent |
          | band   | band   |         |
          | credit | credit |         |
      end file
      """;

  private static final Policy POLICY = Sqis.compile("policy.sqis", RULES).policy();

  private static Dataset data(String rows) {
    return Sqis.load(
            "data.sqis", MAPPING, POLICY, FileResolver.ofTexts(Map.of("schools.csv", rows)))
        .dataset();
  }

  private static final String ROWS =
      """
      code,share,whole,rate,band,credit
      1,60,20,63.0,3,0
      2,57,91,60.0,3,0
      3,56.5,90,59.5,1,0
      4,1,19,,,0
      5,56.94,100,59.9,2,0
      """;

  @Test
  void everyChange_isFoundForWhatItIs() {
    ConstantSweep sweep = ConstantSweep.of(POLICY, data(ROWS));
    assertThat(sweep.lines(Finding.NOTICED))
        .containsExactly(
            "parameter least: 20 → 21",
            "parameter least: 20 → 19",
            "parameter bonus: 3 → 3.1",
            "parameter bonus: 3 → 2.9",
            "parameter strict: no → yes",
            "parameter reading: lenient → strict",
            "measure rate, round: 1 → 2",
            "measure rate, needs: whole >= least → whole > least",
            "measure credit, line 3: 0 → 1",
            "measure credit, line 3: 0 → -1",
            "levels band, level 3: 60% → 60.1%",
            "levels band, level 3: >= 60% → > 60%",
            "levels band, level 2: 59.9% → 58.9%");
    assertThat(sweep.lines(Finding.UNNOTICED))
        .as("no answer is published for `hidden`")
        .containsExactly(
            "measure hidden, line 1: whole > 90 → whole >= 90",
            "measure hidden, line 1: 90 → 91",
            "measure hidden, line 1: 90 → 89");
    assertThat(sweep.lines(Finding.NOT_REACHED))
        .as("5% is read nowhere, and lines 1 and 2 apply to no school")
        .containsExactly(
            "parameter unused: 5% → 6%",
            "parameter unused: 5% → 4%",
            "measure credit, line 1: 2 → 3",
            "measure credit, line 1: 2 → 1",
            "measure credit, line 2: 1 → 2",
            "measure credit, line 2: 1 → 0");
    assertThat(sweep.lines(Finding.REFUSED))
        .as("level 2 would hold no value")
        .containsExactly(
            "measure rate, round: 1 → 0",
            "levels band, level 3: 60% → 59%",
            "levels band, level 2: 59.9% → 60.9%",
            "levels band, level 2: >= 59.9% → > 59.9%");
    assertThat(sweep.size()).isEqualTo(26);
  }

  @Test
  void answersThatDisagreeAlready_areAWrongCall() {
    Dataset data = data(ROWS.replace("60.0,3", "60.0,2"));
    assertThatThrownBy(() -> ConstantSweep.of(POLICY, data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("verification must succeed:");
  }

  /** A function inside a function is named once, and every part of an expression is found. */
  @Test
  void constants_areFoundAtAnyDepth() {
    String rules =
        RULES.replace(
            "whole > 90",
            "not (if whole >= 3 then max(1, min(-(2), whole) + 4) > 5 else yes)"
                + " or count(whole > 6, at_least: 1) is 7");
    Policy policy = Sqis.compile("policy.sqis", rules).policy();
    List<Change> changes = Constants.of(policy);
    assertThat(changes)
        .extracting(change -> change.describe(change.steps().get(0)))
        .filteredOn(line -> line.startsWith("measure hidden"))
        .containsExactly(
            "measure hidden, line 1: whole >= 3 → whole > 3",
            "measure hidden, line 1: 3 → 4",
            "measure hidden, line 1: 3 → 2",
            "measure hidden, line 1: max(1, min(-2, whole) + 4) > 5 → max(1, min(-2, whole) + 4) >= 5",
            "measure hidden, line 1 in max(1, min(-2, whole) + 4): 1 → 2",
            "measure hidden, line 1 in max(1, min(-2, whole) + 4): 1 → 0",
            "measure hidden, line 1 in min(-2, whole): 2 → 3",
            "measure hidden, line 1 in min(-2, whole): 2 → 1",
            "measure hidden, line 1 in max(1, min(-2, whole) + 4): 4 → 5",
            "measure hidden, line 1 in max(1, min(-2, whole) + 4): 4 → 3",
            "measure hidden, line 1: 5 → 6",
            "measure hidden, line 1: 5 → 4",
            "measure hidden, line 1: yes → no",
            "measure hidden, line 1 in count(whole > 6, at_least: 1): whole > 6 → whole >= 6",
            "measure hidden, line 1 in count(whole > 6, at_least: 1): 6 → 7",
            "measure hidden, line 1 in count(whole > 6, at_least: 1): 6 → 5",
            "measure hidden, line 1 in count(whole > 6, at_least: 1): 1 → 2",
            "measure hidden, line 1 in count(whole > 6, at_least: 1): 1 → 0",
            "measure hidden, line 1: 7 → 8",
            "measure hidden, line 1: 7 → 6");
    List<PolicySpec> specs =
        changes.stream().flatMap(change -> change.steps().stream()).map(Change.Step::spec).toList();
    assertThat(specs).as("every step is another policy").doesNotHaveDuplicates();
    assertThat(specs).doesNotContain(policy.spec());
  }

  private static final String GRID =
      """

      grid color by band, yes_or_no
        |      | yes            | no    |
        | 3    | green          | blue  |
        | 2, 1 | not applicable | green |
        values
          | value | number |
          | blue  | 3      |
          | green | 2      |
          | red   | 1      |
        needs   whole >= 90, else too few
        replace red when share > 56.9%
      end grid

      measure yes_or_no each school
        value   whole > 30
      end measure
      """;

  @Test
  void cellsOfGrids_moveToTheirNeighbours() {
    Policy policy = Sqis.compile("policy.sqis", RULES + GRID).policy();
    List<Change> changes = Constants.of(policy);
    assertThat(changes)
        .flatExtracting(change -> change.steps().stream().map(change::describe).toList())
        .filteredOn(line -> line.startsWith("grid "))
        .containsExactly(
            "grid color, 3 and yes: green → blue",
            "grid color, 3 and yes: green → red",
            "grid color, 3 and no: blue → green",
            "grid color, 2, 1 and yes: not applicable → red",
            "grid color, 2, 1 and no: green → blue",
            "grid color, 2, 1 and no: green → red",
            "grid color, needs: whole >= 90 → whole > 90",
            "grid color, needs: 90 → 91",
            "grid color, needs: 90 → 89",
            "grid color, replace 1: red → green",
            "grid color, replace 1: share > 56.9% → share >= 56.9%",
            "grid color, replace 1: 56.9% → 57%",
            "grid color, replace 1: 56.9% → 57.9%",
            "grid color, replace 1: 56.9% → 56.8%",
            "grid color, replace 1: 56.9% → 55.9%");
    assertThat(changes)
        .flatExtracting(Change::steps)
        .extracting(Change.Step::spec)
        .as("every step is another policy")
        .doesNotHaveDuplicates()
        .doesNotContain(policy.spec());
  }

  @Test
  void index_isRefused_becauseItsConstantsAreNotMoved() {
    Path rules =
        Path.of(System.getProperty("sqis.root")).resolve("sqis-examples/core-2014-15/policy.sqis");
    Policy policy = Sqis.compile(rules).policy();
    assertThatThrownBy(() -> Constants.of(policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("policy must have no index: core_2014_15");
  }
}
