package org.sqis.dsl.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.dsl.pairing.Town.alone;
import static org.sqis.dsl.pairing.Town.pairs;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.model.Value;
import org.sqis.core.pairing.PairingResult;
import org.sqis.core.pairing.PairingResult.Ended;
import org.sqis.core.pairing.PairingResult.How;
import org.sqis.core.problem.Problem;

/** Pins of people, and pairs that go on from a day before. */
class KeptPairsTest {
  private static final String DAY = "2017-10-01";

  private static List<String> codes(PairingResult result) {
    return result.problems().stream().map(one -> one.code().id()).toList();
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
