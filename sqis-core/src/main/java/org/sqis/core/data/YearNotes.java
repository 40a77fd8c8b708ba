package org.sqis.core.data;

import java.util.List;
import java.util.stream.Stream;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Says which years a dataset holds, and what that means for schools and inputs. */
final class YearNotes {
  private static final Place.Element DATA = Place.element("data");

  private YearNotes() {}

  /**
   * Adds the notes; none if there is one year only.
   *
   * @param earlier the years besides the rated one
   * @param leftOut the codes that only other years know
   * @param standing the inputs given for the rated year that stand for the others too
   */
  static void add(
      SchoolYear rated,
      List<SchoolYear> earlier,
      List<String> leftOut,
      List<String> standing,
      ProblemList problems) {
    if (!leftOut.isEmpty()) {
      problems.add(
          Problem.of(
              ProblemCode.DATA_EARLIER_ONLY,
              DATA,
              leftOut.size() == 1
                  ? "1 school or district"
                  : leftOut.size() + " schools or districts",
              rated.toString(),
              Wording.list(leftOut)));
    }
    if (earlier.isEmpty()) {
      return;
    }
    List<String> years =
        Stream.concat(earlier.stream(), Stream.of(rated))
            .sorted()
            .map(SchoolYear::toString)
            .toList();
    problems.add(
        Problem.of(ProblemCode.DATA_YEARS_READ, DATA, String.join(", ", years), rated.toString()));
    if (!standing.isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.DATA_CARRIED, DATA, rated.toString(), Wording.all(standing)));
    }
  }
}
