package org.sqis.cli;

/** What the process ends with. Scripts rely on these numbers; the help and the README list them. */
final class ExitCode {
  /** All is well. */
  static final int FINE = 0;

  /**
   * The rule file or the data have errors, a test failed, or {@code verify} or {@code diff} found
   * differences.
   */
  static final int FAULTS = 1;

  /** The command was used wrongly, or a file that it names cannot be read or written. */
  static final int USAGE = 2;

  /** The environment does not do: no suitable Java, not enough memory, no way to print. */
  static final int ENVIRONMENT = 3;

  /** What was asked for must not be given. */
  static final int REFUSED = 4;

  /** A fault of sqis itself. */
  static final int INTERNAL = 70;

  private ExitCode() {}
}
