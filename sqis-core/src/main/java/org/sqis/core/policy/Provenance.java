package org.sqis.core.policy;

import java.util.Optional;

/** Who stands behind a number. Safe for every thread. */
public enum Provenance {
  /** The consortium's waiver says so. */
  WAIVER("waiver"),
  /** Federal law or guidance says so. */
  FEDERAL("federal"),
  /** The state's law or guidance says so. */
  STATE("state"),
  /** A stand-in for a number that no source gives. */
  PROXY("proxy"),
  /** The authors of the policy chose it. */
  CHOICE("choice");

  private final String word;

  Provenance(String word) {
    this.word = word;
  }

  /** The word as rule files write it. */
  public String word() {
    return word;
  }

  /** The provenance written as {@code word}, if there is one. */
  public static Optional<Provenance> parse(String word) {
    for (Provenance provenance : values()) {
      if (provenance.word.equals(word)) {
        return Optional.of(provenance);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return word;
  }
}
