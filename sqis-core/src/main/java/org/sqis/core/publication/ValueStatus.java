package org.sqis.core.publication;

import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;

/** What the public is told of a value. Immutable; safe for every thread. */
public enum ValueStatus {
  /** The value is published. */
  SHOWN("shown"),
  /** Hidden: it is of a group with too few students to publish. */
  SMALL("suppressed-small"),
  /** Hidden, so that another number cannot be worked out from it. */
  COMPLEMENTARY("suppressed-complementary"),
  /**
   * Hidden: it was worked out from something hidden, or nothing says how many students it is of.
   */
  WITHHELD("withheld"),
  /** There is none: too few students for the rule to count. */
  TOO_FEW("too-few-to-score"),
  /** There is none: it has no meaning here. */
  NOT_APPLICABLE("not-applicable"),
  /** There is none: nobody sent it. */
  MISSING("missing"),
  /** There is none: whoever sent it held it back. */
  NOT_REPORTED("not-reported"),
  /** There is none: the rule or a number of it is not set. */
  NOT_DEFINED("not-defined");

  private final String token;

  ValueStatus(String token) {
    this.token = token;
  }

  /** The status as outputs write it. */
  public String token() {
    return token;
  }

  /** Whether it is hidden from the public. */
  public boolean isHidden() {
    return this == SMALL || this == COMPLEMENTARY || this == WITHHELD;
  }

  /** The status of a value that may be told. */
  static ValueStatus told(Value value) {
    return value instanceof Value.Missing missing ? told(missing.reason()) : SHOWN;
  }

  private static ValueStatus told(MissingReason reason) {
    return switch (reason) {
      case NOT_REPORTED -> MISSING;
      case SUPPRESSED -> NOT_REPORTED;
      case NOT_YET_DEFINED -> NOT_DEFINED;
      case TOO_FEW -> TOO_FEW;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
    };
  }
}
