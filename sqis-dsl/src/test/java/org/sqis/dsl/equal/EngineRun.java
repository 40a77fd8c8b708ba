package org.sqis.dsl.equal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.sqis.core.Evaluator;
import org.sqis.core.Policy;
import org.sqis.core.Prepared;
import org.sqis.core.ScoredColumns;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Outcome;

/**
 * Random policies and data, scored by the engine and by the reference evaluator. A case depends on
 * the seed and its number alone.
 */
final class EngineRun {
  private final long seed;
  private final int mostFailures;
  private final List<String> failures = new ArrayList<>();
  private long policies;
  private long rows;
  private long values;
  private long differences;
  private long elements;
  private long tried;

  EngineRun(long seed, int mostFailures) {
    this.seed = seed;
    this.mostFailures = mostFailures;
  }

  /** Runs the case of this number with so many schools. */
  void run(int number, int schools) {
    Random random = new Random(seed * 1_000_003L + number);
    HardPolicy made = HardPolicy.of(random, 4 + random.nextInt(14));
    policies++;
    elements += made.kept();
    tried += made.tried();
    Policy policy = made.compiled().policy();
    Dataset data = new HardData(policy.spec(), made.pool(), random).of(schools, schools < 1000);
    rows += (long) schools * data.years().size();
    String what;
    try {
      Outcome reference = policy.score(data, Evaluator.REFERENCE);
      Differences found = Differences.of(policy.score(data, Evaluator.COLUMNS), reference, 5);
      values += found.values();
      Differences alone = alone(policy, data, reference, new Random(seed ^ number));
      values += alone.values();
      if (found.count() == 0 && alone.count() == 0) {
        return;
      }
      what = found + "\n" + alone;
    } catch (RuntimeException | AssertionError fault) {
      StringWriter trace = new StringWriter();
      fault.printStackTrace(new PrintWriter(trace));
      what = trace.toString().lines().limit(14).reduce("", (a, b) -> a + "\n" + b);
    }
    differences++;
    if (failures.size() < mostFailures) {
      failures.add(
          "case "
              + number
              + " of seed "
              + seed
              + ", "
              + schools
              + " schools, rated "
              + data.year()
              + "\n"
              + what
              + "\n"
              + made.text());
    }
  }

  /** A few results worked out alone, once or from prepared data, where less is kept. */
  private static Differences alone(Policy policy, Dataset data, Outcome reference, Random random) {
    List<String> names = new ArrayList<>();
    policy.results(data.year()).forEach(one -> names.add(one.name()));
    Collections.shuffle(names, random);
    String[] some =
        names.subList(0, Math.min(names.size(), 1 + random.nextInt(3))).toArray(new String[0]);
    ScoredColumns scored;
    if (random.nextBoolean()) {
      scored = policy.scoreOnly(data, some);
    } else {
      Prepared prepared = policy.prepare(data);
      prepared.score(some);
      scored = prepared.score(some);
    }
    return Differences.of(scored, reference, 5);
  }

  boolean isFull() {
    return failures.size() >= mostFailures;
  }

  List<String> failures() {
    return failures;
  }

  long values() {
    return values;
  }

  long rows() {
    return rows;
  }

  @Override
  public String toString() {
    return policies
        + " policies of "
        + elements
        + " elements (of "
        + tried
        + " tried), "
        + rows
        + " school years, "
        + values
        + " values, "
        + differences
        + " policies with differences\n"
        + String.join("\n\n", failures);
  }
}
