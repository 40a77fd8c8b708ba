package org.sqis.cli;

import java.util.List;

/** A command line to show: what the user can type next. */
final class Invocation {
  /** The launcher says here how it was called. */
  private static final String CALLED = "sqis.command";

  private static final boolean IS_WINDOWS = java.io.File.separatorChar == '\\';

  private Invocation() {}

  /** The command line of {@code arguments}, quoted for the shell where needed. */
  static String of(List<String> arguments) {
    StringBuilder text = new StringBuilder(quoted(System.getProperty(CALLED, "sqis")));
    arguments.forEach(argument -> text.append(' ').append(quoted(argument)));
    return text.toString();
  }

  private static String quoted(String argument) {
    if (argument.matches("[\\p{L}\\p{N}_./:=@%+,\\\\-]+")
        && (IS_WINDOWS || !argument.contains("\\"))) {
      return argument;
    }
    return IS_WINDOWS ? '"' + argument + '"' : "'" + argument.replace("'", "'\\''") + "'";
  }
}
