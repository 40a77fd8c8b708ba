package org.sqis.dsl.syntax;

import java.util.List;
import java.util.Objects;
import org.sqis.dsl.source.Span;

/**
 * A row of a table. Immutable; safe for every thread.
 *
 * @param cells the cells in order
 * @param span from the first bar to the last
 */
public record SyntaxRow(List<SyntaxCell> cells, Span span) {
  public SyntaxRow {
    cells = List.copyOf(cells);
    Objects.requireNonNull(span, "span");
  }
}
