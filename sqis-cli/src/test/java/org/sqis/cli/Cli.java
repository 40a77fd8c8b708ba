package org.sqis.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands, in this process or in one of their own. */
final class Cli {
  /** The checkout; tests run in the folder of their module. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The example of California. */
  static final String CALIFORNIA = ROOT.resolve("sqis-examples/california-api-2000").toString();

  /** The example of California with student groups; its published data are not here. */
  static final String CALIFORNIA_GROUPS =
      ROOT.resolve("sqis-examples/california-api-2000-groups").toString();

  /** A small draft policy with groups and synthetic data. */
  static final String SAMPLE = Path.of("src/test/resources/sample").toAbsolutePath().toString();

  /** Six schools of three districts, two that join, and a procedure of each kind with records. */
  static final String PROCEDURES =
      Path.of("src/test/resources/procedures").toAbsolutePath().toString();

  /** Options of a Java that runs for a moment. */
  static final List<String> SHORT_RUN = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private Cli() {}

  /** What a command did. */
  record Ran(int code, String out, String err) {
    String all() {
      return "exit " + code + "\n-- out\n" + out + "-- err\n" + err;
    }
  }

  static Ran run(String... args) {
    return runWith("", args);
  }

  static Ran runWith(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    int code = Main.run(args, in, stream(out), stream(err));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  /** Runs the command in a Java of its own, started in the checkout. */
  static Ran process(List<String> javaOptions, String input, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_RUN);
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    Path in = Files.createTempFile("sqis", ".in");
    Path out = Files.createTempFile("sqis", ".out");
    Path err = Files.createTempFile("sqis", ".err");
    try {
      Files.writeString(in, input);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(ROOT.toFile())
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("still running: " + command);
      }
      return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(in);
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** A copy of the sample, to be changed. */
  static Path copyOfSample(Path folder) throws IOException {
    for (String name : List.of("policy.sqis", "data.sqis", "schools.csv", "groups.csv")) {
      Files.copy(Path.of(SAMPLE, name), folder.resolve(name));
    }
    return folder;
  }

  /** Replaces a text that must be there once. */
  static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    if (text.indexOf(from) < 0 || text.indexOf(from) != text.lastIndexOf(from)) {
      throw new IllegalArgumentException("from must be there once: " + from);
    }
    Files.writeString(file, text.replace(from, to));
  }
}
