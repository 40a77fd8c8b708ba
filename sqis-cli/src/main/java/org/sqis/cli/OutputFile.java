package org.sqis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** A file that a command writes. */
final class OutputFile {
  private OutputFile() {}

  /** The file that an option names, which must be none of {@code ruleFiles}. */
  static Path target(String option, String typed, List<Path> ruleFiles) throws Failure {
    try {
      Path target = Path.of(typed);
      if (typed.isEmpty() || Files.isDirectory(target)) {
        throw Failure.usage(option + " takes the name of a file, not `" + typed + "`");
      }
      for (Path file : ruleFiles) {
        if (Files.exists(target) && Files.isSameFile(target, file)) {
          throw Failure.usage(option + " names the rule file itself; name another file");
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

  private static Failure unwritable(String file) {
    return Failure.usage("the system does not let `" + file + "` be written");
  }
}
