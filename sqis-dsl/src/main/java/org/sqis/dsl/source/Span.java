package org.sqis.dsl.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a text, possibly empty. Immutable; safe for every thread.
 *
 * @param source the text
 * @param start the offset of the first character
 * @param end the offset after the last character
 */
public record Span(Source source, int start, int end) {
  public Span {
    Objects.requireNonNull(source, "source");
    if (start < 0 || end < start || end > source.text().length()) {
      throw new IllegalArgumentException(
          "span must lie in its text: " + start + " to " + end + " of " + source.text().length());
    }
  }

  /** The characters of the span. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** Whether the span holds no character. */
  public boolean isEmpty() {
    return start == end;
  }

  /** The line on which the span starts, from 1. */
  public int line() {
    return source.lineOf(start);
  }

  /** The column at which the span starts, from 1. */
  public int column() {
    return source.columnOf(start);
  }

  /**
   * The smallest span that holds this and {@code other}.
   *
   * @throws IllegalArgumentException if {@code other} is of another text
   */
  public Span to(Span other) {
    if (!source.equals(other.source)) {
      throw new IllegalArgumentException("other must be of " + source + ": " + other);
    }
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** The part from {@code from} up to {@code to}, both counted from the start of this span. */
  public Span part(int from, int to) {
    return new Span(source, start + from, start + to);
  }

  /** The empty span where this one ends. */
  public Span atEnd() {
    return new Span(source, end, end);
  }

  /** File, line and column, such as {@code core.sqis:48:51}. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Span that
        && start == that.start
        && end == that.end
        && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return 31 * start + end;
  }

  @Override
  public String toString() {
    return source.name() + ":" + line() + ":" + column();
  }
}
