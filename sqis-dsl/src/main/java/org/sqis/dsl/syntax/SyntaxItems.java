package org.sqis.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sqis.dsl.source.Span;

/**
 * Items in a row, and the stretch of text they take, which is known even where there is none.
 * Immutable; safe for every thread.
 *
 * @param list the items
 * @param span from the first to the last of them; empty if there is none
 */
public record SyntaxItems(List<SyntaxItem> list, Span span) {
  public SyntaxItems {
    list = List.copyOf(list);
    Objects.requireNonNull(span, "span");
  }

  /** The text as it is written. */
  public String text() {
    return span.text();
  }

  /** Whether there is no item. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** The number of items. */
  public int size() {
    return list.size();
  }

  /** The item at {@code index}, from 0. */
  public SyntaxItem get(int index) {
    return list.get(index);
  }

  /** Whether the items start with these words, signs or reasons. */
  public boolean startsWith(String... texts) {
    if (list.size() < texts.length) {
      return false;
    }
    for (int i = 0; i < texts.length; i++) {
      if (!list.get(i).text().equals(texts[i]) || list.get(i).kind() == SyntaxItem.Kind.TEXT) {
        return false;
      }
    }
    return true;
  }

  /** The items from {@code from} up to {@code to}. */
  public SyntaxItems part(int from, int to) {
    List<SyntaxItem> part = list.subList(from, to);
    if (!part.isEmpty()) {
      return new SyntaxItems(part, part.get(0).span().to(part.get(part.size() - 1).span()));
    }
    Span place = from > 0 ? list.get(from - 1).span().atEnd() : span.part(0, 0);
    return new SyntaxItems(part, place);
  }

  /** The items after the first {@code count}. */
  public SyntaxItems skip(int count) {
    return part(count, list.size());
  }

  /** The first {@code count} items. */
  public SyntaxItems take(int count) {
    return part(0, count);
  }

  /**
   * The index of the first word or sign {@code text} that stands in no parentheses of these items,
   * or -1.
   */
  public int indexOf(String text) {
    int depth = depth();
    for (int i = 0; i < list.size(); i++) {
      SyntaxItem item = list.get(i);
      if (item.depth() == depth && (item.isWord(text) || item.isSign(text))) {
        return i;
      }
    }
    return -1;
  }

  /** The parts between the commas that stand in no parentheses; one part if there is none. */
  public List<SyntaxItems> splitAtCommas() {
    List<SyntaxItems> parts = new ArrayList<>();
    int depth = depth();
    int from = 0;
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).depth() == depth && list.get(i).isSign(",")) {
        parts.add(part(from, i));
        from = i + 1;
      }
    }
    parts.add(part(from, list.size()));
    return parts;
  }

  private int depth() {
    int least = list.isEmpty() ? 0 : list.get(0).depth();
    for (SyntaxItem item : list) {
      least = Math.min(least, item.depth());
    }
    return least;
  }
}
