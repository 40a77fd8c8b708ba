package org.sqis.dsl.equal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A short run of {@link EngineRun}; {@code EngineSoak} is the long one. */
class EngineEqualTest {
  private static final long SEED = 20150930;

  /** Sizes beside the ends of blocks, of which there is one more than one would think. */
  private static final int[] SIZES = {30, 0, 1, 60, 1023, 40, 1024, 90, 1025, 2049, 50, 25};

  @Test
  void engineAndReferenceEvaluator_giveTheSame() {
    EngineRun run = new EngineRun(SEED, 3);
    for (int number = 0; number < 24; number++) {
      run.run(number, SIZES[number % SIZES.length]);
    }
    assertThat(run.failures()).as(run.toString()).isEmpty();
    assertThat(run.values()).isGreaterThan(50_000);
  }
}
