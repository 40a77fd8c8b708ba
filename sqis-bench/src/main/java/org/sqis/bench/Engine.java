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
  private final SchoolEvaluator evaluator;

  private Engine(SchoolEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** The engine for one policy. */
  public static Engine of(Policy policy) {
    return new Engine(
        new SchoolEvaluator(
            Objects.requireNonNull(PolicyProof.prove(policy.spec(), Set.of()).plans())));
  }

  /** Prepares {@code data}. */
  public Prepared prepare(Dataset data) {
    Years years = new Years(evaluator, data, false);
    YearRun run = years.ratedYear();
    run.require(new LinkedHashSet<>(List.of(Workload.INDEX, Workload.DESIGNATION)));
    return new Prepared(years, run);
  }

  /** Prepared data. */
  public static final class Prepared {
    private final Years years;
    private final YearRun run;
    private boolean isFresh = true;

    private Prepared(Years years, YearRun run) {
      this.years = years;
      this.run = run;
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

    /** How many values the reference evaluator worked out so far. */
    public long exactRows() {
      return years.exactRows();
    }
  }

  /**
   * The results.
   *
   * @param index the published index
   * @param designation whether a school is designated
   */
  public record Scored(Column index, Column designation) {}
}
