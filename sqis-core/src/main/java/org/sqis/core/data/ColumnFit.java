package org.sqis.core.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.DateLayout;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Checks whether what a mapping says of a column fits the input or result it fills: its group, its
 * unit, its way to write dates and the meaning of its words.
 */
final class ColumnFit {
  /** In place of a group that cannot be. */
  static final int NO_GROUP = -2;

  private final Vocabulary vocabulary;
  private final ProblemList problems;

  ColumnFit(Vocabulary vocabulary, ProblemList problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  /** The place of a wide column's group, -1 without one, or {@link #NO_GROUP} after a fault. */
  int group(
      String group,
      String name,
      String noun,
      UnitOfAnalysis each,
      DataSpec.@Nullable Column groupColumn,
      Place.Element at) {
    if (group.isEmpty()) {
      if (each == UnitOfAnalysis.GROUP && groupColumn == null) {
        problems.add(
            Problem.of(ProblemCode.MAPPING_NEEDS_GROUP, at, name, noun)
                .help("say `of` and a group, or name the column that says the group of each row"));
        return NO_GROUP;
      }
      return -1;
    }
    int index = vocabulary.groupIndex(group);
    if (each != UnitOfAnalysis.GROUP) {
      problems.add(
          Problem.of(ProblemCode.MAPPING_NO_GROUP, at, name, noun, Wording.each(each))
              .help("write `" + name + "` alone"));
      return NO_GROUP;
    }
    if (index < 0) {
      problems.add(
          Problem.of(ProblemCode.MAPPING_UNKNOWN_GROUP, at, group)
              .help(MappingCheck.suggestion(group, vocabulary.groups())));
      return NO_GROUP;
    }
    if (groupColumn != null) {
      problems.add(
          Problem.of(ProblemCode.MAPPING_GROUP_TWICE, at, group, groupColumn.column())
              .help("a file says the group either in a column of its own or column by column"));
      return NO_GROUP;
    }
    return index;
  }

  /** Whether a column's dates, unit and words fit {@code type}; reports it if not. */
  boolean fits(
      String name,
      Type type,
      @Nullable DateLayout dates,
      DataSpec.ColumnUnit unit,
      List<DataSpec.Word> words,
      Place.Element at) {
    return datesFit(name, type, dates, words, at) && unitFits(name, type, unit, words, at);
  }

  /** Whether a column's way to write dates fits the type it fills; reports it if not. */
  private boolean datesFit(
      String name,
      Type type,
      @Nullable DateLayout dates,
      List<DataSpec.Word> words,
      Place.Element at) {
    if (type instanceof Type.Date && !words.isEmpty()) {
      problems.add(Problem.of(ProblemCode.MAPPING_WORDS_OF_DATE, at, name));
      return false;
    }
    if (dates != null && !(type instanceof Type.Date)) {
      problems.add(
          Problem.of(
              ProblemCode.MAPPING_LAYOUT_WRONG, at, name, Wording.noun(type), dates.words()));
      return false;
    }
    return true;
  }

  /** Whether a column's unit and words fit the type it fills; reports it if not. */
  private boolean unitFits(
      String name,
      Type type,
      DataSpec.ColumnUnit unit,
      List<DataSpec.Word> words,
      Place.Element at) {
    if (type instanceof Type.Numeric && !words.isEmpty()) {
      problems.add(Problem.of(ProblemCode.MAPPING_WORDS_OF_NUMBER, at, name));
      return false;
    }
    boolean isShare =
        type instanceof Type.Numeric numeric
            && (numeric.unit() == Unit.PERCENT || numeric.unit() == Unit.POINTS);
    if (isShare && unit == DataSpec.ColumnUnit.PLAIN) {
      problems.add(
          Problem.of(ProblemCode.MAPPING_UNIT_NEEDED, at, name, type.words())
              .help("say `percent` if 54.1 stands for 54.1%, `fraction` if 0.541 does"));
      return false;
    }
    if (!isShare && unit != DataSpec.ColumnUnit.PLAIN) {
      String written = unit == DataSpec.ColumnUnit.PERCENT ? "percent" : "fractions";
      problems.add(
          Problem.of(ProblemCode.MAPPING_UNIT_WRONG, at, name, Wording.noun(type), written));
      return false;
    }
    return true;
  }
}
