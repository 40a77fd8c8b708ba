package org.sqis.core.publication;

/** What becomes of a count. Immutable; safe for every thread. */
public enum Release {
  /** It is published. */
  SHOWN("shown"),
  /** It is hidden because it is small. */
  SMALL("suppressed-small"),
  /** It is hidden because others could be worked out from it. */
  COMPLEMENTARY("suppressed-complementary");

  private final String token;

  Release(String token) {
    this.token = token;
  }

  /** The status as outputs write it. */
  public String token() {
    return token;
  }

  /** Whether it is not published. */
  public boolean isHidden() {
    return this != SHOWN;
  }
}
