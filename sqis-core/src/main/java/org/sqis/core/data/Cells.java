package org.sqis.core.data;

import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;

/**
 * Values that come in one by one, each with the number of its row and of its source. Grow as
 * entities are added. Arrays of numbers instead of objects, because there can be many millions.
 */
sealed interface Cells permits ValueCells, CodedCells {
  /** How many values there are for each entity. */
  int width();

  /** The value at a place of an entity; null if there is none. */
  @Nullable Value get(int entity, int place);

  /** Whether there is a value at a place of an entity, and it is not missing. */
  boolean isKnown(int entity, int place);

  /** The row of a value there is. */
  int row(int entity, int place);

  /** The source of a value there is. */
  int source(int entity, int place);

  /** Puts a value in place of the one there is. */
  void put(int entity, int place, Value value, int source, int row);
}
