package org.sqis.core.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Input;

/** Makes the columns of a dataset from what is known of each year. */
final class DatasetColumns {
  private final List<YearValues> years;
  private final Vocabulary vocabulary;
  private final Subjects subjects;
  private final BitSet carried = new BitSet();

  /**
   * The columns of all years.
   *
   * @param years the years, the rated one first
   * @param everyYear the inputs of which the mapping says that they hold for every year
   */
  DatasetColumns(
      List<YearValues> years, Vocabulary vocabulary, Subjects subjects, BitSet everyYear) {
    this.years = years;
    this.vocabulary = vocabulary;
    this.subjects = subjects;
    for (int i = 0; i < vocabulary.inputs().size(); i++) {
      int input = i;
      Input each = vocabulary.inputs().get(i);
      boolean isWord = each.each() != UnitOfAnalysis.GROUP && each.type() instanceof Type.OneOf;
      boolean isGivenOnce =
          rated().fills(i) && years.stream().skip(1).noneMatch(earlier -> earlier.fills(input));
      carried.set(i, everyYear.get(i) || (isWord && isGivenOnce));
    }
  }

  private YearValues rated() {
    return years.get(Assembly.RATED);
  }

  /**
   * The inputs whose values in the rated year stand for every other year too: those the mapping
   * says it of, and words that describe no group, such as the type of a school, that no other year
   * gives.
   */
  BitSet carried() {
    return (BitSet) carried.clone();
  }

  /** The inputs of a year. */
  List<InputColumn> of(YearValues year) {
    List<InputColumn> columns = new ArrayList<>();
    for (int i = 0; i < vocabulary.inputs().size(); i++) {
      Column values = year.values(i, subjects);
      BitSet ofRated = new BitSet();
      if (carried.get(i) && !year.equals(rated())) {
        values = withStanding(values, rated().values(i, subjects), ofRated);
      }
      columns.add(new InputColumn(vocabulary.inputs().get(i), values, ofRated));
    }
    return columns;
  }

  /** The values with those of the rated year where nothing is reported; says where that is. */
  private static Column withStanding(Column values, Column standing, BitSet ofRated) {
    List<Value> all = values.values();
    for (int row = 0; row < all.size(); row++) {
      if (all.get(row).equals(Assembly.NOT_REPORTED)) {
        all.set(row, standing.value(row));
        ofRated.set(row);
      }
    }
    return Column.of(all);
  }

  /** The published answers, whose cells are those of the results one after the other. */
  List<AnswerColumn> answers(List<Cells> cells) {
    List<AnswerColumn> columns = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Vocabulary.Result result = vocabulary.results().get(i);
      columns.add(
          new AnswerColumn(
              new Dataset.PublishedResult(result.name(), result.each()),
              values(cells.get(i), subjects.of(result.each()))));
    }
    return columns;
  }

  private static @Nullable Value[] values(Cells cells, int[] order) {
    @Nullable Value[] values = new @Nullable Value[order.length * cells.width()];
    for (int i = 0; i < order.length; i++) {
      for (int group = 0; group < cells.width(); group++) {
        values[i * cells.width() + group] = cells.get(order[i], group);
      }
    }
    return values;
  }
}
