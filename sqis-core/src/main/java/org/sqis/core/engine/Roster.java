package org.sqis.core.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.ColumnWriter;
import org.sqis.core.column.Longs;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * Who stands in which row of one year: schools and what is none, their districts, what people
 * decided about them. Columns are made when they are first asked for. Confined to one thread.
 */
final class Roster {
  /** Of a row about which nobody decided. */
  static final long UNDECIDED = 0;

  /** Of a row that people designated. */
  static final long DESIGNATED = 1;

  /** Of a row that people left out. */
  static final long LEFT_OUT = 2;

  private final Dataset data;
  private final int rows;
  private boolean areSchoolsKnown;
  private @Nullable Slot schools;
  private final Map<Value.Missing, Slot> districts = new HashMap<>();

  Roster(Dataset data, int rows) {
    this.data = data;
    this.rows = rows;
  }

  Entity entity(int row) {
    int rated = data.entities().size();
    return row < rated ? data.entities().get(row) : data.formerEntities().get(row - rated);
  }

  /** Whether the row is a school that the data of the year know. */
  boolean isSchool(int row) {
    return data.isSchool(row);
  }

  /** By row whether it is a school that the data of the year know; empty if all are. */
  Optional<Slot> schools() {
    if (!areSchoolsKnown) {
      boolean areAll = true;
      for (int row = 0; row < rows && areAll; row++) {
        areAll = isSchool(row);
      }
      schools = areAll ? null : answers(this::isSchool, null);
      areSchoolsKnown = true;
    }
    return Optional.ofNullable(schools);
  }

  /**
   * Answers by row.
   *
   * @param nowhere the answer of a row without a district; null if it is asked like the others
   */
  Slot answers(IntPredicate isYes, Value.@Nullable Missing nowhere) {
    ColumnWriter writer = new ColumnWriter(rows, 0, 1, 0, nowhere == null ? 0 : 1);
    for (int row = 0; row < rows; row++) {
      if (nowhere != null && entity(row).districtName().isEmpty()) {
        writer.missing(row, 0);
      } else {
        writer.put(row, isYes.test(row) ? 1 : 0);
      }
    }
    return slot(writer, new Coding.Answers(), nowhere);
  }

  /**
   * By row the number of its district.
   *
   * @param nowhere the reason of a row without one
   */
  Slot districts(Value.Missing nowhere) {
    return districts.computeIfAbsent(nowhere, this::numbered);
  }

  private Slot numbered(Value.Missing nowhere) {
    Map<String, Integer> numbers = new HashMap<>();
    data.districts().forEach(name -> numbers.put(name, numbers.size()));
    ColumnWriter writer = new ColumnWriter(rows, 0, numbers.size(), 0, 1);
    for (int row = 0; row < rows; row++) {
      String name = entity(row).districtName();
      Integer number = name.isEmpty() ? null : numbers.get(name);
      if (number == null) {
        writer.missing(row, 0);
      } else {
        writer.put(row, number);
      }
    }
    return slot(writer, new Coding.Numbers(Rational.ONE), nowhere);
  }

  /** By row what people decided about a designation; empty if nothing. */
  Optional<Slot> decisions(String designation) {
    List<SchoolRecords.Decision> ofYear =
        data.records().decisions().stream()
            .filter(one -> one.designation().equals(designation) && one.year().equals(data.year()))
            .toList();
    if (ofYear.isEmpty()) {
      return Optional.empty();
    }
    ColumnWriter writer = new ColumnWriter(rows, 0, LEFT_OUT, 0, 0);
    for (int row = 0; row < rows; row++) {
      Optional<SchoolRecords.Decision> own =
          data.records().decision(entity(row).id(), designation, data.year());
      writer.put(row, own.map(one -> isDesignated(one) ? DESIGNATED : LEFT_OUT).orElse(UNDECIDED));
    }
    return Optional.of(slot(writer, new Coding.Numbers(Rational.ONE), null));
  }

  private static boolean isDesignated(SchoolRecords.Decision one) {
    return one.kind() == SchoolRecords.Decision.Kind.DESIGNATE;
  }

  private static Slot slot(ColumnWriter writer, Coding coding, Value.@Nullable Missing reason) {
    Column filled = writer.column(coding, reason == null ? List.of() : List.of(reason));
    Longs missing = filled.missing();
    boolean isWhole = missing != null && missing.range()[1] == 0;
    Column column = isWhole ? Column.of(coding, filled.codes(), null, List.of()) : filled;
    Slot slot = new Slot(YearRun.shape(column));
    slot.column(column);
    return slot;
  }
}
