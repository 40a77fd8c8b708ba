package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Determination.How;
import org.sqis.core.standing.Quota;
import org.sqis.core.standing.YearStandings;
import org.sqis.dsl.Sqis;

/** What designations mean; docs/designations.md. */
class DesignationMeaningTest {
  private static final SchoolYear FIRST = new SchoolYear(2012);

  private static final String HEAD =
      """
      policy designations
        years 2012-13 to 2016-17
      end policy

      groups
        | name | use    |
        | all  | scored |
        | el   | scored |
        | swd  | scored |
      end groups

      inputs each school
        | name    | type                               |
        | title_i | one of participating, eligible, no |
        | grant   | yes/no                             |
        | score   | score 0 to 100                     |
        | gap     | score 0 to 100                     |
        | kind    | one of small, large                |
      end inputs

      inputs each group
        | name | type           |
        | rate | score 0 to 100 |
      end inputs

      cohort title_one
        members title_i is participating
      end cohort

      """;

  private static final String LOW =
      """
      designate priority
        among title_one
        routes
          | route | who                   |
          | low   | lowest(%s, by: score) |
        %s
      end designate

      """;

  private static Policy policy(String rules) {
    return Sqis.compile("rules.sqis", HEAD + rules).policy();
  }

  /** Data of which a later value takes the place of an earlier one. */
  private static final class Cells {
    private final Policy policy;
    private final Map<String, Consumer<Dataset.Builder>> cells = new LinkedHashMap<>();
    private SchoolYear year = FIRST;

    Cells(Policy policy) {
      this.policy = policy;
    }

    void year(SchoolYear rated) {
      year = rated;
    }

    void set(SchoolYear of, String id, String input, Value value) {
      cells.put(id, data -> data.school(id, "School " + id, "North"));
      cells.put(of + id + input, data -> data.set(of, id, input, value));
    }

    void set(SchoolYear of, String id, String input, String group, Value value) {
      cells.put(of + id + input + group, data -> data.set(of, id, input, group, value));
    }

    Dataset build() {
      Dataset.Builder data = Dataset.builder(policy.spec()).year(year);
      cells.values().forEach(one -> one.accept(data));
      return data.build().dataset();
    }
  }

  /** Schools a, b, … with these scores in the first year; a dash is not reported. */
  private static Cells schools(Policy policy, String scores) {
    Cells data = new Cells(policy);
    add(data, FIRST, scores);
    return data;
  }

  private static void add(Cells data, SchoolYear year, String scores) {
    int number = 0;
    for (String score : scores.split(" ", -1)) {
      String id = String.valueOf((char) ('a' + number++));
      data.set(year, id, "title_i", new Value.Word("participating"));
      data.set(year, id, "grant", Value.of(false));
      Value value =
          score.equals("-")
              ? Value.missing(MissingReason.NOT_REPORTED)
              : score.equals("n")
                  ? Value.missing(MissingReason.TOO_FEW)
                  : score.equals("x")
                      ? Value.missing(MissingReason.NOT_APPLICABLE)
                      : Value.of(Rational.parse(score).orElseThrow());
      data.set(year, id, "score", value);
    }
  }

  private static YearStandings standings(Policy policy, Dataset data) {
    return policy.score(data).standings();
  }

  @ParameterizedTest
  @CsvSource({
    // share, ties, count, scores, who, places
    "50%, all, up, 4 1 3 2, b d, 2",
    "50%, all, up, 4 1 3 2 5, b c d, 3",
    "50%, all, down, 4 1 3 2 5, b d, 2",
    "50%, all, nearest, 4 1 3 2 5, b c d, 3",
    "30%, all, nearest, 4 1 3 2, b, 1",
    "50%, all, up, 1 2 2 3, a b c, 2",
    "50%, none, up, 1 2 2 3, a, 2",
    "50%, all, up, 7 7 7 7, a b c d, 2",
    "50%, none, up, 7 7 7 7, '', 2",
    "2, all, up, 4 1 3 2, b d, 2",
    "9, all, up, 4 1 3 2, a b c d, 9",
    "0%, all, up, 4 1 3 2, '', 0",
    "100%, none, up, 7 7, a b, 2",
    "5%, all, up, 9, a, 1",
    "5%, all, down, 9, '', 0",
  })
  void quota(String share, String ties, String count, String scores, String who, int places) {
    Policy policy = policy(LOW.formatted(share, "ties " + ties + "\n  count " + count));
    YearStandings result = standings(policy, schools(policy, scores).build());
    assertThat(String.join(" ", result.holding("priority"))).isEqualTo(who);
    Quota quota = result.quotas().get(0);
    assertThat(quota.places()).isEqualTo(places);
    assertThat(quota.base()).isEqualTo(scores.split(" ", -1).length);
    // The quota is met or explained.
    assertThat(quota.chosen() == places || !quota.explanation().isEmpty()).isTrue();
  }

  @Test
  void anEmptyCohort_namesNobody() {
    Policy policy = policy(LOW.formatted("50%", "ties all\n  count up"));
    Cells data = schools(policy, "4 1");
    data.set(FIRST, "a", "title_i", new Value.Word("no"));
    data.set(FIRST, "b", "title_i", new Value.Word("eligible"));
    YearStandings result = standings(policy, data.build());
    assertThat(result.holding("priority")).isEmpty();
    assertThat(result.quotas().get(0).base()).isZero();
    assertThat(result.determination("a", "priority").orElseThrow().how())
        .isEqualTo(How.NOT_IN_COHORT);
  }

  @Test
  void aMemberWithoutAValue_isUndecidedAndListed_andStillCountsInTheBase() {
    Policy policy = policy(LOW.formatted("50%", "ties all\n  count up"));
    YearStandings result = standings(policy, schools(policy, "4 - n 2 x").build());
    Quota quota = result.quotas().get(0);
    assertThat(quota.base()).isEqualTo(5);
    assertThat(quota.places()).isEqualTo(3);
    assertThat(result.holding("priority")).containsExactly("a", "d");
    assertThat(result.undecided("priority")).containsExactly("b", "c");
    assertThat(quota.atStake()).containsExactly("b", "c", "e");
    assertThat(quota.explanation()).isEqualTo("only 2 schools compete: 1 place stays empty");
    // Not applicable does not nominate.
    assertThat(result.determination("e", "priority").orElseThrow().answer())
        .isEqualTo(Value.YesNo.NO);
  }

  @Test
  void baseMembersWithAResult_countsTheirs() {
    Policy policy =
        policy(LOW.formatted("50%", "base members with a result\n  ties all\n  count up"));
    Quota quota = standings(policy, schools(policy, "4 - n 2 x").build()).quotas().get(0);
    assertThat(quota.base()).isEqualTo(2);
    assertThat(quota.places()).isEqualTo(1);
  }

  private static final String TWO =
      """
      designate priority
        among title_one
        routes
          | route | who                 |
          | low   | lowest(2, by: score) |
          | grant | grant               |
        ties all
      end designate

      designate focus
        among title_one
        except priority
        routes
          | route | who                  |
          | gap   | highest(50%, by: gap) |
        ties all
        count up
      end designate
      """;

  @Test
  void exceptions_doNotShrinkTheBase_andAreNeverHeldTogether() {
    Policy policy = policy(TWO);
    Cells data = schools(policy, "1 2 3 4 5 6");
    int gap = 60;
    for (String id : List.of("a", "b", "c", "d", "e", "f")) {
      data.set(FIRST, id, "gap", Value.of(Rational.of(gap--)));
    }
    data.set(FIRST, "c", "grant", Value.of(true));
    YearStandings result = standings(policy, data.build());
    assertThat(result.holding("priority")).containsExactly("a", "b", "c");
    // Half of all six, not of the three that are left.
    assertThat(result.holding("focus")).containsExactly("d", "e", "f");
    assertThat(result.determination("a", "focus").orElseThrow().how()).isEqualTo(How.EXCLUDED);
  }

  private static final String KEPT =
      """
      designate focus
        among title_one
        routes
          | route | who         | groups where |
          | gap   | gap > 50    |              |
          | low   | any(rate < 20 over scored) | rate < 20 |
        exits %s
          | route | cleared when |
          | gap   | gap <= 30    |
          | low   | rate >= 40   |
        %s
      end designate
      """;

  private static Dataset gaps(Policy policy, String... gaps) {
    Cells data = schools(policy, "1");
    for (int i = 0; i < gaps.length; i++) {
      SchoolYear year = new SchoolYear(2012 + i);
      if (!gaps[i].isEmpty()) {
        add(data, year, "1");
        String[] parts = gaps[i].split("/", -1);
        data.set(year, "a", "gap", Value.of(Rational.parse(parts[0]).orElseThrow()));
        for (int group = 1; group < parts.length; group++) {
          String name = group == 1 ? "el" : "swd";
          data.set(
              year,
              "a",
              "rate",
              name,
              parts[group].equals("n")
                  ? Value.missing(MissingReason.TOO_FEW)
                  : Value.of(Rational.parse(parts[group]).orElseThrow()));
        }
        data.year(year);
      }
    }
    return data.build();
  }

  private static Determination last(Policy policy, Dataset data) {
    return standings(policy, data).determination("a", "focus").orElseThrow();
  }

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
    Outcome before = policy.score(first);
    Cells data = new Cells(policy);
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
  void pools_haveAQuotaEach() {
    Policy policy = policy(LOW.formatted("50%", "pools by kind\n  ties all\n  count up"));
    Cells data = schools(policy, "1 2 3 4");
    for (String id : List.of("a", "b")) {
      data.set(FIRST, id, "kind", new Value.Word("small"));
    }
    for (String id : List.of("c", "d")) {
      data.set(FIRST, id, "kind", new Value.Word("large"));
    }
    YearStandings result = standings(policy, data.build());
    assertThat(result.holding("priority")).containsExactly("a", "c");
    assertThat(result.quotas()).hasSize(2);
  }

  @Test
  void fill_countsWhatRoutesAboveHaveNamed() {
    Policy policy =
        policy(
            """
            designate priority
              among title_one
              routes
                | route | who                  | fill |
                | grant | grant                |      |
                | low   | lowest(2, by: score) | yes  |
              ties all
            end designate
            """);
    Cells data = schools(policy, "1 2 3 4");
    data.set(FIRST, "d", "grant", Value.of(true));
    YearStandings result = standings(policy, data.build());
    assertThat(result.holding("priority")).containsExactly("a", "d");
  }

  @Test
  void only_saysWhoCompetes_andAnd_whoIsLeft() {
    for (String form :
        List.of("lowest(2, by: score, only: grant)", "lowest(2, by: score) and grant")) {
      Policy policy =
          policy(
              """
              designate priority
                among title_one
                routes
                  | route | who |
                  | low   | %s  |
                ties all
              end designate
              """
                  .formatted(form));
      Cells data = schools(policy, "1 2 3 4");
      for (String id : List.of("b", "c", "d")) {
        data.set(FIRST, id, "grant", Value.of(true));
      }
      YearStandings result = standings(policy, data.build());
      assertThat(result.holding("priority"))
          .isEqualTo(form.contains("only") ? List.of("b", "c") : List.of("b"));
    }
  }

  @Test
  void fill_givesNoPlaceTwice() {
    Policy policy =
        policy(
            """
            designate priority
              among title_one
              routes
                | route | who                  | fill |
                | grant | grant                |      |
                | low   | lowest(2, by: score) | yes  |
              ties all
            end designate
            """);
    Cells data = schools(policy, "1 2 3 4");
    data.set(FIRST, "a", "grant", Value.of(true));
    YearStandings result = standings(policy, data.build());
    // The lowest one has a place by its grant; the other place is the next one's.
    assertThat(result.holding("priority")).containsExactly("a", "b");
    data.set(FIRST, "a", "title_i", Value.missing(MissingReason.NOT_REPORTED));
    Quota quota = standings(policy, data.build()).quotas().get(0);
    assertThat(quota.taken()).isZero();
    assertThat(quota.chosen()).isEqualTo(2);
  }

  @Test
  void aSchoolWithoutAPool_isRankedAmongNobody() {
    Policy policy = policy(LOW.formatted("50%", "pools by kind\n  ties all\n  count up"));
    Cells data = schools(policy, "1 2 3");
    data.set(FIRST, "a", "kind", new Value.Word("small"));
    data.set(FIRST, "b", "kind", new Value.Word("small"));
    data.set(FIRST, "c", "kind", Value.missing(MissingReason.NOT_REPORTED));
    YearStandings result = standings(policy, data.build());
    assertThat(result.undecided("priority")).containsExactly("c");
    assertThat(result.quotas()).hasSize(1);
  }

  @Test
  void morePlacesThanAnybodyHas_areNoFault() {
    Policy policy = policy(LOW.formatted("99999999999", "ties all"));
    assertThat(standings(policy, schools(policy, "1 2").build()).holding("priority")).hasSize(2);
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
    Cells data = schools(policy, "1 2 3 4");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lowest(5%, buy: score) | `lowest` has no option `buy` | did you mean `by`?",
        "lowest(5%) | `lowest(5%)` has a quota and does not say by what schools are ranked |"
            + " write `lowest(5%, by: x)`",
        "lowest(5%, only: grant) | `lowest(5%, only: grant)` has a quota and does not say by what"
            + " schools are ranked | write `lowest(5%, by: x)`",
      })
  void aQuotaSaidWrongly_isUnderstoodAsOne(String who, String message, String help) {
    String rules =
        """
        designate priority
          among title_one
          routes
            | route | who |
            | low   | %s |
          ties all
          count up
        end designate
        """
            .formatted(who);
    assertThat(Sqis.compile("rules.sqis", HEAD + rules).diagnostics())
        .extracting(one -> one.message(), one -> one.help())
        .containsExactly(org.assertj.core.api.Assertions.tuple(message, help));
  }

  @Test
  void aSchoolThatLeavesTheCohort_losesTheDesignation_alsoInAPausedYear() {
    Policy policy = policy(KEPT.formatted("every reason", "paused 2013-14 \"new test\""));
    Cells data = schools(policy, "1");
    data.set(FIRST, "a", "gap", Value.of(Rational.of(60)));
    SchoolYear second = new SchoolYear(2013);
    add(data, second, "1");
    data.set(second, "a", "title_i", new Value.Word("no"));
    data.year(second);
    assertThat(last(policy, data.build()).how()).isEqualTo(How.NOT_IN_COHORT);
  }

  @Test
  void tiedSchools_shareTheBestRank() {
    Policy policy = policy(LOW.formatted("1", "ties all"));
    YearStandings result = standings(policy, schools(policy, "3 3 5").build());
    for (String[] rank : new String[][] {{"a", "1"}, {"b", "1"}, {"c", "3"}}) {
      assertThat(
              result
                  .determination(rank[0], "priority")
                  .orElseThrow()
                  .findings()
                  .get(0)
                  .rankings()
                  .get(0)
                  .rank())
          .isEqualTo(Integer.parseInt(rank[1]));
    }
  }

  @Test
  void aConditionOfTheSchool_isToldWithItsNumbers() {
    Policy policy = policy(KEPT.formatted("every reason", ""));
    Determination result = last(policy, gaps(policy, "60/50/50"));
    assertThat(result.findings().get(0).compared())
        .containsExactly(new Determination.Compared("", "gap", "60", ">", "50"));
  }

  /** Two schools in the first year, of which the data of the second year know only one. */
  private static Cells oneLeftOut(Policy policy) {
    Cells data = schools(policy, "1 2");
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
  void aFormerSchool_endsWhereAnotherCarriesItOn() {
    Policy policy = policy(KEPT.formatted("every reason", ""));
    Cells data = schools(policy, "1 2");
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
    Cells first = schools(policy, "1 2");
    for (String id : List.of("a", "b")) {
      first.set(FIRST, id, "gap", Value.of(Rational.of(60)));
    }
    Outcome before = policy.score(first.build());
    Cells second = new Cells(policy);
    SchoolYear year = new SchoolYear(2013);
    second.year(year);
    add(second, year, "1");
    Dataset alone = second.build().withHistory(before.history("2012-13.json"));
    assertThat(standings(policy, alone).of("b").held().get("focus").since()).isEqualTo(FIRST);
  }
}
