package org.sqis.bench;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.sqis.core.Policy;
import org.sqis.core.column.Column;
import org.sqis.core.data.Dataset;
import org.sqis.core.engine.YearRun;
import org.sqis.core.engine.Years;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.plan.PolicyProof;

/**
 * Index and designation of workload W by the columnar engine: the one place that knows how it is
 * called. Confined to one thread.
 */
public final class Engine {
  private final Years years;
  private final YearRun run;
  private boolean isFresh = true;

  private Engine(Years years, YearRun run) {
    this.years = years;
    this.run = run;
  }

  /** Prepares {@code data}. */
  public static Engine prepare(Policy policy, Dataset data) {
    SchoolEvaluator evaluator =
        new SchoolEvaluator(
            Objects.requireNonNull(PolicyProof.prove(policy.spec(), Set.of()).plans()));
    Years years = new Years(evaluator, data, false);
    YearRun run = years.ratedYear();
    run.require(new LinkedHashSet<>(List.of(Workload.INDEX, Workload.DESIGNATION)));
    return new Engine(years, run);
  }

  /** Scores both results. */
  public Scored score() {
    if (!isFresh) {
      run.runAgain();
    }
    isFresh = false;
    return new Scored(
        run.column(Workload.INDEX, -1, false), run.column(Workload.DESIGNATION, -1, false));
  }

  /** How many rows of the last scoring the reference evaluator worked out. */
  public long exactRows() {
    return years.exactRows();
  }

  /**
   * The results.
   *
   * @param index the published index
   * @param designation whether a school is designated
   */
  public record Scored(Column index, Column designation) {}
}
