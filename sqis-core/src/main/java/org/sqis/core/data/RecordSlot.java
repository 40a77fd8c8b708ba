package org.sqis.core.data;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.DateLayout;
import org.sqis.core.problem.Place;

/**
 * Where a file says one field of its records.
 *
 * @param field the field
 * @param at where the mapping speaks of it
 * @param column the column; null if every row says {@code constant}
 * @param constant the text of every row; looked at only without a column
 * @param words for cell texts what they stand for
 * @param dates how its dates are written; null if the mapping does not say
 */
record RecordSlot(
    RecordField field,
    Place.Element at,
    @Nullable String column,
    String constant,
    Map<String, String> words,
    @Nullable DateLayout dates) {
  RecordSlot {
    words = Map.copyOf(words);
  }
}
