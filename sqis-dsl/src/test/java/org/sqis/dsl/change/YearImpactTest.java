package org.sqis.dsl.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.change.Cause;
import org.sqis.core.change.Change;
import org.sqis.core.change.Impact;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.YearRules;
import org.sqis.core.policy.PolicySpec;

/** One policy on the data of two years: what moves by its rules, and what by the data. */
class YearImpactTest {
  private static final String TEXT =
      """
      policy oak
        years 2013-14 to 2015-16
      end policy

      parameters
        | name  | value | type  | provenance | years              |
        | line  | 60    | score | choice     | 2013-14 to 2014-15 |
        | line  | 70    | score | choice     | 2015-16            |
        | least | 10    | score | choice     |                    |
      end parameters

      inputs each school
        | name   | type           | missing | years   |
        | growth | score 0 to 100 | never   |         |
        | other  | score 0 to 100 |         | 2015-16 |
      end inputs

      measure passes each school
        value growth >= line
      end measure

      measure marked each school
        years 2013-14 to 2014-15
        value growth
      end measure

      measure marked each school
        years 2015-16
        value growth + 1
      end measure

      measure gain each school
        value growth - previous(growth)
        may be missing
      end measure

      measure passed_before each school
        value previous(passes)
        may be missing
      end measure

      levels band of growth
        | level | all   | years              |
        | 2     | >= 50 | 2013-14 to 2014-15 |
        | 2     | >= 55 | 2015-16            |
        | 1     | else  |                    |
      end levels

      measure local each school
        value growth >= least
      end measure

      measure richer each school
        years 2013-14 to 2014-15
        value growth
      end measure

      measure richer each school
        years 2015-16
        value growth + (other else 0)
      end measure

      open
        | what            | who       | limit |
        | parameter least | districts |       |
      end open

      overlay south for "South"
        years    2015-16
        because  "x"
        approver "Panel", 1 June 2015
        change
          | what            | from | to |
          | parameter least | 10   | 58 |
      end overlay
      """;

  private static final Policy POLICY = Rules.policy(TEXT);
  private static final SchoolYear FIRST = new SchoolYear(2013);
  private static final SchoolYear OLD = new SchoolYear(2014);
  private static final SchoolYear NEW = new SchoolYear(2015);

  /**
   * a: 65 and 65, so that all it moves by are the rules; b: 52 and 75, so that the data move it
   * too; c, in the south: 57 and 57.
   */
  private static Dataset data(Policy policy) {
    return Dataset.builder(policy.spec())
        .name("oak_data")
        .year(NEW)
        .school("a", "Alder", "North")
        .school("b", "Birch", "North")
        .school("c", "Cedar", "South")
        .set(FIRST, "a", "growth", number(65))
        .set(FIRST, "b", "growth", number(62))
        .set(FIRST, "c", "growth", number(57))
        .set(OLD, "a", "growth", number(65))
        .set(OLD, "b", "growth", number(52))
        .set(OLD, "c", "growth", number(57))
        .set(NEW, "a", "growth", number(65))
        .set(NEW, "b", "growth", number(75))
        .set(NEW, "c", "growth", number(57))
        .set(NEW, "a", "other", number(5))
        .build()
        .dataset();
  }

  private static Value number(long value) {
    return Value.of(Rational.of(value));
  }

  private static Impact impact(Policy policy, SchoolYear older, SchoolYear newer) {
    Dataset data = data(policy);
    return Impact.between(
        policy, data.in(older).orElseThrow(), policy, data.in(newer).orElseThrow());
  }

  private static final Impact IMPACT = impact(POLICY, OLD, NEW);

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
  void rulesOfTheTwoYears_areCompared() {
    assertThat(IMPACT.diff().orElseThrow())
        .hasToString(
            """
            parameter line
              value: 60 → 70

            input other: added
              each: school
              type: score
              least value: 0
              greatest value: 100

            measure marked
              value line 1: growth → growth + 1

            measure richer
              value line 1: growth → growth + (other else 0)

            levels band
              cut score of level 2: >= 50 → >= 55

            overlay south: added
              district: "South"
              because: x
              approver: Panel
              approved: 1 June 2015
              parameter least: 10 to 58
            """);
    assertThat(IMPACT.toString())
        .contains("-- what differs between the rules of 2014-15 and 2015-16");
  }

  @Test
  void places_areThoseOfTheWholePolicy() {
    List<Change> changes = IMPACT.diff().orElseThrow().changes();
    assertThat(changes.get(0).oldPlace()).isEqualTo("parameter/line/value");
    assertThat(changes.get(0).newPlace()).isEqualTo("parameter/line@2/value");
    assertThat(changes.get(4).oldPlace()).isEqualTo("levels/band/row/0/0");
    assertThat(changes.get(4).newPlace()).isEqualTo("levels/band/row/1/0");
    int line = TEXT.lines().toList().indexOf("  | 2     | >= 55 | 2015-16            |") + 1;
    assertThat(POLICY.written(changes.get(4).newPlace()).line()).isEqualTo(line);
  }

  @Test
  void valueThatARuleMoves_isNotSaidToMoveByTheData() {
    assertThat(moves(IMPACT, "passes"))
        .containsExactly("a: yes → no by parameter line", "b: no → yes by data 2015-16");
    assertThat(moves(IMPACT, "local")).containsExactly("c: yes → no by overlay south");
  }

  /** What is open in one of the years only hinders no trial. */
  @Test
  void openParameterOfOneYear_blursNoCause() {
    String spare =
        TEXT.replace(
                "| least | 10    | score | choice     |                    |",
                "| least | 10    | score | choice     |                    |\n"
                    + "| spare | 1     | score | choice     | 2015-16            |")
            + "\nopen\n  | what | who | limit |\n  | parameter spare | districts | 0 to 5 |\nend open\n";
    assertThat(moves(impact(Rules.policy(spare), OLD, NEW), "passes"))
        .containsExactly("a: yes → no by parameter line", "b: no → yes by data 2015-16");
  }

  @Test
  void valueThatRestsOnBoth_namesBoth() {
    assertThat(moves(IMPACT, "marked"))
        .containsExactly(
            "a: 65 → 66 by measure marked",
            "b: 52 → 76 by measure marked; data 2015-16",
            "c: 57 → 58 by measure marked");
  }

  @Test
  void valueOfTheYearsBefore_movesByTheData() {
    assertThat(moves(IMPACT, "gain")).containsExactly("b: -10 → 23 by data 2015-16");
    assertThat(moves(IMPACT, "passed_before")).containsExactly("b: yes → no by data 2015-16");
  }

  @Test
  void ruleThatReadsWhatOnlyTheNewYearHas_comesWithTheData() {
    assertThat(moves(IMPACT, "richer").get(0))
        .isEqualTo("a: 65 → 70 by input other with measure richer with data 2015-16");
  }

  /** A rule that is put into one year alone leaves the others what they have. */
  @Test
  void whatOnlyALaterYearHas_staysOpenToDistricts() {
    String line = "| score | choice     | ";
    String spare = "  | spare | 1     | score | choice     | 2015-16            |\n";
    String open = "  | parameter least | districts |       |\n";
    String text =
        TEXT.replace(
                "70    " + line + "2015-16            |", "70    " + line + "2014-15 to 2015-16 |")
            .replace(
                "60    " + line + "2013-14 to 2014-15 |\n", "60    " + line + "2013-14 |\n" + spare)
            .replace(open, open + open.replace("least", "spare"));
    assertThat(text).contains(spare, "parameter spare", "| 2013-14 |");
    assertThat(moves(impact(Rules.policy(text), FIRST, OLD), "passes"))
        .containsExactly(
            "a: yes → no by parameter line", "b: yes → no by parameter line; data 2014-15");
  }

  @Test
  void valueTriedInOneYear_changesNoOther() {
    Policy tried = POLICY.withParameter("least", OLD, "70");
    Dataset data = data(tried);
    for (SchoolYear year : List.of(FIRST, OLD, NEW)) {
      assertThat(tried.score(data.in(year).orElseThrow()).value("a", "local"))
          .as("in %s", year)
          .isEqualTo(Value.of(!year.equals(OLD)));
    }
    assertThat(POLICY.withParameter("least", "70").score(data).value("a", "local"))
        .isEqualTo(Value.of(false));
  }

  @Test
  void yearsTurnedRound_turnTheChangesRound() {
    Impact back = impact(POLICY, NEW, OLD);
    assertThat(back.diff().orElseThrow().changes())
        .hasSameSizeAs(IMPACT.diff().orElseThrow().changes());
    assertThat(moves(back, "passes"))
        .containsExactly("a: no → yes by parameter line", "b: yes → no by data 2014-15");
  }

  @Test
  void yearsWithTheSameRules_differInNothingButTheData() {
    Impact impact = impact(POLICY, FIRST, OLD);
    assertThat(impact.diff().orElseThrow().isEmpty()).isTrue();
    assertThat(moves(impact, "passes")).containsExactly("b: yes → no by data 2014-15");
  }

  @Test
  void yearsThatAPolicyGoverns_canMoveAResultOfTheYearBefore() {
    Policy later =
        Rules.policy(
            TEXT.replace("years 2013-14 to 2015-16\nend", "years 2014-15 to 2015-16\nend")
                .replace("2013-14 to 2014-15", "2014-15"));
    Impact impact =
        Impact.between(
            POLICY, data(POLICY).in(OLD).orElseThrow(), later, data(later).in(OLD).orElseThrow());
    assertThat(moves(impact, "passed_before").get(0))
        .startsWith("a: yes → not yet defined")
        .contains("policy years");
  }

  /** What a record gets must not be lost on the way: every good case and example is tried. */
  @Test
  void rulesOfAYear_loseNothing() {
    int whole = 0;
    for (PolicySpec spec : Rules.all()) {
      spec.parameters().forEach(one -> assertThat(one.withYears(one.years())).isEqualTo(one));
      spec.groups().forEach(one -> assertThat(one.withYears(one.years())).isEqualTo(one));
      spec.inputs().forEach(one -> assertThat(one.withYears(one.years())).isEqualTo(one));
      spec.measures().forEach(one -> assertThat(one.withYears(one.years())).isEqualTo(one));
      spec.levels().forEach(one -> assertThat(one.withYears(one.years())).isEqualTo(one));
      spec.grids().forEach(one -> assertThat(one.withYears(one.years())).isEqualTo(one));
      spec.indexes().forEach(one -> assertThat(one.withYears(one.years())).isEqualTo(one));
      spec.numbers().forEach(one -> assertThat(one.withYears(one.years())).isEqualTo(one));
      spec.overlays().forEach(one -> assertThat(one.withYears(one.years())).isEqualTo(one));
      if (!Pattern.compile("years=(?!null)").matcher(spec.toString()).find()) {
        whole++;
        SchoolYear first = spec.header().first();
        assertThat(YearRules.of(spec, first).spec()).as(spec.header().name()).isEqualTo(spec);
      }
    }
    assertThat(whole).isGreaterThan(5);
  }
}
