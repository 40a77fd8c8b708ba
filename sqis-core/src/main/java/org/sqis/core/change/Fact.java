package org.sqis.core.change;

import java.util.Objects;

/**
 * One thing a declaration says.
 *
 * @param form how it is compared
 * @param key what it speaks of, the same in both policies whatever the order of rows; of a line the
 *     list it stands in
 * @param words what it speaks of, for a reader
 * @param scope the school type or other word for which it holds, or empty
 * @param text what it says, as rule files write it
 * @param compared what has to be equal; differs from {@code text} where order does not matter
 * @param path the path of its place
 * @param sort what can rest on it
 */
record Fact(
    Form form,
    String key,
    String words,
    String scope,
    String text,
    String compared,
    String path,
    Sort sort) {
  Fact {
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(compared, "compared");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(sort, "sort");
  }

  /** What can rest on a fact. */
  enum Sort {
    /** Results. */
    RULE,
    /** No result, but what holds: where the policy stands, what may be changed, who approved it. */
    TERMS,
    /** Nothing: titles, notes, sources, meanings, provenance. */
    WORDING
  }

  /** The same under another key, and compared otherwise. */
  Fact as(String otherKey, String otherCompared) {
    return new Fact(form, otherKey, words, scope, text, otherCompared, path, sort);
  }

  /** How a fact is compared. */
  enum Form {
    /** With the fact of the same key and scope. */
    VALUE,
    /** With the lines of the same key, in order. */
    LINE,
    /** The order of the names that both sides have. */
    ORDER
  }

  /** The words with the scope. */
  String part() {
    return part(words, scope);
  }

  static String part(String words, String scope) {
    return scope.isEmpty() ? words : words + " for " + scope;
  }
}
