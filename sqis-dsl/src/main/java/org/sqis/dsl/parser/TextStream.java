package org.sqis.dsl.parser;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;
import org.sqis.dsl.source.Span;

/**
 * A stretch of a text as the lexer reads it. Its index is the offset in the whole text, so that
 * tokens carry offsets; the streams of ANTLR count code points instead.
 */
final class TextStream implements CharStream {
  private final Span span;
  private final String text;
  private int index;

  TextStream(Span span) {
    this.span = span;
    this.text = span.source().text();
    this.index = span.start();
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, span.end());
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }

  @Override
  public void consume() {
    if (index >= span.end()) {
      throw new IllegalStateException("cannot read past the end: " + index);
    }
    index++;
  }

  @Override
  public int LA(int i) {
    int place = i > 0 ? index + i - 1 : index + i;
    return i == 0 || place < span.start() || place >= span.end()
        ? IntStream.EOF
        : text.charAt(place);
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // The whole text is at hand; nothing was marked.
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int place) {
    index = place;
  }

  @Override
  public int size() {
    return span.end();
  }

  @Override
  public String getSourceName() {
    return span.source().name();
  }
}
