package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.dsl.meaning.DesignationCases.FIRST;
import static org.sqis.dsl.meaning.DesignationCases.HEAD;
import static org.sqis.dsl.meaning.DesignationCases.KEPT;
import static org.sqis.dsl.meaning.DesignationCases.LOW;
import static org.sqis.dsl.meaning.DesignationCases.TWO;
import static org.sqis.dsl.meaning.DesignationCases.add;
import static org.sqis.dsl.meaning.DesignationCases.gaps;
import static org.sqis.dsl.meaning.DesignationCases.last;
import static org.sqis.dsl.meaning.DesignationCases.policy;
import static org.sqis.dsl.meaning.DesignationCases.schools;
import static org.sqis.dsl.meaning.DesignationCases.standings;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Determination.How;
import org.sqis.core.standing.YearStandings;
import org.sqis.dsl.Sqis;

/** How schools come to designations, keep them and leave; docs/designations.md. */
class DesignationMeaningTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // exits, further lines, the years, how it ends
        "every reason |              | 60/50/50 40/50/50          | KEPT",
        "every reason |              | 60/50/50 30/50/50          | LEFT",
        "every reason |              | 60/50/50 40/50/50 55/50/50 | NAMED_AGAIN",
        "every reason | stay 2 years | 60/50/50 30/50/50          | KEPT",
        "every reason | stay 2 years | 60/50/50 30/50/50 30/50/50 | LEFT",
        "every reason |              | 60/10/50 30/50/50          | LEFT",
        "every reason |              | 60/10/50 30/30/50          | KEPT",
        "any reason   |              | 60/10/50 30/30/50          | LEFT",
        "every reason |              | 40/10/19 40/50/30          | KEPT",
        "every reason |              | 40/10/19 40/50/40          | LEFT",
        "every reason |              | 40/10/50 40/n/50           | KEPT",
        "every reason | small groups clear the reason | 40/10/50 40/n/50 | LEFT",
        "every reason |              | 60/50/50 30/50/50 30/50/50 | NOT_NAMED",
        "every reason |              | 60/50/50 30/50/50 60/50/50 | NAMED",
        "every reason | paused 2013-14 \"new test\" | 60/50/50 10/50/50 | PAUSED",
        "every reason | identify every 2 years from 2013-14 | 60/50/50 | NO_IDENTIFICATION",
        "every reason | identify every 2 years from 2013-14 | 60/50/50 60/50/50 60/50/50 | KEPT",
      })
  void aSchoolKeepsWhatItHolds(String exits, String more, String years, String how) {
    Policy policy = policy(KEPT.formatted(exits, more == null ? "" : more));
    assertThat(last(policy, gaps(policy, years.split(" ", -1))).how()).isEqualTo(How.valueOf(how));
  }

  @Test
  void reasons_nameTheGroups_theValueAndTheCut() {
    Policy policy = policy(KEPT.formatted("every reason", ""));
    Determination result = last(policy, gaps(policy, "60/10/50"));
    assertThat(result.held().reasons()).hasSize(2);
    assertThat(result.held().reasons().get(1).groups()).containsExactly("el");
    assertThat(result.findings().get(1).groups())
        .containsExactly(new Determination.Compared("el", "rate", "10", "<", "20"));
  }

  @Test
  void namedAgain_addsReasonsAndKeepsTheYears() {
    Policy policy = policy(KEPT.formatted("every reason", ""));
    Determination result = last(policy, gaps(policy, "60/50/50", "40/10/50", "40/30/10"));
    assertThat(result.how()).isEqualTo(How.NAMED_AGAIN);
    assertThat(result.held().since()).isEqualTo(FIRST);
    assertThat(result.held().reasons()).hasSize(2);
    assertThat(result.held().reasons().get(1).groups()).containsExactly("el", "swd");
  }

  @Test
  void aListWithoutExits_hasTheReasonsOfItsYear_andKnowsSinceWhen() {
    Policy policy =
        policy(
            """
            designate focus
              among title_one
              routes
                | route | who                         | groups where |
                | gap   | gap > 50                    |              |
                | low   | any(rate < 20 over scored)  | rate < 20    |
            end designate
            """);
    Determination result = last(policy, gaps(policy, "60/10/50", "40/10/10", "40/50/10"));
    assertThat(result.how()).isEqualTo(How.NAMED_AGAIN);
    assertThat(result.held().since()).isEqualTo(FIRST);
    assertThat(result.held().reasons()).hasSize(1);
    assertThat(result.held().reasons().get(0).groups()).containsExactly("swd");
    assertThat(last(policy, gaps(policy, "60/10/50", "40/50/50")).how()).isEqualTo(How.NOT_NAMED);
  }

  @Test
  void aDecision_standsInPlaceOfTheRules() {
    Policy policy = policy(KEPT.formatted("every reason", ""));
    Dataset data = gaps(policy, "60/50/50", "40/50/50");
    SchoolRecords.Decision release =
        new SchoolRecords.Decision(
            "a",
            "focus",
            new SchoolYear(2013),
            SchoolRecords.Decision.Kind.RELEASE,
            "Oversight Panel",
            new CalendarDate(2014, 7, 1),
            "new leadership");
    Dataset decided =
        data.withRecords(SchoolRecords.of(List.of(release), List.of(), List.of(), List.of()));
    Determination result = last(policy, decided);
    assertThat(result.how()).isEqualTo(How.DECIDED);
    assertThat(result.answer()).isEqualTo(Value.YesNo.NO);
    assertThat(result.decided().by()).isEqualTo("Oversight Panel");
    assertThat(last(policy, data).how()).isEqualTo(How.KEPT);
  }

  @Test
  void aYearWithoutData_leavesTheListAsItIs() {
    Policy policy = policy(KEPT.formatted("every reason", ""));
    Determination result = last(policy, gaps(policy, "60/50/50", "", "40/50/50"));
    assertThat(result.how()).isEqualTo(How.KEPT);
    assertThat(result.held().since()).isEqualTo(FIRST);
  }

  @Test
  void feedingStandingsBack_isTheSameAsAllYearsAtOnce() {
    Policy policy = policy(KEPT.formatted("every reason", ""));
    Dataset first = gaps(policy, "60/10/50");
    Outcome before = Both.score(policy, first);
    DesignationCases.Cells data = new DesignationCases.Cells(policy);
    SchoolYear second = new SchoolYear(2013);
    data.year(second);
    add(data, second, "1");
    data.set(second, "a", "gap", Value.of(Rational.of(40)));
    data.set(second, "a", "rate", "el", Value.of(Rational.of(50)));
    Dataset alone = data.build().withHistory(before.history("2012-13.json"));
    Determination fed = last(policy, alone);
    Determination atOnce = last(policy, gaps(policy, "60/10/50", "40/50/50"));
    assertThat(fed.held()).isEqualTo(atOnce.held());
    assertThat(fed.how()).isEqualTo(How.KEPT);
  }

  @Test
  void aReasonWithoutGroups_isClearedByAllStudents() {
    Policy policy =
        policy(
            """
            designate focus
              among title_one
              routes
                | route | who                                  | groups where |
                | low   | gap > 50 or any(rate < 20 over scored) | rate < 20    |
              exits every reason
                | route | cleared when |
                | low   | rate >= 40   |
            end designate
            """);
    Dataset data = gaps(policy, "60/50/50", "10/50/50");
    assertThat(last(policy, data).how()).isEqualTo(How.KEPT);
    assertThat(last(policy, data).clearings().get(0).group()).isEqualTo("all");
  }

  @Test
  void aDecision_designatesNobodyWhomAnotherDesignationExcludes() {
    Policy policy = policy(TWO);
    DesignationCases.Cells data = schools(policy, "1 2 3 4");
    SchoolRecords.Decision decision =
        new SchoolRecords.Decision(
            "a",
            "focus",
            FIRST,
            SchoolRecords.Decision.Kind.DESIGNATE,
            "Oversight Panel",
            new CalendarDate(2013, 7, 1),
            "asked for it");
    Dataset decided =
        data.build()
            .withRecords(SchoolRecords.of(List.of(decision), List.of(), List.of(), List.of()));
    YearStandings result = standings(policy, decided);
    assertThat(result.holding("priority")).contains("a");
    Determination focus = result.determination("a", "focus").orElseThrow();
    assertThat(focus.how()).isEqualTo(How.EXCLUDED);
    assertThat(focus.decided().by()).isEqualTo("Oversight Panel");
  }

  @Test
  void aDecisionThatConfirms_keepsTheReasonsOfTheYear() {
    Policy policy = policy(KEPT.formatted("every reason", ""));
    SchoolRecords.Decision confirm =
        new SchoolRecords.Decision(
            "a",
            "focus",
            new SchoolYear(2013),
            SchoolRecords.Decision.Kind.DESIGNATE,
            "Oversight Panel",
            new CalendarDate(2014, 7, 1),
            "confirmed");
    Dataset data =
        gaps(policy, "60/50/50", "20/10/50")
            .withRecords(SchoolRecords.of(List.of(confirm), List.of(), List.of(), List.of()));
    assertThat(last(policy, data).held().reasons()).hasSize(2);
  }

  @Test
  void aYearWithoutTheDesignation_losesNobody() {
    String dated = "designate focus\n  years %s";
    String rules = KEPT.formatted("every reason", "");
    Policy policy =
        policy(
            rules.replace("designate focus", dated.formatted("2012-13"))
                + rules.replace("designate focus", dated.formatted("2014-15 to 2016-17")));
    Determination third = last(policy, gaps(policy, "60/50/50", "40/50/50", "40/50/50"));
    assertThat(third.how()).isEqualTo(How.KEPT);
    assertThat(third.held().since()).isEqualTo(FIRST);
  }

  @Test
  void aListThatIsMadeAnew_isMadeEveryYear() {
    String rules = LOW.formatted("2", "ties all\n  identify every 2 years from 2012-13");
    assertThat(Sqis.compile("rules.sqis", HEAD + rules).diagnostics())
        .extracting(one -> one.message())
        .containsExactly(
            "`priority` says `identify`, but a designation without exits is given anew every year");
  }

  @Test
  void aSchoolThatLeavesTheCohort_losesTheDesignation_alsoInAPausedYear() {
    Policy policy = policy(KEPT.formatted("every reason", "paused 2013-14 \"new test\""));
    DesignationCases.Cells data = schools(policy, "1");
    data.set(FIRST, "a", "gap", Value.of(Rational.of(60)));
    SchoolYear second = new SchoolYear(2013);
    add(data, second, "1");
    data.set(second, "a", "title_i", new Value.Word("no"));
    data.year(second);
    assertThat(last(policy, data.build()).how()).isEqualTo(How.NOT_IN_COHORT);
  }

  @Test
  void aConditionOfTheSchool_isToldWithItsNumbers() {
    Policy policy = policy(KEPT.formatted("every reason", ""));
    Determination result = last(policy, gaps(policy, "60/50/50"));
    assertThat(result.findings().get(0).compared())
        .containsExactly(new Determination.Compared("", "gap", "60", ">", "50"));
  }

  /** Two schools in the first year, of which the data of the second year know only one. */
  private static DesignationCases.Cells oneLeftOut(Policy policy) {
    DesignationCases.Cells data = schools(policy, "1 2");
    for (String id : List.of("a", "b")) {
      data.set(FIRST, id, "gap", Value.of(Rational.of(60)));
    }
    SchoolYear second = new SchoolYear(2013);
    add(data, second, "1");
    data.set(second, "a", "gap", Value.of(Rational.of(60)));
    data.year(second);
    return data;
  }

  @Test
  void aSchoolThatTheDataLeaveOut_keepsWhatItHolds_butIsOnNoNewList_andCanBeReleased() {
    String kept = KEPT.formatted("every reason", "");
    Policy policy = policy(kept);
    assertThat(standings(policy, oneLeftOut(policy).build()).of("b").held()).containsKey("focus");
    Policy anew = policy(kept.substring(0, kept.indexOf("exits")) + "end designate\n");
    assertThat(standings(anew, oneLeftOut(anew).build()).of("b").held()).isEmpty();
    SchoolRecords.Decision release =
        new SchoolRecords.Decision(
            "b",
            "focus",
            new SchoolYear(2013),
            SchoolRecords.Decision.Kind.RELEASE,
            "Board",
            new CalendarDate(2014, 7, 1),
            "closed");
    Dataset released =
        oneLeftOut(policy)
            .build()
            .withRecords(SchoolRecords.of(List.of(release), List.of(), List.of(), List.of()));
    assertThat(standings(policy, released).of("b").held()).isEmpty();
  }

  @Test
  void aChainOfSuccessors_carriesOnWhatTheFirstWas() {
    Policy policy = policy(KEPT.formatted("every reason", ""));
    DesignationCases.Cells data = new DesignationCases.Cells(policy);
    for (String id : List.of("a", "b", "c")) {
      SchoolYear year = new SchoolYear(2012 + "abc".indexOf(id));
      data.set(year, id, "title_i", new Value.Word("participating"));
      data.set(year, id, "gap", Value.of(Rational.of(id.equals("a") ? 60 : 40)));
      data.year(year);
    }
    List<SchoolRecords.Succession> chain =
        List.of(
            new SchoolRecords.Succession("a", "b", new SchoolYear(2013)),
            new SchoolRecords.Succession("b", "c", new SchoolYear(2014)));
    Dataset carried =
        data.build().withRecords(SchoolRecords.of(List.of(), List.of(), List.of(), chain));
    YearStandings result = standings(policy, carried);
    assertThat(result.of("c").held().get("focus").since()).isEqualTo(FIRST);
    assertThat(result.of("a").held()).isEmpty();
    assertThat(result.of("b").held()).isEmpty();
  }

  @Test
  void aFormerSchool_endsWhereAnotherCarriesItOn() {
    Policy policy = policy(KEPT.formatted("every reason", ""));
    DesignationCases.Cells data = schools(policy, "1 2");
    data.set(FIRST, "b", "gap", Value.of(Rational.of(60)));
    SchoolYear second = new SchoolYear(2013);
    add(data, second, "1");
    data.set(second, "a", "gap", Value.of(Rational.of(40)));
    data.year(second);
    SchoolRecords.Succession succession = new SchoolRecords.Succession("b", "a", second);
    Dataset merged =
        data.build()
            .withRecords(SchoolRecords.of(List.of(), List.of(), List.of(), List.of(succession)));
    YearStandings result = standings(policy, merged);
    assertThat(result.of("a").held()).containsKey("focus");
    assertThat(result.of("b").held()).isEmpty();
  }

  @Test
  void aSchoolThatOnlyTheRecordsKnow_isCarriedOn() {
    Policy policy = policy(KEPT.formatted("every reason", ""));
    DesignationCases.Cells first = schools(policy, "1 2");
    for (String id : List.of("a", "b")) {
      first.set(FIRST, id, "gap", Value.of(Rational.of(60)));
    }
    Outcome before = Both.score(policy, first.build());
    DesignationCases.Cells second = new DesignationCases.Cells(policy);
    SchoolYear year = new SchoolYear(2013);
    second.year(year);
    add(second, year, "1");
    Dataset alone = second.build().withHistory(before.history("2012-13.json"));
    assertThat(standings(policy, alone).of("b").held().get("focus").since()).isEqualTo(FIRST);
  }
}
