package org.sqis.examples.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.scenario.Coverage;

/** Compares every school, group and year with the second computation of the state's targets. */
class SlowTargetsTest {
  private static final List<String> OF_GROUPS =
      List.of(
          "participation_ela_target",
          "participation_math_target",
          "ela_target",
          "math_target",
          "graduation_target",
          "group_made",
          "group_missed",
          "counted_by");

  private static final List<String> OF_SCHOOLS =
      List.of(
          "api_target_result",
          "graduation_criterion",
          "criteria_made",
          "criteria_missed",
          "criteria_applied",
          "state_targets",
          "unseen_below");

  private static final Map<String, SlowTargets> SLOW = new TreeMap<>();
  private static final Map<String, Dataset> DATA = new TreeMap<>();
  private static final Map<String, Outcome> OUTCOMES = new TreeMap<>();

  /**
   * What came of a comparison.
   *
   * @param differences each row that differs
   * @param words how often each answer was given
   */
  private record Compared(List<String> differences, Map<String, Integer> words) {
    private void add(String row, String expected, String actual) {
      if (!expected.equals(actual)) {
        differences.add(row + ": " + expected + ", but " + actual);
      }
      words.merge(expected, 1, Integer::sum);
    }

    private int withoutValue() {
      return words.entrySet().stream()
          .filter(word -> word.getKey().equals(word.getKey().toUpperCase(Locale.ROOT)))
          .filter(word -> !Character.isDigit(word.getKey().charAt(0)))
          .mapToInt(Map.Entry::getValue)
          .sum();
    }

    private int rows() {
      return words.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  @BeforeAll
  static void load() throws IOException {
    for (String year : WaiverExample.YEARS) {
      SLOW.put(year, new SlowTargets(WaiverExample.FOLDER, year));
      DATA.put(year, WaiverExample.load(year).dataset());
    }
  }

  private static String text(Value value) {
    if (value instanceof Value.Num num) {
      return num.number().toString();
    }
    if (value instanceof Value.Word word) {
      return word.word();
    }
    return value instanceof Value.Missing missing ? missing.reason().name() : "?";
  }

  private static Outcome unchanged(String year) {
    return OUTCOMES.computeIfAbsent(
        year, key -> WaiverExample.POLICY.score(Objects.requireNonNull(DATA.get(key))));
  }

  private static Compared compareGroups(Policy policy, String year) {
    return compareGroups(policy.score(DATA.get(year)), year);
  }

  private static Compared compareGroups(Outcome outcome, String year) {
    Compared compared = new Compared(new ArrayList<>(), new TreeMap<>());
    for (Entity school : outcome.entities()) {
      for (String group : outcome.groups()) {
        for (String result : OF_GROUPS) {
          compared.add(
              year + " " + school.id() + " " + result + " of " + group,
              SLOW.get(year).ofGroup(school.id(), group, result),
              text(outcome.value(school.id(), result, group)));
        }
      }
    }
    return compared;
  }

  private static Compared compareSchools(Policy policy, String year) {
    return compareSchools(policy.score(DATA.get(year)), year);
  }

  private static Compared compareSchools(Outcome outcome, String year) {
    Compared compared = new Compared(new ArrayList<>(), new TreeMap<>());
    for (Entity school : outcome.entities()) {
      for (String result : OF_SCHOOLS) {
        compared.add(
            year + " " + school.id() + " " + result,
            SLOW.get(year).ofSchool(school.id(), result),
            text(outcome.value(school.id(), result)));
      }
    }
    return compared;
  }

  @ParameterizedTest
  @CsvSource({"2012_13", "2013_14", "2014_15", "2015_16", "2016_17"})
  void bothKnowTheSameSchools(String year) {
    List<String> ids = DATA.get(year).entities().stream().map(Entity::id).toList();
    assertThat(ids).containsExactlyInAnyOrderElementsOf(SLOW.get(year).schools());
  }

  @ParameterizedTest
  @CsvSource({
    "2012_13, 12088, 11432",
    "2013_14, 6006, 17514",
    "2014_15, 11913, 11223",
    "2015_16, 11784, 11160",
    "2016_17, 11610, 10854"
  })
  void targetsOfGroups_agree(String year, int withValue, int withoutValue) {
    Compared compared = compareGroups(unchanged(year), year);
    assertThat(compared.differences()).isEmpty();
    assertThat(compared.rows() - compared.withoutValue()).as("with value").isEqualTo(withValue);
    assertThat(compared.withoutValue()).as("without value").isEqualTo(withoutValue);
  }

  @ParameterizedTest
  @CsvSource({
    "2012_13, 1491, 224",
    "2013_14, 805, 910",
    "2014_15, 1230, 457",
    "2015_16, 1214, 459",
    "2016_17, 1182, 456"
  })
  void targetsOfSchools_agree(String year, int withValue, int withoutValue) {
    Compared compared = compareSchools(unchanged(year), year);
    assertThat(compared.differences()).isEmpty();
    assertThat(compared.rows() - compared.withoutValue()).as("with value").isEqualTo(withValue);
    assertThat(compared.withoutValue()).as("without value").isEqualTo(withoutValue);
  }

  /** Every answer there is occurs, so that agreement means something. */
  @Test
  void everyAnswerOccurs() {
    assertThat(compareGroups(unchanged("2016_17"), "2016_17").words())
        .containsKeys("met", "safe_harbor", "missed", "both", "waiver_only", "neither")
        .containsKeys("TOO_FEW", "NOT_REPORTED", "SUPPRESSED", "NOT_APPLICABLE");
    assertThat(compareSchools(unchanged("2012_13"), "2012_13").words())
        .containsKeys("met", "missed", "17", "NOT_REPORTED", "SUPPRESSED", "NOT_APPLICABLE");
  }

  /** The tests in targets.sqis reach every rule of the file and every way to be missing. */
  @Test
  void testsOfTargets_reachEverything() {
    List<Coverage.Part> parts =
        WaiverExample.POLICY.test(WaiverExample.COMPILATION.tests()).coverage().parts();
    List<Coverage.Part> ofTargets =
        parts.stream().filter(part -> part.written().file().endsWith("targets.sqis")).toList();
    assertThat(ofTargets).hasSizeGreaterThan(70);
    assertThat(ofTargets).allMatch(Coverage.Part::isReached);
  }

  /** The comparison would notice: each constant of the policy, changed a little, shows. */
  @ParameterizedTest
  @CsvSource({
    "minimum_n, 21, 2012_13",
    "target_n, 101, 2016_17",
    "target_n_small, 51, 2014_15",
    "target_n_part, 15.1%, 2015_16",
    "participation_target, 95.1%, 2012_13",
    "safe_harbor_part, 10.1%, 2015_16",
    "graduation_target_rate, 86%, 2013_14",
    "graduation_gain, 2, 2013_14"
  })
  void targetsOfGroups_differWithAnotherConstant(String parameter, String value, String year) {
    Policy changed = WaiverExample.POLICY.withParameter(parameter, value);
    assertThat(compareGroups(changed, year).differences()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"api_target, 765", "api_gain, 3"})
  void targetsOfSchools_differWithAnotherConstant(String parameter, String value) {
    Policy changed = WaiverExample.POLICY.withParameter(parameter, value);
    assertThat(compareSchools(changed, "2012_13").differences()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ela", "math"})
  void targetsOfGroups_differWithAnotherTargetOfAYear(String subject) {
    for (String year : List.of("2012_13", "2014_15", "2015_16", "2016_17")) {
      SchoolYear rated = new SchoolYear(Integer.parseInt(year.substring(0, 4)));
      Policy changed = WaiverExample.POLICY.withParameter(subject + "_target_rate", rated, "56%");
      assertThat(compareGroups(changed, year).differences()).as(year).isNotEmpty();
    }
  }
}
