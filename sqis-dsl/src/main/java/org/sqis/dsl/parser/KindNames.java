package org.sqis.dsl.parser;

import java.util.Set;

/** What the reader of lines must know of the language: which words start a declaration. */
public interface KindNames {
  /** The words that start a declaration, such as {@code measure}. */
  Set<String> kinds();

  /**
   * Whether a line of a declaration may start with {@code word}.
   *
   * @param kind a kind of declaration
   * @param word the first word of a clause, even if the clause has several words
   */
  boolean isClause(String kind, String word);
}
