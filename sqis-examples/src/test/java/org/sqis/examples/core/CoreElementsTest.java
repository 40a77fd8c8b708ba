package org.sqis.examples.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sqis.core.Policy;
import org.sqis.core.data.FileResolver;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;

/** The elements that the waiver lists, and the policy that scores all of them. */
class CoreElementsTest {
  private static final Path FULL = CoreExample.FOLDER.resolveSibling("core-full");
  private static final String WAIVER = text(CoreExample.FOLDER.resolve("waiver.sqis"));
  private static final String RULES = text(FULL.resolve("policy.sqis"));

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rules without their tests. */
  private static Compilation compiled(String rules) {
    return Sqis.compile("policy.sqis", rules.replace("include \"tests.sqis\"\n", ""));
  }

  /** The rules with another file of tests. */
  private static List<String> faults(String rules, String tests) {
    return Sqis.compile("policy.sqis", rules, FileResolver.ofTexts(Map.of("tests.sqis", tests)))
        .diagnostics()
        .stream()
        .filter(one -> one.severity() == Severity.ERROR)
        .map(Diagnostic::message)
        .toList();
  }

  private static List<Diagnostic> lacking(String rules) {
    Compilation compiled = compiled(rules);
    assertThat(compiled.hasErrors()).as(compiled.report()).isFalse();
    return Sqis.conformance("waiver.sqis", WAIVER, compiled).stream()
        .filter(one -> one.severity() == Severity.ERROR)
        .toList();
  }

  /** The elements as the file of requirements lists them. */
  private static List<String> elements() {
    return WAIVER
        .lines()
        .filter(line -> line.startsWith("  | ") && !line.contains("| because"))
        .map(line -> line.split("\\|", -1)[1].strip())
        .toList();
  }

  /** Highlights, lines 67 to 70: the list, and who the first three are for. */
  @Test
  void theFileOfRequirements_hasTheWholeListOfTheWaiver() {
    assertThat(elements()).hasSize(18);
    assertThat(WAIVER)
        .contains(
            "achievement, for all students and all subgroups",
            "growth, for all students and all subgroups",
            "graduation rate, for all students and all subgroups",
            "all disaggregated subgroups",
            "chronic absenteeism",
            "suspension/expulsion rates",
            "non-cognitive skills",
            "student, staff, and parent survey data",
            "special education identification rates",
            "English Learner re-designation rates");
  }

  @TestFactory
  Stream<DynamicTest> aPolicyThatLacksAnElement_isRefused() {
    assertThat(lacking(RULES)).isEmpty();
    return elements().stream()
        .map(
            element ->
                DynamicTest.dynamicTest(
                    element,
                    () -> {
                      String without = RULES.replaceAll("\\b" + element + "\\b", element + "_x");
                      assertThat(lacking(without))
                          .singleElement()
                          .asString()
                          .contains("lacks the", "`" + element + "`");
                    }));
  }

  @Test
  void academicPointsThatDoNotLead_areRefused() {
    String half =
        RULES
            .replaceFirst("(\\| ela_level +\\|) 30", "$1 20")
            .replaceFirst("(\\| absence_level +\\|) 40/3", "$1 70/3")
            .replaceAll("(?m)^ +\\| (academic|climate|all) +\\| total .*\n", "");
    assertThat(lacking(half))
        .singleElement()
        .asString()
        .contains(
            "`academic` of `core_full` is a domain without more points than the rest in 2014-15");
  }

  @Test
  void weights_areThoseOfTheYear() {
    Policy policy = compiled(RULES).policy();
    assertThat(points(policy, "absence_level"))
        .containsExactly(Rational.of(40, 3), Rational.of(8), Rational.of(20, 3));
    assertThat(points(policy, "growth_ela_level")).containsExactly(Rational.of(15));
    assertThat(points(policy, "skills_level")).containsExactly(Rational.of(8), Rational.of(20, 3));
    assertThat(points(policy, "identification_level")).containsExactly(Rational.of(20, 3));
  }

  /** The points of elementary schools, in each row that gives some. */
  private static List<Rational> points(Policy policy, String levels) {
    return policy.spec().indexes().get(0).shares().rows().stream()
        .filter(row -> row.measure().equals(levels))
        .map(IndexSpec.Share::points)
        .map(points -> points.get(0))
        .distinct()
        .toList();
  }

  @Test
  void anAlternateTest_isNoDataAfterItsLastYear() {
    String test =
        """
        test "the year after"
          year  2015-16
          given
            |                 | all |
            | ela_tested      | 40  |
            | ela_met         | 20  |
            | modified_tested | 10  |
          expect  ela of all is 50%
        end test
        """;
    assertThat(faults(RULES, test)).singleElement().asString().contains("modified_tested");
    assertThat(faults(RULES, test.replaceAll("(?m)^.*modified.*\n", ""))).isEmpty();
  }

  /** A trend over the last year of the alternate tests would compare other students. */
  @Test
  void aTrendOverAnotherTest_doesNotCompile() {
    String earlier = RULES.replace("  years   2016-17\n", "  years   2015-16 to 2016-17\n");
    assertThat(earlier).isNotEqualTo(RULES);
    assertThat(compiled(earlier).diagnostics())
        .extracting(Diagnostic::message)
        .anyMatch(message -> message.contains("on another scale since 2015-16"));
  }
}
