package org.sqis.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/** The published files that stay outside the project; {@code -Dsqis.realData=FOLDER}. */
public final class RealData {
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private RealData() {}

  /**
   * The folder of the published files. Without one the test is skipped, and the run says so; a
   * folder without {@code file} is a failure.
   *
   * @param file the file the test needs
   * @param what what is not tested without it
   */
  public static Path folderOf(String file, String what) {
    String folder = System.getProperty("sqis.realData", "");
    if (folder.isEmpty()) {
      String skipped = "skipped: " + what + " (" + file + "); -Dsqis.realData is not set";
      if (SAID.add(skipped)) {
        System.out.println(skipped);
      }
      Assumptions.abort(skipped);
    }
    if (!Files.isRegularFile(Path.of(folder, file))) {
      throw new AssertionError("-Dsqis.realData must hold " + file + ": " + folder);
    }
    return Path.of(folder);
  }
}
