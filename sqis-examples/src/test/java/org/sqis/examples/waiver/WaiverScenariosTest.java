package org.sqis.examples.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.duty.Obligation;
import org.sqis.core.duty.Obligations;
import org.sqis.core.duty.Partners;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Ladder;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Rung;
import org.sqis.core.standing.YearStandings;

/**
 * Scenarios of the waiver on the rules of the example. Each is run a second time with the rule it
 * rests on broken, and has to come out otherwise.
 */
class WaiverScenariosTest {
  private static final SchoolYear FIRST = new SchoolYear(2012);
  private static final String SCHOOL = "s";

  /** A year of the school: English learners of whom so many of 100 met the standard, or fewer. */
  private record Year(int learners, int met) {}

  private static final Year NO_TEST = new Year(-1, 0);

  /** The same with a third school, whose learners are the second list. */
  private static Dataset data(Policy policy, List<Year> years, List<Year> other) {
    Dataset.Builder data = builder(policy, years);
    data.school("t", "Third", "Fresno Unified");
    for (int i = 0; i < other.size(); i++) {
      SchoolYear year = new SchoolYear(FIRST.start() + i);
      data.set(year, "t", "school_type", new Value.Word("elementary"))
          .set(year, "t", "title_i", new Value.Word("participating"))
          .set(year, "t", "sig_funded", Value.of(false));
      Year one = other.get(i);
      if (one.learners() >= 0) {
        group(data, year, "t", "all", 400, 240);
        group(data, year, "t", "hispanic", 200, 120);
        group(data, year, "t", "english_learners", one.learners(), one.met());
      }
    }
    return data.build().dataset();
  }

  /** The school and a second one, which is lowest and takes the one place of Priority. */
  private static Dataset data(Policy policy, List<Year> years) {
    return builder(policy, years).build().dataset();
  }

  private static Dataset.Builder builder(Policy policy, List<Year> years) {
    Dataset.Builder data =
        Dataset.builder(policy.spec())
            .school(SCHOOL, "School", "Fresno Unified")
            .school("w", "Lowest", "Fresno Unified")
            .year(new SchoolYear(FIRST.start() + years.size() - 1));
    for (int i = 0; i < years.size(); i++) {
      SchoolYear year = new SchoolYear(FIRST.start() + i);
      for (String id : List.of(SCHOOL, "w")) {
        data.set(year, id, "school_type", new Value.Word("elementary"))
            .set(year, id, "title_i", new Value.Word("participating"))
            .set(year, id, "sig_funded", Value.of(false));
      }
      Year one = years.get(i);
      if (one.learners() >= 0) {
        group(data, year, SCHOOL, "all", 400, 240);
        group(data, year, SCHOOL, "hispanic", 200, 120);
        group(data, year, SCHOOL, "english_learners", one.learners(), one.met());
        group(data, year, "w", "all", 400, 20);
      }
    }
    return data;
  }

  private static void group(
      Dataset.Builder data, SchoolYear year, String id, String group, int tested, int met) {
    for (String test : List.of("ela", "math")) {
      data.set(year, id, test + "_enrolled", group, Value.of(Rational.of(tested)))
          .set(year, id, test + "_tested", group, Value.of(Rational.of(tested)))
          .set(year, id, test + "_met", group, Value.of(Rational.of(met)));
    }
  }

  /** The determinations of every year, each with all data up to its year. */
  private static List<YearStandings> determined(Policy policy, List<Year> years) {
    List<YearStandings> all = new ArrayList<>();
    for (int i = 1; i <= years.size(); i++) {
      all.add(policy.score(data(policy, years.subList(0, i))).standings());
    }
    return all;
  }

  /** The state that each determination leads to, and the closed years of the clock. */
  private static List<String> states(List<YearStandings> all, String ladder) {
    List<String> states = new ArrayList<>();
    for (YearStandings one : all) {
      Rung rung = one.of(SCHOOL).rungs().get(ladder);
      states.add(rung == null ? "-" : rung.state() + " " + rung.year());
    }
    return states;
  }

  private static Map<String, Obligation> obligations(
      Policy policy, List<YearStandings> all, String ladder, SchoolRecords records, String day) {
    Ladder rules =
        policy.spec().ladders().stream()
            .filter(one -> one.name().equals(ladder))
            .findFirst()
            .orElseThrow();
    List<Obligations.Stage> stages = new ArrayList<>();
    for (YearStandings one : all) {
      Rung rung = one.of(SCHOOL).rungs().get(ladder);
      Held held = one.of(SCHOOL).held().get(rules.designation());
      if (rung != null && held != null) {
        stages.add(new Obligations.Stage(one.year(), rules, rung, held.reasons()));
      }
    }
    Map<String, Obligation> found = new LinkedHashMap<>();
    Obligations.of(
            SCHOOL,
            stages,
            records,
            policy.spec().header().calendar(),
            Partners.UNKNOWN,
            CalendarDate.parse(day).orElseThrow())
        .forEach(one -> found.merge(one.what() + " " + one.year(), one, (a, b) -> a));
    return found;
  }

  private static String due(Map<String, Obligation> all, String what) {
    Obligation one = all.get(what);
    return one == null ? "nothing" : String.valueOf(one.due());
  }

  private static final Year FAR_BEHIND = new Year(100, 10);
  private static final Year CLOSE = new Year(100, 55);

  private static final List<Year> NEVER_EXITS =
      List.of(FAR_BEHIND, NO_TEST, FAR_BEHIND, FAR_BEHIND, FAR_BEHIND);

  /** Scenario 1. */
  @Test
  void focusThatNeverExits_hasAPartnerInFall2015_andATurnaroundInFall2017() {
    List<YearStandings> all = determined(WaiverExample.POLICY, NEVER_EXITS);
    assertThat(states(all, "focus_supports"))
        .containsExactly("planning 0", "escalated 1", "partnered 2", "partnered 3", "turnaround 4");
    Map<String, Obligation> due =
        obligations(
            WaiverExample.POLICY, all, "focus_supports", SchoolRecords.none(), "1 July 2017");
    assertThat(due(due, "data_report 2013-14")).isEqualTo("31 July 2013");
    for (int year = 2013; year <= 2017; year++) {
      assertThat(due(due, "community_of_practice " + new SchoolYear(year)))
          .isEqualTo("30 November " + year);
    }
    assertThat(due(due, "reward_partner 2014-15")).isEqualTo("nothing");
    assertThat(due(due, "reward_partner 2015-16")).isEqualTo("1 July 2015");
    assertThat(due(due, "turnaround_order 2017-18")).isEqualTo("1 July 2017");
    assertThat(due.keySet()).anyMatch(what -> what.startsWith("improvement_plan 2013-14"));

    Policy later = WaiverExample.policy("ladders.sqis", "year >= 4", "year >= 5");
    assertThat(states(determined(later, NEVER_EXITS), "focus_supports").get(4))
        .isEqualTo("partnered 4");
  }

  /** Scenario 2: the field test counts as a year, or the clock stands still. */
  @Test
  void theFieldTest_countsOrFreezes() {
    Policy stops = WaiverExample.policy("ladders.sqis", "the year counts", "the clock stops");
    for (Policy policy : List.of(WaiverExample.POLICY, stops)) {
      Dataset.Builder data =
          Dataset.builder(policy.spec())
              .school(SCHOOL, "School", "Fresno Unified")
              .school("w", "Lowest", "Fresno Unified")
              .year(new SchoolYear(2014));
      for (int start : List.of(2012, 2014)) {
        SchoolYear year = new SchoolYear(start);
        for (String id : List.of(SCHOOL, "w")) {
          data.set(year, id, "school_type", new Value.Word("elementary"))
              .set(year, id, "title_i", new Value.Word("participating"))
              .set(year, id, "sig_funded", Value.of(false));
        }
        group(data, year, SCHOOL, "all", 400, 240);
        group(data, year, SCHOOL, "hispanic", 200, 120);
        group(data, year, SCHOOL, "english_learners", 100, 10);
        group(data, year, "w", "all", 400, 20);
      }
      Rung rung =
          policy.score(data.build().dataset()).standings().of(SCHOOL).rungs().get("focus_supports");
      assertThat(Objects.requireNonNull(rung).year()).isEqualTo(policy.equals(stops) ? 1 : 2);
      assertThat(rung.state()).isEqualTo(policy.equals(stops) ? "escalated" : "partnered");
    }
  }

  /** Scenario 3: leaves before it needs a partner, and starts anew when it is named again. */
  @Test
  void exitAndNamedAgain_restartsTheClock() {
    // One year of the new test is enough here, so that leaving and coming back fits into the years.
    String twoYears = "each_year(gap_of_group <= gap_cleared, years: 2)";
    Policy policy =
        WaiverExample.policy("designations.sqis", twoYears, "gap_of_group <= gap_cleared");
    List<Year> years = List.of(CLOSE, NO_TEST, FAR_BEHIND, new Year(100, 75), new Year(100, 0));
    // Another school has the largest gap in the year in which this one is close.
    List<Year> other = List.of(FAR_BEHIND, NO_TEST, CLOSE, new Year(100, 0), new Year(100, 100));
    List<YearStandings> all = new ArrayList<>();
    for (int i = 3; i <= years.size(); i++) {
      all.add(policy.score(data(policy, years.subList(0, i), other.subList(0, i))).standings());
    }
    assertThat(all.get(1).determination(SCHOOL, "focus").orElseThrow().how())
        .isEqualTo(Determination.How.LEFT);
    assertThat(states(all, "focus_supports")).containsExactly("planning 0", "out 1", "planning 0");
    assertThat(all.get(2).of(SCHOOL).rungs().get("focus_supports").since())
        .isEqualTo(new SchoolYear(2016));
    assertThat(
            obligations(policy, all, "focus_supports", SchoolRecords.none(), "1 July 2017")
                .keySet())
        .noneMatch(what -> what.startsWith("reward_partner"));
  }

  /** Scenario 4: two reasons, one of them cleared; the school stays. */
  @Test
  void oneOfTwoReasonsCleared_theSchoolStays() {
    List<Year> years = List.of(new Year(100, 2), NO_TEST, new Year(100, 25), new Year(100, 25));
    List<Year> other = List.of(CLOSE, NO_TEST, new Year(100, 10), new Year(100, 10));
    Policy any = WaiverExample.policy("designations.sqis", "every reason", "any reason");
    for (Policy policy : List.of(WaiverExample.POLICY, any)) {
      Determination last =
          policy
              .score(data(policy, years, other))
              .standings()
              .determination(SCHOOL, "focus")
              .orElseThrow();
      // The gap of 35 points is still wide; the learners are above their line for two years.
      assertThat(last.clearings())
          .containsExactly(
              new Determination.Clearing("gap", "english_learners", Value.YesNo.NO),
              new Determination.Clearing("low_group", "english_learners", Value.YesNo.YES));
      assertThat(last.how())
          .isEqualTo(policy.equals(any) ? Determination.How.LEFT : Determination.How.KEPT);
    }
  }

  /** Scenario 6: Priority without a peer evaluation by June of year 1. */
  @Test
  void priorityWithoutPeerEvaluation_isLateAfterJuneOfYear1() {
    Map<String, Obligation> due = priority(WaiverExample.POLICY, "30 June 2014", null);
    assertThat(due.get("peer_evaluation 2013-14").state()).isEqualTo(Obligation.State.OPEN);
    due = priority(WaiverExample.POLICY, "1 July 2014", null);
    assertThat(due.get("peer_evaluation 2013-14").state()).isEqualTo(Obligation.State.LATE);
    due = priority(WaiverExample.POLICY, "1 July 2014", "30 June 2014");
    assertThat(due.get("peer_evaluation 2013-14").state()).isEqualTo(Obligation.State.MET);
    due = priority(WaiverExample.POLICY, "2 July 2014", "1 July 2014");
    assertThat(due.get("peer_evaluation 2013-14").state()).isEqualTo(Obligation.State.LATE);
    // A year later for the duty, and nothing is late.
    Policy later = WaiverExample.policy("ladders.sqis", "end of year 1", "end of year 2");
    assertThat(priority(later, "1 July 2014", null)).doesNotContainKey("peer_evaluation 2013-14");
  }

  /** What a coaching team looks at: leadership, strengths, areas for improvement (S2:129-130). */
  @Test
  void peerEvaluation_tellsOfLeadershipStrengthsAndAreas() {
    assertThat(evaluated("leadership", "strengths", "areas")).isEqualTo(Obligation.State.MET);
    assertThat(evaluated("strengths", "areas")).isEqualTo(Obligation.State.LATE);
    assertThat(evaluated("leadership", "areas")).isEqualTo(Obligation.State.LATE);
    assertThat(evaluated("leadership", "strengths")).isEqualTo(Obligation.State.LATE);
  }

  private static Obligation.State evaluated(String... topics) {
    SchoolRecords.Filed filed = filed("w", "peer_evaluation", "30 June 2014", "", topics);
    return firstYear(WaiverExample.POLICY, "1 July 2014", List.of(filed))
        .get("peer_evaluation 2013-14")
        .state();
  }

  private static SchoolRecords.Filed filed(
      String school, String what, String on, String evidence, String... topics) {
    return new SchoolRecords.Filed(
        school,
        what,
        CalendarDate.parse(on).orElseThrow(),
        "",
        "",
        null,
        null,
        null,
        List.of(topics),
        "",
        evidence);
  }

  /** The continuous cycle of a community of practice: three a year, each with evidence. */
  @Test
  void studyCycles_areThreeAYear_withEvidence() {
    List<YearStandings> all = determined(WaiverExample.POLICY, List.of(FAR_BEHIND));
    assertThat(cycles(all, "minutes", "minutes", "minutes")).isEqualTo(Obligation.State.MET);
    assertThat(cycles(all, "minutes", "minutes")).isEqualTo(Obligation.State.LATE);
    assertThat(cycles(all, "minutes", "minutes", "")).isEqualTo(Obligation.State.LATE);
  }

  private static Obligation.State cycles(List<YearStandings> all, String... evidence) {
    List<SchoolRecords.Filed> cycles = new ArrayList<>();
    for (String one : evidence) {
      cycles.add(filed(SCHOOL, "study_cycle", (cycles.size() + 1) + " May 2014", one));
    }
    SchoolRecords records = SchoolRecords.of(List.of(), cycles, List.of(), List.of());
    return obligations(WaiverExample.POLICY, all, "focus_supports", records, "1 July 2014")
        .get("study_cycle 2013-14")
        .state();
  }

  private static Map<String, Obligation> priority(Policy policy, String day, String filed) {
    return firstYear(
        policy,
        day,
        filed == null
            ? List.of()
            : List.of(
                filed("w", "peer_evaluation", filed, "", "leadership", "strengths", "areas")));
  }

  private static Map<String, Obligation> firstYear(
      Policy policy, String day, List<SchoolRecords.Filed> records) {
    YearStandings first = policy.score(data(policy, List.of(FAR_BEHIND))).standings();
    Rung rung = first.of("w").rungs().get("priority_supports");
    Held held = first.of("w").held().get("priority");
    Ladder rules =
        policy.spec().ladders().stream()
            .filter(one -> one.name().equals("priority_supports"))
            .findFirst()
            .orElseThrow();
    Map<String, Obligation> found = new LinkedHashMap<>();
    Obligations.of(
            "w",
            List.of(new Obligations.Stage(FIRST, rules, rung, held.reasons())),
            SchoolRecords.of(List.of(), records, List.of(), List.of()),
            policy.spec().header().calendar(),
            Partners.UNKNOWN,
            CalendarDate.parse(day).orElseThrow())
        .forEach(one -> found.put(one.what() + " " + one.year(), one));
    return found;
  }

  /** Scenario 5: 19 students do not count, 20 do; a group that drops below 20 clears nothing. */
  @Test
  void aGroupOf19_doesNotCount_andOneThatDropsBelow20_keepsTheReason() {
    for (int learners : List.of(19, 20, 21)) {
      List<YearStandings> all = determined(WaiverExample.POLICY, List.of(new Year(learners, 0)));
      assertThat(all.get(0).of(SCHOOL).held().containsKey("focus")).isEqualTo(learners >= 20);
    }
    Policy hundred =
        WaiverExample.policy("policy.sqis", "| minimum_n    | 20 ", "| minimum_n    | 21 ");
    assertThat(determined(hundred, List.of(new Year(20, 0))).get(0).of(SCHOOL).held()).isEmpty();

    List<Year> drops = List.of(new Year(20, 0), NO_TEST, new Year(19, 19), new Year(19, 19));
    YearStandings last = determined(WaiverExample.POLICY, drops).get(3);
    Determination focus = last.determination(SCHOOL, "focus").orElseThrow();
    assertThat(focus.answer()).isEqualTo(Value.YesNo.YES);
    assertThat(focus.clearings()).isNotEmpty();
    Policy clears =
        WaiverExample.policy(
            "designations.sqis",
            "designate focus \"Focus\"\n",
            "designate focus \"Focus\"\n  small groups clear the reason\n");
    assertThat(determined(clears, drops).get(3).determination(SCHOOL, "focus").orElseThrow().how())
        .isEqualTo(Determination.How.LEFT);
  }
}
