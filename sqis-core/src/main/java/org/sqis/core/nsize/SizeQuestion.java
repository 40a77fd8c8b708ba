package org.sqis.core.nsize;

import java.util.List;
import java.util.Objects;

/**
 * What a report on sizes is asked. Immutable; safe for every thread.
 *
 * @param count the input of each group that is its size, such as the students with a valid score
 * @param from the rule before
 * @param to the rule after
 * @param groups the groups reported; empty for all that are scored but {@code all}
 */
public record SizeQuestion(String count, SizeRule from, SizeRule to, List<String> groups) {
  public SizeQuestion {
    Objects.requireNonNull(count, "count");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    groups = List.copyOf(groups);
  }

  /** The question about all groups that are scored but {@code all}. */
  public static SizeQuestion of(String count, SizeRule from, SizeRule to) {
    return new SizeQuestion(count, from, to, List.of());
  }
}
