package org.sqis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small made-up consortium with designations, a ladder, decisions and records of duties. */
final class Consortium {
  /** Its folder. */
  static final String PATH = Path.of("src/test/resources/consortium").toAbsolutePath().toString();

  private static final List<String> FILES =
      List.of(
          "policy.sqis",
          "data.sqis",
          "schools.csv",
          "groups.csv",
          "decisions.csv",
          "filed.csv",
          "waived.csv",
          "successions.csv");

  private Consortium() {}

  /** A copy, to be changed. */
  static Path copy(Path folder) throws IOException {
    for (String name : FILES) {
      Files.copy(Path.of(PATH, name), folder.resolve(name));
    }
    return folder;
  }

  /** Keeps the heading and the rows of a CSV file that hold {@code part}. */
  static void keep(Path file, String part) throws IOException {
    List<String> lines = Files.readAllLines(file);
    Files.write(
        file,
        lines.stream().filter(line -> line.equals(lines.get(0)) || line.contains(part)).toList());
  }

  /** Runs a command that must succeed, and gives what it printed. */
  static String out(String... args) {
    Cli.Ran ran = Cli.run(args);
    if (ran.code() != 0) {
      throw new AssertionError(ran.all());
    }
    return ran.out();
  }

  /** What schools stand as, in JSON that a command printed. */
  static String standings(String json) {
    int from = json.indexOf("\"standings\" : [");
    if (from < 0) {
      throw new AssertionError("no standings in " + json);
    }
    return json.substring(from);
  }
}
