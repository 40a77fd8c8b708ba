package org.sqis.dsl.parser;

import java.util.List;
import java.util.Set;

/** What the reader of lines must know of the language: which words start what. */
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

  /**
   * How many words name the clause of a line.
   *
   * @param kind a kind of declaration
   * @param words the words that the line starts with
   * @return 0 if the kind has no such clause
   */
  int clauseWords(String kind, List<String> words);

  /**
   * Whether a table follows a line.
   *
   * @param kind a kind of declaration
   * @param clause the name of a clause; empty for the first line of the declaration
   */
  boolean takesTable(String kind, String clause);
}
