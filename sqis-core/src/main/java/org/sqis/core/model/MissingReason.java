package org.sqis.core.model;

import java.util.Locale;
import java.util.Optional;

/**
 * Why a value is missing, in order of precedence: when several reasons meet, the first wins.
 * Immutable; safe for every thread.
 */
public enum MissingReason {
  /** Nobody sent the value. */
  NOT_REPORTED("not reported"),
  /** The value exists and is withheld to protect students. */
  SUPPRESSED("suppressed"),
  /** The rule or number behind the value has not been set. */
  NOT_YET_DEFINED("not yet defined"),
  /** The group has fewer students than the rule counts. */
  TOO_FEW("too few"),
  /** The value has no meaning here. */
  NOT_APPLICABLE("not applicable");

  private final String words;

  MissingReason(String words) {
    this.words = words;
  }

  /** The reason as rule files and reports write it, for example {@code too few}. */
  public String words() {
    return words;
  }

  /** The reason written as {@code words}, if there is one. */
  public static Optional<MissingReason> parse(String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    for (MissingReason reason : values()) {
      if (reason.words.equals(wanted)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a member with this reason is simply absent from a comparison of groups. A group that is
   * too small or does not exist cannot be compared; any other reason means that a value which
   * should be there is not.
   */
  public boolean isAbsence() {
    return this == TOO_FEW || this == NOT_APPLICABLE;
  }

  @Override
  public String toString() {
    return words;
  }
}
