package org.sqis.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sqis.core.function.Functions;
import org.sqis.core.plan.Planner;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.parser.grammar.SqisLexer;
import org.sqis.dsl.read.RuleReader;
import org.sqis.dsl.registry.ClauseSpec;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;

/** Every word of the language but the reserved ones can name what an author declares. */
class FreeNamesTest {
  private static final Path GRAMMAR =
      Path.of("src", "main", "antlr4", "org", "sqis", "dsl", "parser", "grammar", "Sqis.g4");
  private static final int MOST_LINES = 200;
  private static final int MOST_RESERVED = 30;
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Means the group visited wherever a value is read. */
  private static final String VISITED = "group";

  /** Where {@code $} stands for the word; each is a whole policy after {@link #HEAD}. */
  private static final String HEAD =
      """
      policy p0
        years  2014-15 to 2015-16
      end policy

      inputs each school
        | name  | type              | missing |
        | kind0 | one of low, high  | never   |
        | sure0 | yes/no            | never   |
        | old0  | score             | never   |
      end inputs

      inputs each group
        | name | type        |
        | n0   | count       |
        | met0 | count of n0 |
      end inputs

      rates each group
        | name | part | whole | better | round |
        | r0   | met0 | n0    | higher | 1     |
      end rates

      """;

  private static final String GROUPS =
      """
      groups
        | name | family | use    |
        | all  |        | scored |
        | one0 | fam0   | scored |
        | two0 | fam0   | scored |
      end groups

      """;

  private static final String PARAMETER =
      """
      parameters
        | name | value | type  | provenance |
        | $    | 5     | score | choice     |
      end parameters

      measure m0 each school
        needs  old0 >= $, else too few
        value  $ + old0           when old0 < $ and not (old0 > 2 * $)
        value  ($ else 3)         when sure0
        value  max($, old0, -$)   when if sure0 then $ > 3 else old0 is $
        value  round($ / 2, 1)    otherwise
      end measure

      levels lv0 of old0
        | level | every school |
        | 2     | >= 5         |
        | 1     | else         |
      end levels

      open
        | what        | who       | limit            |
        | parameter $ | districts | each by at most 5 |
      end open

      overlay here0 for "Lawndale"
        because   "x"
        approver  "y", 14 October 2014
        change
          | what        | from | to |
          | parameter $ | 5    | 6  |
      end overlay
      """;

  private static final String GROUP =
      """
      groups
        | name | family | use    |
        | all  |        | scored |
        | $    | fam0   | scored |
        | two0 | fam0   | scored |
      end groups

      rates each group
        | name | part | whole | better |
        | s0   | met0 | n0    | higher |
        except  s0 of $ is not applicable "x"
      end rates

      measure m0 each group
        except  $ is not applicable
        value   1  when group is $
        value   2  otherwise
      end measure

      measure of0 each school
        value  r0 of $ - r0 of all
        may be missing
      end measure

      measure over0 each school
        value  lowest(r0 over fam0 where group is $ or not (group is $))
        may be missing
      end measure

      levels lv0 of r0
        | level | every school |
        | 2     | >= 50%       |
        | 1     | else         |
      end levels

      index i0 each school
        shares
          | domain | measure | points |
          | d0     | lv0     | 100    |
        earns  level / 2
        cells
          | cell | part of the measure's share |
          | all  | 50%                         |
          | $    | rest                        |
        missing cell
          | reason                  | then        |
          | too few, not applicable | give to all |
        missing measure
          | reason                  | then                   |
          | too few, not applicable | spread over everything |
      end index
      """;

  private static final String FAMILY =
      """
      groups
        | name | family | use    |
        | all  |        | scored |
        | one0 | $      | scored |
        | two0 | $      | scored |
      end groups

      measure m0 each school
        value  highest(r0 over $) - lowest(r0 over $ where n0 > 1)
        may be missing
      end measure

      measure c0 each school
        value  count(over $ where r0 is present)
        may be missing
      end measure
      """;

  private static final String MEASURE =
      """
      measure $ "A title" each group
        better  higher
        value   n0 + 1
        may be missing
      end measure

      measure m0 each school
        value  $ of all                                   when $ of all > 3
        value  lowest($ over scored) + mean($ over fam0)  when $ of one0 is missing
        value  previous($ of all) + exact($ of two0)      when not ($ of all is $ of one0)
        value  $ of all else 3                            otherwise
        may be missing
      end measure

      measure g0 each group
        value  -$ * 2 + max($, $ else 1) - (if $ > 1 then $ else $)
        may be missing
      end measure

      levels lv0 of $
        | level | every school |
        | 2     | >= 5         |
        | 1     | else         |
      end levels
      """;

  private static final String ANSWER =
      """
      measure $ each school
        value  old0 > 5
      end measure

      levels lv0 of old0
        | level | every school |
        | 2     | >= 5         |
        | 1     | else         |
      end levels

      grid g0 by lv0, $
        |   | yes   | no  |
        | 2 | green | red |
        | 1 | red   | red |
        replace  red when $ and not $ or sure0
      end grid
      """;

  private static final String LEVELS =
      """
      levels $ of r0
        | level | every school |
        | 2     | >= 50%       |
        | 1     | else         |
        provenance  choice
      end levels

      measure m0 each school
        value  lowest($ over scored) >= 2 and $ of all is 2 and number($ of all) > 1
        may be missing
      end measure

      grid g0 by $, sure0
        |   | yes | no |
        | 2 | 2   | 1  |
        | 1 | 1   | 1  |
        values of $
      end grid

      index i0 each school
        shares
          | domain | measure | points |
          | d0     | $       | 100    |
        earns     level / 2
        cells
          | cell | part of the measure's share |
          | all  | 100%                        |
        missing measure
          | reason                  | then                   |
          | too few, not applicable | spread over everything |
      end index

      open
        | what         | who       | limit             |
        | levels of $  | districts | each by at most 5% |
        | share of $   | districts |                   |
      end open

      overlay here0 for "Lawndale"
        because   "x"
        approver  "y", 14 October 2014
        change
          | what         | from | to  |
          | level 2 of $ | 50%  | 52% |
      end overlay
      """;

  private static final String GRID =
      """
      levels lv0 of r0
        | level | every school |
        | 2     | >= 50%       |
        | 1     | else         |
      end levels

      grid $ by lv0, sure0
        |   | yes   | no  |
        | 2 | green | red |
        | 1 | red   | red |
      end grid

      measure m0 each school
        value  $ of all is green
        may be missing
      end measure

      grid g0 by $, sure0
        |            | yes | no |
        | green, red | a   | b  |
      end grid
      """;

  private static final String INDEX =
      """
      levels lv0 of r0
        | level | every school |
        | 2     | >= 50%       |
        | 1     | else         |
      end levels

      index $ each school
        publish  round($, 1)
        shares
          | domain | measure | points |
          | d0     | lv0     | 100    |
        earns     level / 2
        cells
          | cell | part of the measure's share |
          | all  | 100%                        |
        missing measure
          | reason                  | then                   |
          | too few, not applicable | spread over everything |
      end index

      measure m0 each school
        value  $ > 50
        may be missing
      end measure
      """;

  /**
   * The words of kinds, clauses, columns, functions, tokens and of the texts that describe them.
   */
  private static Set<String> words() {
    Set<String> words = new TreeSet<>(Functions.names());
    for (List<KindSpec> kinds :
        List.of(RuleReader.policyKinds(), RuleReader.dataKinds(), RuleReader.requirementKinds())) {
      for (KindSpec kind : kinds) {
        add(words, kind.name() + " " + kind.head());
        kind.columns().forEach(column -> add(words, column));
        for (ClauseSpec clause : kind.clauses()) {
          add(words, clause.name() + " " + clause.takes());
          clause.columns().forEach(column -> add(words, column));
        }
      }
    }
    for (int i = 0; i <= SqisLexer.VOCABULARY.getMaxTokenType(); i++) {
      add(words, String.valueOf(SqisLexer.VOCABULARY.getLiteralName(i)));
    }
    add(words, "suppressed not reported too few not applicable not yet defined any of these");
    return words;
  }

  private static void add(Set<String> words, ColumnSpec column) {
    add(words, column.name() + " " + column.takes());
  }

  private static void add(Set<String> words, String text) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
  }

  private static boolean isReserved(String word) {
    return Planner.reservedWords().contains(word) || word.equals(VISITED);
  }

  @TestFactory
  Stream<DynamicTest> everyFreeWord_namesWhateverIsDeclared() {
    Set<String> words = words();
    assertThat(words)
        .contains("value", "levels", "overlay", "lowest", "previous", "rest", "by", "each", "when");
    assertThat(words).hasSizeGreaterThan(200);
    return words.stream().map(word -> dynamicTest(word, () -> check(word)));
  }

  private static void check(String word) {
    List<String> refused = new ArrayList<>();
    tryOut("parameter", word, GROUPS + PARAMETER, refused);
    tryOut("measure", word, GROUPS + MEASURE, refused);
    tryOut("yes/no measure", word, GROUPS + ANSWER, refused);
    // A row `total` states a sum among the rows that name tables of levels.
    if (!word.equals("total")) {
      tryOut("levels", word, GROUPS + LEVELS, refused);
    }
    tryOut("grid", word, GROUPS + GRID, refused);
    tryOut("index", word, GROUPS + INDEX, refused);
    if (!word.equals("all")) {
      tryOut("group", word, GROUP, refused);
    }
    if (!Set.of("groups", "scored", "shown", "all", "schools", "districts").contains(word)) {
      tryOut("family", word, FAMILY, refused);
    }
    if (isReserved(word)) {
      assertThat(refused).as("a reserved word names something").hasSizeGreaterThan(6);
    } else if (!word.equals("all")) {
      assertThat(refused).isEmpty();
    }
  }

  private static void tryOut(String kind, String word, String rules, List<String> refused) {
    Compilation compiled = Sqis.compile("a.sqis", (HEAD + rules).replace("$", word));
    if (compiled.hasErrors()) {
      refused.add(kind + ": " + compiled.report());
    }
  }

  @Test
  void grammar_isSmall_andFewWordsAreReserved() throws IOException {
    long lines =
        Files.readAllLines(GRAMMAR).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("//"))
            .count();
    assertThat(lines).isLessThanOrEqualTo(MOST_LINES);
    assertThat(Files.readAllLines(GRAMMAR)).hasSizeLessThanOrEqualTo(MOST_LINES);
    assertThat(words().stream().filter(FreeNamesTest::isReserved).count())
        .isEqualTo(Planner.reservedWords().size() + 1L)
        .isLessThanOrEqualTo(MOST_RESERVED);
  }
}
