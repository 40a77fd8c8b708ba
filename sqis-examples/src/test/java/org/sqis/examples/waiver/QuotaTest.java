package org.sqis.examples.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.standing.Quota;
import org.sqis.core.standing.YearStandings;
import org.sqis.dsl.Sqis;
import org.sqis.examples.SyntheticWaiver;

/** Quotas of a consortium of 1,100 Title I schools, and what a rounded index costs. */
class QuotaTest {
  private static Quota quota(YearStandings standings, String designation, String route) {
    return standings.quotas().stream()
        .filter(one -> one.designation().equals(designation) && one.route().equals(route))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void focus_is110Of1100_whenPrioritySchoolsAreTakenOut() throws IOException {
    Dataset data = WaiverExample.load("2012_13", SyntheticWaiver.filesWithTitleOne(1100)).dataset();
    YearStandings result = WaiverExample.POLICY.score(data).standings();
    Quota priority = quota(result, "priority", "low");
    assertThat(priority.base()).isEqualTo(1100);
    assertThat(priority.places()).isEqualTo(55);
    assertThat(priority.chosen()).isEqualTo(55);
    assertThat(result.holding("priority")).hasSizeGreaterThanOrEqualTo(55);
    Quota focus = quota(result, "focus", "gap");
    // Not 10% of the schools that are left.
    assertThat(focus.base()).isEqualTo(1100);
    assertThat(focus.places()).isEqualTo(110);
    assertThat(focus.competing()).isLessThan(1100 - 55 + 1);
    assertThat(focus.chosen()).isEqualTo(110);
    assertThat(result.holding("focus")).doesNotContainAnyElementsOf(result.holding("priority"));
  }

  /** The index of the first release, and two lists that rank it: exact, and as it is published. */
  private static YearStandings ranked(String ties) throws IOException {
    Path folder =
        Path.of(System.getProperty("sqis.root", "..")).resolve("sqis-examples/core-2014-15");
    String rules =
        Files.readString(folder.resolve("policy.sqis"))
            + """

            cohort every_school
              members title_i is participating
            end cohort

            designate lowest_exact
              among every_school
              routes
                | route | who                      |
                | low   | lowest(5%%, by: sqii) |
              ties %1$s
              count up
            end designate

            designate lowest_published
              among every_school
              routes
                | route | who                                |
                | low   | lowest(5%%, by: round(sqii, 0)) |
              ties %1$s
              count up
            end designate
            """
                .formatted(ties);
    FileResolver files = DirectoryFiles.of(folder.toAbsolutePath());
    Policy policy = Sqis.compile("policy.sqis", rules, files).policy();
    return policy
        .score(Sqis.load(folder.resolve("data.sqis"), policy, files).dataset())
        .standings();
  }

  @Test
  void rankingARoundedIndex_costsPlaces() throws IOException {
    YearStandings all = ranked("all");
    YearStandings none = ranked("none");
    Quota exact = quota(all, "lowest_exact", "low");
    Quota published = quota(all, "lowest_published", "low");
    // docs/decisions.md tells these numbers.
    assertThat(exact.places()).isEqualTo(71);
    assertThat(all.holding("lowest_exact")).hasSize(71);
    assertThat(all.holding("lowest_published")).hasSize(77);
    assertThat(none.holding("lowest_published")).hasSize(68);
    assertThat(exact.chosen()).isEqualTo(exact.places());
    assertThat(published.chosen()).isGreaterThan(published.places());
    assertThat(published.explanation()).contains("share the last place");
    assertThat(quota(none, "lowest_published", "low").open()).isPositive();
    assertThat(List.copyOf(all.holding("lowest_published")))
        .containsAll(all.holding("lowest_exact"));
  }
}
