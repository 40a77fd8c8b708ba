package org.sqis.dsl.parser;

import org.sqis.dsl.syntax.PastedText;

/** Shortens the reader's own text for a message. */
final class Excerpt {
  private static final int LONGEST = 40;

  private Excerpt() {}

  /** {@code text} on one line, cut if it is long. */
  static String of(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() <= LONGEST; i++) {
      char c = text.charAt(i);
      boolean isBlank = PastedText.isBlank(c) || Character.isISOControl(c);
      if (!isBlank) {
        line.append(c);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    String whole = line.toString().strip();
    if (whole.length() <= LONGEST) {
      return whole;
    }
    int end = Character.isHighSurrogate(whole.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    return whole.substring(0, end) + "\u2026";
  }
}
