package org.sqis.core.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqis.core.column.Column;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Input;

/**
 * What a dataset holds of one year: whom its data know, the values of the inputs and the published
 * answers, each found by place and name. Deeply immutable; safe for every thread.
 */
final class DatasetYear {
  private final SchoolYear year;
  private final Roster roster;
  private final BitSet known;
  private final List<Input> inputs;
  private final Map<String, InputColumn> columns = new LinkedHashMap<>();
  private final List<Dataset.PublishedResult> publishedResults;
  private final Map<String, AnswerColumn> answers = new LinkedHashMap<>();

  private DatasetYear(
      SchoolYear year,
      Roster roster,
      BitSet known,
      List<Input> inputs,
      List<InputColumn> columns,
      List<AnswerColumn> answers) {
    this.year = year;
    this.roster = roster;
    this.known = known;
    this.inputs = inputs;
    for (InputColumn column : columns) {
      this.columns.put(column.of().name(), column);
    }
    List<Dataset.PublishedResult> published = new ArrayList<>();
    for (AnswerColumn answer : answers) {
      published.add(answer.of());
      this.answers.put(answer.of().name(), answer);
    }
    this.publishedResults = List.copyOf(published);
  }

  /** The year that is rated; its data know all entities, and no former ones. */
  static DatasetYear rated(
      SchoolYear year, Roster roster, List<InputColumn> columns, List<AnswerColumn> answers) {
    BitSet known = new BitSet();
    known.set(0, roster.entities().size());
    List<Input> inputs = new ArrayList<>();
    for (InputColumn column : columns) {
      inputs.add(column.of());
    }
    return new DatasetYear(year, roster, known, List.copyOf(inputs), columns, answers);
  }

  /**
   * A year besides this one, with the same inputs, of which nothing was published.
   *
   * @param roster the schools and districts of the dataset with their districts of this year
   * @param known the places of those that the data of this year know
   * @param columns the inputs, in the order of the policy
   */
  DatasetYear other(SchoolYear year, Roster roster, BitSet known, List<InputColumn> columns) {
    return new DatasetYear(year, roster, known, inputs, columns, List.of());
  }

  SchoolYear year() {
    return year;
  }

  Roster roster() {
    return roster;
  }

  List<Input> inputs() {
    return inputs;
  }

  List<Dataset.PublishedResult> publishedResults() {
    return publishedResults;
  }

  boolean knows(int entity) {
    return known.get(roster.place(entity));
  }

  boolean isOfRatedYear(int entity, String input) {
    return inputColumn(input).isOfRated(roster.place(entity));
  }

  Value ofSchool(int entity, String input) {
    return column(input, UnitOfAnalysis.SCHOOL).value(roster.place(entity));
  }

  Value ofGroup(int entity, String input, String group) {
    InputColumn column = inputColumn(input);
    int groupIndex = roster.group(group);
    roster.place(entity);
    if (column.of().each().isWiderThanSchool()) {
      throw new IllegalArgumentException("input must be one of each school or group: " + input);
    }
    return column.of().each() == UnitOfAnalysis.SCHOOL
        ? column.values().value(entity)
        : column.values().value(entity * roster.groups().size() + groupIndex);
  }

  Value ofDistrict(String district, String input) {
    return column(input, UnitOfAnalysis.DISTRICT).value(roster.district(district));
  }

  Value ofConsortium(String input) {
    return column(input, UnitOfAnalysis.CONSORTIUM).value(0);
  }

  Column column(String input) {
    return inputColumn(input).values();
  }

  private Column column(String input, UnitOfAnalysis each) {
    InputColumn column = inputColumn(input);
    if (column.of().each() != each) {
      throw new IllegalArgumentException(
          "input must be one of " + Wording.each(each) + ": " + input);
    }
    return column.values();
  }

  private InputColumn inputColumn(String input) {
    InputColumn column = columns.get(input);
    if (column == null) {
      throw new IllegalArgumentException("input must be one of " + columns.keySet() + ": " + input);
    }
    return column;
  }

  Optional<Value> published(int entity, String result, String group) {
    roster.place(entity);
    AnswerColumn answer = answers.get(result);
    if (answer == null || answer.of().each().isWiderThanSchool()) {
      return Optional.empty();
    }
    return answer.of().isPerGroup()
        ? answer.at(entity * roster.groups().size() + roster.group(group))
        : answer.at(entity);
  }

  Optional<Value> publishedOfDistrict(String district, String result) {
    return published(result, UnitOfAnalysis.DISTRICT, roster.district(district));
  }

  /** The answer of a row to a result of each district or of the consortium. */
  Optional<Value> published(String result, UnitOfAnalysis each, int row) {
    AnswerColumn answer = answers.get(result);
    return answer == null || answer.of().each() != each ? Optional.empty() : answer.at(row);
  }
}
