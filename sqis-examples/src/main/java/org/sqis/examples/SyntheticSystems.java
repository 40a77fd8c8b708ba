package org.sqis.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the data of the examples {@code california-essa}, {@code tennessee-2016} and {@code texas}:
 * made-up schools over several years. Every run on every machine writes the same bytes: whole
 * numbers, one seed for each example, one order. Stateless; safe for every thread.
 */
public final class SyntheticSystems {
  private SyntheticSystems() {}

  /** The committed files by the name of the example and the name of the file. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    add("california-essa", SyntheticColors.files(), files);
    add("tennessee-2016", SyntheticPools.files(), files);
    add("texas", SyntheticCampuses.files(), files);
    return files;
  }

  private static void add(String example, Map<String, String> from, Map<String, String> files) {
    from.forEach((name, text) -> files.put(example + "/" + name, text));
  }

  /**
   * Writes the files into the folders of the examples.
   *
   * @param args the folder that holds them
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("args must name one folder: " + args.length);
    }
    for (Map.Entry<String, String> file : files().entrySet()) {
      Path path = Path.of(args[0]).resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
    }
  }
}
