package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.explain.Explanation;
import org.sqis.core.io.Json;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.scenario.Coverage;
import org.sqis.core.scenario.ScenarioReport;
import org.sqis.core.scenario.ScenarioResult;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** What is said of designations: explanations, tests in rule files and what they reach. */
class DesignationReportTest {
  private static final SchoolYear FIRST = new SchoolYear(2013);
  private static final Compilation RULES =
      Sqis.compile(Path.of("src/test/resources/cases/good/designations/designations.sqis"));

  private static Value number(long value) {
    return Value.of(Rational.of(value));
  }

  /** Schools a to e of one district; a has the lowest rate, of 100 students. */
  private static Dataset.Builder schools() {
    return schools("", number(0));
  }

  /** The same, with another value of the students of one group who met the standard. */
  private static Dataset.Builder schools(String cell, Value other) {
    Dataset.Builder data = Dataset.builder(RULES.policy().spec()).year(FIRST);
    int met = 10;
    for (String id : List.of("a", "b", "c", "d", "e")) {
      data.school(id, "School " + id, "North");
      data.set(FIRST, id, "title_i", Value.of(true));
      data.set(FIRST, id, "grant", Value.of(false));
      data.set(FIRST, id, "growth", number(met));
      for (String group : List.of("all", "el", "swd")) {
        data.set(FIRST, id, "tested", group, number(100));
        boolean isOther = cell.equals(id + " " + group);
        data.set(FIRST, id, "met", group, isOther ? other : number(met));
      }
      met += 10;
    }
    return data;
  }

  private static Explanation.Step find(Explanation.Step step, String id) {
    if (step.id().equals(id)) {
      return step;
    }
    for (Explanation.Step child : step.steps()) {
      Explanation.Step found = find(child, id);
      if (!found.id().isEmpty()) {
        return found;
      }
    }
    return new Explanation.Step(
        "", "", "", "", "", "", "", "", "", "", "", Explanation.Written.NOWHERE, List.of());
  }

  private static Explanation explain(Dataset data, String id, String name) {
    return RULES.policy().explain(data, id, name);
  }

  @Test
  void testsInRuleFiles_runSeveralSchoolsInSeveralYears() {
    ScenarioReport report = RULES.policy().test(RULES.tests());
    assertThat(report.results())
        .allSatisfy(one -> assertThat(one.differences()).as(one.scenario().title()).isEmpty());
    List<String> unreached =
        report.coverage().unreached().stream().map(Coverage.Part::toString).toList();
    assertThat(unreached)
        .contains("reward: a school named by grows")
        .doesNotContain(
            "priority: a school named by low",
            "priority: a school that leaves with low cleared",
            "focus: a school that leaves with group cleared",
            "focus: a school that priority excludes",
            "focus: a school that keeps it",
            "focus: a school named by gap",
            "focus: a school named by group")
        .contains("priority: a school that leaves with grant cleared");
  }

  @Test
  void aTestThatFails_tellsHowTheDesignationCameAbout() {
    String rules =
        """
        policy p
          years 2013-14 to 2014-15
        end policy

        inputs each school
          | name  | type           |
          | score | score 0 to 100 |
        end inputs

        cohort everyone
          members score is present
        end cohort

        designate low
          among everyone
          routes
            | route | who                  |
            | last  | lowest(1, by: score) |
          ties  all
        end designate

        test "the lower of two"
          year   2013-14
          school score: 20
          schools
            |       | other |
            | score | 10    |
          expect low is yes
        end test
        """;
    Compilation compiled = Sqis.compile("rules.sqis", rules);
    ScenarioResult result = compiled.policy().test(compiled.tests()).results().get(0);
    assertThat(result.differences()).hasSize(1);
    assertThat(result.differences().get(0).step().text(9))
        .contains("not named: no route names it", "rank 2 of 2 schools", "1 place: 1 of 2");
  }

  @Test
  void anExplanation_namesRouteRankPlacesLineAndDistance() {
    Explanation told = explain(schools().build().dataset(), "b", "priority");
    assertThat(told.root().rule()).isEqualTo("named by low");
    assertThat(told.root().note()).isEqualTo("held since 2013-14 for low; in effect in 2014-15");
    Explanation.Step route = find(told.root(), "route/priority/low");
    assertThat(route.value()).isEqualTo("yes");
    assertThat(route.source()).isEqualTo("federal, waiver page 9");
    Explanation.Step places = find(told.root(), "route/priority/low/places/0");
    assertThat(places.value()).isEqualTo("rank 2 of 5 schools");
    assertThat(places.rule()).isEqualTo("2 places: 2 of 5");
    assertThat(places.note()).startsWith("20%; the last place has 20%, 0 points from it");
    // What the route read stands below it.
    assertThat(find(route, "measure/ela/all").value()).isEqualTo("20%");
    assertThat(told.toString()).contains("low = yes", "ela of all = rank 2 of 5 schools");
    assertThat(Json.explanation(told)).contains("\"id\" : \"route/priority/low/places/0\"");
  }

  @Test
  void theDistanceOfARate_isToldInStandardErrors() {
    Dataset.Builder data = schools();
    Explanation.Step places =
        find(
            explain(data.build().dataset(), "c", "priority").root(), "route/priority/low/places/0");
    // 30% of 100 students: the root of 0.3 × 0.7 / 100 is 4.58 points, and 10 points are 2.2 of it.
    assertThat(places.note()).endsWith("10 points from it (2.2 standard errors)");
  }

  @Test
  void reasons_tellGroupsValueSignAndCut_andWhoExcludes() {
    Dataset.Builder data = schools("e el", number(5));
    Explanation.Step root = explain(data.build().dataset(), "e", "focus").root();
    assertThat(root.rule()).isEqualTo("named by gap, group");
    assertThat(find(root, "route/focus/group").note()).isEqualTo("el: ela 5% < 20%");
    assertThat(find(root, "measure/ela/el").value()).isEqualTo("5%");
    Explanation.Step excluded = explain(data.build().dataset(), "a", "focus").root();
    assertThat(excluded.rule()).isEqualTo("excluded: it holds priority");
    assertThat(find(excluded, "designation/priority").value()).isEqualTo("yes");
  }

  @Test
  void undecided_saysWhy_andWhatBlocks() {
    Dataset.Builder data = schools("c all", Value.missing(MissingReason.NOT_REPORTED));
    Dataset built = data.build().dataset();
    Explanation.Step root = explain(built, "c", "priority").root();
    assertThat(root.rule()).isEqualTo("undecided: whether it is named by low");
    assertThat(root.value()).contains("not reported");
    Outcome outcome = Both.score(RULES.policy(), built);
    assertThat(outcome.undecided().toString()).contains("met of all");
  }

  @Test
  void aDecision_namesWhoWhenAndWhy() {
    SchoolRecords.Decision release =
        new SchoolRecords.Decision(
            "a",
            "priority",
            FIRST,
            SchoolRecords.Decision.Kind.RELEASE,
            "Oversight Panel",
            new CalendarDate(2014, 7, 1),
            "new leadership");
    Dataset data =
        schools()
            .build()
            .dataset()
            .withRecords(SchoolRecords.of(List.of(release), List.of(), List.of(), List.of()));
    assertThat(explain(data, "a", "priority").root().rule())
        .isEqualTo("released by Oversight Panel on 1 July 2014: new leadership");
  }

  @Test
  void aLaterYear_tellsWhatIsNotCleared_andWhenItWasNamed() {
    Dataset.Builder data = schools();
    SchoolYear third = new SchoolYear(2015);
    for (int start : List.of(2014, 2015)) {
      SchoolYear year = new SchoolYear(start);
      for (String id : List.of("a", "b", "c", "d", "e")) {
        data.set(year, id, "title_i", Value.of(true));
        data.set(year, id, "grant", Value.of(false));
        data.set(year, id, "growth", number(10));
        data.set(year, id, "tested", "all", number(100));
        data.set(year, id, "met", "all", number(id.equals("a") || id.equals("b") ? 39 : 20));
      }
    }
    Explanation.Step root = explain(data.year(third).build().dataset(), "a", "priority").root();
    assertThat(root.rule()).isEqualTo("kept: not cleared: low");
    Explanation.Step exit = find(root, "exit/priority/low");
    assertThat(exit.value()).isEqualTo("no");
    assertThat(exit.rule()).isEqualTo("ela of all >= 40%");
    Explanation.Step named = find(root, "designation/priority/2013-14");
    assertThat(named.rule()).isEqualTo("named by low");
    assertThat(named.year()).isEqualTo("2013-14");
  }

  @Test
  void scores_sayYesNoAndUndecided() {
    Dataset.Builder data = schools("c all", Value.missing(MissingReason.NOT_REPORTED));
    Policy policy = RULES.policy();
    Outcome outcome = Both.score(policy, data.build().dataset());
    assertThat(outcome.value("a", "priority")).isEqualTo(Value.YesNo.YES);
    assertThat(outcome.value("e", "priority")).isEqualTo(Value.YesNo.NO);
    assertThat(outcome.table("priority").toString()).contains("yes", "no", "not reported");
    assertThat(outcome.results().stream().filter(one -> one.name().equals("priority")).toList())
        .singleElement()
        .satisfies(one -> assertThat(one.title()).isEqualTo("Priority"));
    assertThat(Json.outcome(outcome)).contains("\"priority\"");
  }
}
