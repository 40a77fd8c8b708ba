package org.sqis.core.rulebook;

import java.util.List;
import java.util.Objects;

/**
 * A document for readers, made of the same parts as a rule book. Deeply immutable; safe for every
 * thread.
 *
 * @param title its title
 * @param head what stands before the first section
 * @param sections the sections
 */
public record Document(String title, List<Block> head, List<Section> sections) {
  public Document {
    Objects.requireNonNull(title, "title");
    head = List.copyOf(head);
    sections = List.copyOf(sections);
  }

  /**
   * The document as one HTML page, which is well-formed XML too: no scripts, nothing loaded from
   * elsewhere.
   */
  public String html() {
    return Html.of(this);
  }
}
