package org.sqis.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.scenario.ScenarioReport;
import org.sqis.core.scenario.ScenarioResult;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** The tests in the rule files of the examples. */
class ExampleTestsTest {
  /** The examples whose tests reach every part of their policy. */
  private static final List<String> COMPLETE =
      List.of("california-api-2000", "california-api-2000-groups", "core-2014-15");

  @TestFactory
  Stream<DynamicTest> testsOfEachExample_pass() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("."))) {
      List<Path> examples =
          folders.filter(folder -> Files.exists(folder.resolve("policy.sqis"))).sorted().toList();
      assertThat(examples).hasSizeGreaterThan(2);
      return examples.stream()
          .map(folder -> dynamicTest(folder.toString(), () -> passes(report(folder))));
    }
  }

  @TestFactory
  Stream<DynamicTest> testsOfTheseExamples_reachEverything() {
    return COMPLETE.stream()
        .map(name -> dynamicTest(name, () -> reachesAll(report(Path.of(name)))));
  }

  /**
   * Nobody leaves Priority before a fourth determination, so that its exit is not asked earlier.
   */
  @Test
  void testsOfTheWaiver_reachAllButOnePart() {
    assertThat(report(Path.of("core-waiver")).coverage().unreached())
        .singleElement()
        .asString()
        .contains("school_raised");
  }

  /** A cell has a number only where there is a color, and then nothing it reads is missing. */
  @TestFactory
  Stream<DynamicTest> testsOfTheDashboards_reachAllButOnePart() {
    return Stream.of("chronic", "suspension")
        .map(name -> "california-dashboard-2018-" + name)
        .map(
            name ->
                dynamicTest(
                    name,
                    () ->
                        assertThat(report(Path.of(name)).coverage().unreached())
                            .singleElement()
                            .asString()
                            .contains("box")));
  }

  private static ScenarioReport report(Path folder) {
    Compilation compiled =
        Sqis.compile(folder.resolve("policy.sqis"), DirectoryFiles.of(folder.toAbsolutePath()));
    return compiled.policy().test(compiled.tests());
  }

  private static void passes(ScenarioReport report) {
    assertThat(report.results())
        .filteredOn(result -> !result.passes())
        .flatExtracting(ScenarioResult::differences)
        .isEmpty();
  }

  private static void reachesAll(ScenarioReport report) {
    assertThat(report.results()).hasSizeGreaterThan(5);
    assertThat(report.coverage().unreached()).isEmpty();
    assertThat(report.coverage().parts()).isNotEmpty();
  }
}
