package org.sqis.examples.california;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.examples.california.DashboardExample.CHRONIC;
import static org.sqis.examples.california.DashboardExample.SUSPENSION;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.calibrate.Calibration;
import org.sqis.core.calibrate.Calibration.Kind;
import org.sqis.core.calibrate.CalibrationRequest;
import org.sqis.core.calibrate.CalibrationRequest.Groups;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.LevelTable;
import org.sqis.dsl.Sqis;

/**
 * Cut scores of the state's own rates of one county: rates of 0%, withheld ones, few middle
 * schools.
 */
class DashboardCalibrationTest {
  private static String rows(Calibration calibration) {
    return Sqis.text(calibration.table())
        .lines()
        .filter(line -> line.startsWith("  |"))
        .map(line -> line.strip().replaceAll(" +", " "))
        .reduce("", (text, line) -> text + line + "\n");
  }

  private static Calibration calibrate(DashboardExample example, Groups groups) {
    CalibrationRequest request = CalibrationRequest.of("currstatus").withGroups(groups);
    return Calibration.of(example.policy(), example.published(), request);
  }

  @Test
  void suspension_keepsTheLevelsOfTypesWithTies() {
    Calibration calibration = calibrate(SUSPENSION, Groups.ALL);
    assertThat(calibration.problems()).isEmpty();
    assertThat(rows(calibration))
        .isEqualTo(
            """
            | level | number | elementary | middle | high | unified_district | elementary_district, high_district |
            | very_low | 5 | <= 0.3% | <= 1.9% | <= 2.3% | <= 0% | - |
            | low | 4 | <= 1.1% | <= 6.3% | <= 4.4% | <= 0.1% | - |
            | medium | 3 | <= 1.6% | <= 9% | <= 6.7% | <= 0.2% | - |
            | high | 2 | <= 2.9% | <= 10.5% | <= 8.5% | <= 0.3% | - |
            | very_high | 1 | else | else | else | else | - |
            """);
    assertThat(calibration.findings().stream().filter(one -> one.kind() == Kind.MERGED))
        .extracting(Calibration.Finding::text)
        .containsExactly(
            "unified_district: levels low, medium, high would have the cut score of level very_low,"
                + " 0%");
  }

  @Test
  void scoredGroupsOfChronic_haveTheCountsReported() {
    Calibration calibration = calibrate(CHRONIC, Groups.SCORED);
    assertThat(calibration.problems()).isEmpty();
    LevelTable table = calibration.table();
    String text = CHRONIC.text("dashboard.sqis");
    String holder = text.contains("levels statuslevel") ? "dashboard.sqis" : "policy.sqis";
    String rules = CHRONIC.text(holder);
    int from = rules.indexOf("levels statuslevel");
    String end = "end levels\n";
    int to = rules.indexOf(end, from) + end.length();
    String pasted = rules.substring(0, from) + Sqis.text(table) + rules.substring(to);
    // Its tests expect the state's cut scores.
    Policy policy = CHRONIC.compileWith(Map.of(holder, pasted, "tests.sqis", "# none\n")).policy();
    Dataset data = CHRONIC.published();
    Outcome outcome = policy.score(data);
    for (Calibration.Share share : calibration.columns().get(0).levels()) {
      long count =
          data.entities().stream()
              .filter(entity -> entity.kind() == Entity.Kind.SCHOOL)
              .flatMap(
                  entity ->
                      calibration.groups().stream()
                          .map(group -> outcome.value(entity.id(), "statuslevel", group)))
              .filter(value -> value.toString().equals(share.level()))
              .count();
      assertThat(count).as(share.level()).isPositive().isEqualTo(share.values());
    }
  }
}
