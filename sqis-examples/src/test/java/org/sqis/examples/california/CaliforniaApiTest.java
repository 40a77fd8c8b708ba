package org.sqis.examples.california;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.Json;
import org.sqis.core.outcome.Verification;
import org.sqis.core.outcome.Verification.Agreement;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;
import org.sqis.examples.sweep.ConstantSweep;

/** The state's published answers for 6,194 schools, which nobody of this project wrote. */
class CaliforniaApiTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("sqis.root")).resolve("sqis-examples/california-api-2000");

  private static Policy policy;
  private static Dataset data;
  private static String rules;
  private static String tests;

  @BeforeAll
  static void load() throws IOException {
    String text = Files.readString(FOLDER.resolve("policy.sqis"), StandardCharsets.UTF_8);
    int start = text.indexOf("# ---------- tests");
    rules = text.substring(0, start);
    tests = text.substring(start);
    policy = Sqis.compile("policy.sqis", text).policy();
    data = Sqis.load(FOLDER.resolve("data.sqis"), policy).dataset();
  }

  private static Verification verify(Policy changed) {
    return Verification.of(changed.score(data), data);
  }

  private static int differences(Policy changed) {
    return verify(changed).results().stream().mapToInt(Agreement::differ).sum();
  }

  @Test
  void everyPublishedResult_agreesOnEverySchool() {
    Verification verification = verify(policy);
    assertThat(verification.succeeds()).isTrue();
    assertThat(verification.results())
        .extracting(Agreement::result)
        .containsExactly("target", "growth", "sch_wide", "both", "awards");
    for (Agreement result : verification.results()) {
      boolean isTarget = result.result().equals("target");
      assertThat(result)
          .isEqualTo(
              new Agreement(
                  result.result(),
                  6194,
                  6194,
                  isTarget ? 5454 : 6194,
                  isTarget ? 740 : 0,
                  0,
                  List.of()));
    }
  }

  @Test
  void json_saysTheSame() {
    assertThat(Json.verification(verify(policy)).replaceAll("\\s", ""))
        .contains(
            "{\"result\":\"target\",\"rows\":6194,\"agree\":6194,\"agree_with_value\":5454,"
                + "\"agree_missing\":740,\"differ\":0,\"differences\":[]}");
  }

  /** Each parameter of the rule moved by its smallest sensible step. */
  @ParameterizedTest
  @CsvSource({
    "performance_target, 801",
    "performance_target, 799",
    "target_share, 5.1%",
    "target_share, 4.9%",
    "least_target, 2",
    "least_target, 0",
    "least_tested, 96%",
    "least_tested, 94%",
    "least_tested_high, 91%",
    "least_tested_high, 89%",
    "least_growth_at_top, 2",
    "least_growth_at_top, 0"
  })
  void everyOtherConstant_differs(String parameter, String value) {
    assertThat(differences(policy.withParameter(parameter, value))).isPositive();
  }

  @Test
  void everyParameter_isMovedAbove() throws ReflectiveOperationException {
    String[] moved =
        CaliforniaApiTest.class
            .getDeclaredMethod("everyOtherConstant_differs", String.class, String.class)
            .getAnnotation(CsvSource.class)
            .value();
    assertThat(policy.spec().parameters())
        .allSatisfy(
            parameter ->
                assertThat(moved).anyMatch(line -> line.startsWith(parameter.name() + ",")));
  }

  @Test
  void everyConstantThatARowReaches_differs() {
    assertThat(ConstantSweep.of(policy, data))
        .as("no school was at exactly 800 and met its targets without growth")
        .hasToString(
            """
            23 of 24 noticed
            0 of 24 unnoticed
            1 of 24 not reached
              measure awards, line 1: api99 < performance_target → api99 <= performance_target
            0 of 24 refused
            """);
  }

  /** Every comparison, operator and rounding of the rule text, broken once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "when api99 >= performance_target; when api99 > performance_target",
        "api99), 0)); api99), 1))",
        "max(least_target, round(; max(least_target, round_half_even(",
        "max(least_target, round(; max(least_target, round_down(",
        "max(least_target, round(; max(least_target, round_up(",
        "performance_target - api99), 0); performance_target - api00), 0)",
        "api00 - api99; api99 - api00",
        "when api00 >= performance_target; when api00 > performance_target",
        "value   no                when target is missing; value yes when target is missing",
        "growth >= target; growth > target",
        "sch_wide and comp_imp; sch_wide or comp_imp",
        "value   no                               when pct_tested is missing;"
            + "value yes when pct_tested is missing",
        "pct_tested >= least_tested_high; pct_tested > least_tested_high",
        "pct_tested >= least_tested ; pct_tested > least_tested ",
        "when school_type is high; when school_type is middle",
        "both and tested_enough; both or tested_enough",
        "growth >= least_growth_at_top; growth > least_growth_at_top"
      })
  void everyOtherRule_differs(String right, String wrong) {
    assertThat(rules).contains(right);
    Policy changed = Sqis.compile("changed.sqis", rules.replace(right, wrong)).policy();
    assertThat(differences(changed)).isPositive();
    assertThat(isNoticedByTests(rules.replace(right, wrong))).as("by the tests").isTrue();
  }

  /** Whether the tests of the rule file fail, or no longer fit the rules. */
  private static boolean isNoticedByTests(String changed) {
    Compilation compiled = Sqis.compile("changed.sqis", changed + tests);
    return compiled.hasErrors() || compiled.policy().test(compiled.tests()).failed() > 0;
  }

  @Test
  void unchangedRules_passTheirTests() {
    assertThat(isNoticedByTests(rules)).isFalse();
  }

  /** The known effect of the other rounding: data notes, section 3. */
  @Test
  void halfEven_misses97Targets() {
    String halfEven = rules.replace("least_target, round(", "least_target, round_half_even(");
    Verification verification = verify(Sqis.compile("changed.sqis", halfEven).policy());
    assertThat(verification.results().get(0).differ()).isEqualTo(97);
    assertThat(verification.results().get(0).differences()).hasSize(97);
  }

  @Test
  void expectedDifferences_mustBeExactlyTheOnesThatDiffer() throws IOException {
    String mapping =
        Files.readString(FOLDER.resolve("data.sqis"), StandardCharsets.UTF_8)
            + """

            expected differences
              | result | id             | reason     |
              | target | 01611190130229 | only a try |
            end expected
            """;
    Dataset expecting =
        Sqis.load("data.sqis", mapping, policy, org.sqis.core.io.DirectoryFiles.of(FOLDER))
            .dataset();
    Verification agreeing = Verification.of(policy.score(expecting), expecting);
    assertThat(agreeing.succeeds()).isFalse();
    assertThat(agreeing.absent()).hasSize(1);
    String wrongForOne =
        rules.replace(
            "value   max(least_target",
            "value 7 when api99 is 693 and api00 is 731\n  value   max(least_target");
    Policy changed = Sqis.compile("changed.sqis", wrongForOne).policy();
    Verification differing = Verification.of(changed.score(expecting), expecting);
    assertThat(differing.absent()).isEmpty();
    Agreement target = differing.results().get(0);
    assertThat(target.differences())
        .anySatisfy(
            difference -> {
              assertThat(difference.id()).isEqualTo("01611190130229");
              assertThat(difference.computed()).isEqualTo("7");
              assertThat(difference.published()).isEqualTo("5");
              assertThat(difference.expected()).isEqualTo("only a try");
            });
  }

  @Test
  void outcome_isTheSameTwice_andOnEightThreads() throws Exception {
    String first = Json.outcome(policy.score(data));
    assertThat(Json.outcome(policy.score(data))).isEqualTo(first);
    var pool = java.util.concurrent.Executors.newFixedThreadPool(8);
    try {
      List<java.util.concurrent.Callable<Integer>> tasks =
          java.util.Collections.nCopies(8, () -> Json.outcome(policy.score(data)).hashCode());
      for (var result : pool.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(first.hashCode());
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void explanation_namesRuleLineSourceAndInputs() {
    assertThat(policy.explain(data, "01611190130229", "target")).hasToString(expectedTarget());
  }

  private static String expectedTarget() {
    return """
        Alameda High (01611190130229), Alameda City Unified
        ORIGIN

        target = 5  Growth target
          · rule: max(least_target, round(target_share * (performance_target - api99), 0)) otherwise   [policy.sqis:38]
          · source: act, notes
          api99 = 693  base index, 1999
          performance_target = 800  a school at or above it has no growth target
            · source: state, act
          least_target = 1  the smallest growth target
            · source: state, notes
          target_share = 5%  of the distance to the performance target
            · source: state, act
        """
        .replace("ORIGIN", policy.score(data).origin().toString());
  }
}
