package org.sqis.dsl.syntax;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.dsl.source.Span;

/**
 * A clause: a line of a declaration and the rows below it. Immutable; safe for every thread.
 *
 * @param items the whole line; the first is a word. Whoever knows the clauses decides how many
 *     words name it, such as {@code missing cell}
 * @param table the rows that follow; null if none do
 */
public record SyntaxClause(SyntaxItems items, @Nullable SyntaxTable table) {
  public SyntaxClause {
    Objects.requireNonNull(items, "items");
    if (items.isEmpty() || !items.get(0).isWord()) {
      throw new IllegalArgumentException("items must start with a word: " + items);
    }
  }

  /** The first word. */
  public SyntaxItem name() {
    return items.get(0);
  }

  /** What follows the first word. */
  public SyntaxItems value() {
    return items.skip(1);
  }

  /** What follows the first {@code words} words. */
  public SyntaxItems valueAfter(int words) {
    return items.skip(words);
  }

  /** The line and its rows. */
  public Span span() {
    return table == null ? items.span() : items.span().to(table.span());
  }
}
