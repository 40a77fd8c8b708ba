package org.sqis.dsl.syntax;

import java.util.Objects;
import org.sqis.dsl.source.Span;

/**
 * A comment. Immutable; safe for every thread.
 *
 * @param text what it says, without {@code #} and blanks around
 * @param span its text from {@code #} to the end of the line
 * @param isAlone whether nothing else stands on its line
 */
public record SyntaxComment(String text, Span span, boolean isAlone) {
  public SyntaxComment {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(span, "span");
  }
}
