package org.sqis.dsl.parser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.PastedText;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxComment;
import org.sqis.dsl.syntax.SyntaxRow;

/** Splits a table row at its bars. Safe for every thread. */
public final class RowReader {
  private RowReader() {}

  /**
   * A row as it is written.
   *
   * @param row its cells; where the last bar is missing, what follows the last one is a cell
   * @param comment the comment after the last bar; null if there is none
   * @param isClosed whether it ends with a bar
   */
  public record Read(SyntaxRow row, @Nullable SyntaxComment comment, boolean isClosed) {}

  /** The row in {@code span}, which starts at its first bar and ends with its line. */
  public static Read read(Span span) {
    String text = span.text();
    int lastBar = text.lastIndexOf('|');
    int rest = skipBlanks(text, lastBar + 1);
    if (rest == text.length()) {
      return new Read(row(span, lastBar), null, lastBar > 0);
    }
    if (text.charAt(rest) == '#') {
      return commented(span, lastBar, rest);
    }
    // A comment may hold bars itself; a first cell that starts with # is no comment.
    for (int bar = text.indexOf('|', 1); bar > 0; bar = text.indexOf('|', bar + 1)) {
      int next = skipBlanks(text, bar + 1);
      if (next < text.length() && text.charAt(next) == '#') {
        return commented(span, bar, next);
      }
    }
    return new Read(row(span, text.length()), null, false);
  }

  private static Read commented(Span span, int lastBar, int start) {
    Span place = span.part(start, span.text().length());
    SyntaxComment comment = new SyntaxComment(place.text().substring(1).strip(), place, false);
    return new Read(row(span, lastBar), comment, lastBar > 0);
  }

  /** The cells up to {@code lastBar}, which may be the end of the text. */
  private static SyntaxRow row(Span span, int lastBar) {
    String text = span.text();
    List<SyntaxCell> cells = new ArrayList<>();
    int bar = 0;
    while (bar < lastBar) {
      int next = text.indexOf('|', bar + 1);
      int end = next < 0 ? lastBar : next;
      cells.add(cell(span, text, bar + 1, end));
      bar = end;
    }
    return new SyntaxRow(cells, span.part(0, Math.min(lastBar + 1, text.length())));
  }

  private static SyntaxCell cell(Span span, String text, int from, int to) {
    int start = skipBlanks(text, from);
    if (start >= to) {
      // One blank inside, where a value would start.
      int place = from < to ? from + 1 : from;
      return new SyntaxCell("", span.part(place, place));
    }
    int end = to;
    while (PastedText.isBlank(text.charAt(end - 1))) {
      end--;
    }
    StringBuilder content = new StringBuilder(text.substring(start, end));
    for (int i = 0; i < content.length(); i++) {
      if (PastedText.isBlank(content.charAt(i))) {
        content.setCharAt(i, ' ');
      }
    }
    return new SyntaxCell(content.toString(), span.part(start, end));
  }

  private static int skipBlanks(String text, int from) {
    int place = from;
    while (place < text.length() && PastedText.isBlank(text.charAt(place))) {
      place++;
    }
    return place;
  }
}
