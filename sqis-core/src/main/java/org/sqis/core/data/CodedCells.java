package org.sqis.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * Cells for the values of an input: decimals as whole numbers and every other value by its place in
 * a list.
 */
final class CodedCells implements Cells {
  /** A cell is 0, or a code and in its last two bits what it is. */
  static final int NUMBER = 1;

  static final int LISTED = 2;

  /** The bits that say what a cell is. */
  static final int KIND = 3;

  /** How far the code of a cell is shifted. */
  static final int SHIFT = 2;

  /** Codes of numbers are less, and those below 0 not less than its opposite. */
  private static final long LIMIT = 1L << 29;

  /** Decimals with more places are listed. */
  static final int MAX_PLACES = 9;

  private static final long[] POWERS = new long[MAX_PLACES + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private final int width;
  private int[] cells = new int[0];

  /** The row of each value; null while all are {@link #shift} more than the places of cells. */
  private int @Nullable [] rows;

  private int shift;
  private boolean isShiftKnown;

  /** The source of all values; of each in {@link #sources} if there are several. */
  private int source = -1;

  private int @Nullable [] sources;

  /** How many decimals the codes of numbers have. */
  private int decimals;

  private boolean hasNumbers;
  private int least;
  private int most;

  private final List<Value> listed = new ArrayList<>();
  private final Map<Value, Integer> places = new HashMap<>();

  /** Cells of {@code width} values for each entity. */
  CodedCells(int width) {
    this.width = width;
  }

  /** {@code 10} to the power of {@code places}. */
  static long power(int places) {
    return POWERS[places];
  }

  @Override
  public int width() {
    return width;
  }

  /** All cells, entity by entity; those beyond hold nothing. */
  int[] cells() {
    return cells;
  }

  private int cell(int entity, int place) {
    int index = entity * width + place;
    return index < cells.length ? cells[index] : 0;
  }

  /** Whether there are numbers that are not listed. */
  boolean hasNumbers() {
    return hasNumbers;
  }

  /** The least code of a number, or 0. */
  int least() {
    return least;
  }

  /** The greatest code of a number, or 0. */
  int most() {
    return most;
  }

  /** How many of the decimals are zeros in all numbers. */
  int spareDecimals() {
    int spare = 0;
    while (spare < decimals && areMultiples(POWERS[spare + 1])) {
      spare++;
    }
    return spare;
  }

  private boolean areMultiples(long of) {
    for (int cell : cells) {
      if ((cell & KIND) == NUMBER && (cell >> SHIFT) % of != 0) {
        return false;
      }
    }
    return true;
  }

  int decimals() {
    return decimals;
  }

  /** The values of the list. */
  List<Value> listed() {
    return listed;
  }

  @Override
  public @Nullable Value get(int entity, int place) {
    int cell = cell(entity, place);
    if (cell == 0) {
      return null;
    }
    return (cell & KIND) == NUMBER
        ? Value.of(Rational.of(cell >> SHIFT, POWERS[decimals]))
        : listed.get(cell >> SHIFT);
  }

  @Override
  public boolean isKnown(int entity, int place) {
    int cell = cell(entity, place);
    return (cell & KIND) == NUMBER || (cell != 0 && !listed.get(cell >> SHIFT).isMissing());
  }

  @Override
  public int row(int entity, int place) {
    int index = entity * width + place;
    return rows == null ? index + shift : rows[index];
  }

  @Override
  public int source(int entity, int place) {
    return sources == null ? source : sources[entity * width + place];
  }

  @Override
  public void put(int entity, int place, Value value, int from, int row) {
    if (!(value instanceof Value.Num num && putDecimal(entity, place, num.number(), from, row))) {
      putListed(entity, place, placeOf(value), from, row);
    }
  }

  private boolean putDecimal(int entity, int place, Rational number, int from, int row) {
    if (number.denominator().bitLength() > 30 || number.numerator().bitLength() > 31) {
      return false;
    }
    long denominator = number.denominator().longValue();
    int digits = 0;
    while (digits < MAX_PLACES && POWERS[digits] % denominator != 0) {
      digits++;
    }
    return POWERS[digits] % denominator == 0
        && putNumber(
            entity,
            place,
            number.numerator().longValue() * (POWERS[digits] / denominator),
            digits,
            from,
            row);
  }

  /** The place of a value in the list, new or known. */
  int placeOf(Value value) {
    Integer known = places.putIfAbsent(value, listed.size());
    if (known != null) {
      return known;
    }
    listed.add(value);
    return listed.size() - 1;
  }

  private void putListed(int entity, int place, int which, int from, int row) {
    fillListed(index(entity, place, from), which, row);
  }

  private boolean putNumber(int entity, int place, long code, int digits, int from, int row) {
    return fillNumber(index(entity, place, from), code, digits, row);
  }

  /** Where a cell is, if it holds nothing, to be filled next; else -1. */
  int free(int entity, int place, int from) {
    int index = entity * width + place;
    if (index < cells.length && cells[index] != 0) {
      return -1;
    }
    return from == source && sources == null && index < cells.length
        ? index
        : index(entity, place, from);
  }

  /** Fills a cell with the value at a place of the list. */
  void fillListed(int index, int which, int row) {
    cells[index] = which << SHIFT | LISTED;
    putRow(index, row);
  }

  /**
   * Fills a cell with a decimal.
   *
   * @param code the number without its point
   * @param digits how many digits stand after the point, 0 to {@link #MAX_PLACES}
   * @return false, and nothing is put, if the code would be too long
   */
  boolean fillNumber(int index, long code, int digits, int row) {
    if (code >= LIMIT || code < -LIMIT || (digits > decimals && !rescale(digits))) {
      return false;
    }
    long scaled = code * POWERS[decimals - digits];
    if (scaled >= LIMIT || scaled < -LIMIT) {
      return false;
    }
    cells[index] = (int) scaled << SHIFT | NUMBER;
    hasNumbers = true;
    least = Math.min(least, (int) scaled);
    most = Math.max(most, (int) scaled);
    putRow(index, row);
    return true;
  }

  private void putRow(int index, int row) {
    if (rows == null && row - index != shift) {
      if (isShiftKnown) {
        rows = new int[cells.length];
        Arrays.setAll(rows, each -> each + shift);
      } else {
        shift = row - index;
      }
    }
    isShiftKnown = true;
    if (rows != null) {
      rows[index] = row;
    }
  }

  /** Gives all numbers more decimals, unless one would become too long. */
  private boolean rescale(int digits) {
    long power = POWERS[digits - decimals];
    if (least * power < -LIMIT || most * power >= LIMIT) {
      return false;
    }
    for (int i = 0; i < cells.length; i++) {
      if ((cells[i] & KIND) == NUMBER) {
        cells[i] = (((cells[i] >> SHIFT) * (int) power) << SHIFT) | NUMBER;
      }
    }
    least *= (int) power;
    most *= (int) power;
    decimals = digits;
    return true;
  }

  private int index(int entity, int place, int from) {
    int index = entity * width + place;
    if (index >= cells.length) {
      int length = Math.max(Math.max(256, cells.length * 2), (entity + 1) * width);
      cells = Arrays.copyOf(cells, length);
      rows = rows == null ? null : Arrays.copyOf(rows, length);
      sources = sources == null ? null : Arrays.copyOf(sources, length);
    }
    if (from != source && sources == null) {
      if (source < 0) {
        source = from;
      } else {
        sources = new int[cells.length];
        Arrays.fill(sources, source);
      }
    }
    if (sources != null) {
      sources[index] = from;
    }
    return index;
  }
}
