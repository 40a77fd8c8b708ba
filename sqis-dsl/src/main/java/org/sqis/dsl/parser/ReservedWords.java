package org.sqis.dsl.parser;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The words that cannot be names. */
public final class ReservedWords {
  private static final Set<String> WORDS =
      sorted(
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
  private static final Set<String> AFTER_NOT = sorted("applicable", "reported");

  private ReservedWords() {}

  /** The words of expressions and {@code end}, sorted. */
  public static Set<String> all() {
    return WORDS;
  }

  private static Set<String> sorted(String... words) {
    return Collections.unmodifiableSet(new TreeSet<>(List.of(words)));
  }

  /** Whether {@code word} cannot name anything. */
  public static boolean isReserved(String word) {
    return WORDS.contains(word) || AFTER_NOT.contains(word);
  }
}
