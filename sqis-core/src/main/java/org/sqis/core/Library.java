package org.sqis.core;

/** What this library says of itself. Safe for every thread. */
public final class Library {
  /** The version of the library, as in its artifact. */
  public static final String VERSION = "0.1.0-SNAPSHOT";

  /** The newest version of the rule language it reads; it reads every earlier one too. */
  public static final int LANGUAGE = 1;

  private Library() {}
}
