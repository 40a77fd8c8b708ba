package org.sqis.dsl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/** What a policy must contain. */
class ConformanceTest {
  private static final String POLICY =
      """
      policy p
        years  2014-15
        not scored
          | element | because         |
          | surveys | nobody answered |
      end policy

      parameters
        | name    | value | type  | provenance |
        | least_n | 20    | count | choice     |
      end parameters

      groups
        | name | family | use    |
        | all  |        | scored |
        | one  | some   | scored |
      end groups

      inputs each group
        | name   | type            |
        | tested | count           |
        | met    | count of tested |
      end inputs

      rates each group
        | name | part | whole  | better | round |
        | ela  | met  | tested | higher | 1     |
        | math | met  | tested | higher | 1     |
      end rates

      levels ela_level of ela
        | level | every school |
        | 2     | >= 50%       |
        | 1     | else         |
      end levels

      index score each school
        shares
          | domain | measure   | points |
          | all_of | ela_level | 100    |
        earns  level / 2
        cells
          | cell | part of the measure's share |
          | all  | 100%                        |
        missing measure
          | reason                  | then                   |
          | too few, not applicable | spread over everything |
      end index
      """;

  private static final String HEAD =
      "requirements law \"The law\"\n  | element | kind | because |\n";

  private static List<Diagnostic> checked(String policy, String rows) {
    Compilation compiled = Sqis.compile("p.sqis", policy);
    return Sqis.conformance("law.sqis", HEAD + rows + "end requirements\n", compiled);
  }

  private static List<String> said(String rows) {
    return checked(POLICY, rows).stream().map(Diagnostic::toString).toList();
  }

  @Test
  void everyKindOfElement_isFoundByItsName() {
    assertThat(
            said(
                """
                | math      | measure        | |
                | ela       | scored measure | |
                | ela_level | scored measure | |
                | ela_level | levels         | |
                | score     | index          | |
                | one       | group          | |
                | some      | family         | |
                | least_n   | parameter      | |
                | tested    | input          | |
                """))
        .isEmpty();
  }

  @Test
  void missingElement_isAnErrorAtBothFiles() {
    assertThat(DiagnosticRenderer.render(checked(POLICY, "  | maths | measure | page 2 |\n")))
        .isEqualTo(
            """
            error SQ9201: the policy `p` lacks the measure `maths`
             --> law.sqis:3:5
              |
            3 |   | maths | measure | page 2 |
              |     ^^^^^
             --> p.sqis:1:1
              |
            1 | policy p
              | -------- needed: page 2
              help: rename `math`, or add `maths` to `not scored` with the reason
            """);
    assertThat(said("| attendance | measure | |\n| two | group | |\n"))
        .containsExactly(
            "error SQ9201: the policy `p` lacks the measure `attendance` at law.sqis:3:3",
            "error SQ9201: the policy `p` lacks the group `two` at law.sqis:4:3");
  }

  @Test
  void elementOfAnotherKindOrWithoutPoints_isAnError() {
    assertThat(said("| math | scored measure | |\n| ela | index | |\n"))
        .containsExactly(
            "error SQ9204: `math` of `p` is a measure without points in an index, and must be a"
                + " scored measure at law.sqis:3:3",
            "error SQ9204: `ela` of `p` is a measure, and must be an index at law.sqis:4:3");
  }

  @Test
  void domainWithHalfOfThePoints_doesNotLead() {
    String rows = "| academic | leading domain | page 2 |\n";
    String policy =
        inFiveYears("2014-15 to 2018-19", "2014-15 to 2018-19")
            .replace("all_of | ela_level  | 100 ", "academic | ela_level  | POINTS ")
            .replace("all_of | math_level | 100 ", "climate | math_level | REST ");
    assertThat(said(policy.replace("POINTS", "51").replace("REST", "49"), rows)).isEmpty();
    List<Diagnostic> told = checked(policy.replace("POINTS", "50").replace("REST", "50"), rows);
    assertThat(told)
        .extracting(Diagnostic::message)
        .containsExactly(
            "`academic` of `p` is a domain without more points than the rest, and must be a leading"
                + " domain");
    assertThat(told.get(0).help())
        .isEqualTo(
            "give it more than half of the points in each column, or add `academic` to `not"
                + " scored` with the reason");
    assertThat(said("| academic | leading domain | |\n"))
        .containsExactly(
            "error SQ9201: the policy `p` lacks the leading domain `academic` at law.sqis:3:3");
  }

  @Test
  void notScored_meetsARequirementVisibly() {
    assertThat(DiagnosticRenderer.render(checked(POLICY, "  | surveys | scored measure | law |\n")))
        .isEqualTo(
            """
            note SQ9202: `surveys` is not scored this year, because nobody answered
             --> law.sqis:3:5
              |
            3 |   | surveys | scored measure | law |
              |     ^^^^^^^
             --> p.sqis:5:7
              |
            5 |     | surveys | nobody answered |
              |       ------- the policy says so
            """);
  }

  @Test
  void notScored_needsAReason_andContradictsPoints() {
    assertThat(Sqis.compile("p.sqis", POLICY.replace("nobody answered", "")).diagnostics())
        .extracting(Diagnostic::message)
        .first()
        .isEqualTo("the column `because` must not be empty");
    assertThat(Sqis.compile("p.sqis", POLICY.replace("| surveys |", "| ela |")).diagnostics())
        .extracting(Diagnostic::message)
        .contains("the policy says that `ela` is not scored, but it has points");
  }

  /** The policy in five years, with a share of {@code math} that has years. */
  private static String inFiveYears(String elaYears, String mathYears) {
    return POLICY
        .replace("years  2014-15\n", "years  2014-15 to 2018-19\n")
        .replace(
            """
                | domain | measure   | points |
                | all_of | ela_level | 100    |
            """,
            """
                | domain | measure    | points | years |
                | all_of | ela_level  | 100    | ELA   |
                | all_of | math_level | 100    | MATH  |
            """
                .replace("ELA", elaYears)
                .replace("MATH", mathYears))
        .replace(
            "index score",
            """
            levels math_level of math
              | level | every school |
              | 2     | >= 50%       |
              | 1     | else         |
            end levels

            index score""");
  }

  private static List<String> said(String policy, String rows) {
    assertThat(Sqis.compile("p.sqis", policy).diagnostics())
        .allMatch(one -> one.code() == ProblemCode.ATTAINABLE);
    return checked(policy, rows).stream().map(Diagnostic::toString).toList();
  }

  @Test
  void measureWithPointsInSomeYearsOnly_isRefusedWithTheYears() {
    String policy = inFiveYears("2014-15", "2015-16 to 2018-19");
    assertThat(said(policy, "| math | scored measure | |\n"))
        .containsExactly(
            "error SQ9204: `math` of `p` is a measure without points in an index in 2014-15, and"
                + " must be a scored measure at law.sqis:3:3");
    assertThat(said(policy, "| ela | scored measure | |\n| ela | measure | |\n"))
        .containsExactly(
            "error SQ9204: `ela` of `p` is a measure without points in an index in 2015-16 to"
                + " 2018-19, and must be a scored measure at law.sqis:3:3");
    assertThat(checked(policy, "| math | scored measure | |\n").get(0).help())
        .isEqualTo("score it in 2014-15 too, or say under `not scored` why not");
  }

  @Test
  void declarationOfSomeYearsOnly_isRefusedWithTheYears() {
    String policy =
        inFiveYears("2014-15 to 2018-19", "2014-15 to 2018-19")
            .replace("100    | 2014-15 to 2018-19", "50     | 2014-15 to 2018-19")
            .replace(
                "inputs each group",
                """
                parameters
                  | name  | value | type  | provenance | years   |
                  | other | 10    | count | choice     | 2014-15 |
                  | other | 11    | count | choice     | 2016-17 |
                end parameters

                inputs each group""");
    assertThat(said(policy, "| math | scored measure | |\n| least_n | parameter | |\n")).isEmpty();
    assertThat(said(policy, "| other | parameter | page 2 |\n"))
        .containsExactly(
            "error SQ9201: the policy `p` lacks the parameter `other` in 2015-16 and 2017-18 to"
                + " 2018-19 at law.sqis:3:3");
    assertThat(DiagnosticRenderer.render(checked(policy, "  | other | parameter | page 2 |\n")))
        .contains(
            "needed: page 2\n",
            "help: declare it in 2015-16 and 2017-18 to 2018-19 too, or say under `not scored` why"
                + " not\n");
  }

  @Test
  void nameOfAnotherKindInSomeYears_isToldByItself() {
    String policy =
        inFiveYears("2014-15 to 2018-19", "2014-15 to 2018-19")
            .replace("100    | 2014-15 to 2018-19", "50     | 2014-15 to 2018-19")
            .replace(
                "inputs each group",
                """
                parameters
                  | name  | value | type  | provenance | years   |
                  | other | 10    | count | choice     | 2014-15 |
                end parameters

                inputs each group""");
    List<Diagnostic> told = checked(policy, "| other | measure | |\n");
    assertThat(told)
        .extracting(Diagnostic::message)
        .containsExactly(
            "the policy `p` lacks the measure `other` in 2015-16 to 2018-19",
            "`other` of `p` is a parameter in 2014-15, and must be a measure");
    assertThat(told)
        .extracting(Diagnostic::help)
        .containsExactly(
            "declare it in 2015-16 to 2018-19, or say under `not scored` why not",
            "declare it as a measure in 2014-15, or say under `not scored` why not");
  }

  @Test
  void notScored_holdsForTheYearsWithoutPoints() {
    String policy =
        inFiveYears("2014-15", "2015-16 to 2018-19")
            .replace("| surveys | nobody answered |", "| math    | a new test      |");
    assertThat(said(policy, "| math | scored measure | |\n"))
        .containsExactly(
            "note SQ9202: `math` is not scored in 2014-15, because a new test at law.sqis:3:3");
    String always = inFiveYears("2014-15", "2014-15 to 2018-19").replace("surveys", "math");
    assertThat(
            Sqis.compile("p.sqis", always.replace("ela_level  | 100 ", "ela_level  | 0   "))
                .diagnostics())
        .extracting(Diagnostic::message)
        .contains("the policy says that `math` is not scored, but it has points");
  }

  @Test
  void requirementsWithFaults_areReportedLikeRules() {
    assertThat(said("| math | mesure | |\n| attendance | measure | |\n"))
        .containsExactly(
            "error SQ0025: `mesure` is not what the column `kind` takes: there is no such kind of"
                + " element at law.sqis:3:10",
            "error SQ9201: the policy `p` lacks the measure `attendance` at law.sqis:4:3");
    Compilation compiled = Sqis.compile("p.sqis", POLICY);
    assertThat(Sqis.conformance("p.sqis", POLICY, compiled))
        .extracting(Diagnostic::message)
        .contains("the file declares no requirements");
  }

  @Test
  void policyWithErrors_isHeldAgainstNothing() {
    assertThat(checked(POLICY.replace("level / 2", "level / 3"), "| x | measure | |\n")).isEmpty();
  }

  @Test
  void fileThatIsNotThere_isAnError(@TempDir Path folder) throws Exception {
    Compilation compiled = Sqis.compile("p.sqis", POLICY);
    assertThat(Sqis.conformance(folder.resolve("law.sqis"), compiled))
        .extracting(one -> one.code().id())
        .containsExactly("SQ0003");
    Files.writeString(folder.resolve("law.sqis"), HEAD + "  | x | group | |\nend requirements\n");
    assertThat(Sqis.conformance(folder.resolve("law.sqis"), compiled)).hasSize(1);
  }
}
