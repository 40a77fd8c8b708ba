package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Finds the rows of a file that describe a school, or a group of it, which another one does. */
final class RepeatedRows {
  private final DataSpec.FileSpec file;
  private final List<String> groups;
  private final Assembly assembly;
  private final ProblemList problems;
  private final List<RowNumbers> seen = new ArrayList<>();

  RepeatedRows(
      DataSpec.FileSpec file, List<String> groups, Assembly assembly, ProblemList problems) {
    this.file = file;
    this.groups = groups;
    this.assembly = assembly;
    this.problems = problems;
  }

  /** Whether a row describes what another one does; reports it. {@code group} may be -1. */
  boolean isRepeated(int year, int entity, int group, int row) {
    while (seen.size() <= year) {
      seen.add(new RowNumbers());
    }
    int other = seen.get(year).putIfAbsent(entity * (groups.size() + 1) + group + 1, row);
    if (other == 0) {
      return false;
    }
    String id = "`" + assembly.id(entity) + "`" + assembly.inYear(year);
    String who = group < 0 ? id : "group `" + groups.get(group) + "` of " + id;
    problems.add(
        Problem.of(
                ProblemCode.DATA_REPEATED_ROW,
                new Place.Cell(file.path(), row, file.key()),
                who,
                FileColumn.row(file.format(), other),
                FileColumn.row(file.format(), row))
            .with(new Place.Cell(file.path(), other, file.key()), "the first one")
            .help(
                group >= 0
                    ? "delete one of the two"
                    : "delete one of the two, or name the column that tells them apart"));
    return true;
  }
}
