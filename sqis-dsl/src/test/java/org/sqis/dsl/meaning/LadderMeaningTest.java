package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.standing.Rung;
import org.sqis.dsl.Sqis;

/** What ladders mean, from rule text over years of data; docs/designations.md. */
class LadderMeaningTest {
  private static final int FIRST = 2012;
  private static final String RULES =
      """
      policy ladders
        years 2012-13 to 2018-19
      end policy

      groups
        | name | use    |
        | all  | scored |
      end groups

      inputs each school
        | name      | type   |
        | low       | yes/no |
        | improving | yes/no |
      end inputs

      cohort everyone
      end cohort

      designate focus "Focus"
        among everyone
        routes
          | route | who |
          | low   | low |
        exits every reason
          | route | cleared when |
          | low   | not low      |
      end designate

      ladder focus_supports "Supports for Focus schools" for focus
        states planning, escalated, partnered, turnaround
        moves
          | from      | when          | to         |
          | any       | exits         | out        |
          | planning  | year >= 2     | partnered  |
          | planning  | not improving | escalated  |
          | escalated | year >= 2     | partnered  |
          | partnered | year >= 4     | turnaround |
        no data  %s
        reentry  %s
      end ladder
      """;

  private static Policy policy(String noData, String reentry) {
    return Sqis.compile("rules.sqis", RULES.formatted(noData, reentry)).policy();
  }

  /**
   * A school, a letter a year: in capitals if it improves; {@code f} is low, {@code o} is not,
   * {@code u} is undecided, and a dash is a year without data.
   */
  private static Dataset data(Policy policy, String years, int last) {
    Dataset.Builder data =
        Dataset.builder(policy.spec()).year(new SchoolYear(FIRST + last)).school("s", "S", "North");
    for (int i = 0; i <= last; i++) {
      SchoolYear year = new SchoolYear(FIRST + i);
      char said = years.charAt(i);
      Value low =
          switch (Character.toLowerCase(said)) {
            case 'f' -> Value.of(true);
            case 'u' -> Value.missing(MissingReason.NOT_REPORTED);
            default -> Value.of(false);
          };
      if (said != '-') {
        data.set(year, "s", "low", low);
        data.set(year, "s", "improving", Value.of(Character.isUpperCase(said)));
      }
    }
    return data.build().dataset();
  }

  private static Outcome outcome(Policy policy, String years, int last) {
    return Both.score(policy, data(policy, years, last));
  }

  private static String told(Outcome outcome) {
    Rung rung = outcome.standings().of("s").rungs().get("focus_supports");
    return outcome.value("s", "focus_supports") + (rung == null ? "" : " " + rung.year());
  }

  private static List<String> timeline(Policy policy, String years) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < years.length(); i++) {
      if (years.charAt(i) != '-') {
        all.add(told(outcome(policy, years, i)));
      }
    }
    return all;
  }

  @Test
  void states_followFromYearsOfData() {
    Policy policy = policy("the year counts", "new clock");
    assertThat(timeline(policy, "FFFFFF"))
        .containsExactly(
            "planning 0",
            "planning 1",
            "partnered 2",
            "partnered 3",
            "turnaround 4",
            "turnaround 5");
    assertThat(timeline(policy, "FfF")).containsExactly("planning 0", "escalated 1", "partnered 2");
    assertThat(timeline(policy, "OFO"))
        .containsExactly(
            "not applicable \"not in focus\"", "planning 0", "not applicable \"not in focus\" 1");
  }

  @Test
  void aGap_countsOrStopsTheClock() {
    assertThat(timeline(policy("the year counts", "new clock"), "F-FF"))
        .containsExactly("planning 0", "partnered 2", "partnered 3");
    assertThat(timeline(policy("the clock stops", "new clock"), "F-FF"))
        .containsExactly("planning 0", "planning 1", "partnered 2");
  }

  @Test
  void aSchoolThatComesBack_startsAnew_orGoesOn() {
    assertThat(timeline(policy("the year counts", "new clock"), "FFFOFF"))
        .endsWith("planning 0", "planning 1");
    assertThat(timeline(policy("the year counts", "resume within 2 years"), "FFFOFF"))
        .endsWith("partnered 3", "turnaround 4");
  }

  @Test
  void anUndecidedDesignation_isNoState_andNoExit() {
    Policy policy = policy("the year counts", "new clock");
    assertThat(timeline(policy, "UF")).containsExactly("not reported", "planning 0");
    assertThat(timeline(policy, "FU")).containsExactly("planning 0", "planning 1");
  }

  @Test
  void yearByYear_withStandingsFedBack_isTheSameAsAllAtOnce() {
    Random random = new Random(20121030);
    for (int run = 0; run < 60; run++) {
      Policy policy =
          policy(
              random.nextBoolean() ? "the year counts" : "the clock stops",
              random.nextBoolean() ? "new clock" : "resume within 2 years");
      StringBuilder years = new StringBuilder();
      for (int i = 0; i < 7; i++) {
        years.append("FFFfOoU-".charAt(random.nextInt(8)));
      }
      String said = years.toString().replaceAll("-$", "F");
      Outcome before = null;
      for (int i = 0; i < said.length(); i++) {
        if (said.charAt(i) == '-') {
          continue;
        }
        Dataset alone = data(policy, "-".repeat(i) + said.charAt(i), i);
        Outcome fed =
            Both.score(
                policy, before == null ? alone : alone.withHistory(before.history("before.json")));
        Outcome atOnce = outcome(policy, said, i);
        assertThat(fed.standings().of("s"))
            .as(said + " " + i)
            .isEqualTo(atOnce.standings().of("s"));
        assertThat(told(fed)).isEqualTo(told(atOnce));
        before = atOnce;
      }
    }
  }

  @Test
  void theClockOfAListThatIsMadeAnew_isCarried() {
    String rules =
        RULES
            .formatted("the year counts", "new clock")
            .replace(
                "ladder focus_supports",
                """
                designate watch "Watched"
                  among everyone
                  routes
                    | route     | who       |
                    | improving | improving |
                end designate

                ladder focus_supports""")
            .replace("end ladder", "  carries clock from watch\nend ladder");
    Policy policy = Sqis.compile("rules.sqis", rules).policy();
    assertThat(told(outcome(policy, "Of", 1))).isEqualTo("escalated 1");
    assertThat(told(outcome(policy, "OOf", 2))).isEqualTo("partnered 2");
    assertThat(told(outcome(policy, "of", 1))).isEqualTo("planning 0");
    // Who still is on the list brings nothing along.
    assertThat(told(outcome(policy, "OOF", 2))).isEqualTo("planning 0");
  }
}
