package org.sqis.examples.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The tests that {@code docs/coverage.md} names ran in this build and passed. Maven runs it by
 * itself in the phase {@code verify} of the last module, when the reports of all modules are there.
 */
class CoverageRanTest {
  @Test
  void everyNamedTest_ranInThisBuild() {
    String why = partOfABuild();
    if (!why.isEmpty()) {
      System.out.println("coverage: nobody checked that the named tests ran: " + why);
    }
    assumeTrue(why.isEmpty(), why);
    RanTests ran =
        RanTests.read(
            CoverageTable.ROOT,
            System.getProperty("sqis.buildDirectory"),
            Instant.parse(System.getProperty("sqis.buildStart")));
    List<String> faults = new ArrayList<>();
    for (CoverageTable.Row row : CoverageTable.rows()) {
      for (String test : row.isPending() ? List.<String>of() : row.javaTests()) {
        String fault = ran.fault(test);
        if (!fault.isEmpty()) {
          faults.add(row.id() + " names " + test + ": " + fault);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  /** Why this is no build that runs all tests; empty if it is one. */
  private static String partOfABuild() {
    String projects = System.getProperty("sqis.buildProjects", "");
    if (System.getProperty("sqis.buildStart") == null) {
      return "this is not the phase verify of a build by Maven";
    }
    if (System.getProperty("test") != null) {
      return "-Dtest chose which tests run";
    }
    for (String module : RanTests.MODULES) {
      if (!projects.contains(":" + module + ":")) {
        return module + " is not part of this build";
      }
    }
    return "";
  }
}
