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

  /** Says how many rows of records were read and left out; there may be none. */
  void tellOfRecords(ProblemList problems) {
    String noun = FileColumn.noun(plan.spec().format());
    if (skipped == 0 || read > 0) {
      tellRead(noun, problems);
    }
    tellLeftOut(noun, problems);
  }

  private Place.Cell whole() {
    return new Place.Cell(plan.spec().path(), 0, "");
  }

  private void tellRead(String noun, ProblemList problems) {
    problems.add(
        Problem.of(
            ProblemCode.DATA_ROWS_READ, whole(), Wording.count(read, noun), plan.spec().path()));
  }

  private void tellLeftOut(String noun, ProblemList problems) {
    if (leftOut > 0) {
      problems.add(
          Problem.of(
              ProblemCode.DATA_ROWS_LEFT_OUT,
              whole(),
              Wording.count(leftOut, noun),
              plan.spec().path(),
              String.valueOf(plan.filter())));
    }
  }

  /** Says how many rows were read and left out. */
  void tell(ProblemList problems) {
    String file = plan.spec().path();
    Place.Cell whole = whole();
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
    tellRead(noun, problems);
    if (hasEarlierAnswers) {
      problems.add(Problem.of(ProblemCode.DATA_EARLIER_ANSWERS, whole, file, rated.toString()));
    }
    if (governed != null) {
      problems.add(Problem.of(ProblemCode.HISTORY_GOVERNED, whole, file, governed.toString()));
    }
    tellLeftOut(noun, problems);
  }
}
