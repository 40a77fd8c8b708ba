package org.sqis.core.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;

/** The few different texts of a column and their values, found by their bytes. */
final class KnownTexts {
  /** As many texts as a column of words has; names are not worth remembering. */
  private static final int MAX_TEXTS = 128;

  private final @Nullable Text[] table = new @Nullable Text[4 * MAX_TEXTS];
  private int size;

  /** A text and its value. */
  static final class Text {
    private final byte[] bytes;
    private final Value value;
    private final boolean saysSomething;
    private @Nullable CodedCells cells;
    private int place;

    private Text(byte[] bytes, Value value) {
      this.bytes = bytes;
      this.value = value;
      this.saysSomething = !value.equals(Assembly.NOT_REPORTED);
    }

    /** Whether it says more than that nothing is reported. */
    boolean saysSomething() {
      return saysSomething;
    }

    /** The place of the value in the list of {@code of}. */
    int placeIn(CodedCells of) {
      if (cells != of) {
        cells = of;
        place = of.placeOf(value);
      }
      return place;
    }
  }

  /** The text that bytes write; null if it is not known. */
  @Nullable Text find(byte[] bytes, int from, int to) {
    for (int at = hash(bytes, from, to); ; at++) {
      Text text = table[at & table.length - 1];
      if (text == null || Arrays.equals(text.bytes, 0, text.bytes.length, bytes, from, to)) {
        return text;
      }
    }
  }

  /** Remembers a text that is not known; null if there are too many. */
  @Nullable Text add(byte[] bytes, int from, int to, Value value) {
    if (size == MAX_TEXTS) {
      return null;
    }
    size++;
    Text text = new Text(Arrays.copyOfRange(bytes, from, to), value);
    int at = hash(bytes, from, to);
    while (table[at & table.length - 1] != null) {
      at++;
    }
    table[at & table.length - 1] = text;
    return text;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ hash >>> 15) & Integer.MAX_VALUE >>> 1;
  }
}
