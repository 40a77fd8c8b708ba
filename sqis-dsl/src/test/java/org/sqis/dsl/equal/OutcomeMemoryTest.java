package org.sqis.dsl.equal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.sqis.core.Evaluator;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.outcome.Outcome;

/** What an outcome of the engine keeps in memory. */
@Isolated("it measures the heap")
class OutcomeMemoryTest {
  private static final int OUTCOMES = 3;

  /**
   * Bytes that one outcome may hold: 4 MB of columns; kernels of the rated year took 18 MB more.
   */
  private static final long MOST = 12L << 20;

  @Test
  void outcomesOfSchoolsThatRemember_holdColumnsOnly() {
    Path mapping =
        Path.of(System.getProperty("sqis.root", ".."))
            .resolve("sqis-examples/core-waiver/data.sqis")
            .toAbsolutePath();
    ExamplesEqualTest.Example example =
        new ExamplesEqualTest.Example(mapping, DirectoryFiles.of(mapping.getParent()));
    Policy policy = example.policy();
    Dataset data = example.data(policy);
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(policy.score(data, Evaluator.COLUMNS));
    long before = used();
    for (int i = 0; i < OUTCOMES; i++) {
      outcomes.add(policy.score(data, Evaluator.COLUMNS));
    }
    assertThat((used() - before) / OUTCOMES).isLessThan(MOST);
    // Told twice, the second time from objects made anew or kept.
    assertThat(outcomes.get(0).standings()).isEqualTo(outcomes.get(1).standings());
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
