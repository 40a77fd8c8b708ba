package org.sqis.dsl.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sqis.dsl.pairing.Town.alone;
import static org.sqis.dsl.pairing.Town.pairs;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.pairing.PairingResult;
import org.sqis.core.pairing.PairingResult.Candidate;
import org.sqis.core.pairing.PairingResult.Ended;
import org.sqis.core.pairing.PairingResult.Unpaired;
import org.sqis.core.policy.Pairing;

class PairingTest {
  private static final String DAY = "2017-10-01";

  private static List<String> codes(PairingResult result) {
    return result.problems().stream().map(one -> one.code().id()).toList();
  }

  // Priority is served before Focus and others, whatever it costs.
  @Test
  void firstDemand_isServedFirst() {
    PairingResult result =
        new Town().school("1", "poor", "0").school("2", "low", "90").reward("9", "0").paired(DAY);
    assertThat(pairs(result)).containsExactly("2-9");
    assertThat(alone(result)).containsExactly("1 capacity");
  }

  // Focus comes before others.
  @Test
  void demands_areServedInTheOrderOfTheRows() {
    Town town =
        new Town()
            .school("1", "poor")
            .school("2", "weak")
            .weak("2", "english_learners")
            .reward("9", "0")
            .gained("9", "english_learners", "5");
    assertThat(pairs(town.paired(DAY))).containsExactly("2-9");
    town.rule(
            "    | priority    |       |             |\n",
            "    | support     |       |             |\n")
        .rule(
            "any reason  |\n    | support     |       |             |\n",
            "any reason  |\n    | priority    |       |             |\n");
    assertThat(pairs(town.paired(DAY))).containsExactly("1-9");
  }

  @Test
  void leastSum_isTaken_andNotTheNearestForEach() {
    PairingResult result =
        new Town()
            .school("1", "low", "20")
            .school("2", "low", "0")
            .reward("8", "10")
            .reward("9", "50")
            .paired(DAY);
    // 1-8 and 2-9 cost 0.6 + 3, 1-9 and 2-8 cost 1.8 + 0.6.
    assertThat(pairs(result)).containsExactly("1-9", "2-8");
    assertThat(result.cost()).isEqualTo(2400);
    assertThat(result.pairs().get(0).rank()).isEqualTo(2);
    assertThat(result.pairs().get(0).nearer())
        .containsExactly(new Candidate("8", 600, null, List.of("2")));
    assertThat(result.pairs().get(1).rank()).isEqualTo(1);
    assertThat(result.pairs().get(1).next())
        .isEqualTo(new Candidate("9", 3000, null, List.of("1")));
  }

  @Test
  void equalCosts_goByTheCodesOfTheSchools_whateverTheOrderOfTheData() {
    Town forth = new Town().school("1", "low").school("2", "low").reward("8", "0").reward("9", "0");
    Town back = new Town().reward("9", "0").reward("8", "0").school("2", "low").school("1", "low");
    assertThat(pairs(forth.paired(DAY))).containsExactly("1-8", "2-9");
    assertThat(forth.report(DAY).json()).isEqualTo(back.report(DAY).json());
    Town one = new Town().school("1", "low").school("2", "low").reward("9", "0");
    assertThat(pairs(one.paired(DAY))).containsExactly("1-9");
  }

  @Test
  void capacity_isHowManySchoolsOnePartnerHelps() {
    Town town =
        new Town().school("1", "low").school("2", "low").school("3", "low").reward("9", "0");
    assertThat(pairs(town.paired(DAY))).containsExactly("1-9");
    PairingResult two = town.parameter("capacity", "2").paired(DAY);
    assertThat(pairs(two)).containsExactly("1-9", "2-9");
    assertThat(alone(two)).containsExactly("3 capacity");
    assertThat(town.parameter("capacity", "4").paired(DAY).free())
        .containsExactly(new PairingResult.Free("9", 1, ""));
  }

  @Test
  void gradeSpan_mustBeTheSame() {
    Town town =
        new Town()
            .school("1", "low")
            .reward("9", "0")
            .set("9", "school_type", new Value.Word("high"));
    Unpaired alone = town.paired(DAY).unpaired().get(0);
    assertThat(alone.rule()).isEqualTo("same");
    assertThat(alone.counts())
        .containsExactly(new PairingResult.Count("same", 1, "school_type is high, not elementary"));
    assertThat(pairs(town.rule("  same        school_type\n", "").paired(DAY)))
        .containsExactly("1-9");
  }

  @Test
  void counts_sayOfEachCandidateWhatItLacks() {
    Town town = new Town().school("1", "low").set("1", "school_type", new Value.Word("high"));
    town.reward("7", "0").reward("8", "0").withoutTeam("8").reward("9", "0");
    assertThat(counts(town)).containsExactly("3 same (school_type is elementary, not high)");
    town.set("9", "school_type", Value.missing(MissingReason.NOT_REPORTED));
    assertThat(counts(town))
        .containsExactly(
            "3 same (2: school_type is elementary, not high / 1: school_type is not reported)");
    Town teams = new Town().school("1", "low");
    for (int i = 1; i <= 5; i++) {
      teams.reward("9" + i, "0").withoutTeam("9" + i);
    }
    teams.trained("92", "coach", "2013-06-15").trained("93", "reviewer", "2013-06-15");
    teams.trained("94", "coach", "2099-06-15").trained("94", "reviewer", "2013-06-15");
    assertThat(counts(teams))
        .containsExactly(
            "5 team (2: it has no team / 1: its coach is trained on 15 June 2099 only"
                + " / 1: nobody is coach / 1: something else)");
  }

  private static List<String> counts(Town town) {
    return town.paired(DAY).unpaired().get(0).counts().stream()
        .map(one -> one.number() + " " + one.rule() + " (" + one.why() + ")")
        .toList();
  }

  @Test
  void missing_isNotTheSame() {
    Value missing = Value.missing(MissingReason.NOT_REPORTED);
    Town town =
        new Town()
            .school("1", "low")
            .set("1", "school_type", missing)
            .reward("9", "0")
            .set("9", "school_type", missing);
    assertThat(town.paired(DAY).unpaired().get(0).counts())
        .containsExactly(
            new PairingResult.Count("same", 1, "school_type of the school is not reported"));
  }

  // only trained teams can be assigned; R-036: all three roles covered.
  @Test
  void team_mustBeTrainedByTheDayAndCoverEveryRole() {
    Town town =
        new Town()
            .school("1", "low")
            .school("9", "reward")
            .trained("9", "coach", "2017-06-15")
            .trained("9", "reviewer", "2017-09-30");
    assertThat(alone(town.paired("2017-09-29"))).containsExactly("1 team");
    assertThat(town.paired("2017-09-29").unpaired().get(0).nearest().get(0).broken())
        .isEqualTo(
            new PairingResult.Broken(
                Pairing.Rule.TEAM, "its reviewer is trained on 30 September 2017 only"));
    assertThat(pairs(town.paired("2017-09-30"))).containsExactly("1-9");
    Town nobody =
        new Town().school("1", "low").school("9", "reward").trained("9", "coach", "2017-06-15");
    assertThat(nobody.paired(DAY).free())
        .containsExactly(new PairingResult.Free("9", 1, "nobody is reviewer"));
    nobody.team("9", "reviewer", Map.of());
    assertThat(nobody.paired(DAY).free())
        .containsExactly(new PairingResult.Free("9", 1, "its reviewer is not trained"));
    assertThat(alone(nobody.withoutTeam("9").paired(DAY))).containsExactly("1 team");
  }

  // Scenario 8 of section 10, R-060: Focus partner demand for English learners, only a Reward
  // school
  // that is strong with students with disabilities is free: unmatched with the reason.
  @Test
  void scenario8_focusForEnglishLearners_onlyStrongWithDisabilitiesFree() {
    Town town =
        new Town()
            .school("1", "weak")
            .weak("1", "english_learners")
            .reward("9", "0")
            .gained("9", "students_with_disabilities", "12")
            .gained("9", "english_learners", "4.9");
    PairingResult result = town.paired(DAY);
    assertThat(result.pairs()).isEmpty();
    assertThat(alone(result)).containsExactly("1 proven");
    assertThat(result.unpaired().get(0).counts())
        .containsExactly(new PairingResult.Count("proven", 1, "not proven with english_learners"));
    assertThat(result.free()).containsExactly(new PairingResult.Free("9", 1, ""));
    assertThat(town.report(DAY).text())
        .contains("1 proven (not proven with english_learners)", "focus", "ready");
    assertThat(pairs(town.gained("9", "english_learners", "5").paired(DAY))).containsExactly("1-9");
  }

  @Test
  void proof_isAskedForOneReasonOrForEvery() {
    Town town =
        new Town()
            .school("1", "weak")
            .weak("1", "english_learners", "hispanic")
            .reward("9", "0")
            .gained("9", "hispanic", "8");
    assertThat(pairs(town.paired(DAY))).containsExactly("1-9");
    town.rule("any reason", "every reason");
    assertThat(alone(town.paired(DAY))).containsExactly("1 proven");
    assertThat(pairs(town.gained("9", "english_learners", "8").paired(DAY))).containsExactly("1-9");
  }

  @Test
  void proof_needsAGroupAmongTheReasons() {
    Town town = new Town().school("1", "weak").reward("9", "0").gained("9", "all", "20");
    assertThat(town.paired(DAY).unpaired().get(0).counts())
        .containsExactly(new PairingResult.Count("proven", 1, "no group is a reason"));
  }

  @Test
  void states_sayWhoNeedsAPartner() {
    Town town =
        new Town()
            .rule("| focus       |       |", "| focus       | partnered |")
            .school("1", "weak")
            .weak("1", "hispanic")
            .stood("1", 2013, "nothing")
            .stood("1", 2014, "nothing")
            .stood("1", 2015, "nothing")
            .reward("9", "0")
            .gained("9", "hispanic", "8");
    assertThat(town.paired(DAY).pairs()).isEmpty();
    assertThat(town.paired(DAY).unpaired()).isEmpty();
    assertThat(pairs(town.stood("1", 2015, "weak").paired(DAY))).containsExactly("1-9");
  }

  @Test
  void terms_addUp_inThousandths() {
    Town town =
        new Town()
            .rule(
                "    | difference of low_income | heavy  | 50    |\n",
                """
                    | difference of low_income | heavy  | 50    |
                    | ratio of students        | 2      |       |
                    | kilometres from east, north | 1   | 10    |
                    | other school_type        | 4      |       |
                    | other district           | 0.5    |       |
                """)
            .rule("  same        school_type\n", "")
            .school("1", "low", "10")
            .set("1", "students", Value.of(Rational.of(400)))
            .set("1", "east", Value.of(Rational.of(0)))
            .set("1", "north", Value.of(Rational.of(0)))
            .reward("9", "20")
            .set("9", "students", Value.of(Rational.of(600)))
            .set("9", "east", Value.of(Rational.of(3)))
            .set("9", "north", Value.of(Rational.of(4)))
            .in("9", "Shelbyville");
    PairingResult.Pair pair = town.paired(DAY).pairs().get(0);
    assertThat(pair.terms())
        .extracting(PairingResult.TermCost::what, PairingResult.TermCost::cost)
        .containsExactly(
            tuple("difference of low_income", 600L),
            tuple("ratio of students", 667L),
            tuple("kilometres from east, north", 500L),
            tuple("other school_type", 0L),
            tuple("other district", 500L));
    assertThat(pair.cost()).isEqualTo(2267);
    assertThat(pair.terms().get(0).difference()).isEqualTo("10 of 50");
    assertThat(pair.terms().get(2).difference()).isEqualTo("5.000 km of 10");
  }

  @Test
  void differencesAboveTheScale_areWhollyUnlike_andSoIsWhatIsMissing() {
    Town town = new Town().school("1", "low", "0").reward("8", "50").reward("9", "90");
    PairingResult.Pair pair = town.paired(DAY).pairs().get(0);
    assertThat(pair.partner()).isEqualTo("8");
    assertThat(pair.cost()).isEqualTo(3000);
    assertThat(pair.next()).isEqualTo(new Candidate("9", 3000, null, List.of()));
    PairingResult.TermCost missing =
        new Town()
            .school("1", "low", "")
            .reward("9", "0")
            .paired(DAY)
            .pairs()
            .get(0)
            .terms()
            .get(0);
    assertThat(missing.isMissing()).isTrue();
    assertThat(missing.cost()).isEqualTo(3000);
    assertThat(missing.difference()).isEqualTo("missing, counts as wholly unlike");
  }

  // pairs may cross districts; the district is a soft term only.
  @Test
  void pairsMayCrossDistricts() {
    Town town =
        new Town()
            .rule(
                "    | difference of low_income | heavy  | 50    |\n",
                "    | difference of low_income | heavy  | 50    |\n    | other district | 1 |  |\n")
            .school("1", "low", "0")
            .reward("8", "40")
            .reward("9", "0")
            .in("9", "Shelbyville");
    assertThat(pairs(town.paired(DAY))).containsExactly("1-9");
  }

  @Test
  void unset_meansNobodyIsPaired_orATermDoesNotCount() {
    Town town = new Town().school("1", "low", "0").reward("9", "50");
    PairingResult none = town.parameter("capacity", "not set").paired(DAY);
    assertThat(none.pairs()).isEmpty();
    assertThat(none.notes()).containsExactly("`capacity` is not set: nobody is paired.");
    PairingResult free = town.parameter("capacity", "1").parameter("heavy", "not set").paired(DAY);
    assertThat(free.cost()).isZero();
    assertThat(free.notes())
        .containsExactly("`heavy` is not set: `difference of low_income` does not count.");
  }

  @Test
  void unsetCapacity_isNoFullPartner() {
    Town town =
        new Town()
            .parameter("capacity", "not set")
            .school("1", "low")
            .school("2", "low")
            .reward("8", "0")
            .reward("9", "0")
            .event("1", "8", "paired", "2016-10-01")
            .pin("2", "9", "2017-01-01");
    PairingResult result = town.paired(DAY);
    assertThat(pairs(result)).containsExactly("2-9");
    assertThat(codes(result)).isEmpty();
    assertThat(result.ended()).extracting(Ended::why).containsExactly("`capacity` is not set");
    assertThat(counts(town)).containsExactly("2 capacity (`capacity` is not set)");
    assertThat(town.report(DAY).toString())
        .contains("capacity: not set", "partner=8, cost=0.000, failed_at=capacity");
  }

  // A school can need a partner for one thing and be one for another.
  @Test
  void schoolThatCanBeAPartner_isNotItsOwn() {
    Town town =
        new Town()
            .rule("pairing partners", STAR + "pairing partners")
            .rule("partners    reward, other_reward", "partners    star, reward")
            .school("1", "low")
            .trained("1", "coach", "2013-06-15")
            .trained("1", "reviewer", "2013-06-15");
    PairingResult alone = town.paired(DAY);
    assertThat(pairs(alone)).isEmpty();
    assertThat(alone(alone)).containsExactly("1 partners");
    assertThat(pairs(town.reward("9", "40").paired(DAY))).containsExactly("1-9");
    PairingResult before = town.event("1", "1", "paired", "2016-10-01").paired(DAY);
    assertThat(pairs(before)).containsExactly("1-9");
    assertThat(before.ended())
        .extracting(Ended::why)
        .containsExactly("a school is no partner of itself");
  }

  private static final String STAR =
      """
      designate star
        among  everyone
        routes
          | route | who              | provenance |
          | best  | stands_as is low | choice     |
        provenance choice
      end designate

      """;

  @Test
  void undecidedSchools_areListed() {
    PairingResult result =
        new Town()
            .school("1", "low")
            .set("1", "stands_as", Value.missing(MissingReason.NOT_REPORTED))
            .reward("9", "0")
            .paired(DAY);
    assertThat(result.pairs()).isEmpty();
    assertThat(result.undecided())
        .extracting(PairingResult.Undecided::designation)
        .containsExactly("focus", "other_reward", "priority", "reward", "support");
  }

  @Test
  void sameRunTwice_givesTheSameBytes() {
    Town town =
        new Town()
            .school("1", "low", "10")
            .school("2", "weak", "20")
            .weak("2", "hispanic")
            .reward("8", "0")
            .reward("9", "30")
            .pin("2", "9", "2017-08-01");
    assertThat(town.report(DAY).text()).isEqualTo(town.report(DAY).text());
    assertThat(town.report(DAY).csv()).isEqualTo(town.report(DAY).csv());
    assertThat(town.report(DAY).json()).isEqualTo(town.report(DAY).json());
    assertThat(town.report(DAY).html()).isEqualTo(town.report(DAY).html());
  }
}
