package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.dsl.meaning.DesignationCases.FIRST;
import static org.sqis.dsl.meaning.DesignationCases.HEAD;
import static org.sqis.dsl.meaning.DesignationCases.LOW;
import static org.sqis.dsl.meaning.DesignationCases.TWO;
import static org.sqis.dsl.meaning.DesignationCases.policy;
import static org.sqis.dsl.meaning.DesignationCases.schools;
import static org.sqis.dsl.meaning.DesignationCases.standings;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.standing.Determination.How;
import org.sqis.core.standing.Quota;
import org.sqis.core.standing.YearStandings;
import org.sqis.dsl.Sqis;

/** What quotas, ties, pools and bases of designations mean; docs/designations.md. */
class QuotaMeaningTest {

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
    DesignationCases.Cells data = schools(policy, "4 1");
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

  @Test
  void exceptions_doNotShrinkTheBase_andAreNeverHeldTogether() {
    Policy policy = policy(TWO);
    DesignationCases.Cells data = schools(policy, "1 2 3 4 5 6");
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

  @Test
  void pools_haveAQuotaEach() {
    Policy policy = policy(LOW.formatted("50%", "pools by kind\n  ties all\n  count up"));
    DesignationCases.Cells data = schools(policy, "1 2 3 4");
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
    DesignationCases.Cells data = schools(policy, "1 2 3 4");
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
      DesignationCases.Cells data = schools(policy, "1 2 3 4");
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
    DesignationCases.Cells data = schools(policy, "1 2 3 4");
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
    DesignationCases.Cells data = schools(policy, "1 2 3");
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
}
