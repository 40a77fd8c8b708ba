package org.sqis.core.data;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.problem.Place;

/**
 * A mapping checked against a policy: for each file what is to be done with each column. Columns
 * with a fault are left out.
 *
 * @param vocabulary the names the dataset fills
 * @param files the files, in the order of the mapping
 * @param faultyInputs the places of inputs a left-out column would fill
 * @param firstYear the first year that the policy governs
 */
record Mapping(
    Vocabulary vocabulary, List<FilePlan> files, Set<Integer> faultyInputs, SchoolYear firstYear) {
  Mapping {
    files = List.copyOf(files);
    faultyInputs = Set.copyOf(faultyInputs);
  }

  /** Whom a slot of an input or answer describes. */
  UnitOfAnalysis each(Slot slot) {
    return slot.fills() == Fills.INPUT
        ? vocabulary.inputs().get(slot.target()).each()
        : result(slot).each();
  }

  /** The name of what a slot of an input or answer fills. */
  String name(Slot slot) {
    return slot.fills() == Fills.INPUT
        ? vocabulary.inputs().get(slot.target()).name()
        : result(slot).name();
  }

  /** The unit of its numbers. */
  Unit unit(Slot slot) {
    return slot.fills() == Fills.INPUT
        ? Wording.unitOf(vocabulary.inputs().get(slot.target()).type())
        : result(slot).unit();
  }

  /** The result that a slot of an answer or of a recorded result fills. */
  Vocabulary.Result result(Slot slot) {
    return slot.fills() == Fills.RECORDED
        ? vocabulary.recorded().get(slot.target())
        : vocabulary.results().get(slot.target());
  }

  /**
   * What is to be done with one file.
   *
   * @param spec the file as the mapping describes it
   * @param element where the mapping describes it
   * @param slots what is to be done with its columns
   * @param mentions columns the mapping speaks of without using them
   * @param filter which rows take part; null for every row
   */
  record FilePlan(
      DataSpec.FileSpec spec,
      Place.Element element,
      List<Slot> slots,
      List<Mention> mentions,
      @Nullable RowFilter filter) {
    FilePlan {
      slots = List.copyOf(slots);
      mentions = List.copyOf(mentions);
    }
  }

  /** What a column fills. */
  enum Fills {
    INPUT,
    ANSWER,
    RECORDED,
    NAME,
    DISTRICT,
    ENTITY,
    GROUP,
    YEAR
  }

  /**
   * What is to be done with one column.
   *
   * @param column its name in the file
   * @param element where the mapping speaks of it
   * @param fills what it fills
   * @param target the place of the input or result, else -1
   * @param group the place of the group of a wide column, else -1
   * @param year which school year its values belong to
   * @param unit how its numbers are written
   * @param reader reads its texts
   */
  record Slot(
      String column,
      Place.Element element,
      Fills fills,
      int target,
      int group,
      DataSpec.ColumnYear year,
      DataSpec.ColumnUnit unit,
      CellReader reader) {
    /** The same with another reader. */
    Slot with(CellReader other) {
      return new Slot(column, element, fills, target, group, year, unit, other);
    }
  }

  /**
   * A column the mapping speaks of besides the slots.
   *
   * @param column its name in the file
   * @param element where
   * @param by what speaks of it, for a message
   */
  record Mention(String column, Place.Element element, String by) {}
}
