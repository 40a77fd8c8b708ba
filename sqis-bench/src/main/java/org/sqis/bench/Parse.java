package org.sqis.bench;

import java.nio.file.Path;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** How long compiling a rule file takes: the first time in a JVM, and when it is warm. */
public final class Parse {
  private Parse() {}

  /** Compiles the rule file {@code args[0]} again and again. */
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    double first = Stopwatch.once(() -> compile(file)) / 1e6;
    double[] warm = Stopwatch.nanos(() -> compile(file), 6, 5, 0.5);
    Stopwatch.print("parse", "first_ms", first, "warm_ms", Stopwatch.median(warm) / 1e6);
  }

  private static void compile(Path file) {
    Compilation compiled = Sqis.compile(file);
    if (compiled.policy().results().isEmpty()) {
      throw new AssertionError("a policy without results: " + file);
    }
  }
}
