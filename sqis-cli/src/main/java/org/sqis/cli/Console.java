package org.sqis.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Objects;

/**
 * Where a command reads and writes. Lines end with a line feed on every system, so texts are
 * printed and never {@code println}ed. Confined to one thread.
 *
 * @param in what the user types
 * @param out results
 * @param err errors and what is not part of a result
 */
record Console(InputStream in, PrintStream out, PrintStream err) {
  Console {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
  }

  /** Prints {@code text} as a result. */
  void print(String text) {
    out.print(text);
  }

  /** Prints {@code line} as a result. */
  void line(String line) {
    out.print(line + "\n");
  }

  /** Says {@code text} beside the results, after what was printed so far. */
  void tell(String text) {
    out.flush();
    err.print(text);
    err.flush();
  }

  /** Says {@code line} beside the results. */
  void tellLine(String line) {
    tell(line + "\n");
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
