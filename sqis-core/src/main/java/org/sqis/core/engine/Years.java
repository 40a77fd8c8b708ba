package org.sqis.core.engine;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.model.SchoolYear;

/** The runs of every year that one scoring reads. Confined to one thread. */
public final class Years {
  private final SchoolEvaluator evaluator;
  private final Dataset rated;
  private final Rows division;
  private final Reasons reasons = new Reasons();
  private final Map<SchoolYear, YearRun> runs = new HashMap<>();
  private final boolean keepsAll;
  private @Nullable Unfolded unfolded = new Unfolded(this);
  private SoftReference<Unfolded> told = new SoftReference<>(null);
  private final RecordedYear.Columns recorded = new RecordedYear.Columns(this);
  private boolean isTelling;
  private long exactRows;

  /**
   * Of the policy and the data, whose year is the one that is rated.
   *
   * @param division how the rows of the data are divided
   * @param keepsAll whether every column of the rated year is kept; else only the results wanted
   */
  public Years(SchoolEvaluator evaluator, Dataset rated, Rows division, boolean keepsAll) {
    this.keepsAll = keepsAll;
    this.division = division;
    this.evaluator = evaluator;
    this.rated = rated;
  }

  /** The same for one run. */
  public Years(SchoolEvaluator evaluator, Dataset rated, boolean keepsAll) {
    this(evaluator, rated, new Rows(false), keepsAll);
  }

  SchoolEvaluator evaluator() {
    return evaluator;
  }

  Dataset rated() {
    return rated;
  }

  Rows division() {
    return division;
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

  /** The run of the rated year. */
  public YearRun ratedYear() {
    YearRun run = in(rated.year());
    if (run == null) {
      throw new AssertionError("data hold their own year");
    }
    return run;
  }

  /** What is recorded of years without rules, as columns. */
  RecordedYear.Columns recorded() {
    return recorded;
  }

  /** Everyone as objects, so far as somebody needed them. */
  Unfolded unfolded() {
    Unfolded known = unfolded == null ? told.get() : unfolded;
    if (known == null) {
      known = new Unfolded(this);
      told = new SoftReference<>(known);
    }
    return known;
  }

  /**
   * Lets go of everything but columns: results are worked out. The rest is made anew for whom it is
   * {@link #telling told}.
   *
   * @param isOver whether the run of the rated year is never run again
   */
  public synchronized void rest(boolean isOver) {
    unfolded = null;
    if (isOver) {
      runs.values().forEach(YearRun::forgetSteps);
    }
  }

  /** Begins another run of the rated year. */
  void again() {
    told = new SoftReference<>(null);
    unfolded = new Unfolded(this);
  }

  /**
   * Whether somebody asks after the results are worked out: not for values, which are in columns,
   * but for what led to them.
   */
  boolean isTelling() {
    return isTelling;
  }

  /** Tells something that columns do not hold, after {@link #rest}; one thread at a time. */
  public synchronized <T> T telling(Supplier<T> telling) {
    unfolded = unfolded();
    isTelling = true;
    try {
      return telling.get();
    } finally {
      isTelling = false;
      unfolded = null;
    }
  }

  void countExact(long rows) {
    exactRows += rows;
  }

  /** How many values the reference evaluator worked out since somebody asked so. */
  public long takeExactRows() {
    long taken = exactRows;
    exactRows = 0;
    return taken;
  }

  /** How many values the reference evaluator worked out. */
  public long exactRows() {
    return exactRows;
  }
}
