package org.sqis.dsl.syntax;

/** The characters that come with pasted text, and how the keyboard writes them. */
public final class PastedText {
  private PastedText() {}

  /** {@code text} as the keyboard writes it, with single blanks and none around. */
  public static String toKeyboard(String text) {
    StringBuilder plain = new StringBuilder(text.length() + 2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
          plain.append(' ');
        }
      } else {
        append(plain, c);
      }
    }
    int length = plain.length();
    return length > 0 && plain.charAt(length - 1) == ' '
        ? plain.substring(0, length - 1)
        : plain.toString();
  }

  private static void append(StringBuilder plain, char c) {
    switch (c) {
      case '\u2264' -> plain.append("<=");
      case '\u2265' -> plain.append(">=");
      case '\u2013', '\u2212' -> plain.append('-');
      case '\u201c', '\u201d', '\u201e' -> plain.append('"');
      default -> plain.append(c);
    }
  }

  /** Whether {@code c} is a space, hard space, tab or other blank that does not end a line. */
  public static boolean isBlank(char c) {
    return c == ' '
        || c == '\t'
        || c == '\f'
        || c == '\u000b'
        || c == '\u00a0'
        || (c >= '\u2000' && c <= '\u200a')
        || c == '\u202f'
        || c == '\u205f'
        || c == '\u3000';
  }
}
