package org.sqis.dsl.syntax;

import java.util.Objects;
import org.sqis.dsl.source.Span;

/**
 * A cell of a table, whose meaning its column decides. Immutable; safe for every thread.
 *
 * @param text what stands between the bars, without blanks around; hard spaces and tabs are blanks
 * @param span where it stands, without blanks around; empty between the bars if the cell is
 */
public record SyntaxCell(String text, Span span) {
  public SyntaxCell {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(span, "span");
  }

  /** Whether nothing stands between the bars. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /**
   * The text as the keyboard writes it: {@code >=} for ≥, plain quotes and dashes, single blanks.
   * For numbers, years, levels and names; not for titles.
   */
  public String keyboardText() {
    return PastedText.toKeyboard(text);
  }
}
