package org.sqis.core.data;

import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Counts the rows of a file, and says at its end what became of them. */
final class RowCounts {
  private final Mapping.FilePlan plan;
  private final SchoolYear rated;
  private int read;
  private int leftOut;
  private int skipped;
  private boolean hasEarlierAnswers;
  private @Nullable SchoolYear governed;

  RowCounts(Mapping.FilePlan plan, SchoolYear rated) {
    this.plan = plan;
    this.rated = rated;
  }

  /** A row that takes part. */
  void read() {
    read++;
  }

  /** A row that the filter leaves out. */
  void leaveOut() {
    leftOut++;
  }

  /** A row that could not be read. */
  void skip() {
    skipped++;
  }

  /** A row of an earlier year with an answer, which is not compared. */
  void earlierAnswer() {
    hasEarlierAnswers = true;
  }

  /** A row with a recorded result of a year that the policy governs from {@code first} on. */
  void governedRecord(SchoolYear first) {
    governed = first;
  }

  /** Says how many rows were read and left out. */
  void tell(ProblemList problems) {
    String file = plan.spec().path();
    Place.Cell whole = new Place.Cell(file, 0, "");
    if (read == 0 && skipped == 0) {
      problems.add(
          Problem.of(ProblemCode.DATA_NO_ROWS, whole, file)
              .help(
                  leftOut == 0
                      ? "the file has no rows below its header"
                      : "`" + plan.filter() + "` holds for none of its rows"));
      return;
    }
    String noun = FileColumn.noun(plan.spec().format());
    problems.add(Problem.of(ProblemCode.DATA_ROWS_READ, whole, Wording.count(read, noun), file));
    if (hasEarlierAnswers) {
      problems.add(Problem.of(ProblemCode.DATA_EARLIER_ANSWERS, whole, file, rated.toString()));
    }
    if (governed != null) {
      problems.add(Problem.of(ProblemCode.HISTORY_GOVERNED, whole, file, governed.toString()));
    }
    if (leftOut > 0) {
      problems.add(
          Problem.of(
              ProblemCode.DATA_ROWS_LEFT_OUT,
              whole,
              Wording.count(leftOut, noun),
              file,
              String.valueOf(plan.filter())));
    }
  }
}
