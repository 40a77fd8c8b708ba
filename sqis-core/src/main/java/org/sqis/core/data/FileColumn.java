package org.sqis.core.data;

import org.sqis.core.problem.Place;

/**
 * A column of a file, as the source of values.
 *
 * @param file the path of the file
 * @param column the name of the column
 * @param format the format of the file, which decides whether its rows are called records
 */
record FileColumn(String file, String column, DataSpec.Format format) implements Assembly.Source {
  @Override
  public Place at(int row) {
    return new Place.Cell(file, row, column);
  }

  @Override
  public String describe(int row) {
    return row(format, row) + " of `" + file + "`, column `" + column + "`";
  }

  /** {@code row 12}, or {@code record 12} in a JSON file. */
  static String row(DataSpec.Format format, int row) {
    return noun(format) + " " + row;
  }

  /** What a row is called. */
  static String noun(DataSpec.Format format) {
    return switch (format) {
      case CSV -> "row";
      case JSON -> "record";
    };
  }
}
