package org.sqis.core.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.eval.Population;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.model.SchoolYear;

/** The runs of every year that one scoring reads. Confined to one thread. */
public final class Years {
  private final SchoolEvaluator evaluator;
  private final Dataset rated;
  private final Reasons reasons = new Reasons();
  private final Map<SchoolYear, YearRun> runs = new HashMap<>();
  private final Map<SchoolYear, Optional<Population>> recorded = new HashMap<>();
  private final boolean keepsAll;
  private long exactRows;

  /**
   * Of the policy and the data, whose year is the one that is rated.
   *
   * @param keepsAll whether every column of the rated year is kept; else only the results wanted
   */
  public Years(SchoolEvaluator evaluator, Dataset rated, boolean keepsAll) {
    this.keepsAll = keepsAll;
    this.evaluator = evaluator;
    this.rated = rated;
  }

  SchoolEvaluator evaluator() {
    return evaluator;
  }

  Dataset rated() {
    return rated;
  }

  Reasons reasons() {
    return reasons;
  }

  /** How many rows count: the entities, and the former ones where a policy looks at everyone. */
  int rows() {
    return rated.entities().size() + (evaluator.isWide() ? rated.formerEntities().size() : 0);
  }

  /** The run of a year; null if there are no data of it. */
  @Nullable YearRun in(SchoolYear year) {
    YearRun known = runs.get(year);
    if (known == null) {
      Dataset there = rated.in(year).orElse(null);
      if (there == null) {
        return null;
      }
      known = new YearRun(this, there, keepsAll || !year.equals(rated.year()));
      runs.put(year, known);
    }
    return known;
  }

  /**
   * Everyone of a year of which only records are known, worked out once; null if there are none.
   */
  @Nullable Population recorded(SchoolYear year) {
    return recorded
        .computeIfAbsent(year, any -> Optional.ofNullable(evaluator.everyone(rated, any)))
        .orElse(null);
  }

  /** The run of the rated year. */
  public YearRun ratedYear() {
    YearRun run = in(rated.year());
    if (run == null) {
      throw new AssertionError("data hold their own year");
    }
    return run;
  }

  void countExact(long rows) {
    exactRows += rows;
  }

  /** How many values the reference evaluator worked out. */
  public long exactRows() {
    return exactRows;
  }
}
