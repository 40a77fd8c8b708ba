package org.sqis.bench;

import java.util.Arrays;
import java.util.Locale;

/** Times a task the way the baselines do: warm first, then several samples of a least length. */
final class Stopwatch {
  private static final double NANOS = 1e9;

  private Stopwatch() {}

  /** Something that is timed. */
  interface Task {
    /** Does it once. */
    void run() throws Exception;
  }

  /**
   * Nanoseconds a run takes, in each of {@code samples}.
   *
   * @param warmSeconds how long it is run before it is timed, at least twice
   * @param sampleSeconds how long a sample takes at least
   */
  static double[] nanos(Task task, double warmSeconds, int samples, double sampleSeconds)
      throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < 2 || System.nanoTime() - start < warmSeconds * NANOS; i++) {
      task.run();
    }
    double[] nanos = new double[samples];
    for (int sample = 0; sample < samples; sample++) {
      long from = System.nanoTime();
      long runs = 0;
      long now = from;
      while (runs == 0 || now - from < sampleSeconds * NANOS) {
        task.run();
        runs++;
        now = System.nanoTime();
      }
      nanos[sample] = (now - from) / (double) runs;
    }
    return nanos;
  }

  /** How long one run takes, in nanoseconds. */
  static long once(Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    return System.nanoTime() - start;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** What {@code bench.py} reads: a line of names and values. */
  static void print(String what, Object... namesAndValues) {
    StringBuilder line = new StringBuilder("FIG ").append(what);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      line.append(' ')
          .append(namesAndValues[i])
          .append('=')
          .append(
              value instanceof Double number ? String.format(Locale.ROOT, "%.4f", number) : value);
    }
    System.out.println(line);
  }
}
