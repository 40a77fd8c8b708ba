package org.sqis.core.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A table as numbered cells and equations between them. Every relation that anybody knows is an
 * equation: a count is a part and those who are not in the part; a total is its counts and a
 * remainder. That a part is at most its whole, and what follows from it for the others of a school,
 * is then only that no cell is negative. Immutable once made.
 */
final class Cells {
  private final List<CountTable.Part> parts;
  private final int stride;
  private final int printed;
  private final List<String> ids = new ArrayList<>();
  private final Map<Integer, List<Sum>> sumsOf = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<List<Row>> rowsOf = new ArrayList<>();
  private final long[] values;
  private final boolean[] isThere;

  /** Parts that nobody told us; what stands for them is only one of the possible values. */
  private final boolean[] isGuess;

  /** Those of them that cannot be right. */
  private final boolean[] isWrong;

  /**
   * A total, by the numbers of its lines.
   *
   * @param counts the lines that are added, without the remainder
   */
  record Sum(int whole, List<Integer> counts, CountTable.Rather rather) {}

  /**
   * An equation: the cells, the last one taken away from the others, add up to a known number.
   *
   * @param number its place among all rows
   */
  record Row(int number, List<Integer> cells) {
    int sign(int cell) {
      return cells.get(cells.size() - 1) == cell ? -1 : 1;
    }
  }

  Cells(CountTable table) {
    this.parts = table.parts();
    this.stride = 1 + 2 * parts.size();
    this.printed = table.lines().size();
    int most = (printed + table.totals().size()) * stride;
    values = new long[most];
    isThere = new boolean[most];
    isGuess = new boolean[most];
    isWrong = new boolean[most];
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (CountTable.Line line : table.lines()) {
      numbers.put(line.id(), ids.size());
      put(line);
    }
    List<List<Integer>> equal = new ArrayList<>();
    for (CountTable.Total total : table.totals()) {
      int whole = Objects.requireNonNull(numbers.get(total.whole()));
      List<Integer> counts =
          total.counts().stream().map(id -> Objects.requireNonNull(numbers.get(id))).toList();
      Sum sum = new Sum(whole, counts, total.rather());
      guess(sum);
      equal.add(added(sum));
    }
    for (int cell = 0; cell < size(); cell++) {
      rowsOf.add(new ArrayList<>());
    }
    equal.forEach(this::total);
    for (int line = 0; line < ids.size(); line++) {
      divided(line);
    }
  }

  private void put(CountTable.Line line) {
    int base = ids.size() * stride;
    ids.add(line.id());
    values[base] = line.count();
    isThere[base] = true;
    for (int i = 0; i < parts.size(); i++) {
      Long part = line.parts().get(parts.get(i).name());
      if (part != null) {
        int cell = base + 1 + 2 * i;
        values[cell] = part;
        values[cell + 1] = values[base + outer(i)] - part;
        isThere[cell] = true;
        isThere[cell + 1] = parts.get(i).isWithin();
      }
    }
  }

  /**
   * Puts numbers for parts that are not known, so that the counts can add up: as few as the total
   * allows.
   */
  private void guess(Sum sum) {
    for (int i = 0; i < parts.size(); i++) {
      int at = 1 + 2 * i;
      if (!isThere[sum.whole() * stride + at]) {
        continue;
      }
      long left = values[sum.whole() * stride + at];
      long others = values[sum.whole() * stride + outer(i)];
      for (int line : sum.counts()) {
        left -= values[line * stride + at];
        others -= values[line * stride + outer(i)];
      }
      left -= others;
      for (int line : sum.counts()) {
        int cell = line * stride + at;
        int outer = line * stride + outer(i);
        if (!isThere[cell] && isThere[outer]) {
          long guess = Math.max(0, Math.min(left, values[outer]));
          values[cell] = guess;
          values[cell + 1] = values[outer] - guess;
          left -= guess;
          isThere[cell] = true;
          isThere[cell + 1] = parts.get(i).isWithin();
          isGuess[cell] = true;
          isGuess[cell + 1] = isThere[cell + 1];
        }
      }
    }
  }

  /** At which place of a line that stands of which a part is a part. */
  private int outer(int part) {
    String of = parts.get(part).of();
    for (int i = 0; i < part; i++) {
      if (parts.get(i).name().equals(of)) {
        return 1 + 2 * i;
      }
    }
    return 0;
  }

  /** The lines of a total, the whole last, with a new line for what its counts lack to it. */
  private List<Integer> added(Sum sum) {
    List<Integer> all = new ArrayList<>(sum.counts());
    all.add(sum.whole());
    all.forEach(line -> sumsOf.computeIfAbsent(line, any -> new ArrayList<>()).add(sum));
    int base = ids.size() * stride;
    boolean isRest = true;
    for (int at = 0; at < stride; at++) {
      values[base + at] = values[sum.whole() * stride + at];
      for (int line : sum.counts()) {
        values[base + at] -= values[line * stride + at];
      }
      isThere[base + at] = isThere[sum.whole() * stride + at];
      isRest &= values[base + at] >= 0 || !isThere[base + at];
    }
    // Counts that add up exactly leave nobody out. Where they add up to more than the total, or
    // their parts do, the difference is an error of the data, and taken as known.
    if (isRest && values[base] > 0) {
      all.add(0, ids.size());
      sumsOf.put(ids.size(), List.of(sum));
      ids.add(ids.get(sum.whole()) + " but " + sum.counts().stream().map(ids::get).toList());
    } else {
      for (int at = 0; at < stride; at++) {
        isThere[base + at] = false;
        if (values[base + at] != 0) {
          // The guess does not fit what is known, so nothing may rest on it.
          for (int line : sum.counts()) {
            isWrong[line * stride + at] = isGuess[line * stride + at];
          }
        }
      }
    }
    return all;
  }

  private void total(List<Integer> lines) {
    int whole = lines.get(lines.size() - 1) * stride;
    for (int at = 0; at < stride; at++) {
      if (isThere[whole + at]) {
        int place = at;
        row(lines.stream().map(line -> line * stride + place).toList());
      }
    }
  }

  /** A count is its part and those who are not in it. */
  private void divided(int line) {
    int base = line * stride;
    for (int i = 0; i < parts.size(); i++) {
      int part = base + 1 + 2 * i;
      if (isThere[part + 1]) {
        row(List.of(part, part + 1, base + outer(i)));
      }
    }
  }

  private void row(List<Integer> cells) {
    Row row = new Row(rows.size(), cells);
    rows.add(row);
    cells.forEach(cell -> rowsOf.get(cell).add(row));
  }

  /** How many lines there are: those of the table, then remainders. */
  int lines() {
    return ids.size();
  }

  /** Whether a line is one of the table, not a remainder. */
  boolean isPrinted(int line) {
    return line < printed;
  }

  String id(int line) {
    return ids.get(line);
  }

  long count(int line) {
    return values[line * stride];
  }

  /** The number of the cell of the count of a line. */
  int first(int line) {
    return line * stride;
  }

  /** The cells of a line that have a value. */
  List<Integer> of(int line) {
    List<Integer> cells = new ArrayList<>();
    for (int cell = line * stride; cell < (line + 1) * stride; cell++) {
      if (isThere[cell]) {
        cells.add(cell);
      }
    }
    return cells;
  }

  /** Whether a cell is never told and can be moved: a part of which only a guess is known. */
  boolean isOpen(int cell) {
    return isGuess[cell] && !isWrong[cell];
  }

  /** Whether what stands for a cell is no possible value, so that it must not be moved. */
  boolean isFixed(int cell) {
    return isWrong[cell];
  }

  /** The totals a line has part in. */
  List<Sum> sums(int line) {
    return sumsOf.getOrDefault(line, List.of());
  }

  /** How many cells there are. */
  int size() {
    return ids.size() * stride;
  }

  long value(int cell) {
    return values[cell];
  }

  /** How many equations there are. */
  int rows() {
    return rows.size();
  }

  /** The equations of a cell. */
  List<Row> rows(int cell) {
    return rowsOf.get(cell);
  }
}
