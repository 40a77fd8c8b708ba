package org.sqis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.report.Report;
import picocli.CommandLine.Option;

/** How a report is written, and where to. */
final class ReportOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, csv, json or html; text if not said")
  private String format = "text";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "the file to write; standard output if not said")
  private @Nullable String output;

  /** The format asked for, one of {@code known}. */
  Format format(Format... known) throws Failure {
    return Format.of(format, known);
  }

  /** Refuses a policy that designates nobody. */
  static void requireDesignations(Policy policy) throws Failure {
    if (policy.spec().designations().isEmpty()) {
      throw Failure.usage("the policy `" + policy.name() + "` declares no designations");
    }
  }

  /** Whether the user named a file. */
  boolean hasFile() {
    return output != null;
  }

  /** The report in a format. */
  static String written(Report report, Format asked) {
    return switch (asked) {
      case CSV -> report.csv();
      case JSON -> report.json();
      case HTML -> report.html();
      default -> report.text();
    };
  }

  /** Prints or writes the report. */
  void print(Report report, Format asked, PathArgument path, Console console) throws Failure {
    // The path is looked at only where a file is written.
    List<Path> own = output == null ? List.of() : List.of(path.files().ruleFile());
    print(report, asked, own, console);
  }

  /** Prints or writes the report, never over one of {@code files}. */
  void print(Report report, Format asked, List<Path> files, Console console) throws Failure {
    String text = written(report, asked);
    if (output == null) {
      console.print(text);
      return;
    }
    write(target(output, files), text);
  }

  private static Path target(String typed, List<Path> files) throws Failure {
    try {
      Path target = Path.of(typed);
      if (typed.isEmpty() || Files.isDirectory(target)) {
        throw Failure.usage("--output takes the name of a file, not `" + typed + "`");
      }
      for (Path file : files) {
        if (Files.exists(target) && Files.isSameFile(target, file)) {
          throw Failure.usage("--output names the rule file itself; name another file");
        }
      }
      return target;
    } catch (InvalidPathException e) {
      throw Failure.usage("`" + typed + "` cannot be the name of a file here: " + e.getReason());
    } catch (IOException e) {
      throw unwritable(typed);
    }
  }

  /** Writes a file. */
  static void write(Path target, String text) throws Failure {
    try {
      Files.writeString(target, text);
    } catch (IOException e) {
      throw unwritable(target.toString());
    }
  }

  static Failure unwritable(String file) {
    return Failure.usage("the system does not let `" + file + "` be written");
  }
}
