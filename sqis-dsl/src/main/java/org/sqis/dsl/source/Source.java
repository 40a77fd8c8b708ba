package org.sqis.dsl.source;

import java.util.Arrays;
import java.util.Objects;

/**
 * The text of one rule file under the name its reader knows it by. Lines and columns count from 1;
 * a column is a character as the reader sees it, an offset is an index into the text. Immutable;
 * safe for every thread.
 */
public final class Source {
  private final String name;
  private final String text;

  /** The offset at which each line starts. */
  private final int[] lineStarts;

  /**
   * The text {@code text}, shown as {@code name}.
   *
   * @param name what messages call it, such as {@code core.sqis}
   * @param text the whole text; lines end with a line feed, a carriage return, or both
   */
  public Source(String name, String text) {
    this.name = Objects.requireNonNull(name, "name");
    this.text = Objects.requireNonNull(text, "text");
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean firstOfTwo = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !firstOfTwo) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  /** What messages call the text. */
  public String name() {
    return name;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** The number of lines; an empty text has one. */
  public int lineCount() {
    return lineStarts.length;
  }

  /**
   * The line that holds {@code offset}, from 1. The end of the text belongs to the last line.
   *
   * @throws IllegalArgumentException if the text has no such offset
   */
  public int lineOf(int offset) {
    if (offset < 0 || offset > text.length()) {
      throw new IllegalArgumentException("offset must be 0 to " + text.length() + ": " + offset);
    }
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of {@code offset} in its line, from 1. */
  public int columnOf(int offset) {
    return text.codePointCount(lineStart(lineOf(offset)), offset) + 1;
  }

  /** The offset at which the line {@code line} starts. */
  public int lineStart(int line) {
    checkLine(line);
    return lineStarts[line - 1];
  }

  /** The offset after the last character of the line {@code line}, before what ends it. */
  public int lineEnd(int line) {
    checkLine(line);
    if (line == lineStarts.length) {
      return text.length();
    }
    int end = lineStarts[line] - 1;
    boolean endsWithTwo =
        end > lineStarts[line - 1] && text.charAt(end) == '\n' && text.charAt(end - 1) == '\r';
    return endsWithTwo ? end - 1 : end;
  }

  /** The text of the line {@code line}, from 1, without what ends it. */
  public String lineText(int line) {
    return text.substring(lineStart(line), lineEnd(line));
  }

  /** The whole text as a span. */
  public Span all() {
    return new Span(this, 0, text.length());
  }

  private void checkLine(int line) {
    if (line < 1 || line > lineStarts.length) {
      throw new IllegalArgumentException("line must be 1 to " + lineStarts.length + ": " + line);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Source that && name.equals(that.name) && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + text.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
