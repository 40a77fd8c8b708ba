package org.sqis.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sqis.dsl.source.Span;

/**
 * A table as it is written; rows may differ in length. Immutable; safe for every thread.
 *
 * @param header the first row
 * @param rows the rows below it
 */
public record SyntaxTable(SyntaxRow header, List<SyntaxRow> rows) {
  public SyntaxTable {
    Objects.requireNonNull(header, "header");
    rows = List.copyOf(rows);
  }

  /** The table whose first row is the first of {@code rows}, of which there is one at least. */
  public static SyntaxTable of(List<SyntaxRow> rows) {
    return new SyntaxTable(rows.get(0), rows.subList(1, rows.size()));
  }

  /** From the first bar to the last. */
  public Span span() {
    List<SyntaxRow> all = new ArrayList<>(rows);
    all.add(header);
    Span span = header.span();
    for (SyntaxRow row : all) {
      span = span.to(row.span());
    }
    return span;
  }
}
