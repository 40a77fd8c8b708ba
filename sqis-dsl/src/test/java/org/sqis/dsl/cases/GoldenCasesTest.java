package org.sqis.dsl.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.diagnostic.Diagnostic;

/**
 * Rule files and mappings with everything that is said of them, beside each. With {@code
 * -Dgolden.update=true} the expected texts are written anew; read the difference and say why.
 */
class GoldenCasesTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final boolean UPDATES = Boolean.getBoolean("golden.update");

  @TestFactory
  Stream<DynamicTest> badFiles_giveTheMessagesBesideThem() {
    return GoldenCase.all("bad").stream().map(one -> test(one, false));
  }

  @TestFactory
  Stream<DynamicTest> goodFiles_giveTheNotesAndResultsBesideThem() {
    return GoldenCase.all("good").stream().map(one -> test(one, true));
  }

  private static DynamicTest test(GoldenCase one, boolean isGood) {
    URI source = one.file().toUri();
    return dynamicTest(one.name(), source, () -> check(one, isGood));
  }

  private static void check(GoldenCase one, boolean isGood) throws IOException {
    GoldenCase.Result result = assertTimeoutPreemptively(LONGEST, one::result);
    boolean hasErrors =
        result.diagnostics().stream().anyMatch(each -> each.severity() == Severity.ERROR);
    assertThat(hasErrors).as("errors: " + result.text()).isEqualTo(!isGood);
    if (UPDATES) {
      refuseUpdateOnTheBuildServer();
      Files.writeString(one.expected(), result.text(), UTF_8);
    }
    assertThat(one.expected()).as("expected text of " + one.name()).exists();
    assertThat(result.text()).isEqualTo(one.expectedText());
  }

  @Test
  void expectedTexts_areNotRewrittenByTheBuildServer() {
    refuseUpdateOnTheBuildServer();
  }

  private static void refuseUpdateOnTheBuildServer() {
    assertThat(UPDATES && "true".equals(System.getenv("CI")))
        .as("golden.update where CI=true")
        .isFalse();
  }

  @Test
  void everyExpectedText_hasItsFile() {
    for (String quality : List.of("good", "bad")) {
      List<Path> expected = GoldenCase.all(quality).stream().map(GoldenCase::expected).toList();
      assertThat(GoldenCase.files(quality, ".expected")).isSubsetOf(expected);
      assertThat(GoldenCase.files(quality, ""))
          .allMatch(file -> file.toString().matches(".*\\.(sqis|expected)"));
    }
    assertThat(GoldenCase.all("bad")).hasSizeGreaterThan(100);
    assertThat(GoldenCase.all("good")).hasSizeGreaterThan(5);
  }

  /** The example of the charter, language.md section 5. */
  @Test
  void shareThatDoesNotFit_isShownAsTheCharterShowsIt() {
    GoldenCase core = new GoldenCase(GoldenCase.ROOT.resolve("bad/index/core.sqis"));
    assertThat(core.result().text())
        .isEqualTo(
            """
            error SQ3004: shares of climate for middle add up to 125/3, 5/3 more than its total 40
              --> core.sqis:48:51
               |
            48 |   | climate  | suspension_level    | 40/3       | 15     | 40/3  |
               |                                                   ^^ with 40/3 this would fit
            50 |   | climate  | total               | 40         | 40     | 40    |
               |                                                   -- the total it must give
              help: write 40/3, or lower another middle share of climate by 5/3
            """);
  }

  @Test
  void independentMistakes_areAllToldAtOnce() {
    for (String name : List.of("three_mistakes", "three_mistakes_in_one_table")) {
      GoldenCase one = new GoldenCase(GoldenCase.ROOT.resolve("bad/several/" + name + ".sqis"));
      assertThat(one.result().diagnostics()).as(name).hasSize(3);
    }
    GoldenCase many =
        new GoldenCase(GoldenCase.ROOT.resolve("bad/several/more_than_a_hundred.sqis"));
    assertThat(many.result().diagnostics()).hasSize(101);
  }

  /** The rules of wording that a program can check. */
  @TestFactory
  Stream<DynamicTest> messages_areWrittenInOneStyle() {
    return Stream.of("bad", "good")
        .flatMap(quality -> GoldenCase.all(quality).stream())
        .map(
            one ->
                dynamicTest(
                    one.name(),
                    () -> one.result().diagnostics().forEach(GoldenCasesTest::checkWording)));
  }

  private static void checkWording(Diagnostic diagnostic) {
    assertThat(diagnostic.help().isEmpty())
        .as("an error without help: " + diagnostic)
        .isEqualTo(diagnostic.severity() == Severity.NOTE);
    for (String text : List.of(diagnostic.message(), diagnostic.help())) {
      assertThat(text)
          .as(diagnostic.toString())
          .doesNotEndWith(".")
          .doesNotContain("\n", "null", "``")
          .matches("[^A-Z].*|");
    }
  }
}
