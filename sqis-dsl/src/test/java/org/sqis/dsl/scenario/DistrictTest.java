package org.sqis.dsl.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.scenario.Coverage;
import org.sqis.core.scenario.ScenarioReport;
import org.sqis.core.scenario.ScenarioResult;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/** Tests that name a district, whose overlays are in force. */
class DistrictTest {
  private static final String POLICY =
      """
      policy p
        years  2013-14 to 2015-16
      end policy

      parameters
        | name      | value | provenance |
        | minimum_n | 20    | choice     |
        | half      | 50%   | choice     |
      end parameters

      groups
        | name | family | use    |
        | all  |        | scored |
        | one  | some   | scored |
      end groups

      inputs each school
        | name        | type                | missing |
        | school_type | one of middle, high | never   |
      end inputs

      inputs each school
        | name   | type           |
        | growth | score 0 to 100 |
      end inputs

      levels growth_level of growth
        | level | every     |
        | 3     | 50 to 100 |
        | 2     | 20 to 49  |
        | 1     | else      |
      end levels

      inputs each group
        | name   | type            |
        | tested | count           |
        | met    | count of tested |
        | absent | count of tested |
      end inputs

      rates each group
        | name    | part   | whole  | better | round |
        | ela     | met    | tested | higher | 1     |
        | absence | absent | tested | lower  | 1     |
        needs  whole >= minimum_n, else too few
      end rates

      levels ela_level of ela by school_type
        | level | middle | high   |
        | 4     | >= 80% | >= 80% |
        | 3     | >= 60% | >= 65% |
        | 2     | >= 30% | >= 35% |
        | 1     | else   | else   |
      end levels

      levels absence_level of absence
        | level | every  |
        | 4     | <= 10% |
        | 1     | else   |
      end levels

      index score each school
        shares by school_type
          | domain   | measure       | middle | high |
          | academic | ela_level     | 60     | 60   |
          | climate  | absence_level | 40     | 40   |
        earns  level / 4
        cells
          | cell | part of the measure's share |
          | all  | half                        |
          | one  | rest                        |
        missing cell
          | reason                  | then        |
          | too few, not applicable | give to all |
        missing measure
          | reason                  | then                   |
          | too few, not applicable | spread over everything |
      end index

      measure before each group
        value  previous(ela)
        may be missing
      end measure

      open
        | what                | who       | limit |
        | parameter minimum_n | districts |       |
        | parameter half      | districts |       |
        | share in academic   | districts |       |
        | share in climate    | districts |       |
        | levels of ela_level | districts |       |
        | levels of growth_level | districts |    |
      end open

      overlay goals for "Elmdale"
        years     2014-15 to 2015-16
        because   "x"
        approver  "Panel", 1 June 2014
        change
          | what                   | column | from | to  |
          | parameter minimum_n    |        | 20   | 10  |
          | level 3 of ela_level   | high   | 65%  | 70% |
          | share of ela_level     | middle | 60   | 50  |
          | share of absence_level | middle | 40   | 50  |
          | parameter half         |        | 50%  | 40% |
          | level 2 of growth_level |       | 20 to 49 | 25 to 49 |
      end overlay
      """;

  private static Compilation compiled(String... bodies) {
    StringBuilder text = new StringBuilder(POLICY);
    for (int i = 0; i < bodies.length; i++) {
      text.append("test \"").append(i).append("\"\n").append(bodies[i]).append("end test\n");
    }
    Compilation compiled = Sqis.compile("p.sqis", text.toString());
    return compiled;
  }

  private static ScenarioReport run(String... bodies) {
    Compilation compiled = compiled(bodies);
    assertThat(compiled.report()).isEmpty();
    return compiled.policy().test(compiled.tests());
  }

  private static List<String> differences(String body) {
    return run(body).results().get(0).differences().stream()
        .map(ScenarioResult.Difference::toString)
        .toList();
  }

  private static List<String> reachedOfOverlay(String... bodies) {
    return run(bodies).coverage().parts(Coverage.Kind.OVERLAY).stream()
        .filter(Coverage.Part::isReached)
        .map(Coverage.Part::path)
        .toList();
  }

  private static String level(String year, String district, String type, String ela, String level) {
    return "  year "
        + year
        + "\n"
        + (district.isEmpty() ? "" : "  district \"" + district + "\"\n")
        + "  school school_type: "
        + type
        + "\n  given\n    | | all |\n    | ela | "
        + ela
        + " |\n  expect ela_level of all is "
        + level
        + "\n";
  }

  @Test
  void overlayOfTheDistrict_isInForceInItsYearsOnly() {
    assertThat(differences(level("2014-15", "", "high", "66%", "3"))).isEmpty();
    assertThat(differences(level("2014-15", "Elmdale", "high", "66%", "2"))).isEmpty();
    assertThat(differences(level("2014-15", "Oakdale", "high", "66%", "3"))).isEmpty();
    assertThat(differences(level("2013-14", "Elmdale", "high", "66%", "3"))).isEmpty();
    assertThat(differences(level("2014-15", "Elmdale", "high", "66%", "3")))
        .containsExactly("ela_level of all should be 3, and is 2");
  }

  @Test
  void earlierYears_haveTheOverlaysOfThatYear() {
    String rest =
        """
          given %s
            |        | all |
            | tested | 15  |
            | met    | 6   |
          expect before of all is %s
        """;
    String head = "  year %s\n  district \"Elmdale\"\n";
    assertThat(differences(head.formatted("2014-15") + rest.formatted("2013-14", "too few")))
        .isEmpty();
    assertThat(differences(head.formatted("2015-16") + rest.formatted("2014-15", "40%"))).isEmpty();
  }

  @Test
  void failure_tellsTheOverlay() {
    var difference =
        run(level("2014-15", "Elmdale", "high", "66%", "3")).results().get(0).differences().get(0);
    assertThat(difference.step().text(2)).contains("overlay goals");
  }

  @Test
  void overlayWithoutATest_isNotReached() {
    Coverage coverage = run(level("2014-15", "", "high", "66%", "3")).coverage();
    assertThat(coverage.parts(Coverage.Kind.OVERLAY)).hasSize(6);
    assertThat(coverage.unreached())
        .extracting(Object::toString)
        .contains(
            "goals: parameter minimum_n is 10 in Elmdale",
            "goals: level 3 of ela_level for high is 70% in Elmdale");
    assertThat(coverage.parts(Coverage.Kind.OVERLAY).get(1).written())
        .hasToString("p.sqis:" + (POLICY.lines().toList().indexOf(CHANGE) + 1));
  }

  private static final String CHANGE = "    | level 3 of ela_level   | high   | 65%  | 70% |";

  @Test
  void cutScore_isReachedFromBothSidesAndNotFromFarAway() {
    String cut = "overlay/goals/change/1";
    assertThat(reachedOfOverlay(level("2014-15", "Elmdale", "high", "70%", "3")))
        .containsExactly(cut);
    assertThat(reachedOfOverlay(level("2014-15", "Elmdale", "high", "69.9%", "2")))
        .containsExactly(cut);
    assertThat(reachedOfOverlay(level("2014-15", "Elmdale", "high", "85%", "4"))).isEmpty();
    assertThat(reachedOfOverlay(level("2014-15", "Elmdale", "middle", "70%", "3"))).isEmpty();
    assertThat(reachedOfOverlay(level("2013-14", "Elmdale", "high", "70%", "3"))).isEmpty();
  }

  private static String growth(int growth, int level) {
    return "  year 2014-15\n  district \"Elmdale\"\n  school growth: "
        + growth
        + "\n  expect growth_level is "
        + level
        + "\n";
  }

  @Test
  void boundsOfARange_areReachedFromBothSides() {
    String change = "overlay/goals/change/5";
    assertThat(reachedOfOverlay(growth(25, 2))).containsExactly(change);
    assertThat(reachedOfOverlay(growth(24, 1))).containsExactly(change);
    assertThat(reachedOfOverlay(growth(60, 3))).isEmpty();
  }

  private static final String NUMBERS =
      """
        year      2014-15
        district  "Elmdale"
        given
          |        | all |
          | tested | 12  |
          | met    | 6   |
        expect    ela of all is 50%
      """;

  private static final String INDEX =
      """
        year      2014-15
        district  "Elmdale"
        school    school_type: middle
        given
          |               | all | one |
          | ela_level     | 4   | 1   |
          | absence_level | 4   | 4   |
        expect    score is 77.5
      """;

  @Test
  void parametersAndShares_areReachedWhereTheyDecide() {
    assertThat(reachedOfOverlay(NUMBERS)).containsExactly("overlay/goals/change/0");
    // 50 × (40% × 1 + 60% × 1/4) + 50 × 1, with the shares and parts of Elmdale.
    assertThat(differences(INDEX)).isEmpty();
    assertThat(reachedOfOverlay(INDEX))
        .containsExactly(
            "overlay/goals/change/2", "overlay/goals/change/3", "overlay/goals/change/4");
  }

  @Test
  void parameterThatTheDistrictHasItself_isAnError() {
    Compilation both = compiled(NUMBERS.replace("given", "parameter minimum_n: 5\n  given"));
    assertThat(both.report()).contains("error SQ3120: `minimum_n` has no effect in this test");
    Compilation earlier =
        compiled(
            NUMBERS
                .replace("2014-15", "2013-14")
                .replace("given", "parameter minimum_n: 5\n  given"));
    assertThat(earlier.report()).isEmpty();
  }

  @Test
  void districtThatNoOverlayIsFor_isToldWithTheNearestName() {
    assertThat(warnings("Elmdal"))
        .contains("warning SQ9108: no overlay is for `Elmdal`", "did you mean `Elmdale`?");
    assertThat(warnings("Springfield")).startsWith("note SQ9109: ").doesNotContain("did you mean");
    assertThat(warnings("Elmdale")).doesNotContain("SQ9108", "SQ9109");
  }

  private static String warnings(String district) {
    Compilation compiled = compiled(level("2014-15", district, "high", "50%", "2"));
    assertThat(compiled.report()).isEmpty();
    return DiagnosticRenderer.render(
        compiled.warnings().stream()
            .filter(one -> one.code().id().startsWith("SQ910"))
            .toList()
            .stream()
            .filter(one -> one.message().contains("overlay"))
            .toList());
  }

  @Test
  void tests_thatAreNull_areRefused() {
    var policy = compiled().policy();
    assertThatThrownBy(() -> policy.warnings((List<org.sqis.core.scenario.Scenario>) null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void district_decidesWhoBelongsToACohort_andCoverageFollowsTheRanked() {
    String rules =
        """
        policy p
          years  2013-14 to 2015-16
        end policy
        inputs each school
          | name  | type           |
          | score | score 0 to 100 |
        end inputs
        membership partners
          districts
            | district | from | to          |
            | North    |      | 1 July 2014 |
        end membership
        cohort pool
          districts  partners
          as of      first_day(school_year)
        end cohort
        measure bonus each school
          value  score + 1 when score >= 50
          value  score     otherwise
          may be missing
        end measure
        measure place each school
          value  rank(bonus, among: pool)
          may be missing
        end measure
        test "a partner until July 2014"
          year      2014-15
          district  "North"
          expect    pool is yes
        end test
        test "no partner any more"
          year      2015-16
          district  "North"
          expect    pool is no
        end test
        test "no partner at all"
          year      2014-15
          district  "South"
          expect    pool is no
        end test
        test "behind the one of two others that is a partner"
          year      2014-15
          district  "North"
          school    score: 40
          schools
            |       | Elm |
            | score | 60  |
          schools "South"
            |       | Ash |
            | score | 70  |
          expect    place is 2
        end test
        """;
    Compilation compiled = Sqis.compile("p.sqis", rules);
    assertThat(compiled.report()).isEmpty();
    ScenarioReport report = compiled.policy().test(compiled.tests());
    assertThat(report.results()).allMatch(ScenarioResult::passes);
    assertThat(report.coverage().parts())
        .filteredOn(Coverage.Part::isReached)
        .extracting(Coverage.Part::path)
        .contains(
            "cohort/pool/answer/yes",
            "cohort/pool/answer/no",
            // the higher value is that of the other school
            "measure/bonus/value/0",
            "measure/bonus/value/1",
            "measure/place/value/0");
  }
}
