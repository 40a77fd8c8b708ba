package org.sqis.core.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.sqis.core.column.Column;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;

/** What is known of one school year while a dataset is put together. */
final class YearValues {
  private final SchoolYear year;
  private final List<String> groups;
  private final List<Input> inputs;
  private final List<CodedCells> values = new ArrayList<>();
  private final BitSet described = new BitSet();
  private final BitSet hasValue = new BitSet();
  private final BitSet hasGroup = new BitSet();
  private final BitSet hasGroupValue = new BitSet();
  private final BitSet filled = new BitSet();
  private final BitSet hasDistrictValue = new BitSet();
  private boolean hasConsortiumValue;
  private int lastFilled = -1;
  private int lastFilledGroup = -1;

  /** The first row of each entity. */
  final Cells origins = new ValueCells(1);

  final ValueCells names = new ValueCells(1);
  final ValueCells districts = new ValueCells(1);

  YearValues(SchoolYear year, Vocabulary vocabulary) {
    this.year = year;
    this.groups = vocabulary.groups();
    this.inputs = vocabulary.inputs();
    for (Input input : inputs) {
      values.add(new CodedCells(input.each() == UnitOfAnalysis.GROUP ? groups.size() : 1));
    }
  }

  SchoolYear year() {
    return year;
  }

  CodedCells input(int input) {
    return values.get(input);
  }

  /** Says that a row of this year describes an entity. */
  void describe(int entity, int source, int row) {
    if (origins.get(entity, 0) == null) {
      origins.put(entity, 0, Assembly.NOT_REPORTED, source, row);
    }
    described.set(entity);
  }

  /** Says that the data of this year know a group of an entity. */
  void group(int entity, int group) {
    hasGroup.set(entity * groups.size() + group);
  }

  /**
   * Says that a cell of this year holds {@code value}.
   *
   * @param subject the entity, the district, or 0 for the consortium
   */
  void seen(int subject, int input, int group, Value value) {
    if (value.equals(Assembly.NOT_REPORTED)) {
      return;
    }
    filled(subject, input, group);
  }

  /** Says that a cell of this year holds more than that nothing is reported. */
  void filled(int subject, int input, int group) {
    filled.set(input);
    UnitOfAnalysis each = inputs.get(input).each();
    if (each == UnitOfAnalysis.CONSORTIUM) {
      hasConsortiumValue = true;
    } else if (each == UnitOfAnalysis.DISTRICT) {
      hasDistrictValue.set(subject);
    } else {
      filledBy(subject, each == UnitOfAnalysis.GROUP ? group : -1);
    }
  }

  /**
   * Says that an entity, or a group of it, has a value; the input is known to have one.
   *
   * @param group the group, or -1
   */
  void filledBy(int entity, int group) {
    // Most values come row by row, and what was said last need not be said again.
    if (entity != lastFilled) {
      described.set(entity);
      hasValue.set(entity);
      lastFilled = entity;
    }
    int place = entity * groups.size() + group;
    if (group >= 0 && place != lastFilledGroup) {
      hasGroupValue.set(place);
      lastFilledGroup = place;
    }
  }

  /** Whether a row of this year describes the entity, or a cell of this year has a value of it. */
  boolean describes(int entity) {
    return described.get(entity);
  }

  /** Whether a cell of this year has a value of one of them, or of the consortium. */
  boolean hasValue(Subjects subjects) {
    return hasConsortiumValue
        || IntStream.of(subjects.of(UnitOfAnalysis.SCHOOL)).anyMatch(hasValue::get)
        || IntStream.of(subjects.of(UnitOfAnalysis.DISTRICT)).anyMatch(hasDistrictValue::get);
  }

  /** Whether the data of this year say anything of an input. */
  boolean fills(int input) {
    return filled.get(input);
  }

  /** Whether a rated school must have a value here if it must never be missing. */
  boolean isDue(int entity, int input, int group) {
    boolean isPerGroup = inputs.get(input).each() == UnitOfAnalysis.GROUP;
    return !isPerGroup || isAll(group) || hasGroup.get(entity * groups.size() + group);
  }

  /** The same of a year before, which need not know every school, district, group and input. */
  boolean isDueEarlier(int subject, int input, int group) {
    return filled.get(input)
        && switch (inputs.get(input).each()) {
          case GROUP -> hasGroupValue.get(subject * groups.size() + group);
          case DISTRICT -> hasDistrictValue.get(subject);
          case POLICY, CONSORTIUM -> hasConsortiumValue;
          case SCHOOL -> hasValue.get(subject);
        };
  }

  /** The values of an input for those of {@code subjects} it describes, one after the other. */
  Column values(int input, Subjects subjects) {
    boolean isPerGroup = inputs.get(input).each() == UnitOfAnalysis.GROUP;
    return CodedColumn.of(
        values.get(input),
        subjects.of(inputs.get(input).each()),
        (entity, group) -> isPerGroup && isNoGroup(entity, group));
  }

  /** Whether a group has no value because it does not exist, and not because nobody sent it. */
  private boolean isNoGroup(int entity, int group) {
    int from = entity * groups.size();
    int next = hasGroup.nextSetBit(from);
    boolean hasAnyGroup = next >= 0 && next < from + groups.size();
    return !isAll(group) && !hasGroup.get(from + group) && hasAnyGroup;
  }

  private boolean isAll(int group) {
    return groups.get(group).equals(Group.ALL);
  }
}
