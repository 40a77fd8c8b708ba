package org.sqis.core.rulebook;

import java.util.List;
import java.util.Objects;

/**
 * A section of a book. Immutable; safe for every thread.
 *
 * @param anchor its anchor, the same for the same subject in every version of a policy
 * @param title its heading
 * @param blocks what it says before its own sections
 * @param sections its own sections
 */
public record Section(String anchor, Text title, List<Block> blocks, List<Section> sections) {
  public Section {
    Objects.requireNonNull(anchor, "anchor");
    if (title.isEmpty()) {
      throw new IllegalArgumentException("title must not be empty");
    }
    blocks = List.copyOf(blocks);
    sections = List.copyOf(sections);
  }
}
