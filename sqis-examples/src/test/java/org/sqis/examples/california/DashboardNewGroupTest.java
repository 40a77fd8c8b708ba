package org.sqis.examples.california;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.examples.california.DashboardExample.CHRONIC;
import static org.sqis.examples.california.DashboardExample.SUSPENSION;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.outcome.Verification;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/**
 * A rule of a new year, a further student group with a smallest number of its own, is an edit of
 * rule files: {@code new-group.diff} of the example.
 */
class DashboardNewGroupTest {
  private static final Map<String, String> EDITED =
      UnifiedDiff.apply(CHRONIC.text("new-group.diff"), CHRONIC::text);

  private static final String HEADER =
      CHRONIC.text("synthetic/" + CHRONIC.file().getFileName()).lines().findFirst().orElseThrow();

  private static Policy edited() {
    Compilation compilation = CHRONIC.compileWith(EDITED);
    assertThat(compilation.report()).isEmpty();
    return compilation.policy();
  }

  /** Rows as the state would publish them for {@code year}. */
  private static Dataset rows(String year, String before, String... rows) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("columns.sqis", EDITED.get("columns.sqis").replace("2016-17", before));
    files.put(
        "ca_dashboard_2018_monterey_chronic.csv", HEADER + "\n" + String.join("\n", rows) + "\n");
    String mapping =
        """
        data later
          policy     california_dashboard_2018_chronic
          year       YEAR
          synthetic  yes
        end data

        include "columns.sqis"
        """
            .replace("YEAR", year);
    return Sqis.load("later.sqis", mapping, edited(), FileResolver.ofTexts(files)).dataset();
  }

  private static Verification verify(Dataset data) {
    return Verification.of(edited().score(data), data);
  }

  @Test
  void edit_isOfRuleFilesOnly() {
    assertThat(EDITED.keySet()).containsExactly("policy.sqis", "dashboard.sqis", "columns.sqis");
    assertThat(EDITED)
        .allSatisfy((name, text) -> assertThat(text).isNotEqualTo(CHRONIC.text(name)));
  }

  @Test
  void ruleOfTheEarlierYears_differsInItsYearsOnly() {
    Policy whole = CHRONIC.compileWith(Map.of()).policy();
    assertThat(PolicyDiff.between(whole.spec(), edited().spec()).toString())
        .contains(
            """

            measure least_students in 2016-17 to 2017-18 "Fewest students for a color"
              years: every year → 2016-17 to 2017-18

            measure least_students in 2018-19 to 2019-20 "Fewest students for a color": added
              each: group
            """)
        .doesNotContain("removed");
  }

  @Test
  void newGroup_hasAColorFromFifteenStudents() {
    Dataset data =
        rows(
            "2019-20",
            "2018-19",
            "00990010000001,S,Synthetic School 001,Synthetic Unified,,,,ALL,30,300,10,30,300,10,0,N,3,3,3,130",
            "00990010000001,S,Synthetic School 001,Synthetic Unified,,,,LTEL,3,15,20,3,15,20,0,Y,2,3,2,180",
            "00990010000001,S,Synthetic School 001,Synthetic Unified,,,,EL,3,15,20,3,15,20,0,Y,2,3,0,0",
            "00990010000002,S,Synthetic School 002,Synthetic Unified,,,,ALL,30,300,10,30,300,10,0,N,3,3,3,130",
            "00990010000002,S,Synthetic School 002,Synthetic Unified,,,,LTEL,7,14,50,3,15,20,30,Y,1,2,0,0");
    assertThat(DashboardExample.counts(verify(data)))
        .contains(
            "statuslevel 5 of 5: 5 with a value + 0 without",
            "color 5 of 5: 3 with a value + 2 without",
            "box 5 of 5: 3 with a value + 2 without");
  }

  @Test
  void firstYearOfTheGroup_hasNoChange() {
    Dataset data =
        rows(
            "2018-19",
            "2017-18",
            "00990010000001,S,Synthetic School 001,Synthetic Unified,,,,ALL,30,300,10,30,300,10,0,N,3,3,3,130",
            "00990010000001,S,Synthetic School 001,Synthetic Unified,,,,LTEL,3,15,20,,,,,Y,2,0,0,0");
    assertThat(verify(data).succeeds()).isTrue();
    assertThat(edited().score(data).value("00990010000001", "color", "long_term_english_learners"))
        .hasToString("not applicable \"no group long_term_english_learners in 2017-18\"");
  }

  @Test
  void earlierYears_areAsBefore() {
    Dataset data = Sqis.load(CHRONIC.folder().resolve("data.sqis"), edited()).dataset();
    Verification verification = verify(data);
    assertThat(verification.succeeds()).isTrue();
    assertThat(DashboardExample.counts(verification))
        .contains("color 94 of 94: 71 with a value + 23 without");
  }

  /** Both examples have the same shared file, so its edit does for both. */
  @Test
  void sharedEdit_compilesInTheOtherExample() {
    String dashboard = EDITED.get("dashboard.sqis");
    String policy = SUSPENSION.text("policy.sqis").replace("to 2017-18", "to 2019-20");
    Compilation compilation =
        SUSPENSION.compileWith(Map.of("dashboard.sqis", dashboard, "policy.sqis", policy));
    assertThat(compilation.report()).isEmpty();
    assertThat(compilation.policy().spec().groups()).hasSize(15);
  }
}
