package org.sqis.core.data;

import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;
import org.sqis.core.problem.ProblemCode;

/** Checks that all answers of a column whose type nobody said are of one kind. */
final class AnswerKinds {
  private final @Nullable Value[] first;

  AnswerKinds(int columns) {
    this.first = new @Nullable Value[columns];
  }

  /** The value, or {@link Assembly#FAULTY} if it is of another kind than those above it. */
  Value check(int column, Value value, String text, CellReader.Faults faults) {
    if (value.isMissing()) {
      return value;
    }
    Value above = first[column];
    if (above == null) {
      first[column] = value;
      return value;
    }
    if (kind(above).equals(kind(value))) {
      return value;
    }
    String help =
        NumberReader.isMark(text)
            ? NumberReader.help(text)
            : "list the text under `missing`, or among the words of the column, in the mapping";
    faults.add(ProblemCode.DATA_MIXED_ANSWERS, help, text, kind(value), kinds(above));
    return Assembly.FAULTY;
  }

  private static String kinds(Value value) {
    return value instanceof Value.Num
        ? "numbers"
        : value instanceof Value.YesNo
            ? "yes or no"
            : value instanceof Value.Date ? "dates" : "words";
  }

  private static String kind(Value value) {
    return value instanceof Value.Num
        ? "a number"
        : value instanceof Value.YesNo
            ? "yes or no"
            : value instanceof Value.Date ? "a date" : "a word";
  }
}
