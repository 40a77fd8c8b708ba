package org.sqis.examples.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.calibrate.Calibration;
import org.sqis.core.calibrate.CalibrationMethod;
import org.sqis.core.calibrate.CalibrationRequest;
import org.sqis.core.data.Entity;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.LevelTable;
import org.sqis.dsl.Sqis;

/** Tables of the example, calibrated and pasted in place of the present ones. */
class CoreCalibrationTest {
  /** The rule file without its tests, with {@code tables} in place of those of their names. */
  private static Policy pasted(List<LevelTable> tables) throws IOException {
    String text = Files.readString(CoreExample.FOLDER.resolve("policy.sqis"));
    text = text.substring(0, text.indexOf("\ntest ") + 1);
    for (LevelTable table : tables) {
      int from = text.indexOf("levels " + table.name() + " ");
      String end = "end levels\n";
      int to = text.indexOf(end, from) + end.length();
      text = text.substring(0, from) + Sqis.text(table) + text.substring(to);
    }
    return Sqis.compile("policy.sqis", text).policy();
  }

  @Test
  void tables_compileInTheirPlaceAndGiveTheCountsReported() throws IOException {
    List<CalibrationRequest> requests =
        List.of(
            CalibrationRequest.of("ela").withMethod(CalibrationMethod.WIDTH).withRound(0),
            CalibrationRequest.of("math").by(""),
            CalibrationRequest.of("graduation"),
            CalibrationRequest.of("suspension").by("school_type"));
    List<Calibration> calibrations = new ArrayList<>();
    for (CalibrationRequest request : requests) {
      calibrations.add(Calibration.of(CoreExample.POLICY, CoreExample.DATA, request));
    }
    Policy policy = pasted(calibrations.stream().map(Calibration::table).toList());
    Outcome outcome = policy.score(CoreExample.DATA);
    for (Calibration calibration : calibrations) {
      assertThat(calibration.problems()).isEmpty();
      assertThat(calibration.isInPlace()).isTrue();
      assertThat(policy.spec().levels()).contains(calibration.table());
      check(calibration, outcome);
    }
  }

  private static void check(Calibration calibration, Outcome outcome) {
    for (Calibration.Column column : calibration.columns()) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      for (int i = 0; i < CoreExample.DATA.entities().size(); i++) {
        Entity school = CoreExample.DATA.entities().get(i);
        String type = CoreExample.DATA.value(i, "school_type").toString();
        if (column.words().isEmpty() || column.words().contains(type)) {
          var level = outcome.value(school.id(), calibration.table().name());
          if (!level.isMissing()) {
            counts.merge(level.toString(), 1, Integer::sum);
          }
        }
      }
      Map<String, Integer> reported = new LinkedHashMap<>();
      for (Calibration.Share share : column.levels()) {
        if (share.values() > 0) {
          reported.put(share.level(), share.values());
        }
      }
      assertThat(counts).as("%s of %s", column.label(), calibration.table()).isEqualTo(reported);
    }
  }
}
