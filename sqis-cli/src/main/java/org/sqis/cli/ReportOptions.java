package org.sqis.cli;

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
    OutputFile.write(OutputFile.target("--output", output, files), text);
  }
}
