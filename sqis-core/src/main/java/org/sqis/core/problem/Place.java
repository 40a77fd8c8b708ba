package org.sqis.core.problem;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a problem is: in a part of a policy, or in a file of data. Immutable. */
public sealed interface Place {
  /**
   * A part of a policy or mapping, found by its structure and not by its text.
   *
   * @param path names from the outside in, separated by slashes, such as {@code
   *     index/sqii/shares/3/middle}
   */
  record Element(String path) implements Place {
    public Element {
      Objects.requireNonNull(path, "path");
    }

    /** The part named {@code name} of this part. */
    public Element child(String name) {
      return new Element(path + "/" + name);
    }

    /** The part numbered {@code index} of this part. */
    public Element child(int index) {
      return new Element(path + "/" + index);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Element that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
      return path.hashCode();
    }

    @Override
    public String toString() {
      return path;
    }
  }

  /**
   * A place in a file of data.
   *
   * @param file the name of the file
   * @param row the row as a spreadsheet counts it: the header line is 1; 0 for the file as a whole
   * @param column the name of the column, or empty
   */
  record Cell(String file, int row, String column) implements Place {
    public Cell {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(column, "column");
      if (row < 0) {
        throw new IllegalArgumentException("row must not be negative: " + row);
      }
    }

    @Override
    public String toString() {
      return file + (row == 0 ? "" : ":" + row) + (column.isEmpty() ? "" : ", column " + column);
    }
  }

  /** The part of a policy with the given path. */
  static Element element(String path) {
    return new Element(path);
  }
}
