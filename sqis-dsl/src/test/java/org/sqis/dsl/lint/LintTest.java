package org.sqis.dsl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.model.SchoolYear;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/** What the warnings find, where they point, and what they leave alone. */
class LintTest {
  private static final String HEAD =
      """
      policy p
        years  2013-14 to 2015-16
        sources
          | name | title |
          | memo | Memo  |
      end policy

      parameters
        | name    | value   | type  | provenance | source |
        | least_n | 20      | count | choice     | memo   |
        | later   | not set | count |            |        |
      end parameters

      groups
        | name | family | use    |
        | all  |        | scored |
        | one  | some   | scored |
        | two  | some   | scored |
      end groups

      inputs each school
        | name        | type                | missing |
        | school_type | one of middle, high | never   |
        | growth      | score 0 to 100      | never   |
        | climate     | score 0 to 100      |         |
      end inputs

      inputs each group
        | name   | type            |
        | tested | count           |
        | met    | count of tested |
      end inputs

      rates each group
        | name | part | whole  | better | round |
        | ela  | met  | tested | higher | 1     |
        needs  whole >= least_n, else too few
      end rates

      measure reads_the_rest each school
        value   climate + growth
        only for high
        may be missing
      end measure
      """;

  private static String said(String rules) {
    Compilation compiled = Sqis.compile("p.sqis", rules + HEAD);
    assertThat(compiled.report()).isEmpty();
    return DiagnosticRenderer.render(compiled.warnings());
  }

  private static List<String> lines(String rules) {
    Compilation compiled = Sqis.compile("p.sqis", rules + HEAD);
    assertThat(compiled.report()).isEmpty();
    return compiled.warnings().stream()
        .map(one -> one.code().id() + " " + one.place().describe() + " " + one.message())
        .toList();
  }

  @Test
  void policyWithoutAnythingStrange_hasNoWarnings() {
    assertThat(said("")).isEmpty();
  }

  @Test
  void nothingReads_aParameterAnInputASource() {
    String rules =
        """
        parameters
          | name  | value | type  | provenance |
          | spare | 5     | count | choice     |
        end parameters

        inputs each group
          | name     | type              |
          | enrolled | count             |
          | absent   | count of enrolled |
        end inputs

        """;
    assertThat(lines(rules))
        .containsExactly(
            "SQ9101 p.sqis:3:5 `spare` is a parameter that nothing reads",
            "SQ9101 p.sqis:9:5 `absent` is an input that nothing reads");
    assertThat(Sqis.compile("p.sqis", HEAD.replace("| memo   |\n", "|        |\n")).warnings())
        .extracting(Diagnostic::message)
        .containsExactly("`memo` is a source that nothing cites");
  }

  @Test
  void conditions_thatDecideNothing() {
    String rules =
        """
        measure a each school
          needs   climate > 0, else too few
          needs   climate > 0, else not applicable
          value   climate
          may be missing
        end measure
        measure b each school
          value   1  when growth > 100 or growth < 0 and climate > 1
          value   0  otherwise
          source  memo
        end measure
        measure c each school
          needs   growth >= 0, else not applicable
          value   growth else 5
        end measure
        """;
    assertThat(lines(rules))
        .containsExactly(
            "SQ9102 p.sqis:3:11 this decides nothing: the same is needed above",
            "SQ9102 p.sqis:8:19 this decides nothing: it can never hold",
            "SQ9102 p.sqis:13:11 this decides nothing: it always holds",
            "SQ9102 p.sqis:14:11 this decides nothing: what stands before `else` is always there");
  }

  private static List<String> decisions(String value) {
    String rules =
        "measure m each school\n  value  "
            + value
            + "\n  source  memo\n  may be missing\nend measure\n";
    return lines(rules).stream()
        .filter(line -> line.startsWith("SQ9102"))
        .map(line -> line.replaceFirst("SQ9102 p.sqis:2:(\\d+) this decides nothing: ", "$1 "))
        .toList();
  }

  @Test
  void partsOfAnd_thatDecideNothing() {
    assertThat(decisions("growth > 60 and growth < 40"))
        .containsExactly("26 the rest of the condition excludes it");
    assertThat(decisions("climate > 50 and growth > 3 and climate > 40"))
        .containsExactly("42 it holds whenever the rest does");
    assertThat(decisions("climate > 40 and climate > 50"))
        .containsExactly("10 it holds whenever the rest does");
    assertThat(decisions("climate > 40 and climate > 40"))
        .containsExactly("27 it holds whenever the rest does");
    assertThat(decisions("growth <= 100 and climate > 3"))
        .containsExactly("10 it holds whenever the rest does");
    assertThat(decisions("school_type is high and not (school_type is middle)")).hasSize(1);
    assertThat(decisions("school_type is high and school_type is middle")).hasSize(1);
    assertThat(decisions("ela of all >= 50% and not (ela of all < 30%)")).hasSize(1);
  }

  @Test
  void partsOfOr_thatDecideNothing() {
    assertThat(decisions("climate > 50 or climate > 40"))
        .containsExactly("10 the rest holds whenever it does");
    assertThat(decisions("growth < 0 or climate > 40")).containsExactly("10 it can never hold");
    assertThat(decisions("school_type is high or school_type is middle"))
        .containsExactly("33 with it the whole always holds");
    assertThat(decisions("growth > 50 or growth <= 50")).hasSize(1);
    assertThat(decisions("climate > 3 and (growth > 50 or growth > 60)")).hasSize(1);
    assertThat(decisions("not (growth > 50 or growth > 60)")).hasSize(1);
  }

  @Test
  void conditionsOfIf_thatDecideNothing() {
    assertThat(decisions("if growth >= 0 then 1 else 2"))
        .containsExactly("13 it always holds here");
    assertThat(decisions("if climate > 50 then (if climate > 40 then 1 else 2) else 3"))
        .containsExactly("35 it always holds here");
    assertThat(decisions("if climate > 50 then 1 else (if climate > 60 then 2 else 3)"))
        .containsExactly("42 it can never hold here");
    assertThat(
            decisions(
                "if school_type is high then 1 else (if school_type is middle then 2 else 3)"))
        .containsExactly("49 it always holds here");
    assertThat(decisions("2 * (if growth < 0 then 1 else 2)")).hasSize(1);
    assertThat(decisions("max(1, if growth < 0 then 1 else 2)")).hasSize(1);
    assertThat(decisions("count(over some where ela > 50% and ela > 60%)")).hasSize(1);
    assertThat(decisions("count(over some where ela > 120%)")).isEmpty();
    assertThat(decisions("(if growth < 0 then 1 else 2) else 3")).hasSize(2);
  }

  @Test
  void partsThatDecide_areLeftAlone() {
    for (String value :
        List.of(
            "growth > 40 and growth < 60",
            "climate >= 0 and growth > 5",
            "climate > 50 or climate <= 50",
            "growth < 40 or growth > 60",
            "school_type is high and growth > 50",
            "school_type is high or growth > 50",
            "tested of all >= least_n and tested of all >= 10",
            "tested of all >= 10 and tested of all >= least_n",
            "tested of all >= least_n or tested of all >= 10",
            "tested of all >= least_n and tested of all < 10",
            "not (tested of all >= least_n) and tested of all >= 30",
            "if tested of all >= least_n then (if tested of all < 10 then 1 else 2) else 3",
            "if tested of all >= least_n then (if tested of all >= 10 then 1 else 2) else 3",
            "if climate > 50 then 1 else (if climate > 40 and climate <= 50 then 2 else 3)",
            "if climate > 50 and growth > 3 then 1 else (if climate > 40 then 2 else 3)",
            "if climate > 50 or growth > 3 then (if climate > 40 then 1 else 2) else 3",
            "ela of one > 50% and ela of two > 40%",
            "exact(ela of all) >= 50% and ela of all >= 50%",
            "previous(growth) > 50 and growth > 40",
            "climate is present and climate > 40",
            "(climate else 0) > 50 and climate > 40",
            "if count(over some where ela > 50%) > 1 then 1 else 2",
            "count(over some where ela > 50%) > 1 and count(over some where ela > 40%) > 1")) {
      assertThat(decisions(value)).as(value).isEmpty();
    }
  }

  @Test
  void linesAboveAndNeeds_areCertain() {
    String rules =
        """
        measure a each school
          needs   climate >= 20, else too few
          value   1  when climate > 50
          value   2  when climate > 60 and growth > 3
          value   3  when climate < 10 or growth > 7
          value   4  otherwise
          source  memo
        end measure
        measure c each school
          needs   tested of all >= least_n, else too few
          value   1  when tested of all < 10 and growth > 3
          value   2  when tested of all < 15
          value   4  otherwise
          source  memo
        end measure
        measure b each school
          value   1  when climate > 50
          value   2  when climate <= 50 and growth > 3
          value   4  otherwise
          source  memo
        end measure
        """;
    assertThat(lines(rules))
        .containsExactly(
            "SQ9102 p.sqis:4:19 this decides nothing: it can never hold here",
            "SQ9102 p.sqis:5:19 this decides nothing: it can never hold here");
  }

  @Test
  void conditionsOfGrids_thatDecideNothing() {
    String rules =
        """
        levels growth_level of growth
          | level | every school |
          | 2     | >= 50        |
          | 1     | else         |
          source  memo
        end levels
        grid color by growth_level, school_type
          |   | middle | high |
          | 2 | green  | blue |
          | 1 | red    | blue |
          needs    tested of all >= 10 and tested of all >= 5, else too few
          replace  red when growth < 20 or growth < 10
          source   memo
        end grid
        """;
    assertThat(lines(rules))
        .containsExactly(
            "SQ9102 p.sqis:11:36 this decides nothing: it holds whenever the rest does",
            "SQ9102 p.sqis:12:36 this decides nothing: the rest holds whenever it does");
  }

  @Test
  void conditions_thatRestOnAParameterOrAskForPresence_areLeftAlone() {
    String rules =
        """
        parameters
          | name | value | type  | provenance |
          | goal | 0     | score | choice     |
        end parameters
        measure wanted each school
          value  goal
        end measure
        measure a each school
          needs   growth >= goal, else not applicable
          needs   growth >= wanted, else not applicable
          needs   climate >= 0, else not applicable
          value   growth
        end measure
        """;
    assertThat(lines(rules)).isEmpty();
  }

  @Test
  void numbers_thatNobodyStandsBehind() {
    String rules =
        """
        measure a each school
          value  count(over some where ela > 40%) >= 3 and growth > 70 and growth < 0.5
          may be missing
        end measure
        measure b each school
          value  growth > 0 and ela of all < 100% and count(over groups) >= 2 and school_type is high
          may be missing
        end measure
        measure c each school
          value   growth > 70
          source  memo page 3
        end measure
        levels ela_level of ela
          | level | every school |
          | 2     | >= 50%       |
          | 1     | else         |
        end levels
        levels growth_level of growth
          | level | every school |
          | 4     | >= 50        |
          | 1     | else         |
          source  memo
        end levels
        measure d each school
          value  lowest(ela_level over some) >= 4 or 4 <= growth_level
          may be missing
        end measure
        """;
    assertThat(lines(rules))
        .containsExactly(
            "SQ9105 p.sqis:2:38 40% decides in `a`, and nothing says who stands behind it",
            "SQ9105 p.sqis:2:46 3 decides in `a`, and nothing says who stands behind it",
            "SQ9105 p.sqis:2:61 70 decides in `a`, and nothing says who stands behind it",
            "SQ9102 p.sqis:2:68 this decides nothing: the rest of the condition excludes it",
            "SQ9105 p.sqis:2:77 0.5 decides in `a`, and nothing says who stands behind it",
            "SQ9104 p.sqis:13:8 nothing says who stands behind the cut scores of `ela_level`");
  }

  @Test
  void levelBelowAnIndex_isFoundFromWhatLevelsEarn() {
    String rules =
        """
        levels ela_level of ela
          | level | every school |
          | 2     | >= 50%       |
          | 1     | else         |
          source  memo
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
          source memo
        end index
        levels band of score
          | level | number | every school |
          | good  | 3      | >= 60        |
          | fair  | 2      | >= 50        |
          | weak  | 1      | else         |
          source memo
        end levels
        """;
    assertThat(said(rules))
        .isEqualTo(
            """
            warning SQ9103: level weak of `band` can never be reached: `score` is at least 50
              --> p.sqis:24:22
               |
            11 |   earns  level / 2
               |          --------- what its levels earn
            24 |   | weak  | 1      | else         |
               |                      ^^^^
              help: write cut scores above 50, or let the worst level earn less
            """);
    assertThat(said(rules.replace("level / 2", "level - 1"))).isEmpty();
    assertThat(said(rules.replace("earns  level / 2", "earns  level / 2\n  round cells 1")))
        .isEmpty();
  }

  @Test
  void end_isNotedOnlyWhenTheYearAtHandIsNear() {
    Compilation compiled = Sqis.compile("p.sqis", HEAD);
    assertThat(compiled.warnings()).isEmpty();
    assertThat(compiled.warnings(new SchoolYear(2013))).isEmpty();
    assertThat(DiagnosticRenderer.render(compiled.warnings(new SchoolYear(2014))))
        .isEqualTo(
            """
            note SQ9106: `p` ends in 2015-16; the data are of 2014-15
             --> p.sqis:2:10
              |
            2 |   years  2013-14 to 2015-16
              |          ^^^^^^^^^^^^^^^^^^
            """);
    assertThat(compiled.warnings(new SchoolYear(2015))).hasSize(1);
    assertThat(compiled.warnings(new SchoolYear(2016))).isEmpty();
    assertThat(
            Sqis.compile("p.sqis", HEAD.replace("2013-14 to 2015-16", "2014-15"))
                .warnings(new SchoolYear(2014)))
        .isEmpty();
  }

  @Test
  void policyWithErrors_hasNoWarnings() {
    assertThat(Sqis.compile("p.sqis", HEAD.replace("least_n,", "leest_n,")).warnings()).isEmpty();
  }
}
