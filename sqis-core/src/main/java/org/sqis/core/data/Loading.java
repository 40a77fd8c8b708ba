package org.sqis.core.data;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.problem.Problem;

/**
 * What came of reading or building a dataset: the dataset or its faults, and remarks. Immutable;
 * safe for every thread.
 */
public final class Loading {
  private final List<Problem> problems;
  private final List<Problem> notes;
  private final @Nullable Dataset dataset;

  Loading(List<Problem> problems, List<Problem> notes, @Nullable Dataset dataset) {
    this.problems = List.copyOf(problems);
    this.notes = List.copyOf(notes);
    this.dataset = dataset;
    if ((dataset == null) == problems.isEmpty()) {
      throw new IllegalArgumentException("there must be either a dataset or problems");
    }
  }

  /** Every fault found, at most 100; one more problem says so if there are more. */
  public List<Problem> problems() {
    return problems;
  }

  /** Facts worth knowing: rows read and left out, columns not used, inputs nothing fills. */
  public List<Problem> notes() {
    return notes;
  }

  /** Whether there is no dataset because of faults. */
  public boolean hasErrors() {
    return dataset == null;
  }

  /**
   * The dataset.
   *
   * @throws DataException if there are faults; it carries them
   */
  public Dataset dataset() {
    if (dataset == null) {
      throw new DataException(problems);
    }
    return Objects.requireNonNull(dataset);
  }
}
