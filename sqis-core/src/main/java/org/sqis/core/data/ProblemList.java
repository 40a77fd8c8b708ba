package org.sqis.core.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.problem.Severity;

/** Collects the problems and notes of one loading. */
final class ProblemList {
  /** As many problems as a reader can use at once. */
  static final int MAX_SHOWN = 100;

  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();
  private int found;

  void add(Problem problem) {
    if (problem.code().severity() != Severity.ERROR) {
      notes.add(problem);
      return;
    }
    found++;
    if (problems.size() < MAX_SHOWN) {
      problems.add(problem);
    }
  }

  /** Whether there are more problems than are shown, so that it is no use to look for others. */
  boolean isFull() {
    return found > MAX_SHOWN;
  }

  boolean isEmpty() {
    return found == 0;
  }

  List<Problem> notes() {
    return Collections.unmodifiableList(notes);
  }

  /**
   * The problems: those of the mapping first, then those of the files in the given order, each by
   * row; a last one says so if not all are shown.
   */
  List<Problem> problems(List<String> files) {
    List<Problem> sorted = new ArrayList<>(problems);
    if (sorted.size() > 1) {
      sorted.sort(
          Comparator.<Problem>comparingInt(problem -> fileOrder(problem.at(), files))
              .thenComparingInt(
                  problem -> problem.at() instanceof Place.Cell cell ? cell.row() : 0));
    }
    if (found > MAX_SHOWN) {
      sorted.add(
          Problem.of(ProblemCode.TOO_MANY, Place.element("data"), Integer.toString(MAX_SHOWN)));
    }
    return sorted;
  }

  private static int fileOrder(Place place, List<String> files) {
    return place instanceof Place.Cell cell ? 1 + files.indexOf(cell.file()) : 0;
  }
}
