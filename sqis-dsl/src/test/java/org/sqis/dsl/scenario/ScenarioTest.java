package org.sqis.dsl.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.PolicyException;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.scenario.Coverage;
import org.sqis.core.scenario.Scenario;
import org.sqis.core.scenario.ScenarioReport;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** What tests in rule files mean, and what they count as reached. */
class ScenarioTest {
  private static final String POLICY =
      """
      policy small
        years  2013-14 to 2014-15
      end policy
      groups
        | name      | family         | use    |
        | all       |                | scored |
        | hispanic  | race_ethnicity | scored |
        | white     | race_ethnicity | scored |
        | foster    |                | shown  |
      end groups
      parameters
        | name      | value | provenance |
        | minimum_n | 20    | choice     |
      end parameters
      inputs each school
        | name        | type                | missing |
        | school_type | one of middle, high | never   |
        | certified   | yes/no              |         |
        | growth      | score 0 to 100      |         |
      end inputs
      inputs each group
        | name   | type            |
        | tested | count           |
        | met    | count of tested |
      end inputs
      rates each group
        | name | part | whole  | better | round |
        | ela  | met  | tested | lower  | 1     |
        needs   whole >= minimum_n, else too few
        except  ela of foster is not applicable "kept elsewhere"
      end rates
      levels ela_level of ela by school_type
        | level | middle | high |
        | 3     | <= 10% | -    |
        | 2     | <= 50% | -    |
        | 1     | else   | -    |
        provenance choice
      end levels
      levels growth_level of growth
        | level | number | every school |
        | good  | 2      | >= 50        |
        | poor  | 1      | else         |
        provenance choice
      end levels
      grid color by growth_level, certified
        |      | yes   | no  |
        | good | green | red |
        | poor | red   | -   |
        replace  red when school_type is high
        provenance choice
      end grid
      measure both each school
        value  not applicable "high schools"  when school_type is high
        value  yes                            when growth >= 50 and certified
        value  no                             otherwise
        may be missing
      end measure
      measure last each group
        value  previous(ela)
        may be missing
      end measure
      index whole each school
        publish  round(whole, 0)
        shares   by school_type
          | domain   | measure      | middle | high |
          | academic | ela_level    | 40     | -    |
          | academic | growth_points | 60    | 100  |
        earns    level / 3
        cells
          | cell                              | part of the measure's share |
          | all                               | 50%                         |
          | lowest_performing(race_ethnicity) | rest                        |
        missing  cell
          | reason                  | then                        |
          | too few, not applicable | give to all                 |
          | not reported            | withhold "a group not sent" |
        missing  measure
          | reason                  | then                   |
          | too few, not applicable | spread over its domain |
        provenance choice
      end index
      levels growth_points of growth
        | level | every school |
        | 3     | >= 50        |
        | 2     | >= 30        |
        | 1     | else         |
        provenance choice
      end levels
      """;

  private static ScenarioReport run(String... bodies) {
    StringBuilder text = new StringBuilder(POLICY);
    for (int i = 0; i < bodies.length; i++) {
      text.append("test \"").append(i).append("\"\n  year 2014-15\n").append(bodies[i]);
      text.append("end test\n");
    }
    Compilation compiled = Sqis.compile("small.sqis", text.toString());
    assertThat(compiled.report()).isEmpty();
    return compiled.policy().test(compiled.tests());
  }

  /** What differs, one line each. */
  private static List<String> differences(String body) {
    return run(body).results().get(0).differences().stream().map(Object::toString).toList();
  }

  private static List<String> reached(String... bodies) {
    return run(bodies).coverage().parts().stream()
        .filter(Coverage.Part::isReached)
        .map(Coverage.Part::path)
        .toList();
  }

  private static final String RATES =
      """
        given
          |        | all | hispanic | white |
          | tested | 30  | 20       | 19    |
          | met    | 20  | 1        | 1     |
      """;

  private static final String RATE =
      """
        given
          |        | all |
          | tested | 30  |
          | met    | 20  |
      """;

  @Test
  void expectationThatHolds_passes() {
    ScenarioReport report =
        run(RATE + "  expect ela of all is 66.7%\n  expect exact(ela of all) is 66 2/3%\n");
    assertThat(report.passed()).isEqualTo(1);
    assertThat(report.failed()).isZero();
  }

  @Test
  void expectationOffByALittle_failsWithBothValuesAndTheWayThere() {
    String body = RATE + "  expect ela of all is 66.6%\n  expect exact(ela of all) is 200/3%\n";
    ScenarioReport report = run(body);
    assertThat(report.failed()).isEqualTo(1);
    var difference = report.results().get(0).differences().get(0);
    assertThat(differences(body)).containsExactly("ela of all should be 66.6%, and is 66.7%");
    assertThat(difference.step().text(2))
        .contains("ela of all = 66.7%", "met of all = 20", "given by the test");
    assertThat(difference.written()).hasToString("small.sqis:" + (POLICY.lines().count() + 7));
  }

  @Test
  void missing_agreesWithEveryRemarkUnlessOneIsWritten() {
    assertThat(differences(foster("not applicable"))).isEmpty();
    assertThat(differences(foster("not applicable \"kept elsewhere\""))).isEmpty();
    assertThat(differences(foster("not applicable \"kept here\""))).hasSize(1);
    assertThat(differences(foster("too few"))).hasSize(1);
  }

  private static String foster(String expected) {
    return "  given\n  | | foster |\n  | tested | 30 |\n  | met | 3 |\n  expect ela of foster is "
        + expected
        + "\n";
  }

  @Test
  void givenResult_standsInPlaceOfItsRuleAndIsRounded() {
    assertThat(
            differences(
                """
                  school school_type: middle
                  given
                    |     | all    | hispanic |
                    | ela | 50.04% | 50.05%   |
                  expect
                    |           | all | hispanic |
                    | ela_level | 2   | 1        |
                """))
        .isEmpty();
  }

  @Test
  void whatIsNotGiven_isNotReportedAndForGroupsNotApplicable() {
    assertThat(
            differences(
                """
                  school school_type: middle, growth: 60
                  expect both is not reported
                """))
        .isEmpty();
    assertThat(
            differences(
                """
                  given
                    |     | hispanic |
                    | met | 3        |
                  expect ela of hispanic is not applicable
                """))
        .isEmpty();
    assertThat(
            differences(
                """
                  given
                    |     | all |
                    | met | 3   |
                  expect ela of all is not reported
                """))
        .isEmpty();
  }

  @Test
  void valuesOfTheYearBefore_areReadThere() {
    assertThat(
            differences(
                """
                  given 2013-14
                    |     | all |
                    | ela | 40% |
                  expect last of all is 40%
                """))
        .isEmpty();
    String without =
        """
          given
            |     | all |
            | ela | 40% |
          expect last of all is not yet defined
        """;
    assertThat(
            Sqis.compile(
                    "small.sqis", POLICY + "test \"x\"\n year 2014-15\n" + without + "end test\n")
                .report())
        .contains("SQ3110");
  }

  @Test
  void index_isComparedAsPublishedAndExact() {
    assertThat(
            differences(
                """
                  school school_type: middle, growth: 40
                  given
                    |           | all | hispanic | white |
                    | ela_level | 1   | 3        | 2     |
                  expect whole is 60
                  expect exact(whole) is 60
                  expect weight of ela_level is 40
                """))
        .isEmpty();
    assertThat(
            differences(
                """
                  school school_type: middle, growth: 40
                  given
                    |           | all |
                    | ela_level | 1   |
                  expect whole is 53
                  expect exact(whole) is 53 1/3
                """))
        .isEmpty();
  }

  @Test
  void parameter_hasItsValueInThisTestOnly() {
    String body = "  given\n  | | all |\n  | tested | 19 |\n  | met | 19 |\n";
    ScenarioReport report =
        run(
            "  parameter minimum_n: 19\n" + body + "  expect ela of all is 100%\n",
            body + "  expect ela of all is too few\n");
    assertThat(report.failed()).isZero();
  }

  @Test
  void tests_areNoPartOfThePolicy() {
    String test = "test \"x\"\n year 2014-15\n" + RATE + "  expect ela of all is 1%\nend test\n";
    Compilation with = Sqis.compile("small.sqis", POLICY + test);
    Compilation without = Sqis.compile("small.sqis", POLICY);
    assertThat(with.tests()).hasSize(1);
    assertThat(without.tests()).isEmpty();
    assertThat(with.policy()).isEqualTo(without.policy());
    assertThat(with.policy().digest()).isEqualTo(without.policy().digest());
  }

  @Test
  void testWithAFault_isNotRun() {
    var policy = Sqis.compile("small.sqis", POLICY).policy();
    Scenario.Given given = new Scenario.Given(new SchoolYear(2014), "groth", "", number(50));
    Scenario faulty =
        new Scenario(
            "x",
            new SchoolYear(2014),
            List.of(),
            List.of(given),
            List.of(
                new Scenario.Expectation(
                    Scenario.Aspect.VALUE, "growth_level", "", new Expr.Name("good"))));
    assertThat(policy.check(List.of(faulty)))
        .singleElement()
        .hasToString(
            "error SQ1001: nothing is named `groth` at test/0/given/0/name; help: did you mean"
                + " `growth`?");
    assertThatThrownBy(() -> policy.test(List.of(faulty))).isInstanceOf(PolicyException.class);
  }

  private static Expr number(long value) {
    return new Expr.Numeral(Rational.of(value), false);
  }

  @Test
  void lineThatGivesTheValue_isReachedAndNoOther() {
    assertThat(
            reached(
                "  school school_type: middle, growth: 50, certified: no\n  expect both is no\n"))
        .containsExactly("measure/both/value/2");
    assertThat(reached("  school school_type: middle, growth: 50\n  expect both is not reported\n"))
        .containsExactly("measure/both/missing");
  }

  /** What reads nothing is missing by its own line only. */
  @Test
  void measureThatReadsNothing_hasNoBranchOfSomethingMissing() {
    String measure =
        """
        measure later each school
          value  not applicable "from next year on"
          unit   points
          may be missing
        end measure
        """;
    Compilation compiled = Sqis.compile("small.sqis", POLICY + measure);
    assertThat(compiled.report()).isEmpty();
    assertThat(compiled.policy().test(compiled.tests()).coverage().parts())
        .extracting(Coverage.Part::path)
        .contains("measure/later/value/0", "measure/both/missing")
        .doesNotContain("measure/later/missing");
  }

  @Test
  void valueThatNothingExpects_reachesNothing() {
    String rest = "  school school_type: middle\n" + RATES;
    assertThat(
            reached(
                rest
                    + "  expect\n  | | all | hispanic | white |\n  | ela_level | 1 | 3 | too few |\n"))
        .containsExactly(
            "measure/ela/need/0",
            "measure/ela/value/0",
            "levels/ela_level/row/0/0",
            "levels/ela_level/row/2/0");
  }

  @Test
  void levelsThatATypeLacks_areAMissingBranch() {
    assertThat(
            reached(
                """
                  school school_type: high
                  given
                    |     | all |
                    | ela | 40% |
                  expect ela_level of all is not applicable
                """))
        .containsExactly("levels/ela_level/column/1");
  }

  @Test
  void replacedCell_isNotReachedButItsReplacementIs() {
    String school = "  school growth: 60, certified: yes, school_type: ";
    assertThat(reached(school + "high\n  expect color is red\n"))
        .containsExactly("levels/growth_level/row/0/0", "grid/color/replace/0");
    assertThat(reached(school + "middle\n  expect color is green\n"))
        .containsExactly("levels/growth_level/row/0/0", "grid/color/cell/0/0");
  }

  @Test
  void ruleOfAGivenResult_isNotReached() {
    assertThat(
            reached(
                """
                  school school_type: middle, growth: 60, growth_level: poor, certified: yes
                  expect color is red
                  expect both is yes
                """))
        .containsExactly("measure/both/value/1", "grid/color/cell/1/0");
  }

  @Test
  void withheldIndex_reachesOnlyWhatWithheldIt() {
    assertThat(
            reached(
                """
                  school school_type: middle, growth: 40
                  given
                    |           | all | hispanic     |
                    | ela_level | 1   | not reported |
                  expect whole is not reported
                """))
        .containsExactly("index/whole/missing_cell/1/not reported");
  }

  @Test
  void weights_doNotReachLevels() {
    String body =
        """
          school school_type: middle, growth: 40
          given
            |           | all | hispanic | white   |
            | ela_level | 1   | 3        | too few |
        """;
    assertThat(reached(body + "  expect weight of growth_points is 60\n"))
        .contains("index/whole/share/1/0")
        .doesNotContain("levels/growth_points/row/1/0", "index/whole/cell/0");
    assertThat(reached(body + "  expect whole is 60\n"))
        .contains("levels/growth_points/row/1/0", "index/whole/cell/0", "index/whole/cell/1");
  }

  @Test
  void levelsWithoutTheirResults_areComparedAsLevels() {
    assertThat(
            differences(
                """
                  school school_type: middle, growth: 60
                  given
                    |           | all | hispanic | white |
                    | ela_level | 3   | 3        | 1     |
                  expect exact(whole) is 86 2/3
                """))
        .isEmpty();
  }
}
