package org.sqis.core.evaluation;

import java.util.Optional;

/** What a measure of an evaluation system is about. Safe for every thread. */
public enum MeasureKind {
  /** Professional practice, such as observation against a rubric. */
  PRACTICE("practice"),
  /** The growth of students, or other outcomes of theirs. */
  GROWTH("growth"),
  /** Anything else, such as surveys. */
  OTHER("other");

  private final String word;

  MeasureKind(String word) {
    this.word = word;
  }

  /** The word as files write it. */
  public String word() {
    return word;
  }

  /** The kind written as {@code word}, if there is one. */
  public static Optional<MeasureKind> parse(String word) {
    for (MeasureKind kind : values()) {
      if (kind.word.equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
