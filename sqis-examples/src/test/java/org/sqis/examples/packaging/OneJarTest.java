package org.sqis.examples.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.sqis.examples.ShortProcess;

/**
 * The one jar {@code sqis-all} in a program that brings an older ANTLR, with which our parser does
 * not run. Needs the jars, so it runs from phase package on.
 */
class OneJarTest {
  private static final Path BUILT = Path.of(System.getProperty("sqis.all"));
  private static final Path ROOT = Path.of(System.getProperty("sqis.root"));
  private static final Path OLDER_ANTLR = BUILT.resolve("older/antlr4-runtime.jar");

  /** What a run printed, errors too, and how it ended. */
  private record Run(int exit, String printed) {}

  @Test
  void besideAnOlderAntlr_theOneJarScores() throws Exception {
    Run run = run(List.of(OLDER_ANTLR, oneJar(), here()));

    assertThat(run.printed()).startsWith("share 66.7");
    assertThat(run.exit()).isZero();
  }

  @Test
  void besideAnOlderAntlr_theThinJarsFail() throws Exception {
    List<Path> path = new ArrayList<>(List.of(OLDER_ANTLR));
    path.addAll(thinJars());
    path.add(here());

    Run run = run(path);

    assertThat(run.exit()).isNotZero();
    assertThat(run.printed()).contains("Could not deserialize ATN");
  }

  @Test
  void withoutTheOlderAntlr_theThinJarsScore() throws Exception {
    List<Path> path = new ArrayList<>(thinJars());
    path.add(here());

    assertThat(run(path)).isEqualTo(new Run(0, "share 66.7" + System.lineSeparator()));
  }

  @Test
  void theOneJar_hasNoLibraryUnderItsUsualName() throws IOException {
    try (JarFile jar = new JarFile(oneJar().toFile())) {
      List<String> strangers =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(".class"))
              .filter(name -> !name.startsWith("org/sqis/"))
              .filter(name -> !name.startsWith("org/jspecify/"))
              .toList();
      assertThat(strangers).isEmpty();
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
      ZipEntry notice = jar.getEntry("META-INF/NOTICE");
      assertThat(new String(jar.getInputStream(notice).readAllBytes(), UTF_8))
          .contains("sqis-all", "ANTLR", "Guava", "Jackson", "JSpecify");
    }
  }

  private static Path oneJar() throws IOException {
    try (Stream<Path> files = Files.list(BUILT)) {
      return files
          .filter(file -> file.getFileName().toString().matches("sqis-all-[0-9].*\\.jar"))
          .filter(file -> !file.getFileName().toString().contains("-sources"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("build sqis-all first: mvn package"));
    }
  }

  /** The classes of this build and the libraries they were compiled with. */
  private static List<Path> thinJars() throws Exception {
    String folder = System.getProperty("sqis.buildDirectory");
    List<Path> path = new ArrayList<>();
    for (String module : List.of("sqis-core", "sqis-dsl")) {
      path.add(ROOT.resolve(module).resolve(folder).resolve("classes"));
    }
    for (String type :
        List.of(
            "org.antlr.v4.runtime.Parser",
            "com.google.common.base.Splitter",
            "com.google.common.util.concurrent.internal.InternalFutures",
            "com.fasterxml.jackson.core.JsonFactory")) {
      path.add(placeOf(Class.forName(type)));
    }
    return path;
  }

  private static Path here() throws URISyntaxException {
    return placeOf(OneJarTest.class);
  }

  private static Path placeOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Run run(List<Path> classPath) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(ShortProcess.OPTIONS);
    words.add("-cp");
    words.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    words.add(ScoreOne.class.getName());
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), printed);
  }
}
