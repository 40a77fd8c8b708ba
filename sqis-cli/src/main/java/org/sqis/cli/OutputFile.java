package org.sqis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that a command writes. */
final class OutputFile {
  private OutputFile() {}

  /** The file that an option names, which must not be the rule file. */
  static Path target(String option, String typed, RuleFiles files) throws Failure {
    try {
      Path target = Path.of(typed);
      if (typed.isEmpty() || Files.isDirectory(target)) {
        throw Failure.usage(option + " takes the name of a file, not `" + typed + "`");
      }
      if (Files.exists(target) && Files.isSameFile(target, files.ruleFile())) {
        throw Failure.usage(option + " names the rule file itself; name another file");
      }
      return target;
    } catch (InvalidPathException e) {
      throw Failure.usage("`" + typed + "` cannot be the name of a file here: " + e.getReason());
    } catch (IOException e) {
      throw unwritable(typed);
    }
  }

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
