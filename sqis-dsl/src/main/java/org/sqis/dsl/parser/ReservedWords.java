package org.sqis.dsl.parser;

import com.google.common.collect.ImmutableSortedSet;
import java.util.Set;

/** The words that cannot be names. */
public final class ReservedWords {
  private static final ImmutableSortedSet<String> WORDS =
      ImmutableSortedSet.of(
          "and",
          "else",
          "end",
          "if",
          "is",
          "missing",
          "no",
          "not",
          "of",
          "or",
          "otherwise",
          "over",
          "present",
          "suppressed",
          "then",
          "when",
          "where",
          "yes");

  /** Free words, but {@code not applicable} would never mean the opposite of such a name. */
  private static final ImmutableSortedSet<String> AFTER_NOT =
      ImmutableSortedSet.of("applicable", "reported");

  private ReservedWords() {}

  /** The words of expressions and {@code end}, sorted. */
  public static Set<String> all() {
    return WORDS;
  }

  /** Whether {@code word} cannot name anything. */
  public static boolean isReserved(String word) {
    return WORDS.contains(word) || AFTER_NOT.contains(word);
  }
}
