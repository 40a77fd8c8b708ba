package org.sqis.dsl.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sqis.core.Policy;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.policy.PolicySpec;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** Policies to compare. */
final class Rules {
  private static final Path GOOD = Path.of("src", "test", "resources", "cases", "good");
  private static final Path EXAMPLES = Path.of("..", "sqis-examples");

  private Rules() {}

  /** The policy of a text without errors. */
  static Policy policy(String text) {
    return Sqis.compile("rules.sqis", text).policy();
  }

  /** The policies of every good case and example, which together use everything. */
  static List<PolicySpec> all() {
    List<Path> files = new ArrayList<>();
    for (Path root : List.of(GOOD, EXAMPLES)) {
      try (Stream<Path> found = Files.walk(root, 3)) {
        found
            .filter(file -> file.toString().endsWith(".sqis"))
            .filter(file -> !file.endsWith("data.sqis") && !file.getParent().endsWith("mapping"))
            .sorted()
            .forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    List<PolicySpec> specs = new ArrayList<>();
    for (Path file : files) {
      Compilation compilation =
          Sqis.compile(file, DirectoryFiles.of(file.toAbsolutePath().getParent()));
      if (!compilation.hasErrors()) {
        specs.add(compilation.policy().spec());
      }
    }
    return specs;
  }
}
