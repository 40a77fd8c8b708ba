package org.sqis.cli;

/** A command cannot go on because of what its user gave it. Carries what to say and how to end. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * A failure.
   *
   * @param exitCode one of {@link ExitCode}
   * @param message what is wrong and what to do; several lines if need be
   */
  Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** A command used wrongly. */
  static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  int exitCode() {
    return exitCode;
  }

  /** What to say, never null. */
  String said() {
    return String.valueOf(getMessage());
  }
}
