package org.sqis.cli;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.problem.NearestName;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/**
 * The rule file that PATH means. Immutable.
 *
 * @param ruleFile the rule file
 * @param isFolder whether PATH is the folder that holds it
 */
record RuleFiles(Path ruleFile, boolean isFolder) {
  /** The name of a policy's rule file in its folder. */
  static final String POLICY = "policy.sqis";

  /** The name of the mapping in a folder. */
  static final String DATA = "data.sqis";

  /** The name of the mapping of data that are kept elsewhere, beside the rule file. */
  static final String PUBLISHED = "published.sqis";

  RuleFiles {
    Objects.requireNonNull(ruleFile, "ruleFile");
  }

  /** The rule file that {@code typed} means. */
  static RuleFiles of(String typed) throws Failure {
    Path path = existing(typed);
    if (Files.isDirectory(path)) {
      Path ruleFile = path.resolve(POLICY);
      if (!Files.exists(ruleFile)) {
        throw Failure.usage("the folder `" + typed + "` holds no " + POLICY + others(path));
      }
      requireReadable(ruleFile);
      return new RuleFiles(ruleFile, true);
    }
    if (isMapping(nameOf(path))) {
      throw Failure.usage(
          "`" + typed + "` is a mapping; give the rule file or the folder of both instead");
    }
    requireReadable(path);
    return new RuleFiles(path, false);
  }

  /** Refuses a folder, and a file that the system keeps to itself. */
  static Path requireReadable(Path file) throws Failure {
    if (Files.isDirectory(file)) {
      throw Failure.usage("`" + file + "` is a folder, not a file");
    }
    if (!Files.isReadable(file)) {
      throw Failure.usage("the system does not let `" + file + "` be read");
    }
    return file;
  }

  private static boolean isMapping(String name) {
    return name.equals(DATA) || name.equals(PUBLISHED);
  }

  private static String others(Path folder) throws Failure {
    List<String> names =
        names(folder).stream()
            .filter(name -> name.endsWith(".sqis") && !isMapping(name))
            .sorted()
            .toList();
    return names.isEmpty() ? "" : "; it holds " + String.join(", ", names);
  }

  /** The file or folder that {@code typed} means. */
  static Path existing(String typed) throws Failure {
    Path path;
    try {
      path = Path.of(typed);
    } catch (InvalidPathException e) {
      throw Failure.usage("`" + typed + "` cannot be the name of a file here: " + e.getReason());
    }
    if (typed.isEmpty() || !Files.exists(path)) {
      throw Failure.usage("there is no file or folder `" + typed + "`" + near(path));
    }
    return path;
  }

  private static String near(Path path) throws Failure {
    Path folder = path.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "";
    }
    Optional<String> near = NearestName.find(nameOf(path), names(folder));
    return near.map(name -> "; did you mean `" + path.resolveSibling(name) + "`?").orElse("");
  }

  private static List<String> names(Path folder) throws Failure {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(nameOf(file)));
    } catch (IOException | DirectoryIteratorException e) {
      throw Failure.usage("the system does not let the folder `" + folder + "` be read");
    }
    return names;
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /** The name of the rule file without its folder, as diagnostics call it. */
  String ruleFileName() {
    return nameOf(ruleFile);
  }

  /** What comes of compiling the rule file; it may include files of its folder. */
  Compilation compile() {
    return Sqis.compile(ruleFile, DirectoryFiles.of(folder()));
  }

  /** The folder of the rule file. */
  Path folder() {
    Path folder = ruleFile.toAbsolutePath().getParent();
    return folder == null ? ruleFile : folder;
  }

  /** Where a mapping beside the rule file is, or would be. */
  Path mapping() {
    return ruleFile.resolveSibling(DATA);
  }

  /** Which mapping beside the rule file is that of data kept elsewhere. */
  Path mappingOfOthers() {
    Path published = ruleFile.resolveSibling(PUBLISHED);
    return Files.exists(published) ? published : mapping();
  }
}
