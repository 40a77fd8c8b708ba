package org.sqis.dsl.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sqis.core.problem.ProblemCode;

/**
 * Gives the library random inputs and asks of each what must hold. Run by {@code FuzzTest} for
 * seconds, by {@code FuzzSoak} or {@link #main} as long as you like. An input depends on the seed
 * and its number alone, so one that failed can be run again without those before.
 */
public final class Fuzz {
  /** Far more than is needed; a busy machine gets some. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Expressions of a thousand operators need more than a thread has by itself. */
  private static final long STACK = 64L * 1024 * 1024;

  private final Corpus corpus = Corpus.load();
  private final long seed;
  private final Library library;
  private final Report report = new Report();

  Fuzz(long seed, Library library) {
    this.seed = seed;
    this.library = library;
  }

  /**
   * A failure.
   *
   * @param number the number of the input
   * @param what the oracle or the exception
   * @param text the input
   */
  record Failure(int number, String what, String text) {}

  /** What came of a run. */
  static final class Report {
    private final Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);
    private final Map<String, Integer> asked = new TreeMap<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private int inputs;
    private int compiled;

    int inputs() {
      return inputs;
    }

    int compiled() {
      return compiled;
    }

    /** The codes of rule files that were reached. */
    List<String> codes() {
      return ofRules().filter(codes::contains).map(ProblemCode::id).toList();
    }

    /** The codes of rule files that were not. */
    List<String> unreached() {
      return ofRules().filter(code -> !codes.contains(code)).map(ProblemCode::id).toList();
    }

    private static Stream<ProblemCode> ofRules() {
      return Stream.of(ProblemCode.values()).filter(code -> !code.id().startsWith("SQ4"));
    }

    /** The first failure of each kind. */
    List<Failure> failures() {
      return List.copyOf(failures.values());
    }

    private void add(Oracles oracles) {
      codes.addAll(oracles.codes());
      oracles.counts().forEach((oracle, count) -> asked.merge(oracle, count, Integer::sum));
      compiled += oracles.compiled();
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      text.append(inputs).append(" inputs, ").append(compiled).append(" compiled; ");
      text.append(codes.size()).append(" codes reached, of those of rules ");
      text.append(codes().size()).append(" of ").append(codes().size() + unreached().size());
      text.append("; not reached: ").append(String.join(" ", unreached())).append('\n');
      asked.forEach((oracle, count) -> text.append(count).append("  ").append(oracle).append('\n'));
      for (Failure failure : failures()) {
        text.append("\n---- input ").append(failure.number()).append(": ");
        text.append(failure.what()).append('\n').append(failure.text()).append('\n');
      }
      return text.toString();
    }
  }

  /** Runs inputs until there are enough, the time is over, or {@code most} kinds of failures. */
  Report run(int first, int inputs, Duration time, int most) {
    Thread thread = new Thread(null, () -> work(first, inputs, time, most), "fuzz", STACK);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return report;
  }

  private void work(int first, int inputs, Duration time, int most) {
    long end = System.nanoTime() + time.toNanos();
    Inputs maker = new Inputs(corpus, seed);
    Oracles oracles = new Oracles(library, corpus);
    for (int i = first; i < first + inputs && System.nanoTime() < end; i++) {
      Input input = maker.input(i);
      report.inputs++;
      long started = System.nanoTime();
      try {
        oracles.check(input, maker.random(~i));
        if (System.nanoTime() - started > LONGEST.toNanos()) {
          throw new Oracles.Broken("soon", "it took more than " + LONGEST.toSeconds() + " s");
        }
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        report.failures.putIfAbsent(kind(e), new Failure(i, what(e), input.text()));
      }
      if (report.failures.size() >= most) {
        break;
      }
    }
    report.add(oracles);
  }

  private static String kind(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    String oracle = message.contains(":") ? message.substring(0, message.indexOf(':')) : message;
    StackTraceElement[] trace = thrown.getStackTrace();
    String at = trace.length == 0 ? "" : trace[Math.min(1, trace.length - 1)].toString();
    return thrown instanceof Oracles.Broken
        ? oracle + message.replaceAll("(?s).*(SQ[0-9]{4}).*", "$1").replaceAll("(?s)^.{60,}$", "")
        : thrown.getClass() + at;
  }

  private static String what(Throwable thrown) {
    List<String> lines = new ArrayList<>(List.of(thrown.toString()));
    if (!(thrown instanceof Oracles.Broken)) {
      Stream.of(thrown.getStackTrace()).limit(12).forEach(one -> lines.add("    at " + one));
    }
    return String.join("\n", lines);
  }

  /** Runs {@code fuzz.inputs} inputs of the seed {@code fuzz.seed} and prints the report. */
  public static void main(String[] arguments) {
    int inputs = Integer.getInteger("fuzz.inputs", 20_000);
    int first = Integer.getInteger("fuzz.first", 0);
    int minutes = Integer.getInteger("fuzz.minutes", 60);
    Fuzz fuzz = new Fuzz(Long.getLong("fuzz.seed", 1), Library.REAL);
    System.out.println(fuzz.run(first, inputs, Duration.ofMinutes(minutes), 100));
  }
}
