package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainCommandTest {
  private static Cli.Ran fine(String... args) {
    Cli.Ran ran = Cli.run(args);
    assertThat(ran.code()).as(ran.all()).isZero();
    return ran;
  }

  private static void assertUsage(Cli.Ran ran, String said) {
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEqualTo("sqis: " + said);
  }

  @Test
  void text_showsStepsAndWhatTheyAreMadeOf() {
    Cli.Ran ran = fine("explain", Cli.SAMPLE, "001", "reading_level of asian");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .startsWith("internal: not for publication\nLincoln Primary (001), Oak Unified\n")
        .contains("policy sample (draft, ", "data sample_data (SYNTHETIC, ")
        .contains("\nreading_level of asian = 3")
        .contains("level 3: >= 60% for primary   [policy.sqis:");
  }

  @Test
  void json_isNothingButJson() {
    Cli.Ran ran = fine("explain", Cli.SAMPLE, "001", "reading", "--format", "json");
    assertThat(ran.err()).isEqualTo("internal: not for publication\n");
    assertThat(ran.out())
        .startsWith("{\n  \"origin\" : {")
        .contains("\"value\" : \"66.7%\"", "\"status\" : \"draft\"", "\"synthetic\" : true");
  }

  @Test
  void changedParameter_isSaid() {
    Cli.Ran ran = fine("explain", Cli.SAMPLE, "001", "is_high", "--param", "high_line=70%");
    assertThat(ran.out())
        .startsWith("changed: high_line = 70% in place of not set\ninternal")
        .contains("\nis_high = no");
  }

  @Test
  void input_canBeExplained() {
    assertThat(fine("explain", Cli.SAMPLE, "001", "tested of hispanic").out())
        .contains("\ntested of hispanic = 10");
  }

  @Test
  void school_isFoundByAPartOfItsName() {
    String expected = fine("explain", Cli.SAMPLE, "003", "reading").out();
    for (String part : new String[] {"new", "MAÑANA, \"New\" School", "elm school", " 003 "}) {
      assertThat(fine("explain", Cli.SAMPLE, part, "reading").out()).isEqualTo(expected);
    }
  }

  @Test
  void ambiguousName_listsTheSchools() {
    assertUsage(
        Cli.run("explain", Cli.SAMPLE, "lincoln", "reading"),
        """
        2 schools are called `lincoln`; give the id of one
          001  Lincoln Primary, Oak Unified
          002  Lincoln Middle, Oak Unified
        """);
  }

  @Test
  void misspeltName_listsNearSchools() {
    assertUsage(
        Cli.run("explain", Cli.SAMPLE, "Lincon Midle", "reading"),
        """
        there is no school `Lincon Midle`; did you mean one of these?
          002  Lincoln Middle, Oak Unified
        """);
    assertUsage(
        Cli.run("explain", Cli.SAMPLE, "Qqqqqqq", "reading"), "there is no school `Qqqqqqq`\n");
    assertUsage(
        Cli.run("explain", Cli.SAMPLE, " ", "reading"),
        "SCHOOL must be an id or a part of a name\n");
  }

  @Test
  void idWithoutItsLeadingZero_isSuggestedAndNotTaken() {
    assertUsage(
        Cli.run("explain", Cli.CALIFORNIA, "1611190130229", "target"),
        """
        there is no school `1611190130229`; did you mean one of these?
          01611190130229  Alameda High, Alameda City Unified
        """);
  }

  @Test
  void manyCandidates_areCutAndCounted() {
    Cli.Ran ran = Cli.run("explain", Cli.CALIFORNIA, "Lincoln", "target");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).startsWith("sqis: 51 schools are called").endsWith("  and 31 more\n");
  }

  @Test
  void unknownResult_suggestsTheNearest() {
    assertUsage(
        Cli.run("explain", Cli.SAMPLE, "001", "readin"),
        "there is no result `readin`; did you mean `reading`?\n");
    assertUsage(
        Cli.run("explain", Cli.SAMPLE, "001", "school_type of asian"),
        "`school_type` has one value a school, not one for each group: leave out `of asian`\n");
    assertUsage(
        Cli.run("explain", Cli.SAMPLE, "001", "tested of everyone"),
        "there is no group `everyone`; there are all, asian, hispanic\n");
  }

  @Test
  void unknownFormat_isWrongUse() {
    assertUsage(
        Cli.run("explain", Cli.SAMPLE, "001", "reading", "--format", "csv"),
        "--format takes text or json, not `csv`\n");
  }
}
