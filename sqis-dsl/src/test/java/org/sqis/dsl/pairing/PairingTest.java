package org.sqis.dsl.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.pairing.PairingResult;
import org.sqis.core.pairing.PairingResult.Candidate;
import org.sqis.core.pairing.PairingResult.Ended;
import org.sqis.core.pairing.PairingResult.How;
import org.sqis.core.pairing.PairingResult.Unpaired;
import org.sqis.core.policy.Pairing;
import org.sqis.core.problem.Problem;

class PairingTest {
  private static final String DAY = "2017-10-01";

  private static List<String> pairs(PairingResult result) {
    return result.pairs().stream().map(one -> one.school() + "-" + one.partner()).toList();
  }

  private static List<String> alone(PairingResult result) {
    return result.unpaired().stream().map(one -> one.school() + " " + one.rule()).toList();
  }

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

  // Section 4: a manual pin must override.
  @Test
  void pin_overridesCost() {
    Town town = new Town().school("1", "low", "0").reward("8", "0").reward("9", "50");
    assertThat(pairs(town.paired(DAY))).containsExactly("1-8");
    PairingResult pinned = town.pin("1", "9", "2017-08-01").paired(DAY);
    assertThat(pairs(pinned)).containsExactly("1-9");
    assertThat(pinned.pairs().get(0).how()).isEqualTo(How.PINNED);
    assertThat(pinned.pairs().get(0).remark()).isEqualTo("by the board on 1 August 2017: it knows");
    assertThat(pinned.problems()).isEmpty();
    assertThat(pairs(town.paired("2017-07-31")))
        .as("later pins do not count")
        .containsExactly("1-8");
  }

  @Test
  void pin_standsAgainstHardRules_andSaysSo() {
    Town town =
        new Town()
            .school("1", "low")
            .school("2", "low")
            .school("3", "low")
            .reward("9", "0")
            .set("9", "school_type", new Value.Word("high"))
            .pin("1", "9", "2017-08-01")
            .pin("2", "9", "2017-08-01")
            .pin("3", "1", "2017-08-01");
    PairingResult result = town.paired(DAY);
    assertThat(pairs(result)).containsExactly("1-9", "2-9", "3-1");
    assertThat(result.problems())
        .extracting(Problem::message)
        .containsExactly(
            "the pin of `1` to `9` stands against the rules: same, school_type is high, not"
                + " elementary",
            "the pin of `2` to `9` stands against the rules: same, school_type is high, not"
                + " elementary; capacity, it helps more schools than it has places for",
            "the pin of `3` to `1` stands against the rules: partner, it is not in reward or"
                + " other_reward; team, it has no team");
  }

  @Test
  void pin_countsAgainstCapacity() {
    PairingResult result =
        new Town()
            .school("1", "low")
            .school("2", "poor")
            .reward("9", "0")
            .pin("2", "9", "2017-08-01")
            .paired(DAY);
    assertThat(pairs(result)).containsExactly("2-9");
    assertThat(alone(result)).containsExactly("1 capacity");
  }

  @Test
  void pins_thatDoNothingOrContradict() {
    Town town =
        new Town()
            .school("1", "low", "50")
            .school("2", "nothing")
            .reward("7", "0")
            .reward("8", "20")
            .reward("9", "50")
            .pin("2", "9", "2017-08-01")
            .pin("1", "7", "2017-07-01")
            .pin("1", "8", "2017-07-01");
    PairingResult unclear = town.paired(DAY);
    assertThat(codes(unclear)).containsExactlyInAnyOrder("SQ4506", "SQ4507");
    assertThat(pairs(unclear)).containsExactly("1-9");
    PairingResult later = town.pin("1", "7", "2017-07-02").paired(DAY);
    assertThat(pairs(later)).as("the later pin holds").containsExactly("1-7");
  }

  @Test
  void pairOfToday_goesOn_whereAnewItWouldBeAnother() {
    Town town =
        new Town()
            .school("1", "low", "0")
            .reward("8", "0")
            .reward("9", "50")
            .event("1", "9", "paired", "2016-09-01");
    PairingResult kept = town.paired(DAY);
    assertThat(pairs(kept)).containsExactly("1-9");
    assertThat(kept.pairs().get(0).how()).isEqualTo(How.KEPT);
    assertThat(kept.pairs().get(0).remark()).isEqualTo("since 1 September 2016");
    town.rule("keep        while partner, same, team", "keep        nothing")
        .rule("  grace       grace\n", "");
    PairingResult anew = town.paired(DAY);
    assertThat(pairs(anew)).containsExactly("1-8");
    assertThat(anew.ended())
        .containsExactly(
            new Ended("1", "9", Town.day("2016-09-01"), "the rule makes every pair anew"));
  }

  @Test
  void pairOfToday_endsWithTheNeedOrByARecord() {
    Town town =
        new Town().school("1", "low").reward("9", "0").event("1", "9", "paired", "2016-09-01");
    assertThat(town.stood("1", 2016, "nothing").paired(DAY).ended())
        .containsExactly(
            new Ended("1", "9", Town.day("2016-09-01"), "the school needs no partner any more"));
    Town over =
        new Town()
            .school("1", "low", "0")
            .reward("8", "0")
            .reward("9", "50")
            .event("1", "9", "paired", "2016-09-01")
            .event("1", "9", "dissolved", "2017-09-01");
    assertThat(pairs(over.paired("2017-08-31"))).containsExactly("1-9");
    assertThat(pairs(over.paired("2017-09-01"))).containsExactly("1-8");
    assertThat(over.paired("2017-09-01").ended()).isEmpty();
  }

  @Test
  void pairOfToday_isAskedWhatTheRuleNames_andNoMore() {
    Town town =
        new Town()
            .school("1", "weak")
            .weak("1", "hispanic")
            .reward("9", "0")
            .event("1", "9", "paired", "2016-09-01");
    assertThat(town.paired(DAY).pairs().get(0).how()).isEqualTo(How.KEPT);
    town.rule("while partner, same, team", "while partner, proven");
    assertThat(town.paired(DAY).ended())
        .containsExactly(
            new Ended("1", "9", Town.day("2016-09-01"), "proven: not proven with hispanic"));
  }

  @Test
  void pairsOfToday_keepToCapacity() {
    PairingResult result =
        new Town()
            .school("1", "low")
            .school("2", "low")
            .reward("9", "0")
            .event("1", "9", "paired", "2016-10-01")
            .event("2", "9", "paired", "2016-09-01")
            .paired(DAY);
    assertThat(pairs(result)).containsExactly("2-9");
    assertThat(result.ended())
        .containsExactly(new Ended("1", "9", Town.day("2016-10-01"), "`9` has no place left"));
  }

  // Scenario 9 of section 10: a Reward school loses its status mid-partnership.
  @Test
  void scenario9_rewardSchoolLosesItsStatus() {
    Town town =
        new Town()
            .rated(2015)
            .school("1", "low", "0")
            .reward("8", "50")
            .reward("9", "0")
            .stood("9", 2015, "nothing")
            .stood("9", 2016, "nothing")
            .event("1", "9", "paired", "2015-09-01");
    PairingResult dissolved = town.paired("2016-09-01");
    assertThat(dissolved.ended())
        .containsExactly(
            new Ended(
                "1",
                "9",
                Town.day("2015-09-01"),
                "`9` is no longer in reward or other_reward, last in the list of 2015-16"));
    assertThat(pairs(dissolved)).as("the school is in demand again").containsExactly("1-8");
    assertThat(dissolved.pairs().get(0).how()).isEqualTo(How.ASSIGNED);

    PairingResult graced = town.parameter("grace", "1").paired("2016-09-01");
    assertThat(pairs(graced)).containsExactly("1-9");
    assertThat(graced.ended()).isEmpty();
    assertThat(graced.pairs().get(0).remark())
        .isEqualTo(
            "since 1 September 2015; `9` is no longer in reward or other_reward, last in the list"
                + " of 2015-16, and the pair goes on for 1 list after that");

    PairingResult over = town.rated(2016).paired(DAY);
    assertThat(pairs(over)).as("one list of grace is over").containsExactly("1-8");
    assertThat(over.ended()).hasSize(1);
  }

  @Test
  void partnerThatLostItsStatus_helpsNoMoreThanItsCapacity() {
    Town town =
        new Town()
            .parameter("grace", "1")
            .parameter("capacity", "2")
            .reward("9", "0")
            .stood("9", 2016, "nothing");
    for (String id : List.of("1", "2", "3")) {
      town.school(id, "low").event(id, "9", "paired", "2016-09-01");
    }
    PairingResult result = town.paired(DAY);
    assertThat(pairs(result)).containsExactly("1-9", "2-9");
    assertThat(result.free()).isEmpty();
    assertThat(result.ended()).extracting(Ended::why).containsExactly("`9` has no place left");
  }

  @Test
  void partnerOfAnotherDesignationOfTheRule_losesNothing() {
    PairingResult result =
        new Town()
            .school("1", "low")
            .reward("9", "0")
            .stood("9", 2016, "other_reward")
            .event("1", "9", "paired", "2016-09-01")
            .paired(DAY);
    assertThat(result.pairs().get(0).how()).isEqualTo(How.KEPT);
    assertThat(result.ended()).isEmpty();
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

  @Test
  void pairsFedBack_areKeptAllOfThem() {
    Town town = new Town();
    for (int i = 1; i <= 6; i++) {
      town.school("1" + i, i < 3 ? "low" : "poor", String.valueOf(i * 7 % 50));
      town.reward("9" + i, String.valueOf(i * 13 % 50));
    }
    PairingResult first = town.paired(DAY);
    first
        .pairs()
        .forEach(pair -> town.event(pair.school(), pair.partner(), "paired", "2017-09-01"));
    PairingResult again = town.paired(DAY);
    assertThat(pairs(again)).isEqualTo(pairs(first)).hasSize(6);
    assertThat(again.pairs()).allMatch(pair -> pair.how() == How.KEPT);
    assertThat(again.ended()).isEmpty();
  }
}
