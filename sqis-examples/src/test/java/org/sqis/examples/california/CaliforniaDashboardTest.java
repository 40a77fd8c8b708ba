package org.sqis.examples.california;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sqis.examples.california.DashboardExample.CHRONIC;
import static org.sqis.examples.california.DashboardExample.SUSPENSION;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Verification;
import org.sqis.dsl.LoadedData;
import org.sqis.examples.SyntheticDashboardFiles;
import org.sqis.examples.sweep.ConstantSweep;
import org.sqis.examples.sweep.ConstantSweep.Finding;

/** Both Dashboard examples on made-up rows whose answers were computed without the library. */
class CaliforniaDashboardTest {
  private static final List<DashboardExample> BOTH = List.of(CHRONIC, SUSPENSION);

  @Test
  void main_writesTheCommittedBytes(@TempDir Path folder) throws IOException {
    SyntheticDashboardFiles.main(new String[] {folder.toString()});
    for (String file :
        List.of(SyntheticDashboardFiles.CHRONIC, SyntheticDashboardFiles.SUSPENSION)) {
      assertThat(Files.mismatch(folder.resolve(file), DashboardExample.EXAMPLES.resolve(file)))
          .as(file + " is as the generator writes it")
          .isEqualTo(-1);
    }
    assertThatThrownBy(() -> SyntheticDashboardFiles.main(new String[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("args must name one folder: 0");
  }

  @Test
  void data_sayThatTheyAreMadeUp() {
    for (DashboardExample example : BOTH) {
      LoadedData loaded = example.synthetic();
      assertThat(loaded.diagnostics())
          .as("every column and row is used")
          .extracting(diagnostic -> diagnostic.code().id())
          .containsExactlyInAnyOrder("SQ4901", "SQ4906", "SQ4908");
      Dataset data = loaded.dataset();
      assertThat(data.isSynthetic()).isTrue();
      assertThat(example.policy().score(data).origin().toString()).contains("SYNTHETIC");
      assertThat(data.entities()).allMatch(entity -> entity.id().matches("0099\\d{10}"));
    }
  }

  @Test
  void everyRowOfChronic_agrees() {
    Verification verification = CHRONIC.verify(CHRONIC.synthetic().dataset());
    assertThat(verification.succeeds()).isTrue();
    assertThat(DashboardExample.counts(verification))
        .containsExactly(
            "currstatus 94 of 94: 88 with a value + 6 without",
            "change 94 of 94: 86 with a value + 8 without",
            "safetynet 94 of 94: 94 with a value + 0 without",
            "statuslevel 94 of 94: 88 with a value + 6 without",
            "changelevel 94 of 94: 86 with a value + 8 without",
            "color 94 of 94: 71 with a value + 23 without",
            "box 94 of 94: 71 with a value + 23 without");
  }

  @Test
  void everyRowOfSuspension_agrees() {
    Verification verification = SUSPENSION.verify(SUSPENSION.synthetic().dataset());
    assertThat(verification.succeeds()).isTrue();
    assertThat(DashboardExample.counts(verification))
        .containsExactly(
            "currstatus 111 of 111: 108 with a value + 3 without",
            "change 111 of 111: 106 with a value + 5 without",
            "safetynet 111 of 111: 111 with a value + 0 without",
            "statuslevel 111 of 111: 108 with a value + 3 without",
            "changelevel 111 of 111: 106 with a value + 5 without",
            "color 111 of 111: 95 with a value + 16 without",
            "box 111 of 111: 95 with a value + 16 without");
  }

  @Test
  void everyOtherConstantOfChronic_differs() {
    ConstantSweep sweep = ConstantSweep.of(CHRONIC.policy(), CHRONIC.synthetic().dataset());
    assertThat(sweep.toString())
        .as("a very low rate, 2.5% at most, cannot have risen by more than 3 points")
        .isEqualTo(
            """
            104 of 105 noticed
            0 of 105 unnoticed
            1 of 105 not reached
              grid color, very_low and increased_significantly: not applicable → red
            0 of 105 refused
            """);
  }

  @Test
  void everyOtherConstantOfSuspension_differs() {
    ConstantSweep sweep = ConstantSweep.of(SUSPENSION.policy(), SUSPENSION.synthetic().dataset());
    assertThat(sweep.toString())
        .as(
            "no very low rate, and no low rate of an elementary school, can have risen that much;"
                + " whole points of change would leave levels without a value")
        .isEqualTo(
            """
            227 of 230 noticed
            0 of 230 unnoticed
            2 of 230 not reached
              grid color, very_low and increased_significantly: not applicable → red
              grid color, replace 2: not applicable → red
            1 of 230 refused
              measure change, round: 1 → 0
            """);
  }

  @Test
  void everyParameter_isSwept() {
    for (DashboardExample example : BOTH) {
      ConstantSweep sweep = ConstantSweep.of(example.policy(), example.synthetic().dataset());
      assertThat(example.policy().spec().parameters())
          .hasSize(4)
          .allSatisfy(
              parameter ->
                  assertThat(sweep.lines(Finding.NOTICED))
                      .filteredOn(line -> line.startsWith("parameter " + parameter.name() + ":"))
                      .hasSize(2));
    }
  }

  /** What is no constant: which rates are compared, and for whom the smaller number is. */
  @Test
  void everyOtherWording_differs() {
    for (DashboardExample example : BOTH) {
      assertDiffers(
          example,
          "policy.sqis",
          "exact(currstatus) - previous(exact(currstatus))",
          "currstatus - previous(currstatus)");
      assertDiffers(example, "policy.sqis", "round   1", "round   2");
      assertDiffers(example, "policy.sqis", "| lower  | 1     |", "| lower  | 2     |");
      assertDiffers(example, "policy.sqis", "previous(enrolled)", "enrolled");
      assertDiffers(example, "dashboard.sqis", "group is foster or ", "");
      assertDiffers(example, "dashboard.sqis", " or group is homeless", "");
      assertDiffers(example, "dashboard.sqis", " and reported_for is district", "");
    }
    assertDiffers(
        SUSPENSION, "policy.sqis", "  replace     orange          when not_certified\n", "");
  }

  private static void assertDiffers(DashboardExample example, String file, String from, String to) {
    String text = example.text(file);
    assertThat(text).contains(from);
    Policy changed =
        example.compileWith(Map.of(file, text.replace(from, to), "tests.sqis", "")).policy();
    Dataset data = example.synthetic().dataset();
    assertThat(Verification.of(changed.score(data), data).succeeds())
        .as(from + " → " + to)
        .isFalse();
  }

  @Test
  void everyRule_citesItsSource() {
    for (DashboardExample example : BOTH) {
      var spec = example.policy().spec();
      assertThat(spec.parameters()).allMatch(one -> !one.source().isEmpty());
      assertThat(spec.measures()).allMatch(one -> !one.source().isEmpty());
      assertThat(spec.levels()).allMatch(one -> !one.source().isEmpty());
      assertThat(spec.grids()).allMatch(one -> !one.source().isEmpty());
    }
  }

  @Test
  void rules_areShortAndShared() {
    assertThat(CHRONIC.text("policy.sqis").lines().count()).isLessThanOrEqualTo(90);
    assertThat(SUSPENSION.text("dashboard.sqis")).isEqualTo(CHRONIC.text("dashboard.sqis"));
  }

  @Test
  void explanation_namesCellsAndReplacements() {
    Dataset data = SUSPENSION.synthetic().dataset();
    String replaced = SUSPENSION.policy().explain(data, "00990010000029", "color").toString();
    assertThat(replaced)
        .contains(
            "color of all = orange  Color\n  · rule: orange when not_certified   [policy.sqis:",
            "· note: replaces statuslevel is very_low and changelevel is declined_significantly: blue\n",
            "statuslevel of all = very_low  Status level\n",
            "· rule: level very_low: <= 0.5% for high   [policy.sqis:",
            "not_certified of all = yes  the district did not certify its discipline data\n");
    String looked =
        CHRONIC
            .policy()
            .explain(CHRONIC.synthetic().dataset(), "00990120000000", "color of homeless")
            .toString();
    assertThat(looked)
        .contains(
            "color of homeless = orange  Color\n",
            "· rule: statuslevel is high and changelevel is increased: orange   [policy.sqis:",
            "least_students of homeless = 15  Fewest students for a color\n",
            "· rule: least_colored_small when (group is foster or group is homeless) and"
                + " reported_for is district   [dashboard.sqis:",
            "· rule: safetynet is yes and five_changes is increased_significantly: increased"
                + "   [dashboard.sqis:",
            "enrolled of homeless in 2016-17 = 15  students enrolled and eligible\n");
  }

  /** No published row is in the project: all there is is what the generator writes. */
  @Test
  void folders_holdNoOtherData() throws IOException {
    for (DashboardExample example : BOTH) {
      try (var files = Files.walk(example.folder())) {
        assertThat(files.filter(file -> file.toString().endsWith(".csv")))
            .containsExactly(example.file());
      }
      assertThat(Files.readString(example.file(), StandardCharsets.UTF_8).lines().skip(1))
          .allMatch(line -> line.startsWith("0099"));
    }
  }
}
