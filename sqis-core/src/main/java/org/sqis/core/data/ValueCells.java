package org.sqis.core.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;

/** Cells for values of which most are different, such as names. */
final class ValueCells implements Cells {
  private final int width;
  private @Nullable Value[] values = new @Nullable Value[0];
  private int[] rows = new int[0];
  private int[] sources = new int[0];

  /** Cells of {@code width} values for each entity. */
  ValueCells(int width) {
    this.width = width;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public @Nullable Value get(int entity, int place) {
    int index = entity * width + place;
    return index < values.length ? values[index] : null;
  }

  /** Whether nobody put a value. */
  boolean isEmpty() {
    return values.length == 0;
  }

  @Override
  public boolean isKnown(int entity, int place) {
    Value value = get(entity, place);
    return value != null && !value.isMissing();
  }

  @Override
  public int row(int entity, int place) {
    return rows[entity * width + place];
  }

  @Override
  public int source(int entity, int place) {
    return sources[entity * width + place];
  }

  @Override
  public void put(int entity, int place, Value value, int source, int row) {
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
