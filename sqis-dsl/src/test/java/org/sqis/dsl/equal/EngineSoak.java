package org.sqis.dsl.equal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * A run of {@link EngineRun} as long as you like; not part of the build. {@code -Dtest=EngineSoak
 * -Dengine.rows=1000000 -Dengine.seed=1}
 */
class EngineSoak {
  /** Few schools find what depends on sizes, many what needs every pattern. */
  private static final int[] SIZES = {40, 1, 300, 1023, 25, 1024, 120, 1025, 2049, 60, 6_000};

  @Test
  void engineAndReferenceEvaluator_giveTheSame() {
    long rows = Long.getLong("engine.rows", 200_000);
    EngineRun run =
        new EngineRun(Long.getLong("engine.seed", 1), Integer.getInteger("engine.most", 20));
    int only = Integer.getInteger("engine.case", -1);
    if (only >= 0) {
      run.run(only, SIZES[only % SIZES.length]);
    }
    for (int i = 0; only < 0 && run.rows() < rows && !run.isFull(); i++) {
      run.run(i, SIZES[i % SIZES.length]);
    }
    System.out.println(run);
    assertThat(run.failures()).isEmpty();
  }
}
