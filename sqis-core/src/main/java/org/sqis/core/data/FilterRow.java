package org.sqis.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sqis.core.problem.ProblemCode;

/** The cells of a file that the filter of its rows reads. */
final class FilterRow implements RowFilter.Row {
  /** Says what is wrong with a cell of a column. */
  interface Faults {
    void add(String column, ProblemCode code, String help, String value);
  }

  private final List<String> columns;
  private final int[] positions;
  private final List<Set<String>> missing = new ArrayList<>();
  private final Faults faults;
  private List<String> cells = List.of();

  /** The cells of {@code columns}, of which the file says what texts mean a missing value. */
  FilterRow(List<String> columns, DataSpec.FileSpec file, Faults faults) {
    this.columns = columns;
    this.positions = new int[columns.size()];
    this.faults = faults;
    Arrays.fill(positions, -1);
    for (String each : columns) {
      Set<String> tokens = new HashSet<>();
      tokens.add("");
      for (DataSpec.MissingToken token : file.missing()) {
        if (token.column().isEmpty() || token.column().equals(each)) {
          tokens.add(token.token());
        }
      }
      missing.add(tokens);
    }
  }

  List<String> columns() {
    return columns;
  }

  /** Says where a column is in the file; -1 if it is not there. */
  void put(int index, int position) {
    positions[index] = position;
  }

  /** Whether the file lacks a column. */
  boolean lacksColumn() {
    return Arrays.stream(positions).anyMatch(position -> position < 0);
  }

  /** The same columns of another row. */
  FilterRow of(List<String> row) {
    cells = row;
    return this;
  }

  @Override
  public String text(int index) {
    return cells.get(positions[index]);
  }

  @Override
  public boolean isMissing(int index) {
    return missing.get(index).contains(text(index));
  }

  @Override
  public void report(int index, ProblemCode code, String help, String value) {
    faults.add(columns.get(index), code, help, value);
  }
}
