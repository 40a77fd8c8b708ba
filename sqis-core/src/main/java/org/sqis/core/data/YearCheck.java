package org.sqis.core.data;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Input;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Checks what a mapping says of school years, and knows which inputs the rated year has. */
final class YearCheck {
  private final SchoolYear rated;
  private final ProblemList problems;
  private final Set<String> filled = new HashSet<>();
  private final Set<String> filledRated = new HashSet<>();

  YearCheck(SchoolYear rated, ProblemList problems) {
    this.rated = rated;
    this.problems = problems;
  }

  /** Whether a column fills the input, for whatever year. */
  boolean isFilled(Input input) {
    return filled.contains(input.name());
  }

  /** Whether a column fills the input for the year that is rated. */
  boolean isFilledWhenRated(Input input) {
    return filledRated.contains(input.name());
  }

  /** Checks what a file as a whole says. */
  void file(DataSpec.FileSpec file, DataSpec.@Nullable Column yearColumn, Place.Element element) {
    SchoolYear year = file.year();
    if (year == null) {
      return;
    }
    Place.Element at = element.child("year");
    if (yearColumn != null) {
      addTwice("the file", yearColumn, at);
    }
    if (year.compareTo(rated) > 0) {
      addLater("the file belongs to " + year + ", which", at);
    }
    if (year.compareTo(rated) < 0 && !file.answers().isEmpty()) {
      problems.add(
          Problem.of(
                  ProblemCode.MAPPING_EARLIER_ANSWERS,
                  element.child("answers").child(0),
                  file.name(),
                  year.toString())
              .help("only answers of " + rated + " can be compared; delete the table `answers`"));
    }
  }

  /** Checks the year of a column that is no input. */
  void described(DataSpec.Column column, String becomes, Place.Element at) {
    if (!(column.year() instanceof DataSpec.ColumnYear.OfRow)) {
      problems.add(
          Problem.of(ProblemCode.MAPPING_YEAR_OF_ROW, at.child("year"), column.column(), becomes)
              .help("leave its year empty"));
    }
  }

  /** Whether the year of a column that fills {@code input} makes sense; reports it if not. */
  boolean input(
      DataSpec.FileSpec file,
      DataSpec.@Nullable Column yearColumn,
      DataSpec.Column column,
      Input input,
      Place.Element element) {
    filled.add(input.name());
    SchoolYear fileYear = file.year() == null ? rated : file.year();
    Place.Element at = element.child("year");
    if (column.year() instanceof DataSpec.ColumnYear.OfRow) {
      if (yearColumn != null || fileYear.equals(rated)) {
        filledRated.add(input.name());
      }
      return true;
    }
    boolean isRated =
        column.year() instanceof DataSpec.ColumnYear.Every
            || column.year().equals(new DataSpec.ColumnYear.In(rated));
    if (isRated) {
      filledRated.add(input.name());
    }
    if (yearColumn != null) {
      addTwice("`" + column.column() + "`", yearColumn, at);
      return false;
    }
    if (column.year() instanceof DataSpec.ColumnYear.In in && in.year().compareTo(rated) > 0) {
      addLater("`" + column.column() + "` belongs to " + in.year() + ", which", at);
      return false;
    }
    if (!(column.year() instanceof DataSpec.ColumnYear.Every)) {
      return true;
    }
    if (input.each() == UnitOfAnalysis.GROUP) {
      problems.add(
          Problem.of(ProblemCode.MAPPING_EVERY_YEAR, at, input.name())
              .help("write the year its values belong to, or leave it empty"));
      return false;
    }
    if (!fileYear.equals(rated)) {
      problems.add(
          Problem.of(ProblemCode.MAPPING_EVERY_EARLIER, at, column.column(), fileYear.toString())
              .help("only a file of " + rated + ", the year that is rated, can say so"));
      return false;
    }
    return true;
  }

  /**
   * Whether the year of a column of recorded results is one that the policy, whose first year is
   * {@code first}, does not govern; reports it if not. Years that rows say are seen later.
   */
  boolean recorded(
      DataSpec.FileSpec file,
      DataSpec.@Nullable Column yearColumn,
      DataSpec.Column column,
      SchoolYear first,
      Place.Element element) {
    Place.Element at = element.child("year");
    boolean isOfRow = column.year() instanceof DataSpec.ColumnYear.OfRow;
    if (yearColumn != null && !isOfRow) {
      addTwice("`" + column.column() + "`", yearColumn, at);
      return false;
    }
    SchoolYear ofFile = file.year() == null ? rated : file.year();
    SchoolYear year = column.year() instanceof DataSpec.ColumnYear.In in ? in.year() : ofFile;
    boolean isEvery = column.year() instanceof DataSpec.ColumnYear.Every;
    if (yearColumn != null || (!isEvery && year.compareTo(first) < 0)) {
      return true;
    }
    problems.add(
        Problem.of(
                ProblemCode.MAPPING_RECORDED_YEAR,
                isOfRow ? element : at,
                column.input(),
                isEvery ? "every year" : year.toString())
            .help(
                "say a year before "
                    + first
                    + " in which it was recorded; compare with published results in a table"
                    + " `answers`"));
    return false;
  }

  private void addTwice(String subject, DataSpec.Column yearColumn, Place.Element at) {
    problems.add(
        Problem.of(ProblemCode.MAPPING_YEAR_TWICE, at, subject, yearColumn.column())
            .help("say the year in one of the two ways"));
  }

  private void addLater(String subject, Place.Element at) {
    problems.add(
        Problem.of(ProblemCode.MAPPING_LATER_YEAR, at, subject, rated.toString())
            .help("the year of `data` is the last one: change it there, or leave this out"));
  }

  /** Reads the school year of a row; its value is the word {@code 2013-14}. */
  static Value read(String text, CellReader.Faults faults) {
    Optional<SchoolYear> year = SchoolYear.parse(text);
    if (year.isPresent()) {
      return new Value.Word(year.get().toString());
    }
    if (SchoolYear.parse(Wording.strip(text)).isPresent()) {
      faults.add(ProblemCode.DATA_BLANKS, "delete the blank", text);
    } else {
      faults.add(
          ProblemCode.DATA_BAD_YEAR,
          "a school year is written `2016-17`; give the words of the column for other texts, such as"
              + " `2017 = 2016-17`",
          text);
    }
    return Assembly.FAULTY;
  }

  /** The column of a file that has a role; null without one. */
  static DataSpec.@Nullable Column columnOf(DataSpec.FileSpec file, DataSpec.Role role) {
    List<DataSpec.Column> columns = file.columns();
    return columns.stream().filter(column -> column.role() == role).findFirst().orElse(null);
  }
}
