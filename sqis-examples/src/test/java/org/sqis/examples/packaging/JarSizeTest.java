package org.sqis.examples.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a program takes on with sqis: our two jars and every jar they bring. */
class JarSizeTest {
  private static final long MOST_BYTES = 7_800_000;

  /** A class of each library; what else Guava brings, an empty jar, is counted by its bytes. */
  private static final List<String> LIBRARIES =
      List.of(
          "org.antlr.v4.runtime.Parser",
          "com.google.common.base.Splitter",
          "com.google.common.util.concurrent.internal.InternalFutures",
          "com.google.errorprone.annotations.CheckReturnValue",
          "com.google.j2objc.annotations.Weak",
          "com.fasterxml.jackson.core.JsonFactory",
          "org.jspecify.annotations.Nullable");

  private static final long LISTENABLE_FUTURE = 2_199;

  @Test
  void coreAndDsl_withEverythingTheyBring_areSmall() throws Exception {
    List<Path> jars = new ArrayList<>();
    for (String module : List.of("sqis-core", "sqis-dsl")) {
      jars.add(jar(module));
    }
    for (String type : LIBRARIES) {
      Class<?> known = Class.forName(type);
      jars.add(Path.of(known.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }

    long sum = LISTENABLE_FUTURE;
    StringBuilder listing = new StringBuilder();
    for (Path jar : jars) {
      sum += Files.size(jar);
      listing.append("%,12d %s%n".formatted(Files.size(jar), jar.getFileName()));
    }
    listing.append("%,12d in all%n".formatted(sum));

    System.out.print(listing);
    assertThat(sum).as(listing.toString()).isLessThanOrEqualTo(MOST_BYTES);
  }

  /** A library that no list names would not be counted. */
  @Test
  void everyLibraryOfTheDsl_isCounted() throws IOException {
    String core = Files.readString(root().resolve("sqis-core/pom.xml"));
    String dsl = Files.readString(root().resolve("sqis-dsl/pom.xml"));

    assertThat(shipped(core)).containsExactlyInAnyOrder("guava", "jackson-core", "jspecify");
    assertThat(shipped(dsl))
        .containsExactlyInAnyOrder("sqis-core", "antlr4-runtime", "guava", "jspecify");
  }

  private static List<String> shipped(String pom) {
    List<String> names = new ArrayList<>();
    for (String dependency : pom.split("<dependency>", -1)) {
      int start = dependency.indexOf("<artifactId>");
      int end = dependency.indexOf("</dependency>");
      if (start >= 0 && end > start && !dependency.substring(0, end).contains("<scope>test")) {
        names.add(dependency.substring(start + 12, dependency.indexOf("</artifactId>")));
      }
    }
    return names;
  }

  private static Path root() {
    return Path.of(System.getProperty("sqis.root"));
  }

  private static Path jar(String module) throws IOException {
    Path built = root().resolve(module).resolve(System.getProperty("sqis.buildDirectory"));
    try (Stream<Path> files = Files.list(built)) {
      return files
          .filter(file -> file.getFileName().toString().matches(module + "-[0-9].*\\.jar"))
          .filter(file -> !file.getFileName().toString().matches(".*-(sources|javadoc)\\.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("build it first: mvn package"));
    }
  }
}
