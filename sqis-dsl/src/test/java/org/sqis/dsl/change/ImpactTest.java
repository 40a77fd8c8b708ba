package org.sqis.dsl.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Library;
import org.sqis.core.Policy;
import org.sqis.core.change.Cause;
import org.sqis.core.change.Impact;
import org.sqis.core.change.Move;
import org.sqis.core.change.ResultImpact;
import org.sqis.core.change.Transition;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** Which values move, and which rule is said to have moved them. */
class ImpactTest {
  private static final String OLD =
      """
      policy oak
        years 2014-15 to 2015-16
      end policy

      parameters
        | name    | value | type  | provenance |
        | least_n | 20    | count | choice     |
        | line    | 60    | score | choice     |
        | extra   | 0     | score | choice     |
      end parameters

      inputs each school
        | name   | type           | missing |
        | tested | count          | never   |
        | growth | score 0 to 100 |         |
      end inputs

      measure result "Result" each school
        needs tested >= least_n, else too few
        value growth + extra
        may be missing
      end measure

      measure passes each school
        value result >= line
        may be missing
      end measure

      levels band of growth
        | level | all        |
        | 3     | >= 70      |
        | 2     | >= 40      |
        | 1     | else       |
      end levels

      measure untouched each school
        value tested
      end measure
      """;

  private static final Policy POLICY = Rules.policy(OLD);

  private static Policy changed(String... fromTo) {
    String text = OLD;
    for (int i = 0; i < fromTo.length; i += 2) {
      assertThat(text).contains(fromTo[i]);
      text = text.replace(fromTo[i], fromTo[i + 1]);
    }
    return Rules.policy(text);
  }

  private static Dataset data(Policy policy, SchoolYear year, long more) {
    return Dataset.builder(policy.spec())
        .name("oak_data")
        .year(year)
        .synthetic()
        .school("a", "Alder", "North")
        .school("b", "Birch", "North")
        .school("c", "Cedar", "South")
        .school("d", "Dogwood", "South")
        .set("a", "tested", Value.of(Rational.of(100)))
        .set("b", "tested", Value.of(Rational.of(25)))
        .set("c", "tested", Value.of(Rational.of(15)))
        .set("d", "tested", Value.of(Rational.of(50)))
        .set("a", "growth", Value.of(Rational.of(65 + more)))
        .set("b", "growth", Value.of(Rational.of(55)))
        .set("c", "growth", Value.of(Rational.of(75)))
        .set("d", "growth", Value.missing(MissingReason.NOT_REPORTED))
        .build()
        .dataset();
  }

  private static final Dataset DATA = data(POLICY, new SchoolYear(2014), 0);

  private static Impact impact(String... fromTo) {
    return Impact.between(POLICY, changed(fromTo), DATA);
  }

  private static List<String> moves(Impact impact, String result) {
    return impact.result(result).moves().stream()
        .map(
            move ->
                move.entity().id()
                    + ": "
                    + move.oldValue()
                    + " → "
                    + move.newValue()
                    + " by "
                    + Cause.text(move.causes()))
        .toList();
  }

  @Test
  void equalPolicies_moveNothing() {
    Impact impact = Impact.between(POLICY, Rules.policy(OLD), DATA);
    assertThat(impact.isEmpty()).isTrue();
    assertThat(impact.results()).hasSize(4).allMatch(result -> result.unmoved() == 4);
    assertThat(impact.toString())
        .contains("no differences", "schools and districts with a value that moves: 0 of 4");
  }

  @Test
  void oneParameter_isTheCause() {
    Impact impact = impact("| least_n | 20 ", "| least_n | 30 ");
    assertThat(moves(impact, "result")).containsExactly("b: 55 → too few by parameter least_n");
    assertThat(moves(impact, "passes")).containsExactly("b: no → too few by parameter least_n");
    assertThat(moves(impact, "band")).isEmpty();
    assertThat(moves(impact, "untouched")).isEmpty();
    assertThat(impact.result("result").count(Move.Kind.NEWLY_MISSING)).isEqualTo(1);
    assertThat(
            moves(
                Impact.between(changed("| least_n | 20 ", "| least_n | 30 "), POLICY, DATA),
                "result"))
        .containsExactly("b: too few → 55 by parameter least_n");
  }

  @Test
  void ofTwoParameters_theOneThatMovesTheValueIsTheCause() {
    Impact impact =
        impact("| least_n | 20 ", "| least_n | 30 ", "| line    | 60 ", "| line    | 66 ");
    assertThat(moves(impact, "result")).containsExactly("b: 55 → too few by parameter least_n");
    assertThat(moves(impact, "passes"))
        .containsExactly("a: yes → no by parameter line", "b: no → too few by parameter least_n");
  }

  @Test
  void twoThatEachMoveIt_areBothNamed() {
    Impact impact =
        impact(
            "value growth + extra", "value growth + extra + 1", "| extra   | 0 ", "| extra   | 2 ");
    assertThat(moves(impact, "result"))
        .containsExactly(
            "a: 65 → 68 by parameter extra; measure result",
            "b: 55 → 58 by parameter extra; measure result");
  }

  @Test
  void twoThatMoveItOnlyTogether_areNamedTogether() {
    Impact impact =
        impact("| line    | 60 ", "| line    | 57 ", "| extra   | 0 ", "| extra   | 2 ");
    assertThat(moves(impact, "passes"))
        .containsExactly("b: no → yes by parameter line with parameter extra");
    Cause cause = impact.result("passes").moves().get(0).causes().get(0);
    assertThat(cause.isAlone()).isFalse();
    assertThat(cause.declarations()).hasSize(2);
  }

  @Test
  void changeThatOnlyAddsToAnother_isNamedAfterIt() {
    Impact impact =
        impact(
            "| least_n | 20 ", "| least_n | 10 ",
            "value growth + extra", "value growth + (if tested < 20 then 1 else 0)");
    assertThat(moves(impact, "result"))
        .containsExactly("c: too few → 76 by parameter least_n; then also measure result");
  }

  @Test
  void addedDeclaration_isACauseWithTheOneThatReadsIt() {
    Impact impact =
        impact(
            "value result >= line",
            "value result >= line + step",
            "| extra   | 0     | score | choice     |",
            "| extra   | 0     | score | choice     |\n  | step    | 10    | score | choice     |",
            ">= 70 ",
            ">= 60 ");
    assertThat(moves(impact, "passes"))
        .containsExactly("a: yes → no by parameter step with measure passes");
    assertThat(moves(impact, "band")).containsExactly("a: 2 → 3 by levels band");
    assertThat(impact.result("band").difference(impact.result("band").moves().get(0)))
        .isEqualTo("+1");
  }

  @Test
  void wordingAlone_movesNothing() {
    Impact impact = impact("\"Result\"", "\"Outcome\"");
    assertThat(impact.diff().orElseThrow().changes()).hasSize(1);
    assertThat(impact.isEmpty()).isTrue();
  }

  @Test
  void anotherYear_isTheCauseOfWhatMovesByTheData() {
    SchoolYear next = new SchoolYear(2015);
    Impact impact = Impact.between(POLICY, DATA, POLICY, data(POLICY, next, 10));
    assertThat(moves(impact, "result")).containsExactly("a: 65 → 75 by data 2015-16");
    Policy other = changed("| line    | 60 ", "| line    | 50 ");
    Impact both = Impact.between(POLICY, DATA, other, data(other, next, 10));
    assertThat(moves(both, "result")).containsExactly("a: 65 → 75 by data 2015-16");
    assertThat(moves(both, "passes")).containsExactly("b: no → yes by parameter line");
  }

  @Test
  void otherInputs_areAFaultWithARemedy_andFineIfLoadedForEach() {
    Policy other =
        changed(
            "| growth | score 0 to 100 |         |",
            "| growth | score 0 to 100 |         |\n  | late   | count          |         |",
            "value growth + extra",
            "value growth + extra + (if late is present then 1 else 2)");
    Impact impact = Impact.between(POLICY, other, DATA);
    assertThat(impact.faults())
        .hasToString(
            "[error SQ3121: the data oak_data were not read for policy oak: they do not hold the input `late`\n"
                + "  help: load the data once for each policy, through the mapping, and give both]");
    assertThat(impact.results()).isEmpty();
    assertThat(impact.isEmpty()).isFalse();
    assertThat(impact.toString()).contains("nothing was compared\nerror SQ3121: the data oak_data");
    Impact each = Impact.between(POLICY, DATA, other, data(other, new SchoolYear(2014), 0));
    assertThat(moves(each, "result"))
        .containsExactly("a: 65 → 67 by measure result", "b: 55 → 57 by measure result");
  }

  @Test
  void otherYears_areAFault() {
    Policy later = changed("years 2014-15 to 2015-16", "years 2015-16");
    assertThat(Impact.between(POLICY, later, DATA).faults())
        .hasToString(
            "[error SQ3122: the data oak_data belong to 2014-15; policy oak governs 2015-16\n"
                + "  help: give data of a year that it governs, or extend `years` of the policy]");
  }

  @Test
  void transitions_countUnmovedOnesAndReasons() {
    ResultImpact result = impact("| least_n | 20 ", "| least_n | 30 ").result("passes");
    assertThat(result.labels()).containsExactly("yes", "no", "not reported", "too few");
    assertThat(result.transitions())
        .containsExactly(
            new Transition("", "yes", "yes", 1),
            new Transition("", "no", "too few", 1),
            new Transition("", "not reported", "not reported", 1),
            new Transition("", "too few", "too few", 1));
  }

  @Test
  void outcomesAlone_giveMovesWithoutCauses() {
    Policy other = changed(">= 70 ", ">= 60 ", "measure untouched", "measure tested_students");
    Impact impact = Impact.of(POLICY.score(DATA), other.score(DATA));
    assertThat(impact.diff()).isEmpty();
    assertThat(moves(impact, "band")).containsExactly("a: 2 → 3 by ");
    assertThat(impact.notes())
        .containsExactly(
            "results that only the old side gives: untouched",
            "results that only the new side gives: tested_students");
  }

  @Test
  void otherType_cannotBeCompared() {
    Impact impact =
        impact("value result >= line\n", "value result\n", "value tested\n", "value 2 * tested\n");
    assertThat(impact.notes())
        .containsExactly(
            "cannot be compared: passes was yes/no of each school and is score of each school");
    assertThat(moves(impact, "untouched")).hasSize(4);
  }

  @Test
  void readersText_isWhole() {
    Impact impact = impact("| least_n | 20 ", "| least_n | 10 ", ">= 70 ", ">= 64 1/3 ");
    assertThat(
            impact
                .text(List.of("result", "band"), 20)
                .replace(Library.VERSION, "0.1.0-SNAPSHOT")
                .replaceAll("[0-9a-f]{12}", "…"))
        .isEqualTo(
            """
            old: policy oak (draft, …), data oak_data (SYNTHETIC, …), year 2014-15, sqis 0.1.0-SNAPSHOT
            new: policy oak (draft, …), data oak_data (SYNTHETIC, …), year 2014-15, sqis 0.1.0-SNAPSHOT

            -- what differs in the rules

            parameter least_n
              value: 20 → 10

            levels band
              cut score of level 3: >= 70 → >= 193/3

            -- what moves

            schools and districts with a value that moves: 2 of 4; 1 result does not move

            result  each    values  move  schools  up  down  other  newly missing  no longer missing
            ------  ------  ------  ----  -------  --  ----  -----  -------------  -----------------
            result  school       4     1        1   0     0      0              0                  1
            passes  school       4     1        1   0     0      0              0                  1
            band    school       4     1        1   1     0      0              0                  0

            -- result "Result"

            moved by           values
            -----------------  ------
            parameter least_n       1

            id  name   district  old      new  change             moved by
            --  -----  --------  -------  ---  -----------------  -----------------
            c   Cedar  South     too few   75  no longer missing  parameter least_n

            district  schools  values  up  down  other  newly missing  no longer missing
            --------  -------  ------  --  ----  -----  -------------  -----------------
            South           1       1   0     0      0              0                  1

            -- band

            schools: old, new →  3  2  not reported
            -------------------  -  -  ------------
            3                    1  -             -
            2                    1  1             -
            not reported         -  -             1

            moved by     values
            -----------  ------
            levels band       1

            id  name   district  old  new  change  moved by
            --  -----  --------  ---  ---  ------  -----------
            a   Alder  North       2    3      +1  levels band

            district  schools  values  up  down  other  newly missing  no longer missing
            --------  -------  ------  --  ----  -----  -------------  -----------------
            North           1       1   1     0      0              0                  0
            """);
  }

  @Test
  void wrongCalls_areRefused() {
    assertThatThrownBy(() -> impact(">= 70 ", ">= 60 ").result("bend"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("result must be one of [");
  }

  @Test
  void resultsOfDistrictsAndOfTheConsortium_areCompared() {
    String wide =
        OLD
            + """

            measure usual each district
              value mean(result over schools, at_least: 1)
              may be missing
            end measure

            measure best each consortium
              value highest(usual over districts, at_least: 1)
              may be missing
            end measure
            """;
    Policy older = Rules.policy(wide);
    Policy newer = Rules.policy(wide.replace("| extra   | 0 ", "| extra   | 5 "));
    Impact impact = Impact.between(older, newer, data(older, new SchoolYear(2014), 0));
    assertThat(moves(impact, "usual")).containsExactly("North: 60 → 65 by parameter extra");
    assertThat(impact.result("usual").compared()).isEqualTo(2);
    assertThat(moves(impact, "best")).containsExactly("consortium: 60 → 65 by parameter extra");
    assertThat(impact.result("best").compared()).isEqualTo(1);
  }
}
