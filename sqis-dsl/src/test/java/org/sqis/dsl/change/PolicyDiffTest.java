package org.sqis.dsl.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sqis.core.change.Change;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Provenance;

/** What a reader is told of two policies. */
class PolicyDiffTest {
  private static final String OLD =
      """
      policy oak "Oak"
        years 2014-15
      end policy

      parameters
        | name     | value   | type    | provenance | meaning            |
        | least_n  | 20      | count   | choice     | the smallest group |
        | bonus    | not set | points  |            |                    |
        | high_line | 60%    | percent | choice     |                    |
      end parameters

      groups
        | name  | title        | use    |
        | all   | All students | scored |
        | asian | Asian        | scored |
        | white | White        | shown  |
      end groups

      inputs each school
        | name   | type                         | missing |
        | type   | one of primary, middle, high | never   |
        | growth | score 0 to 100               |         |
      end inputs

      inputs each group
        | name   | type            |
        | tested | count           |
        | met    | count of tested |
      end inputs

      rates each group
        | name    | part | whole  | better | round | title   |
        | reading | met  | tested | higher | 1     | Reading |
        needs whole >= least_n, else too few
      end rates

      measure grade each school
        value 4 when growth is missing
        value 3 when growth > 80
        value 2 when growth > 60
        value 1 otherwise
      end measure

      levels reading_level "Reading: level" of reading by type
        | level | primary, middle | high   |
        | 3     | >= 60%          | >= 50% |
        | 2     | >= 30%          | >= 25% |
        | 1     | else            | else   |
        note "First try."
      end levels

      index total "Total" each school
        shares by type
          | domain | measure       | primary | middle | high |
          | school | reading_level | 100     | 100    | 100  |
        earns level / 3
        cells
          | cell | part of the measure's share |
          | all  | 100%                        |
        missing measure
          | reason                  | then                   |
          | too few, not applicable | withhold "no readings" |
      end index
      """;

  private static String diff(String newText) {
    return PolicyDiff.between(Rules.policy(OLD).spec(), Rules.policy(newText).spec()).toString();
  }

  /** The diff to the old text with one piece replaced that must be there. */
  private static String diff(String from, String to) {
    assertThat(OLD).contains(from);
    return diff(OLD.replace(from, to));
  }

  @Test
  void parameter_isToldWithOldAndNewValue() {
    assertThat(diff("| least_n  | 20 ", "| least_n  | 30 "))
        .isEqualTo("parameter least_n\n  value: 20 → 30\n");
    assertThat(
            diff(
                "| bonus    | not set | points  |            |",
                "| bonus    | 5       | points  | choice     |"))
        .isEqualTo("parameter bonus\n  value: not set → 5\n  provenance added: choice\n");
    assertThat(diff("60%    | percent", "65%    | percent"))
        .isEqualTo("parameter high_line\n  value: 60% → 65%\n");
  }

  @Test
  void cutScore_isToldForTheTypesItServes() {
    assertThat(diff("| 3     | >= 60%", "| 3     | > 62.5%"))
        .isEqualTo(
            """
            levels reading_level "Reading: level"
              cut score of level 3 for primary, middle: >= 60% → > 62.5%
            """);
    assertThat(diff("| primary, middle | high   |", "| primary | middle, high |"))
        .isEqualTo(
            """
            levels reading_level "Reading: level"
              cut score of level 3 for middle: >= 60% → >= 50%
              cut score of level 2 for middle: >= 30% → >= 25%
            """);
  }

  @Test
  void groupedColumns_sayTheSameAsSingleOnes() {
    assertThat(
            diff(
                """
                    | domain | measure       | primary | middle | high |
                    | school | reading_level | 100     | 100    | 100  |
                """,
                """
                    | domain | measure       | middle, primary | high |
                    | school | reading_level | 100             | 100  |
                """))
        .isEqualTo("no differences\n");
  }

  @Test
  void linesTestedTopDown_areAligned() {
    assertThat(
            diff(
                "  value 3 when growth > 80\n",
                "  value 5 when growth > 95\n  value 3 when growth > 80\n"))
        .isEqualTo("measure grade\n  value line 2 added: 5 when growth > 95\n");
    assertThat(diff("  value 3 when growth > 80\n", ""))
        .isEqualTo("measure grade\n  value line 2 removed: 3 when growth > 80\n");
    assertThat(diff("value 2 when growth > 60", "value 2 when growth >= 60"))
        .isEqualTo("measure grade\n  value line 3: 2 when growth > 60 → 2 when growth >= 60\n");
  }

  @Test
  void orderOfLinesTestedTopDown_matters() {
    String lowFirst =
        OLD.replace(
            "  value 3 when growth > 80\n  value 2 when growth > 60\n",
            "  value 2 when growth < 20\n  value 3 when growth > 80\n");
    String highFirst =
        OLD.replace(
            "  value 3 when growth > 80\n  value 2 when growth > 60\n",
            "  value 3 when growth > 80\n  value 2 when growth < 20\n");
    assertThat(PolicyDiff.between(Rules.policy(lowFirst).spec(), Rules.policy(highFirst).spec()))
        .hasToString(
            """
            measure grade
              value line 2 removed: 2 when growth < 20
              value line 3 added: 2 when growth < 20
            """);
  }

  @Test
  void longTexts_standOneBelowTheOther() {
    assertThat(
            diff(
                "needs whole >= least_n, else too few",
                "needs whole >= (if group is all then 10 else least_n), else too few"))
        .isEqualTo(
            """
            rate reading "Reading"
              needs line 1
                old  whole >= least_n, else too few
                new  whole >= (if group is all then 10 else least_n), else too few
            """);
  }

  @Test
  void declaration_addedAndRemoved_isToldWhole() {
    String level = OLD.substring(OLD.indexOf("levels reading_level"), OLD.indexOf("index total"));
    String added =
        level
            .replace("reading_level \"Reading: level\"", "second_level")
            .replace("  note \"First try.\"\n", "");
    assertThat(diff(OLD + "\n" + added))
        .isEqualTo(
            """
            levels second_level: added
              of: reading
              by: type
              number of level 3: 3
              cut score of level 3 for primary, middle: >= 60%
              cut score of level 3 for high: >= 50%
              number of level 2: 2
              cut score of level 2 for primary, middle: >= 30%
              cut score of level 2 for high: >= 25%
              number of level 1: 1
              cut score of level 1 for primary, middle, high: else
            """);
    String grade = OLD.substring(OLD.indexOf("measure grade"), OLD.indexOf("levels reading"));
    assertThat(diff(grade, ""))
        .isEqualTo(
            """
            measure grade: removed
              each: school
              value line 1: 4 when growth is missing
              value line 2: 3 when growth > 80
              value line 3: 2 when growth > 60
              value line 4: 1 otherwise
            """);
  }

  @Test
  void otherName_isARenaming_onlyIfAllElseIsTheSame() {
    assertThat(diff("measure grade each", "measure mark each"))
        .isEqualTo("measure mark: renamed, was grade\n");
    String both = OLD.replace("measure grade each", "measure mark each").replace("> 80", "> 85");
    assertThat(diff(both))
        .startsWith("measure grade: removed\n")
        .contains("\nmeasure mark: added\n");
  }

  /** What reads what has another name: the levels of it, and what reads these. */
  private static final String READ =
      OLD
          + """

          measure twice each group
            value max(reading, 5%)  when reading < 50%
            value reading           otherwise
            may be missing
          end measure
          """;

  @Test
  void readersOfARenamedDeclaration_areNotListed() {
    String renamed = READ.replaceAll("\\breading\\b", "literacy");
    assertThat(renamed)
        .contains("| literacy | met", "value max(literacy, 5%)", "of literacy by type");
    assertThat(PolicyDiff.between(Rules.policy(READ).spec(), Rules.policy(renamed).spec()))
        .hasToString("rate literacy \"Reading\": renamed, was reading\n");
    String levels = READ.replaceAll("\\breading_level\\b", "literacy_level");
    assertThat(PolicyDiff.between(Rules.policy(READ).spec(), Rules.policy(levels).spec()))
        .hasToString("levels literacy_level \"Reading: level\": renamed, was reading_level\n");
    String both = levels.replaceAll("\\breading\\b", "literacy");
    assertThat(PolicyDiff.between(Rules.policy(READ).spec(), Rules.policy(both).spec()))
        .hasToString(
            """
            rate literacy "Reading": renamed, was reading

            levels literacy_level "Reading: level": renamed, was reading_level
            """);
  }

  @Test
  void readerThatSaysSomethingElseToo_isListed() {
    String other =
        READ.replaceAll("\\breading\\b", "literacy")
            .replace("| school | reading_level | 100     |", "| school | reading_level | 100 |")
            .replace("max(literacy, 5%)", "max(literacy, 6%)");
    assertThat(PolicyDiff.between(Rules.policy(READ).spec(), Rules.policy(other).spec()))
        .hasToString(
            """
            rate literacy "Reading": renamed, was reading

            measure twice
              value line 1
                old  max(reading, 5%) when reading < 50%
                new  max(literacy, 6%) when literacy < 50%
            """);
    // The name is no name in a quoted text.
    String remark = READ.replace("withhold \"no readings\"", "withhold \"no reading\"");
    String renamed = remark.replaceAll("\\breading\\b", "literacy");
    assertThat(PolicyDiff.between(Rules.policy(remark).spec(), Rules.policy(renamed).spec()))
        .asString()
        .contains("withhold \"no reading\" → withhold \"no literacy\"");
  }

  @Test
  void renamedParameter_isOneLine() {
    assertThat(diff(OLD.replaceAll("\\bleast_n\\b", "minimum_n")))
        .isEqualTo("parameter minimum_n: renamed, was least_n\n");
  }

  private static final String OPEN =
      OLD
          + """

          open
            | what                    | who            | limit                       |
            | parameter least_n       | "Elm", "Oak"   | 10 to 30, each by at most 5 |
            | levels of reading_level | districts      | each by at most 5           |
          end open
          """;

  @Test
  void open_isToldWithItsPlace_andDistrictsAndLimitsAreSets() {
    PolicySpec older = Rules.policy(OPEN).spec();
    String other =
        OPEN.replace("\"Elm\", \"Oak\"", "\"Oak\", \"Elm\"")
            .replace("10 to 30, each by at most 5", "each by at most 5, 10 to 30");
    assertThat(PolicyDiff.between(older, Rules.policy(other).spec()).changes()).isEmpty();
    PolicyDiff diff =
        PolicyDiff.between(
            older,
            Rules.policy(
                    OPEN.replace(
                        "| districts      | each by at most 5 ", "| districts | each by at most 6"))
                .spec());
    assertThat(diff)
        .hasToString(
            """
            open what districts may change
              levels of reading_level to districts: each by at most 5 → each by at most 6
            """);
    Change change = diff.changes().get(0);
    assertThat(change.newPlace()).isEqualTo("open/1/limit");
    assertThat(change.isWording()).isFalse();
    assertThat(change.canMoveResults()).isFalse();
    assertThat(Rules.policy(OPEN).written(change.newPlace()).line())
        .isEqualTo((int) OPEN.lines().takeWhile(line -> !line.contains("| levels of")).count() + 1);
  }

  @Test
  void headOfThePolicy_isNoWording() {
    PolicyDiff diff =
        PolicyDiff.between(
            Rules.policy(OLD).spec(),
            Rules.policy(
                    OLD.replace("policy oak \"Oak\"", "policy oak \"Oaks\"")
                        .replace("years 2014-15", "years 2013-14 to 2014-15\n  status superseded"))
                .spec());
    assertThat(diff.changes())
        .extracting(Change::part, Change::isWording, Change::canMoveResults)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("title", true, false),
            org.assertj.core.groups.Tuple.tuple("years", false, true),
            org.assertj.core.groups.Tuple.tuple("status", false, false));
  }

  @Test
  void wording_isMarked() {
    PolicyDiff diff =
        PolicyDiff.between(
            Rules.policy(OLD).spec(),
            Rules.policy(OLD.replace("First try.", "Second try.").replace("25%", "26%")).spec());
    assertThat(diff.changes()).hasSize(2);
    assertThat(diff.changes()).extracting(Change::isWording).containsExactly(false, true);
    assertThat(diff.changes())
        .extracting(Change::newPlace)
        .containsExactly("levels/reading_level/row/1/1", "levels/reading_level/note");
    assertThat(diff.changes().get(1))
        .hasToString("levels reading_level, note 1: \"First try.\" → \"Second try.\"");
  }

  @Test
  void reasonsOfOneLine_areToldOneByOne() {
    assertThat(
            diff(
                "| too few, not applicable | withhold \"no readings\" |",
                """
                | too few        | withhold "no readings" |
                | not applicable | spread over its domain |
                """
                    .stripTrailing()))
        .isEqualTo(
            """
            index total "Total"
              missing measure that is not applicable: withhold "no readings" → spread over domain
            """);
  }

  @Test
  void groupAndInput_areTold() {
    assertThat(diff("| white | White        | shown  |", "| white | White        | scored |"))
        .isEqualTo("group white \"White\"\n  use: shown → scored\n");
    assertThat(diff("score 0 to 100", "score 0 to 200"))
        .isEqualTo("input growth\n  greatest value: 100 → 200\n");
    assertThat(diff("one of primary, middle, high", "one of high, middle, primary"))
        .isEqualTo("no differences\n");
  }

  @Test
  void declarationsOfOneName_areToldByTheirYears() {
    PolicySpec older = dated(20, 30);
    assertThat(PolicyDiff.between(older, dated(20, 40)))
        .hasToString("parameter least_n in 2015-16 to 2016-17\n  value: 30 → 40\n");
    PolicySpec turned =
        older.withParameters(List.of(older.parameters().get(1), older.parameters().get(0)));
    assertThat(PolicyDiff.between(older, turned).changes()).isEmpty();
    PolicySpec one = older.withParameters(List.of(older.parameters().get(0)));
    assertThat(PolicyDiff.between(older, one).changes())
        .hasToString("[parameter least_n in 2015-16 to 2016-17 removed]");
  }

  @Test
  void declarationSplitByYears_isTheOneThatSaysMostOfIt() {
    YearRange early = new YearRange(new SchoolYear(2014), new SchoolYear(2014));
    YearRange late = new YearRange(new SchoolYear(2015), new SchoolYear(2016));
    PolicySpec whole = dated(20, 30).withParameters(List.of(parameter(20, null)));
    for (List<Parameter> parameters :
        List.of(
            List.of(parameter(20, early), parameter(30, late)),
            List.of(parameter(30, late), parameter(20, early)))) {
      assertThat(PolicyDiff.between(whole, whole.withParameters(parameters)))
          .hasToString(
              """
              parameter least_n in 2014-15
                years: every year → 2014-15

              parameter least_n in 2015-16 to 2016-17: added
                value: 30
                provenance: choice
                years: 2015-16 to 2016-17
              """);
    }
    PolicySpec split = whole.withParameters(List.of(parameter(20, early), parameter(30, late)));
    assertThat(PolicyDiff.between(split, whole))
        .hasToString(
            """
            parameter least_n in every year
              years: 2014-15 → every year

            parameter least_n in 2015-16 to 2016-17: removed
              value: 30
              provenance: choice
              years: 2015-16 to 2016-17
            """);
    PolicySpec lateIsOld = whole.withParameters(List.of(parameter(30, early), parameter(20, late)));
    assertThat(PolicyDiff.between(whole, lateIsOld).changes().get(0))
        .hasToString(
            "parameter least_n in 2015-16 to 2016-17, years: every year → 2015-16 to 2016-17");
  }

  private static PolicySpec dated(long first, long second) {
    SchoolYear last = new SchoolYear(2016);
    return PolicySpec.of(PolicyHeader.draft("dated", new SchoolYear(2014)))
        .withParameters(
            List.of(
                parameter(first, new YearRange(new SchoolYear(2014), new SchoolYear(2014))),
                parameter(second, new YearRange(new SchoolYear(2015), last))));
  }

  private static Parameter parameter(long value, @Nullable YearRange years) {
    Expr numeral = new Expr.Numeral(Rational.of(value), false);
    return new Parameter("least_n", numeral, null, Provenance.CHOICE, "", "", years);
  }

  @Test
  void grid_isToldCellByCell() {
    PolicySpec older = grid(List.of("low", "high"), "red");
    assertThat(PolicyDiff.between(older, grid(List.of("high", "low"), "red")).changes()).isEmpty();
    assertThat(PolicyDiff.between(older, grid(List.of("low", "high"), "blue")))
        .hasToString("grid color\n  cell of row up for low, high: red → blue\n");
  }

  private static PolicySpec grid(List<String> heads, String cell) {
    Grid grid =
        new Grid(
            "color",
            "",
            "change",
            "status",
            List.of(),
            "",
            List.of(heads),
            List.of(new Grid.Row(List.of("up"), List.of(new Grid.Cell.Holds(cell)))),
            List.of(),
            List.of(),
            null,
            "",
            List.of());
    return PolicySpec.of(PolicyHeader.draft("grids", new SchoolYear(2014)))
        .withGrids(List.of(grid));
  }
}
