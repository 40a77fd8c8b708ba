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
  static final byte NOTHING = 0;
  static final byte NUMBER = 1;
  static final byte LISTED = 2;

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
  private byte[] kinds = new byte[0];
  private int[] codes = new int[0];
  private int[] rows = new int[0];

  /** The source of all values; of each in {@link #sources} if there are several. */
  private int source = -1;

  private int @Nullable [] sources;

  /** How many decimals the codes of numbers have. */
  private int decimals;

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

  /** The kinds of all cells, entity by entity; cells beyond hold nothing. */
  byte[] kinds() {
    return kinds;
  }

  /** The codes of all cells. */
  int[] codes() {
    return codes;
  }

  private byte kind(int entity, int place) {
    int index = entity * width + place;
    return index < kinds.length ? kinds[index] : NOTHING;
  }

  private int code(int entity, int place) {
    return codes[entity * width + place];
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
    return switch (kind(entity, place)) {
      case NUMBER -> Value.of(Rational.of(code(entity, place), POWERS[decimals]));
      case LISTED -> listed.get(code(entity, place));
      default -> null;
    };
  }

  @Override
  public int row(int entity, int place) {
    return rows[entity * width + place];
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
    if (index < kinds.length && kinds[index] != NOTHING) {
      return -1;
    }
    return from == source && sources == null && index < kinds.length
        ? index
        : index(entity, place, from);
  }

  /** Fills a cell with the value at a place of the list. */
  void fillListed(int index, int which, int row) {
    kinds[index] = LISTED;
    codes[index] = which;
    rows[index] = row;
  }

  /**
   * Fills a cell with a decimal.
   *
   * @param code the number without its point
   * @param digits how many digits stand after the point, 0 to {@link #MAX_PLACES}
   * @return false, and nothing is put, if the code would be too long
   */
  boolean fillNumber(int index, long code, int digits, int row) {
    if (code != (int) code || (digits > decimals && !rescale(digits))) {
      return false;
    }
    long scaled = code * POWERS[decimals - digits];
    if (scaled != (int) scaled) {
      return false;
    }
    kinds[index] = NUMBER;
    codes[index] = (int) scaled;
    rows[index] = row;
    return true;
  }

  /** Gives all numbers more decimals, unless one would become too long. */
  private boolean rescale(int digits) {
    long power = POWERS[digits - decimals];
    for (int i = 0; i < codes.length; i++) {
      if (kinds[i] == NUMBER && codes[i] * power != (int) (codes[i] * power)) {
        return false;
      }
    }
    for (int i = 0; i < codes.length; i++) {
      if (kinds[i] == NUMBER) {
        codes[i] *= (int) power;
      }
    }
    decimals = digits;
    return true;
  }

  private int index(int entity, int place, int from) {
    int index = entity * width + place;
    if (index >= kinds.length) {
      int length = Math.max(Math.max(256, kinds.length * 2), (entity + 1) * width);
      kinds = Arrays.copyOf(kinds, length);
      codes = Arrays.copyOf(codes, length);
      rows = Arrays.copyOf(rows, length);
      sources = sources == null ? null : Arrays.copyOf(sources, length);
    }
    if (from != source && sources == null) {
      if (source < 0) {
        source = from;
      } else {
        sources = new int[kinds.length];
        Arrays.fill(sources, source);
      }
    }
    if (sources != null) {
      sources[index] = from;
    }
    return index;
  }
}
