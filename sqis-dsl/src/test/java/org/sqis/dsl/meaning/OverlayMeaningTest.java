package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.PolicyException;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.Overlay;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** A district's overlay counts in its schools and its years, and nowhere else. */
class OverlayMeaningTest {
  private static final String RULES =
      """
      policy overlaid
        years 2014-15 to 2015-16
      end policy

      parameters
        | name  | value | type  | provenance |
        | line  | 50    | score | choice     |
      end parameters

      groups
        | name | use    |
        | all  | scored |
      end groups

      inputs each school
        | name | type           | missing |
        | one  | score 0 to 100 | never   |
        | two  | score 0 to 100 | never   |
      end inputs

      measure above each school
        value one >= line
      end measure

      measure above_before each school
        value previous(one >= line)
        may be missing
      end measure

      levels first of one
        | level | every |
        | 2     | >= 60 |
        | 1     | else  |
        provenance choice
      end levels

      levels second of two
        | level | every |
        | 2     | >= 60 |
        | 1     | else  |
        provenance choice
      end levels

      index score each school
        shares
          | domain | measure | points |
          | both   | first   | 60     |
          | both   | second  | 40     |
        earns level / 2
        cells
          | cell | part of the measure's share |
          | all  | 100%                        |
        missing measure
          | reason                  | then                   |
          | too few, not applicable | spread over everything |
      end index

      open
        | what            | who       | limit                             |
        | share in both   | districts | each by at most 5, total unchanged |
        | parameter line  | districts | 40 to 60                          |
        | levels of first | "North"   |                                   |
      end open
      """;

  private static final String NORTH =
      """
      overlay north for "North"
        years     2015-16
        because   "More weight on the first"
        approver  "Oversight Panel", 14 October 2014
        change
          | what             | from | to |
          | share of first   | 60   | 65 |
          | share of second  | 40   | 35 |
          | parameter line   | 50   | 55 |
          | level 2 of first | 60   | 50 |
      end overlay
      """;

  private static Dataset data(Policy policy) {
    Dataset.Builder data = Dataset.builder(policy.spec()).year(new SchoolYear(2015));
    for (String school : List.of("North", "South")) {
      data.school(school.substring(0, 1), school, school);
      for (int year : List.of(2014, 2015)) {
        data.set(new SchoolYear(year), school.substring(0, 1), "one", Value.of(Rational.of(52)));
        data.set(new SchoolYear(year), school.substring(0, 1), "two", Value.of(Rational.of(52)));
      }
    }
    return data.build().dataset();
  }

  @Test
  void overlay_countsInItsDistrictAndYears() {
    Policy policy = Sqis.compile("rules.sqis", RULES + NORTH).policy();
    Dataset data = data(policy);
    Outcome now = Both.score(policy, data);
    // North: first is at level 2 (52 >= 50) and earns 65, second at level 1 and earns 35 / 2.
    assertThat(now.value("N", "score").toString()).isEqualTo("82.5");
    assertThat(now.value("S", "score").toString()).isEqualTo("50");
    assertThat(now.value("N", "above")).isEqualTo(Value.of(false));
    assertThat(now.value("S", "above")).isEqualTo(Value.of(true));
    // The year before, the overlay was not in force.
    assertThat(now.value("N", "above_before")).isEqualTo(Value.of(true));
    Outcome before = Both.score(policy, data.in(new SchoolYear(2014)).orElseThrow());
    assertThat(before.value("N", "score").toString()).isEqualTo("50");
    assertThat(now.origin().toString()).contains("with north (1 school)");
    assertThat(before.origin().toString()).doesNotContain("north");
  }

  @Test
  void explanation_saysWhatTheOverlayChanged() {
    Policy policy = Sqis.compile("rules.sqis", RULES + NORTH).policy();
    Dataset data = data(policy);
    assertThat(policy.explain(data, "N", "score").toString())
        .contains("share 65 of 100")
        .contains("overlay north changed share of first from 60 to 65: More weight on the first")
        .contains("overlay north changed level 2 of first from 60 to 50")
        .contains("approved by Oversight Panel, 14 October 2014");
    assertThat(policy.explain(data, "S", "score").toString()).doesNotContain("overlay");
    assertThat(policy.explain(data, "N", "above").toString())
        .contains("line = 55")
        .contains("overlay north changed parameter line from 50 to 55");
  }

  @Test
  void overlay_canBeAddedInJava_orIsRefusedWhole() {
    Overlay north = Sqis.compile("rules.sqis", RULES + NORTH).policy().spec().overlays().get(0);
    Policy base = Sqis.compile("rules.sqis", RULES).policy();
    Policy with = base.withOverlays(List.of(north));
    assertThat(with).isEqualTo(Sqis.compile("rules.sqis", RULES + NORTH).policy());
    assertThat(with.digest()).isNotEqualTo(base.digest());
    assertThatThrownBy(() -> with.withOverlays(List.of(north)))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("SQ1002");
    assertThatThrownBy(() -> base.withParameter("line", "45").withOverlays(List.of(north)))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("expects 50");
  }

  @Test
  void whatIf_changesThePolicy_andLeavesTheDistrictItsOwnValue() {
    Policy policy = Sqis.compile("rules.sqis", RULES + NORTH).policy();
    Outcome tried = Both.score(policy.withParameter("line", "53"), data(policy));
    assertThat(tried.value("S", "above")).isEqualTo(Value.of(false));
    assertThat(tried.value("N", "above")).isEqualTo(Value.of(false));
    Outcome other = Both.score(policy.withParameter("line", "40"), data(policy));
    assertThat(other.value("S", "above")).isEqualTo(Value.of(true));
    assertThat(other.value("N", "above")).isEqualTo(Value.of(false));
    assertThat(Both.score(policy.withParameter("line", "55"), data(policy)).value("N", "above"))
        .isEqualTo(Value.of(false));
  }

  @Test
  void unbalancedShares_areRefused() {
    Compilation compilation =
        Sqis.compile("rules.sqis", RULES + NORTH.replace("| 40   | 35 |", "| 40   | 36 |"));
    assertThat(compilation.report()).contains("SQ3210").contains("adds up to 101");
  }

  /** The overlay of both years: in North 52 is not above the line, elsewhere it is. */
  private static final String BOTH_YEARS =
      RULES + NORTH.replace("years     2015-16", "years     2014-15 to 2015-16");

  /** M was in South and is in North; L the other way; K says nothing of the year before. */
  private static Dataset moved(Policy policy) {
    SchoolYear before = new SchoolYear(2014);
    Dataset.Builder data = Dataset.builder(policy.spec()).year(new SchoolYear(2015));
    data.school("M", "Moved", "North").districtOf(before, "M", "South");
    data.school("L", "Left", "South").districtOf(before, "L", "North");
    data.school("K", "Kept", "North");
    for (String school : List.of("M", "L", "K")) {
      for (SchoolYear year : List.of(before, new SchoolYear(2015))) {
        data.set(year, school, "one", Value.of(Rational.of(52)));
        data.set(year, school, "two", Value.of(Rational.of(52)));
      }
    }
    return data.build().dataset();
  }

  @Test
  void schoolThatChangedDistrict_hasTheRulesOfTheDistrictOfEachYear() {
    Policy policy = Sqis.compile("rules.sqis", BOTH_YEARS).policy();
    Dataset data = moved(policy);
    Outcome now = Both.score(policy, data);
    assertThat(now.value("M", "above")).isEqualTo(Value.of(false));
    assertThat(now.value("M", "above_before")).isEqualTo(Value.of(true));
    assertThat(now.value("L", "above")).isEqualTo(Value.of(true));
    assertThat(now.value("L", "above_before")).isEqualTo(Value.of(false));
    assertThat(now.value("K", "above")).isEqualTo(Value.of(false));
    assertThat(now.value("K", "above_before")).isEqualTo(Value.of(false));
    // A school counts where the overlay applies to it in a year that is read.
    assertThat(now.origin().toString()).contains("with north (3 schools)");
    Outcome before = Both.score(policy, data.in(new SchoolYear(2014)).orElseThrow());
    assertThat(before.value("M", "above")).isEqualTo(Value.of(true));
    assertThat(before.entities().stream().map(school -> school.id() + " " + school.district()))
        .containsExactly("K North", "L North", "M South");
    assertThat(before.origin().toString()).contains("with north (2 schools)");
  }

  @Test
  void explanation_namesTheOverlayOfTheYearsOwnDistrict() {
    Policy policy = Sqis.compile("rules.sqis", BOTH_YEARS).policy();
    Dataset data = moved(policy);
    assertThat(policy.explain(data, "M", "above_before").toString())
        .contains("line in 2014-15 = 50")
        .doesNotContain("overlay north changed");
    assertThat(policy.explain(data, "L", "above_before").toString())
        .contains("line in 2014-15 = 55")
        .contains("overlay north changed parameter line from 50 to 55");
  }

  @Test
  void digest_knowsTheDistrictOfAnEarlierYear() {
    Policy policy = Sqis.compile("rules.sqis", RULES).policy();
    Dataset plain = data(policy);
    Dataset.Builder same = Dataset.builder(policy.spec()).year(new SchoolYear(2015));
    Dataset.Builder other = Dataset.builder(policy.spec()).year(new SchoolYear(2015));
    for (Dataset.Builder data : List.of(same, other)) {
      for (String school : List.of("North", "South")) {
        String id = school.substring(0, 1);
        data.school(id, school, school);
        data.districtOf(new SchoolYear(2014), id, data == same ? school : "North");
        for (int year : List.of(2014, 2015)) {
          data.set(new SchoolYear(year), id, "one", Value.of(Rational.of(52)));
          data.set(new SchoolYear(year), id, "two", Value.of(Rational.of(52)));
        }
      }
    }
    assertThat(same.build().dataset()).isEqualTo(plain);
    assertThat(other.build().dataset()).isNotEqualTo(plain);
  }
}
