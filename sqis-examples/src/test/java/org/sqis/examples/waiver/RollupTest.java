package org.sqis.examples.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.Parameter;
import org.sqis.dsl.Sqis;

/** the totals that two texts print, each with its citation, and what follows from them. */
class RollupTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("sqis.root", "..")).resolve("sqis-examples/core-rollup");
  private static final Policy POLICY = Sqis.compile(FOLDER.resolve("policy.sqis")).policy();

  private static Outcome outcome(Policy policy) {
    Dataset data =
        Sqis.load(FOLDER.resolve("data.sqis"), policy, DirectoryFiles.of(FOLDER.toAbsolutePath()))
            .dataset();
    return policy.score(data);
  }

  private static String of(Outcome outcome, String result) {
    return outcome.consortiumValue(result).toString();
  }

  private static Parameter parameter(String name) {
    return POLICY.spec().parameters().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void printedTotals_haveTheirCitations() {
    // S2:16-17 "more than one million students and represent 17 percent of California's students".
    assertThat(parameter("consortium_above").value()).hasToString("1000000");
    assertThat(parameter("consortium_above").source()).isEqualTo("highlights");
    assertThat(parameter("share_printed").value()).hasToString("17%");
    assertThat(parameter("share_printed").source()).isEqualTo("highlights");
    // S1:47 "6 million students", S1:45 "the 670,000-student Los Angeles district".
    assertThat(parameter("state_printed").value()).hasToString("6000000");
    assertThat(parameter("state_printed").source()).isEqualTo("news_2013");
    assertThat(of(outcome(POLICY), "students_known")).isEqualTo("670000");
    assertThat(of(outcome(POLICY), "districts_known")).isEqualTo("1");
  }

  @Test
  void share_followsAsPrinted_andTheTotalsAgree() {
    Outcome outcome = outcome(POLICY);
    assertThat(of(outcome, "share_of_a_million")).isEqualTo("0.17");
    assertThat(of(outcome, "printed_share_follows")).isEqualTo("yes");
    // 16.5% of 5.5 million and 17.5% of 6.5 million.
    assertThat(of(outcome, "smallest_total")).isEqualTo("907500");
    assertThat(of(outcome, "largest_total")).isEqualTo("1137500");
    assertThat(of(outcome, "totals_agree")).isEqualTo("yes");
  }

  @Test
  void totalOfUnknownParts_isNotMadeUp() {
    assertThat(of(outcome(POLICY), "students_of_all")).startsWith("not reported");
  }

  @Test
  void totalsThatCannotBeTrue_areToldApart() {
    assertThat(of(outcome(POLICY.withParameter("share_printed", "14%")), "totals_agree"))
        .isEqualTo("no");
    assertThat(of(outcome(POLICY.withParameter("share_printed", "16%")), "printed_share_follows"))
        .isEqualTo("no");
  }
}
