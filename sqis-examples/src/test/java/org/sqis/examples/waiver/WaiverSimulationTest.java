package org.sqis.examples.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.Json;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Quota;
import org.sqis.core.standing.Rung;
import org.sqis.core.standing.Standings;
import org.sqis.core.standing.YearStandings;

/** Five school years of the consortium, determined one by one and all at once. */
class WaiverSimulationTest {
  private static final List<String> DESIGNATIONS =
      List.of("priority", "focus", "reward_performing", "reward_progress", "support");

  private static final Map<String, Outcome> AS_IT_IS = atOnce(WaiverExample.POLICY);

  private static Map<String, Outcome> atOnce(Policy policy) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    for (String year : WaiverExample.YEARS) {
      outcomes.put(year, policy.score(WaiverExample.load(year, policy)));
    }
    return outcomes;
  }

  @Test
  void yearByYear_isTheSameAsAllYearsAtOnce() {
    Outcome before = null;
    int held = 0;
    int compared = 0;
    for (String year : WaiverExample.YEARS) {
      Dataset data = WaiverExample.load(year, WaiverExample.POLICY);
      if (before != null) {
        data = data.withHistory(before.history("the year before"));
      }
      Outcome replayed = WaiverExample.POLICY.score(data);
      YearStandings expected = AS_IT_IS.get(year).standings();
      assertThat(replayed.standings()).isEqualTo(expected);
      held += expected.standings().values().stream().mapToInt(one -> one.held().size()).sum();
      compared += expected.determinations().size();
      before = replayed;
    }
    // The schools of five years, of which many hold something: the comparison is not of nothing.
    assertThat(compared).isEqualTo(1204);
    assertThat(held).isGreaterThan(500);
  }

  @Test
  void whatWasDecided_stands_whateverTheRulesSayNow() {
    Outcome first = outcome("2012_13");
    Policy stricter =
        WaiverExample.policy(
            "designations.sqis", "| focus_share       | 10%", "| focus_share       | 30%");
    Dataset data = WaiverExample.load("2013_14", stricter).withHistory(first.history("decided"));
    YearStandings second = stricter.score(data).standings();
    // 2013-14 is paused: the list is the one of the year before, and not a longer one.
    assertThat(second.holding("focus"))
        .isEqualTo(members(first.standings().holding("focus"), second));
  }

  /** Those that are still in the cohort, from which Sacramento City has gone. */
  private static List<String> members(List<String> ids, YearStandings later) {
    List<String> left = new ArrayList<>(ids);
    left.removeIf(
        id ->
            later
                .determination(id, "focus")
                .map(one -> one.how() == Determination.How.NOT_IN_COHORT)
                .orElse(true));
    return left;
  }

  @Test
  void noSchoolHoldsTwoDesignationsThatExcludeEachOther() {
    int both = 0;
    for (Outcome outcome : AS_IT_IS.values()) {
      for (Standings standings : outcome.standings().standings().values()) {
        List<String> held = new ArrayList<>(standings.held().keySet());
        both += held.contains("reward_performing") && held.contains("reward_progress") ? 1 : 0;
        held.remove(held.contains("reward_performing") ? "reward_progress" : "");
        // Support does not exclude progress, nor the other way round.
        held.remove(held.contains("support") ? "reward_progress" : "");
        assertThat(held.size()).as("%s", held).isLessThanOrEqualTo(1);
      }
    }
    assertThat(both).isPositive();
  }

  @Test
  void everyQuota_isMetOrExplained() {
    int quotas = 0;
    for (Outcome outcome : AS_IT_IS.values()) {
      for (Quota quota : outcome.standings().quotas()) {
        quotas++;
        assertThat(quota.open() == 0 || !quota.explanation().isEmpty()).as("%s", quota).isTrue();
      }
    }
    assertThat(quotas).isGreaterThan(10);
  }

  @Test
  void clocksNeverGoBack_butForARestart() {
    Map<String, Rung> before = new HashMap<>();
    int advanced = 0;
    for (Outcome outcome : AS_IT_IS.values()) {
      for (Map.Entry<String, Standings> school : outcome.standings().standings().entrySet()) {
        for (Rung rung : school.getValue().rungs().values()) {
          Rung earlier = before.put(school.getKey() + rung.ladder(), rung);
          if (earlier != null && rung.since().equals(earlier.since())) {
            assertThat(rung.year()).isGreaterThanOrEqualTo(earlier.year());
            advanced += rung.year() > earlier.year() ? 1 : 0;
          } else if (earlier != null) {
            assertThat(earlier.state()).isEqualTo("out");
          }
        }
      }
    }
    assertThat(advanced).isGreaterThan(200);
  }

  @Test
  void withoutTheDataOfAYear_eachClockDoesWhatItsLadderSays() throws IOException {
    Map<String, Integer> years = new LinkedHashMap<>();
    for (String rule : List.of("the year counts", "the clock stops")) {
      Policy policy = WaiverExample.policy("ladders.sqis", "the year counts", rule);
      YearStandings result =
          policy.score(WaiverExample.loadWithout("2015_16", "2014_15", policy)).standings();
      int sum = 0;
      for (String id : result.determinations().keySet()) {
        // A school that the data of 2015-16 leave out has one more year without data.
        Standings one = result.of(id);
        Rung rung = one.rungs().get("focus_supports");
        if (rung != null
            && one.held().containsKey("focus")
            && rung.since().equals(new SchoolYear(2012))) {
          sum += rung.year();
          // Nobody left in the year without data.
          assertThat(one.held().get("focus").since()).isEqualTo(new SchoolYear(2012));
        }
      }
      years.put(rule, sum);
    }
    assertThat(outcome("2015_16").standings().holding("focus")).isNotEmpty();
    // 2013-14, 2014-15 and 2015-16 count, or only 2013-14 and 2015-16.
    int schools = years.get("the year counts") / 3;
    assertThat(years.get("the year counts")).isEqualTo(3 * schools);
    assertThat(years.get("the clock stops")).isEqualTo(2 * schools);
    assertThat(schools).isGreaterThan(5);
  }

  @Test
  void aDistrictThatWithdraws_changesQuotasFromThenOn_andNoEarlierYear() {
    Policy stayed =
        WaiverExample.policy(
            "designations.sqis",
            "| 6 August 2013 | 30 April 2014    |",
            "| 6 August 2013 |                  |");
    Outcome first = stayed.score(WaiverExample.load("2012_13", stayed));
    Outcome third = stayed.score(WaiverExample.load("2014_15", stayed));
    assertThat(values(outcome("2012_13"))).isEqualTo(values(first));
    assertThat(outcome("2012_13").standings()).isEqualTo(first.standings());
    assertThat(places(outcome("2014_15"))).isLessThan(places(third));
    Outcome after = outcome("2013_14");
    for (String id : after.standings().determinations().keySet()) {
      if (district(after, id).startsWith("Sacramento")) {
        for (String name : DESIGNATIONS) {
          assertThat(after.value(id, name)).isNotEqualTo(Value.YesNo.YES);
        }
      }
    }
  }

  private static Outcome outcome(String year) {
    return Objects.requireNonNull(AS_IT_IS.get(year), year);
  }

  /** Everything but the head, which names the policy and its digest. */
  private static String values(Outcome outcome) {
    String json = Json.outcome(outcome);
    return json.substring(json.indexOf("\"results\""));
  }

  private static String district(Outcome outcome, String id) {
    return outcome.entities().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow()
        .districtName();
  }

  private static int places(Outcome outcome) {
    return outcome.standings().quotas().stream()
        .filter(one -> one.designation().equals("focus"))
        .mapToInt(Quota::places)
        .sum();
  }
}
