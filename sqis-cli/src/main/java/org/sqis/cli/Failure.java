package org.sqis.cli;

import java.util.List;
import java.util.Objects;
import org.sqis.dsl.diagnostic.Diagnostic;

/** A command cannot go on because of what its user gave it. Carries what to say and how to end. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final transient List<Faulty> files;

  /**
   * Files with faults.
   *
   * @param path the file, as the user typed it or by its name
   * @param diagnostics everything found there
   */
  record Faulty(String path, List<Diagnostic> diagnostics) {
    Faulty {
      Objects.requireNonNull(path, "path");
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** Files have faults, which were told before. */
  static Failure faults(String message, List<Faulty> files) {
    return new Failure(ExitCode.FAULTS, message, files);
  }

  /**
   * A failure.
   *
   * @param exitCode one of {@link ExitCode}
   * @param message what is wrong and what to do; several lines if need be
   */
  Failure(int exitCode, String message) {
    this(exitCode, message, List.of());
  }

  private Failure(int exitCode, String message, List<Faulty> files) {
    super(message);
    this.exitCode = exitCode;
    this.files = List.copyOf(files);
  }

  /** What is wrong with which files; empty if it is not about what files say. */
  List<Faulty> files() {
    return files;
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
