package org.sqis.dsl.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.Formatted;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;

/** The canonical form, rule by rule. */
class FormatterTest {
  private static void assertForm(String text, String form) {
    assertThat(formatted(text)).isEqualTo(form);
    assertThat(formatted(form)).as("formatted again").isEqualTo(form);
  }

  private static String formatted(String text) {
    Formatted result = Sqis.format("a.sqis", text);
    assertThat(result.report()).isEmpty();
    assertThat(result.isChanged()).isEqualTo(!result.text().equals(text));
    return result.text();
  }

  private static List<String> notes(String text) {
    return Sqis.format("a.sqis", text).diagnostics().stream().map(Diagnostic::toString).toList();
  }

  @Test
  void valuesStartInOneColumn_andConditionsToo() {
    assertForm(
        """
        measure  progress   "Made progress"  each  school
           better higher
         only for high,middle
             value no when a is missing
             value gain of all>=enough_gain otherwise
        may   be missing
           end   measure
        """,
        """
        measure progress "Made progress" each school
          better    higher
          only for  high, middle
          value     no                          when a is missing
          value     gain of all >= enough_gain  otherwise
          may be missing
        end measure
        """);
  }

  @Test
  void longNames_takeOneBlank_andOneConditionToo() {
    assertForm(
        """
        index i each school
        lowest_performing   per measure
        earns level/10
        round cells   2
        instead  when a is missing
        needs a   when b
        end index
        """,
        """
        index i each school
          lowest_performing per measure
          earns    level/10
          round cells 2
          instead  when a is missing
          needs    a when b
        end index
        """);
  }

  @Test
  void brokenExpression_hasOneFormToo() {
    assertForm(
        """
        measure m each school
          value a > 12/1/"Gain"
        end measure
        """,
        """
        measure m each school
          value  a > 12/1 / "Gain"
        end measure
        """);
  }

  @Test
  void blanksInCalculations_areOnBothSidesOrNone() {
    assertForm(
        """
        measure m each school
          value ( a+b )*c /d -1/3+max( 1,2 ,at_least:1)
          value -5 - -x + ( -y ) < 3 and not(z)
          source federal pages 2-3, 8:30
        end measure
        """,
        """
        measure m each school
          value   (a+b)*c / d -1/3+max(1, 2, at_least: 1)
          value   -5 - -x + (-y) < 3 and not (z)
          source  federal pages 2-3, 8:30
        end measure
        """);
  }

  @Test
  void tables_areAlignedByCharacters() {
    assertForm(
        """
        groups
        |name|title|
        |all|Todos los niños 😀|
        ||x|y|
        end groups
        policy p
        sources
        |name|
        |a|
        end policy
        """,
        """
        groups
          | name | title             |
          | all  | Todos los niños 😀 |
          |      | x                 | y |
        end groups

        policy p
          sources
            | name |
            | a    |
        end policy
        """);
  }

  @Test
  void widerCells_doNotWidenTheirColumn() {
    String wide = "w".repeat(121);
    assertForm(
        "groups\n|" + wide + "|a|\n|bb|c|\nend groups",
        "groups\n  | " + wide + " | a |\n  | bb | c |\nend groups\n");
  }

  @Test
  void comments_stayWhereTheyAre_inOneColumn() {
    assertForm(
        """
        #first
        policy p  # head\t
        #   inside\u00a0
        version "1"# of the version
        sources   # a table
        # of the table
        |name| # a row, with | bars
        |a\u00a0b|#of a
        # before the end
        end policy   # end
        # last""",
        """
        #first
        policy p        # head
          #   inside
          version  "1"  # of the version
          sources       # a table
            # of the table
            | name |  # a row, with | bars
            | a b  |  #of a
          # before the end
        end policy      # end

        # last
        """);
  }

  @Test
  void commentBehindALongLine_doesNotPushTheOthers() {
    String value = "a + ".repeat(15) + "b";
    assertForm(
        "measure m\nvalue " + value + " # long\nbetter higher # short\nend measure",
        "measure m\n  value   " + value + "  # long\n  better  higher  # short\nend measure\n");
  }

  @Test
  void blankLines_areOneOrNone() {
    assertForm(
        """


        measure a

          value 1


          round 0
          sources

          |a|


          |b|

        end measure
        measure b
        end measure


        """,
        """
        measure a
          value  1

          round  0
          sources
            | a |

            | b |
        end measure

        measure b
        end measure
        """);
  }

  @Test
  void linesThatGoOn_keepTheirBreaks() {
    assertForm(
        """
        measure m each school
        only for high,   # first
          middle,

            # second
        elementary
        value max(a,
        min(b,
        c),
        d
        )
        end measure
        """,
        """
        measure m each school
          only for  high,  # first
                    middle,
                    # second
                    elementary
          value     max(a,
                      min(b,
                        c),
                      d
                    )
        end measure
        """);
  }

  @Test
  void includes_standAtTheStart() {
    assertForm("  include   \u201ccuts.sqis\u201d#x", "include \"cuts.sqis\"  #x\n");
  }

  @Test
  void kindsThatDoNotExist_areLaidOutToo() {
    assertForm(
        """
        ladder supports "Supports" for focus
        no data   the year counts
        as of\tfirst day
        moves
        |from|to|
        |a|b|
        very_long_name x
        no clause known
        end ladder
        measure m
        end measure
        """,
        """
        ladder supports "Supports" for focus
          no data  the year counts
          as of    first day
          moves
            | from | to |
            | a    | b  |
          very_long_name x
          no       clause known
        end ladder

        measure m
        end measure
        """);
  }

  @Test
  void pastedCharacters_areWrittenWithKeys_andReported() {
    String text =
        "\ufeffpolicy\tp \u201cTitle\u201d\r\n  years\u00a02013\u201314 to 2014\u201315\r\nend policy";
    assertForm(text, "policy p \"Title\"\n  years  2013-14 to 2014-15\nend policy\n");
    assertThat(notes(text))
        .containsExactly(
            "note SQ9303: the byte order mark at the start is left out at a.sqis",
            "note SQ9301: tabs written as blanks in 1 place at a.sqis:1:7",
            "note SQ9301: curly quotes written as `\"` in 2 places at a.sqis:1:10",
            "note SQ9302: the ends of 2 lines written as line feeds at a.sqis:1:17",
            "note SQ9301: hard blanks written as blanks in 1 place at a.sqis:2:8",
            "note SQ9301: long dashes written as `-` in 2 places at a.sqis:2:13");
  }

  @Test
  void titlesRemarksAndComments_keepTheirCharacters() {
    String text =
        """
        groups
          | name | title              |
          | all  | Grades 6–8, “best” |
          | top  | ≥ 95% of them      |
        end groups

        policy p "a “b” – ≥"
          # – “x” ≥
        end policy
        """;
    assertForm(text, text);
    assertThat(notes(text)).isEmpty();
  }

  @Test
  void cellsThatAreValues_areWrittenWithKeys() {
    String text =
        """
        levels l of m
          |level|a|b|
          |2|≥ 80%|≥\u00a0floor|
          |1|–|−5|
          |0|2013–14|40/3|
        end levels
        """;
    assertForm(
        text,
        """
        levels l of m
          | level | a       | b        |
          | 2     | >= 80%  | >= floor |
          | 1     | -       | -5       |
          | 0     | 2013-14 | 40/3     |
        end levels
        """);
    assertThat(notes(text))
        .anyMatch(note -> note.contains("`≥` written as `>=` in 2 places"))
        .anyMatch(note -> note.contains("long dashes written as `-` in 3 places"));
  }

  /** A token or heading of another program's file must be found there sign for sign. */
  @Test
  void cellsOfMappings_keepEveryCharacter() {
    String text =
        """
        file f "f.csv"
          key     a-b (c)+d
          ignore  e/f, g*
          missing
            | column | token | means      |
            | every  | –     | suppressed |
            | every  | ≤5%   | suppressed |
        end file
        """;
    assertForm(text, text);
  }

  /** Without blanks the minus sign would make a school year of the two numbers. */
  @Test
  void minusSignBetweenNumbers_makesNoSchoolYear() {
    assertForm(
        "measure m\nvalue 2014−15\nend measure", "measure m\n  value  2014 - 15\nend measure\n");
  }

  @Test
  void fileThatCannotBeRead_staysAsItIs() {
    for (String text :
        List.of(
            "measure m\n value 1\n",
            "measure m\n value (1\nend measure",
            "measure m\n value \u201copen\nend measure",
            "mesure m\n value 1\nend measure",
            "groups\n| a \nend groups",
            "stray\nmeasure m\nend measure",
            "measure m\n value §\nend measure",
            "|a|\nmeasure m\n1\nend measure\n\ufffe")) {
      Formatted result = Sqis.format("a.sqis", text);
      assertThat(result.hasErrors()).as(text).isTrue();
      assertThat(result.text()).isEqualTo(text);
      assertThat(result.isChanged()).isFalse();
      assertThat(result.report()).startsWith("error SQ0");
    }
  }

  @Test
  void unknownKind_doesNotHideFaults() {
    Formatted result = Sqis.format("a.sqis", "ladder a\n value (1\nend ladder\n");
    assertThat(result.diagnostics()).extracting(Diagnostic::code).hasSize(1);
    assertThat(result.hasErrors()).isTrue();
    assertThat(result.report()).doesNotContain("is not a kind");
  }

  @Test
  void emptyTexts_stayEmpty() {
    assertForm("", "");
    assertForm(" \t\n\n \u00a0", "");
    assertForm("# only a comment", "# only a comment\n");
  }

  @Test
  void textThatWouldBecomeTooLong_staysAsItIs() {
    String wide = "|" + ("w".repeat(120) + "|").repeat(90) + "\n";
    String narrow = ("|" + "a|".repeat(90) + "\n").repeat(4000);
    Formatted result = Sqis.format("a.sqis", "groups\n" + wide + narrow + "end groups\n");
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ProblemCode.FILE_TOO_LARGE);
    assertThat(result.isChanged()).isFalse();
  }
}
