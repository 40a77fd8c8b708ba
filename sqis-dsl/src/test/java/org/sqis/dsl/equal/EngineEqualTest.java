package org.sqis.dsl.equal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A short run of {@link EngineRun}; {@code EngineSoak} is the long one. */
class EngineEqualTest {
  static final long SEED = 20150932;

  /** How many policies. */
  static final int CASES = 60;

  /** Sizes beside the ends of blocks, of which there is one more than one would think. */
  private static final List<Integer> LARGE = List.of(1025, 2049, 1024, 1025, 1023, 0, 1500);

  /** How many schools a case has. */
  static int size(int number) {
    return number % 9 == 7 ? LARGE.get(number / 9 % LARGE.size()) : 10 + number % 3 * 15;
  }

  @Test
  void engineAndReferenceEvaluator_giveTheSame() {
    EngineRun run = new EngineRun(SEED, 3);
    for (int number = 0; number < CASES; number++) {
      run.run(number, size(number));
    }
    assertThat(run.failures()).as(run.toString()).isEmpty();
    assertThat(run.values()).isGreaterThan(50_000);
  }
}
