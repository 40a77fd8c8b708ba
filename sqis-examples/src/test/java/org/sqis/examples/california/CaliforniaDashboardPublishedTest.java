package org.sqis.examples.california;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.examples.california.DashboardExample.CHRONIC;
import static org.sqis.examples.california.DashboardExample.SUSPENSION;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Verification;
import org.sqis.examples.sweep.ConstantSweep;

/** The rules on the state's own rows, which nobody of this project wrote. */
class CaliforniaDashboardPublishedTest {
  @Test
  void everyRowOfChronic_agrees() {
    Verification verification = CHRONIC.verify(CHRONIC.published());
    assertThat(verification.succeeds()).isTrue();
    assertThat(DashboardExample.counts(verification))
        .containsExactly(
            "currstatus 1876 of 1876: 975 with a value + 901 without",
            "change 1876 of 1876: 946 with a value + 930 without",
            "safetynet 1876 of 1876: 1876 with a value + 0 without",
            "statuslevel 1876 of 1876: 975 with a value + 901 without",
            "changelevel 1876 of 1876: 946 with a value + 930 without",
            "color 1876 of 1876: 747 with a value + 1129 without",
            "box 1876 of 1876: 747 with a value + 1129 without");
  }

  @Test
  void everyRowOfSuspension_agrees() {
    Verification verification = SUSPENSION.verify(SUSPENSION.published());
    assertThat(verification.succeeds()).isTrue();
    assertThat(DashboardExample.counts(verification))
        .containsExactly(
            "currstatus 1937 of 1937: 1244 with a value + 693 without",
            "change 1937 of 1937: 1193 with a value + 744 without",
            "safetynet 1937 of 1937: 1937 with a value + 0 without",
            "statuslevel 1937 of 1937: 1244 with a value + 693 without",
            "changelevel 1937 of 1937: 1193 with a value + 744 without",
            "color 1937 of 1937: 940 with a value + 997 without",
            "box 1937 of 1937: 940 with a value + 997 without");
  }

  @Test
  void everyOtherConstantOfChronic_differs() {
    ConstantSweep sweep = ConstantSweep.of(CHRONIC.policy(), CHRONIC.published());
    System.out.println("published rows, california-dashboard-2018-chronic:\n" + sweep);
    assertThat(sweep.toString())
        .as(
            "counts below 11 are withheld; nobody had 15 foster or homeless youth exactly; no low"
                + " rate rose that much and no very high one fell that much")
        .isEqualTo(
            """
            98 of 105 noticed
            2 of 105 unnoticed
              parameter least_reported: 11 → 10
              parameter least_colored_small: 15 → 16
            5 of 105 not reached
              grid color, very_low and increased_significantly: not applicable → red
              grid color, low and increased_significantly: orange → yellow
              grid color, low and increased_significantly: orange → red
              grid color, very_high and declined_significantly: yellow → green
              grid color, very_high and declined_significantly: yellow → orange
            0 of 105 refused
            """);
  }

  @Test
  void everyOtherConstantOfSuspension_differs() {
    ConstantSweep sweep = ConstantSweep.of(SUSPENSION.policy(), SUSPENSION.published());
    System.out.println("published rows, california-dashboard-2018-suspension:\n" + sweep);
    assertThat(sweep.toString())
        .as(
            "counts below 11 are withheld; nobody had 14 foster or homeless youth in a district; 28"
                + " rows of high districts and few of others are on a cut; changes that are large"
                + " in small groups count as plain ones; no low rate rose that much")
        .isEqualTo(
            """
            187 of 230 noticed
            7 of 230 unnoticed
              parameter least_reported: 11 → 10
              parameter least_colored_small: 15 → 14
              levels five_changes, level increased_significantly of middle: > 4 → >= 4
              levels five_changes, level increased_significantly of high: 3 → 4
              levels five_changes, level increased_significantly of high: > 3 → >= 3
              levels five_changes, level increased_significantly of elementary_district: > 2 → >= 2
              levels five_changes, level declined of middle: -3 → -4
            35 of 230 not reached
              levels statuslevel, level very_low of middle: 0.5% → -0.5%
              levels statuslevel, level very_low of middle: <= 0.5% → < 0.5%
              levels statuslevel, level very_low of high: 0.5% → 1.5%
              levels statuslevel, level very_low of high: 0.5% → -0.5%
              levels statuslevel, level very_low of high: <= 0.5% → < 0.5%
              levels statuslevel, level very_low of elementary_district: 0.5% → 1.5%
              levels statuslevel, level very_low of high_district: 1.5% → 2.5%
              levels statuslevel, level very_low of high_district: <= 1.5% → < 1.5%
              levels statuslevel, level very_low of unified_district: <= 1% → < 1%
              levels statuslevel, level low of middle: <= 2% → < 2%
              levels statuslevel, level low of high_district: 3.5% → 2.5%
              levels statuslevel, level low of high_district: <= 3.5% → < 3.5%
              levels statuslevel, level medium of high_district: <= 6% → < 6%
              levels statuslevel, level high of middle: <= 12% → < 12%
              levels statuslevel, level high of elementary_district: <= 6% → < 6%
              levels statuslevel, level high of high_district: <= 9% → < 9%
              levels statuslevel, level high of unified_district: <= 8% → < 8%
              levels five_changes, level increased_significantly of high_district: > 3 → >= 3
              levels five_changes, level increased of middle: 0.3 → -0.7
              levels five_changes, level increased of elementary_district: 0.3 → -0.7
              levels five_changes, level increased of high_district: 0.5 → 1.5
              levels five_changes, level increased of high_district: 0.5 → -0.5
              levels five_changes, level increased of high_district: >= 0.5 → > 0.5
              levels five_changes, level maintained of middle: > -0.3 → >= -0.3
              levels five_changes, level maintained of elementary_district: -0.3 → 0.7
              levels five_changes, level maintained of unified_district: -0.3 → 0.7
              levels five_changes, level declined of middle: > -3 → >= -3
              levels five_changes, level declined of elementary_district: -2 → -3
              levels five_changes, level declined of elementary_district: > -2 → >= -2
              levels five_changes, level declined of high_district: > -3 → >= -3
              levels five_changes, level declined of unified_district: > -2 → >= -2
              grid color, very_low and increased_significantly: not applicable → red
              grid color, low and increased_significantly: orange → yellow
              grid color, low and increased_significantly: orange → red
              grid color, replace 2: not applicable → red
            1 of 230 refused
              measure change, round: 1 → 0
            """);
  }

  @Test
  void publishedData_areNotCalledSynthetic() {
    for (DashboardExample example : List.of(CHRONIC, SUSPENSION)) {
      Dataset data = example.published();
      assertThat(data.isSynthetic()).isFalse();
      assertThat(example.policy().score(data).origin().toString()).doesNotContain("SYNTHETIC");
      assertThat(data.entities()).noneMatch(entity -> entity.id().startsWith("0099"));
    }
  }

  @Test
  void syntheticFiles_haveTheColumnsOfThePublishedOnes() throws IOException {
    for (DashboardExample example : List.of(CHRONIC, SUSPENSION)) {
      Path published =
          example.publishedFolder().resolve(String.valueOf(example.file().getFileName()));
      assertThat(header(example.file())).isEqualTo(header(published));
    }
  }

  private static String header(Path file) throws IOException {
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.findFirst().orElseThrow();
    }
  }
}
