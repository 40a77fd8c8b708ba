package org.sqis.core.problem;

/** How bad a problem is. Safe for every thread. */
public enum Severity {
  /** Nothing is evaluated until it is mended. */
  ERROR("error"),
  /** Evaluation goes on; the author should look. */
  WARNING("warning"),
  /** A fact worth knowing. */
  NOTE("note");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word a message starts with. */
  public String word() {
    return word;
  }
}
