package org.sqis.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The baselines of the benchmark stay what they were when they were measured first: what sqis is
 * compared with is not ours to change.
 */
class BaselinesTest {
  private static final Path BENCH = Path.of(System.getProperty("sqis.root"), "sqis-bench");

  @Test
  void everyFileOfTheBaselines_hasItsDigest() throws Exception {
    Map<String, String> expected = listed();
    assertThat(expected).hasSizeGreaterThan(25);
    assertThat(present()).isEqualTo(expected);
  }

  /** As {@code sha256sum} writes it. */
  private static Map<String, String> listed() throws IOException {
    return Files.readAllLines(BENCH.resolve("baselines.sha256"), StandardCharsets.UTF_8).stream()
        .map(line -> line.split(" [ *]", 2))
        .collect(
            Collectors.toMap(
                part -> part[1],
                part -> part[0],
                (one, other) -> {
                  throw new AssertionError("twice in the list");
                },
                TreeMap::new));
  }

  /** Without what a build puts beside the sources. */
  private static Map<String, String> present() throws Exception {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(BENCH.resolve("baselines"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = BENCH.relativize(file).toString().replace('\\', '/');
        if (!name.contains("/target/")) {
          byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          digests.put(name, HexFormat.of().formatHex(digest));
        }
      }
    }
    return digests;
  }
}
