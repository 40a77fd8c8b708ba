package org.sqis.core.rulebook;

import java.util.Objects;

/**
 * A stretch of text of one style. Immutable; safe for every thread.
 *
 * @param text the text as it is read, without any markup
 * @param style how it looks
 * @param anchor the anchor in the book that it leads to; empty for none
 */
public record Span(String text, Style style, String anchor) {
  public Span {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(anchor, "anchor");
  }

  /** How a stretch of text looks. */
  public enum Style {
    /** As the text around it. */
    PLAIN,
    /** With weight. */
    STRONG,
    /** A name or expression of the rule file. */
    CODE
  }
}
