package org.sqis.dsl.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A run of {@link Fuzz} as long as you like; not part of the build. {@code -Dtest=FuzzSoak
 * -Dfuzz.inputs=200000 -Dfuzz.seed=1}
 */
class FuzzSoak {
  @Test
  void randomInputs_keepEveryPromise() {
    int inputs = Integer.getInteger("fuzz.inputs", 20_000);
    Fuzz fuzz = new Fuzz(Long.getLong("fuzz.seed", 1), Library.REAL);
    Fuzz.Report report = fuzz.run(0, inputs, Duration.ofHours(12), 100);
    System.out.println(report);
    assertThat(report.failures()).as(report.toString()).isEmpty();
  }
}
