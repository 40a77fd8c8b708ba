package org.sqis.core.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;

/**
 * Values that come in one by one, each with the number of its row and of its source. Grows as
 * entities are added. Arrays of numbers instead of objects, because there can be many millions.
 */
final class Cells {
  private final int width;
  private @Nullable Value[] values = new @Nullable Value[0];
  private int[] rows = new int[0];
  private int[] sources = new int[0];

  /** Cells of {@code width} values for each entity. */
  Cells(int width) {
    this.width = width;
  }

  int width() {
    return width;
  }

  @Nullable Value get(int entity, int place) {
    int index = entity * width + place;
    return index < values.length ? values[index] : null;
  }

  int row(int entity, int place) {
    return rows[entity * width + place];
  }

  int source(int entity, int place) {
    return sources[entity * width + place];
  }

  void put(int entity, int place, Value value, int source, int row) {
    int index = entity * width + place;
    if (index >= values.length) {
      int length = Math.max(Math.max(256, values.length * 2), (entity + 1) * width);
      values = Arrays.copyOf(values, length);
      rows = Arrays.copyOf(rows, length);
      sources = Arrays.copyOf(sources, length);
    }
    values[index] = value;
    rows[index] = row;
    sources[index] = source;
  }
}
