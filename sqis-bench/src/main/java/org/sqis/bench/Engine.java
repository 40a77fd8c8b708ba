package org.sqis.bench;

import org.sqis.core.Policy;
import org.sqis.core.ScoredColumns;
import org.sqis.core.column.Column;
import org.sqis.core.data.Dataset;

/**
 * Index and designation of workload W by the columnar engine: the one place that knows how it is
 * called. Confined to one thread.
 */
public final class Engine {
  private final Policy policy;

  private Engine(Policy policy) {
    this.policy = policy;
  }

  /** The engine for one policy. */
  public static Engine of(Policy policy) {
    return new Engine(policy);
  }

  /** Scores both results once. */
  public Scored once(Dataset data) {
    return scored(policy.scoreOnly(data, Workload.INDEX, Workload.DESIGNATION));
  }

  private static Scored scored(ScoredColumns scored) {
    return new Scored(
        scored.column(Workload.INDEX), scored.column(Workload.DESIGNATION), scored.exactRows());
  }

  /** Prepares {@code data}. */
  public Prepared prepare(Dataset data) {
    return new Prepared(policy.prepare(data));
  }

  /**
   * Prepared data.
   *
   * @param data what sqis made of them
   */
  public record Prepared(org.sqis.core.Prepared data) {
    /** Scores both results. */
    public Scored score() {
      return scored(data.score(Workload.INDEX, Workload.DESIGNATION));
    }
  }

  /**
   * The results.
   *
   * @param index the published index
   * @param designation whether a school is designated
   * @param exactRows how many values the reference evaluator worked out
   */
  public record Scored(Column index, Column designation, long exactRows) {}
}
