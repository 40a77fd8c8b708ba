package org.sqis.dsl.syntax;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.dsl.source.Span;

/**
 * A declaration from its first line to its {@code end}. Immutable; safe for every thread.
 *
 * @param kind the word it starts with
 * @param header what follows on the first line
 * @param table the rows that follow the first line directly; null if none do
 * @param clauses the clauses in order
 * @param span from the kind to the end of the {@code end} line
 * @param isPoisoned whether a fault was reported in it; later stages then pass over it in silence
 */
public record SyntaxDeclaration(
    SyntaxItem kind,
    SyntaxItems header,
    @Nullable SyntaxTable table,
    List<SyntaxClause> clauses,
    Span span,
    boolean isPoisoned) {
  public SyntaxDeclaration {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(header, "header");
    clauses = List.copyOf(clauses);
    Objects.requireNonNull(span, "span");
  }

  /** The first line. */
  public Span head() {
    return header.isEmpty() ? kind.span() : kind.span().to(header.span());
  }
}
