package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of text with styles and links. Immutable; safe for every thread.
 *
 * @param spans its parts in order
 */
public record Text(List<Span> spans) {
  /** No text. */
  public static final Text NONE = new Text(List.of());

  public Text {
    spans = List.copyOf(spans);
  }

  /** Plain text. */
  public static Text of(String text) {
    return of(text, Span.Style.PLAIN, "");
  }

  /** Text of one style; {@code anchor} is where it leads, or empty. */
  public static Text of(String text, Span.Style style, String anchor) {
    return text.isEmpty() ? NONE : new Text(List.of(new Span(text, style, anchor)));
  }

  /** Text with weight. */
  public static Text strong(String text) {
    return of(text, Span.Style.STRONG, "");
  }

  /** A name or expression of the rule file. */
  public static Text code(String text) {
    return of(text, Span.Style.CODE, "");
  }

  /** The texts with {@code separator} between them. */
  public static Text join(String separator, List<Text> texts) {
    Text all = NONE;
    for (int i = 0; i < texts.size(); i++) {
      all = all.and(i == 0 ? "" : separator).and(texts.get(i));
    }
    return all;
  }

  /** This text and another behind it. */
  public Text and(Text more) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(more.spans);
    return new Text(all);
  }

  /** This text and plain text behind it. */
  public Text and(String more) {
    return and(of(more));
  }

  /** Whether it has no characters. */
  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /** The characters alone. */
  @Override
  public String toString() {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }
}
