package org.sqis.dsl.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Formatted;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;

/** Lines pasted from a spreadsheet, and tables filled from a sheet. */
class PastedTablesTest {
  private static void assertForm(String text, String form) {
    Formatted result = Sqis.format("a.sqis", text);
    assertThat(result.report()).isEmpty();
    assertThat(result.text()).isEqualTo(form);
    assertThat(Sqis.format("a.sqis", form).text()).as("formatted again").isEqualTo(form);
  }

  @Test
  void linesBelowTheFirstLine_becomeATable() {
    assertForm(
        "groups\nname\ttitle\tfamily\tuse\nall\tAll students\t\tscored\nfoster\tFoster\n"
            + "end groups",
        """
        groups
          | name   | title        | family | use    |
          | all    | All students |        | scored |
          | foster | Foster       |        |        |
        end groups
        """);
  }

  @Test
  void linesBelowRows_becomeRows() {
    assertForm(
        """
        policy p
          sources   # cited
            | name | title |
        a\tThe \u201cact\u201d of 1999 (5%
        b\t"He said ""no\"""

        # one more
        \t\tc\tIt's 5$\t
          note\t"a clause, though it has a tab"
        end policy
        """,
        """
        policy p
          sources  # cited
            | name | title                 |
            | a    | The “act” of 1999 (5% |
            | b    | He said "no"          |

            # one more
            | c    | It's 5$               |
          note  "a clause, though it has a tab"
        end policy
        """);
  }

  @Test
  void emptyFirstHeading_isAColumn() {
    assertForm(
        "levels l of m\n\ta\tb\nx\t1\t2\nend levels\n",
        """
        levels l of m
          |   | a | b |
          | x | 1 | 2 |
        end levels
        """);
  }

  @Test
  void tabsInClauses_areBlanks() {
    assertForm(
        "measure m\teach school\n\tvalue\t1\twhen a\n\tvalue\t2\totherwise\nend\tmeasure\n",
        """
        measure m each school
          value  1  when a
          value  2  otherwise
        end measure
        """);
  }

  @Test
  void pastedLines_areReported() {
    Formatted result = Sqis.format("a.sqis", "groups\n  name\tuse\n  all\tscored\nend groups\n");
    assertThat(result.diagnostics())
        .extracting(Diagnostic::toString)
        .containsExactly(
            "note SQ9304: 2 lines of a spreadsheet made into rows of the table at a.sqis:2:3");
  }

  @Test
  void cellWithABar_isRefused() {
    Formatted result = Sqis.format("a.sqis", "groups\nname\tuse\na|b\tscored\nend groups\n");
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ProblemCode.PASTED_BAR);
    assertThat(result.isChanged()).isFalse();
  }

  @Test
  void check_saysWhatToRun_andNothingElse() {
    String head = "policy p\n  years  2014-15\nend policy\n";
    Compilation compiled =
        Sqis.compile(
            "a.sqis",
            head
                + "groups\n  | name | use |\nall\tscored\nel\tsco(red\nend groups\n"
                + "inputs each group\n  | name | type |\n  | x | count |\nend inputs\n"
                + "measure m each school\n  value x of el else 0\nend measure\n");
    assertThat(compiled.report())
        .isEqualTo(
            """
            error SQ0043: these 2 lines are cells of a spreadsheet, not rows of a table
             --> a.sqis:6:1
              |
            6 | all scored
              | ^^^^^^^^^^
              help: run `sqis fmt a.sqis`, which makes rows of them
            """);
  }

  // ---------- filling ----------

  private static final String FILE =
      """
      groups
      end groups

      levels math_level of math by school_type
        | level | elementary | high |  # cuts
        source  memo
      end levels

      index sqii each school
        shares    by school_type
      end index

      policy p
        sources
          | name |
          | a    |
      end policy
      """;

  private static Formatted fill(String table, String sheet) {
    return Sqis.fill("a.sqis", FILE, table, sheet);
  }

  @Test
  void csv_fillsATableInTheOrderOfItsHeadings() {
    Formatted result =
        fill("math_level", "\ufeffhigh,level\r\n>= 85%,\"2\"\r\n\r\n\"e\nlse\",1\r\n");
    assertThat(result.report()).isEmpty();
    assertThat(result.text())
        .contains(
            """
              | level | elementary | high   |  # cuts
              | 2     |            | >= 85% |
              | 1     |            | e lse  |
              source  memo
            """);
  }

  @Test
  void tabs_fillATableWithoutHeadings() {
    assertThat(fill("groups", "name\tuse\n\tscored\nall\n").text())
        .startsWith("groups\n  | name | use    |\n  |      | scored |\n  | all  |        |\nend");
  }

  @Test
  void clause_isFilledByItsNameOrItsLine() {
    String rows = "    | domain | measure | high |\n    | a, b   | m       | 3    |\nend index";
    for (String table : new String[] {"sqii shares", "index  shares by school_type"}) {
      Formatted result = fill(table, "domain,measure,high\n\"a, b\",m,3\n");
      assertThat(result.report()).isEmpty();
      assertThat(result.text()).contains("by school_type\n" + rows);
    }
  }

  @Test
  void whatCannotBeFilled_saysWhy() {
    String sheet = "level,high\n1,2\n";
    assertRefused(fill("math_levle", sheet), "no such table", "did you mean `math_level`?");
    assertRefused(fill("p sources", sheet), "it has rows already", "delete them first");
    assertRefused(fill("math_level", "level,low\n1,2\n"), "a column `low`", "use the headings");
    assertRefused(fill("math_level", "level,hgih\n1,2\n"), "did you mean `high`?");
    assertRefused(fill("math_level", "level,level\n1,2\n"), "two columns `level`");
    assertRefused(fill("math_level", "level,high\n"), "no rows below its headings", "help: copy");
    assertRefused(
        fill("math_level", "level;high\n1;2,5\n"), "separated by semicolons", "help: save it with");
    assertRefused(fill("math_level", ""), "no rows below its headings", "help: copy");
    assertRefused(
        fill("math_level", "level,high\n1\n"), "row 2 of the sheet has 1 cell", "help: give");
    assertRefused(
        fill("math_level", "level,high\n1,a|b\n"), "a cell with `|`", "help: write it with");
    assertRefused(
        fill("math_level", "level,high\n1,\"b\n"), "a quote in line 2", "help: write `\"\"`");
    assertRefused(
        fill("math_level", "level,high\n1,\"b\"c\n"), "follows the closing", "help: write");
    String two = "inputs each group\nend inputs\ninputs each group\nend inputs\n";
    assertRefused(Sqis.fill("a.sqis", two, "inputs", sheet), "several tables are called that");
  }

  @Test
  void headingsOfTheSheet_areThoseOfTheRegistry() {
    assertRefused(
        fill("groups", "nmae,use\nall,scored\n"), "has a column `nmae`", "did you mean `name`?");
    assertRefused(
        fill("groups", "use,color\nscored,red\n"), "a column `color`", "its columns are name, ");
    assertRefused(fill("groups", "use,family\nscored,a\n"), "lacks the column `name`", "add the");
    assertRefused(
        fill("sqii shares", "domain,mesure,high\na,b,3\n"),
        "lacks the column `measure`",
        "rename its column `mesure`");
    assertRefused(
        fill("math_level", "high,elementary\n1,2\n"), "the sheet lacks the column `level`");
    assertRefused(fill("groups", "name,name\na,b\n"), "two columns `name`");
    assertThat(fill("groups", "name,use,years\nall,scored,2014-15\n").report()).isEmpty();
  }

  private static void assertRefused(Formatted result, String... said) {
    assertThat(result.isChanged()).isFalse();
    assertThat(result.report()).startsWith("error SQ0045: the table `").contains(said);
  }
}
