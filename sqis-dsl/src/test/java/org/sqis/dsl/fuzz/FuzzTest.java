package org.sqis.dsl.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Formatted;

/** A short run of {@link Fuzz}; {@code FuzzSoak} is the long one. */
class FuzzTest {
  private static final long SEED = 20141114;
  private static final int INPUTS = 400;

  /** What a planted bug must be found within. */
  private static final int SOON = 1_000;

  private static final Duration TIME = Duration.ofMinutes(2);

  @Test
  void randomInputs_keepEveryPromise() {
    Fuzz.Report report = new Fuzz(SEED, Library.REAL).run(0, INPUTS, TIME, 20);
    assertThat(report.failures()).as(report.toString()).isEmpty();
    assertThat(report.inputs()).isEqualTo(INPUTS);
    assertThat(report.compiled()).isGreaterThan(INPUTS / 25);
    assertThat(report.codes()).as("codes reached").hasSizeGreaterThan(70);
  }

  @Test
  void sameSeed_givesTheSameInputs() {
    Corpus corpus = Corpus.load();
    for (int number = 0; number < 50; number++) {
      Input once = new Inputs(corpus, SEED).input(number);
      assertThat(new Inputs(corpus, SEED).input(number)).isEqualTo(once);
    }
  }

  /** A formatter that writes `at least` as `more than` where a cell begins with it. */
  private static final class Mistakes implements Library {
    @Override
    public Compilation compile(String text) {
      return REAL.compile(text);
    }

    @Override
    public Formatted format(String text) {
      Formatted real = REAL.format(text);
      String wrong = real.text().replace("| >= ", "| > ");
      return real.hasErrors() ? real : new Formatted(wrong, real.isChanged(), real.diagnostics());
    }
  }

  /** A checker that fails on a file with a bridge between scales. */
  private static final class Forgets implements Library {
    @Override
    public Compilation compile(String text) {
      if (text.contains("bridge")) {
        throw new IllegalStateException("no bridge");
      }
      return REAL.compile(text);
    }

    @Override
    public Formatted format(String text) {
      return REAL.format(text);
    }
  }

  @Test
  void formatterThatChangesTheMeaning_isFoundSoon() {
    Fuzz.Report report = new Fuzz(SEED, new Mistakes()).run(0, SOON, TIME, 1);
    assertThat(report.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.what()).contains("Broken"));
  }

  @Test
  void exceptionOfTheChecker_isFoundSoon() {
    Fuzz.Report report = new Fuzz(SEED, new Forgets()).run(0, SOON, TIME, 1);
    assertThat(report.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.what()).contains("IllegalStateException"));
  }
}
