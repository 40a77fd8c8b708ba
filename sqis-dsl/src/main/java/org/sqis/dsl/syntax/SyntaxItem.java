package org.sqis.dsl.syntax;

import java.util.Objects;
import org.sqis.dsl.source.Span;

/**
 * One word, number, text or sign of a line. Immutable; safe for every thread.
 *
 * @param kind what it is
 * @param text how the keyboard writes it: {@code >=} for ≥, {@code 2013-14} with a plain dash, a
 *     text without its quotes, a reason with single blanks
 * @param span where it stands
 * @param depth how many parentheses enclose it; parentheses themselves count as outside
 */
public record SyntaxItem(Kind kind, String text, Span span, int depth) {
  public SyntaxItem {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(span, "span");
    if (depth < 0) {
      throw new IllegalArgumentException("depth must not be negative: " + depth);
    }
  }

  /** Whether it is a word, reserved or not. */
  public boolean isWord() {
    return kind == Kind.WORD;
  }

  /** Whether it is the word {@code word}. */
  public boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  /** Whether it is the sign {@code sign}. */
  public boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** What an item is. */
  public enum Kind {
    /** A word such as {@code value}, a name, or a reserved word. */
    WORD,
    /** A number, perhaps with a per cent sign. */
    NUMBER,
    /** A school year such as {@code 2013-14}. */
    YEAR,
    /** A date such as {@code 1 December 2013}. */
    DATE,
    /** A text in quotes. */
    TEXT,
    /** A reason for missing, of one word or more. */
    REASON,
    /** An operator, comma, colon, parenthesis, brace or dot. */
    SIGN,
    /** Something that is no number though it starts like one, such as {@code 1st}. */
    OTHER
  }
}
