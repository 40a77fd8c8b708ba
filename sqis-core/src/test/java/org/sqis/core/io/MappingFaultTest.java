package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.core.data.MappingBuilder.word;
import static org.sqis.core.io.Faults.assertFaults;
import static org.sqis.core.io.Faults.csv;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.DatasetLoader;
import org.sqis.core.data.Loading;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.Sample;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.MissingReason;
import org.sqis.core.number.Rational;

/** The complete message and place of every fault of a mapping. */
class MappingFaultTest {
  private static Expr name(String name) {
    return new Expr.Name(name);
  }

  @Test
  void mappingOfAnotherPolicy_withoutFiles() {
    assertFaults(
        new MappingBuilder().forPolicy("core_2014_15"),
        """
        error SQ4301: the mapping fills the policy `core_2014_15`, not `sample`
          at data/policy
          help: write `sample`, or check it with its own policy
        error SQ4302: the mapping names no file
          at data
          help: add a file to the mapping
        """);
  }

  @Test
  void twoFilesOfOneName() {
    assertFaults(
        csv("id,n", "1,2").input("n", "enroll").json("a.json", "id").input("n", "enroll"),
        """
        error SQ4303: two files of the mapping are named `a`
          at data/a
          help: give one of the two another name
        """);
  }

  @Test
  void formatWithoutAReader() {
    DataSpec spec = csv("id,n", "1,2").input("n", "enroll").build();
    Loading loading =
        DatasetLoader.load(Sample.policy(), spec, Map.of(), MappingFaultTest::noFile, Map.of());
    assertThat(Sample.text(loading.problems()))
        .isEqualTo(
            """
            error SQ4304: no reader for CSV files is at hand
              at data/a
              help: give a reader for the format
            """);
  }

  private static org.sqis.core.data.FileBytes noFile(String path) {
    throw new AssertionError("no file is asked for without a reader: " + path);
  }

  @Test
  void inputsThePolicyDoesNotHave() {
    assertFaults(
        csv("id,n", "1,2").input("n", "enrol").input("n", "suspended"),
        """
        error SQ4305: `enrol` is not an input of the policy
          at data/a/columns/0
          help: did you mean `enroll`?
        error SQ4305: `suspended` is not an input of the policy
          at data/a/columns/1
          help: write the name of an input of the policy
        """);
  }

  @Test
  void groupsThePolicyDoesNotHave() {
    assertFaults(
        csv("id,n,group", "1,2,all").wide("n", "tested", "asain").wide("n", "tested", "mr"),
        """
        error SQ4306: `asain` is not a student group of the policy
          at data/a/columns/0
          help: did you mean `asian`?
        error SQ4306: `mr` is not a student group of the policy
          at data/a/columns/1
          help: write `all`, `asian`, `white`, `foster`
        """);
    assertFaults(
        csv("id,n,group", "1,2,A")
            .role("group", DataSpec.Role.GROUP, word("A", "alle"))
            .input("n", "tested"),
        """
        error SQ4306: `alle` is not a student group of the policy
          at data/a/columns/0
          help: did you mean `all`?
        """);
  }

  @Test
  void groupInputWithoutAGroup_andSchoolInputWithOne() {
    assertFaults(
        csv("id,n", "1,2")
            .input("n", "tested")
            .wide("n", "enroll", "asian")
            .answer("n", "group_target")
            .answer("n", "target", "asian", DataSpec.ColumnUnit.PLAIN),
        """
        error SQ4307: `tested` is an input of each group, and nothing says which group this is
          at data/a/columns/0
          help: say `of` and a group, or name the column that says the group of each row
        error SQ4308: `enroll` is an input of each school and cannot be filled for a group
          at data/a/columns/1
          help: write `enroll` alone
        error SQ4307: `group_target` is a result of each group, and nothing says which group this is
          at data/a/answers/0
          help: say `of` and a group, or name the column that says the group of each row
        error SQ4308: `target` is a result of each school and cannot be filled for a group
          at data/a/answers/1
          help: write `target` alone
        """);
  }

  @Test
  void groupSaidByAColumnAndByTheMapping() {
    assertFaults(
        csv("id,n,g", "1,2,all").role("g", DataSpec.Role.GROUP).wide("n", "tested", "asian"),
        """
        error SQ4309: the column is for `asian`, but the column `g` says the group
          at data/a/columns/1
          help: a file says the group either in a column of its own or column by column
        """);
  }

  @Test
  void unitsThatAreNotSaidOrDoNotFit() {
    assertFaults(
        csv("id,n", "1,2")
            .input("n", "rate")
            .input("n", "change")
            .percent("n", "enroll")
            .input("n", "ratio", DataSpec.ColumnUnit.FRACTION, "")
            .percent("n", "school_type"),
        """
        error SQ4310: `rate` is in percent, and the column does not say how it is written
          at data/a/columns/0
          help: say `percent` if 54.1 stands for 54.1%, `fraction` if 0.541 does
        error SQ4310: `change` is in points, and the column does not say how it is written
          at data/a/columns/1
          help: say `percent` if 54.1 stands for 54.1%, `fraction` if 0.541 does
        error SQ4311: `enroll` is a count and cannot be written in percent
          at data/a/columns/2
          help: leave the column `unit` empty; it is for percents alone
        error SQ4311: `ratio` is a plain number and cannot be written in fractions
          at data/a/columns/3
          help: leave the column `unit` empty; it is for percents alone
        error SQ4311: `school_type` is one of elementary, middle, high and cannot be written in percent
          at data/a/columns/4
          help: leave the column `unit` empty; it is for percents alone
        """);
  }

  @Test
  void wordsThatAreNoneOrMeanTwoThings() {
    assertFaults(
        csv("id,n", "1,E")
            .input("n", "school_type", word("E", "elementry"), word("M", "middle"))
            .input("n", "title_one", word("E", "maybe"))
            .input("n", "school_type", word("E", "high"), word("E", "middle"))
            .input("n", "enroll", word("none", "0"))
            .role("n", DataSpec.Role.ENTITY, word("E", "shool")),
        """
        error SQ4312: `elementry` is not a word of `school_type`
          at data/a/columns/0
          help: did you mean `elementary`?
        error SQ4312: `maybe` is not a word of `title_one`
          at data/a/columns/1
          help: the words are `yes`, `no`
        error SQ4313: the cell text `E` is given two meanings
          at data/a/columns/2
          help: keep one of its two meanings
        error SQ4314: `enroll` is a number and takes no words
          at data/a/columns/3
          help: leave `words` empty; list texts for missing numbers under `missing`
        error SQ4312: `shool` is not a word of `n`
          at data/a/columns/4
          help: did you mean `school`?
        """);
  }

  @Test
  void missingTextsThatMeanTwoThings() {
    assertFaults(
        csv("id,n", "1,high")
            .input("n", "school_type", word("", "high"), word("high", "high"))
            .missing("n", "", MissingReason.SUPPRESSED)
            .missing("", "*", MissingReason.SUPPRESSED)
            .missing("", "*", MissingReason.TOO_FEW),
        """
        error SQ4313: the cell text `empty` is given two meanings
          at data/a/columns/0
          help: keep one of its two meanings
        error SQ4313: the cell text `*` is given two meanings
          at data/a/missing/2
          help: keep one of its two meanings
        """);
  }

  @Test
  void twoColumnsOfOneRole() {
    assertFaults(
        csv("id,n,m", "1,a,b")
            .role("n", DataSpec.Role.NAME)
            .role("m", DataSpec.Role.NAME)
            .role("n", DataSpec.Role.DISTRICT)
            .role("m", DataSpec.Role.DISTRICT),
        """
        error SQ4315: two columns of one file say the name
          at data/a/columns/1
          and data/a/columns/0: the first one
          help: leave one of the two columns out
        error SQ4315: two columns of one file say the district
          at data/a/columns/3
          and data/a/columns/2: the first one
          help: leave one of the two columns out
        """);
  }

  @Test
  void columnsTheMappingOnlyMentions() {
    assertFaults(
        csv("id,enroll", "1,2")
            .input("enroll", "enroll")
            .missing("enrol", "*", MissingReason.SUPPRESSED)
            .ignored("county"),
        """
        error SQ4316: the file has no column `enrol`, of which the table of missing texts speaks
          at data/a/missing/0
          and a.csv:1
          help: did you mean `enroll`?
        error SQ4316: the file has no column `county`, of which the list of ignored columns speaks
          at data/a/ignored/0
          and a.csv:1
          help: its columns are `id`, `enroll`
        """);
  }

  @Test
  void conditionsThatCannotChooseRows() {
    Expr one = new Expr.Numeral(Rational.ONE, false);
    List<Expr> conditions =
        List.of(
            one,
            name("n"),
            new Expr.Binary(Operator.PLUS, name("n"), one),
            new Expr.Binary(Operator.LESS, name("n"), new Expr.Binary(Operator.PLUS, one, one)),
            new Expr.Binary(Operator.LESS, name("n"), new Expr.Numeral(Rational.ONE, true)),
            new Expr.Binary(Operator.IS, one, one),
            new Expr.Presence(name("n"), false, MissingReason.SUPPRESSED));
    for (Expr condition : conditions) {
      assertFaults(
          csv("id,n", "1,x").input("n", "enroll").rows(condition),
          """
          error SQ4317: rows cannot be chosen by `%s`
            at data/a/rows
            help: ask for a column and a word, `rtype is S`, for a number, `enroll >= 100`, or whether a cell is empty, `flag is missing`
          """
              .formatted(condition));
    }
  }

  @Test
  void conditionsThatFailOnTheirRows() {
    assertFaults(
        csv("id,n,kind", "1,5,S", "2,many,S", "3,,S", "4,7,D")
            .input("n", "enroll")
            .rows(
                new Expr.Binary(
                    Operator.AND,
                    new Expr.Binary(Operator.IS, name("kind"), name("X")),
                    new Expr.Binary(
                        Operator.AT_LEAST, name("n"), new Expr.Numeral(Rational.of(5), false)))),
        """
        error SQ4201: `many` is not a number
          at a.csv:3, column n
          help: write a number such as 54.1, or leave the cell empty
        """);
    assertFaults(
        csv("id,n,kind", "1,5,S").input("n", "enroll").rows(new Expr.Not(name("kind"))),
        """
        error SQ4317: rows cannot be chosen by `kind`
          at data/a/rows
          help: ask for a column and a word, `rtype is S`, for a number, `enroll >= 100`, or whether a cell is empty, `flag is missing`
        """);
    assertFaults(
        csv("id,n,kind", "1,5,S")
            .input("n", "enroll")
            .rows(new Expr.Binary(Operator.IS, name("knd"), name("S"))),
        """
        error SQ4006: the file has no column `knd`
          at a.csv:1, column knd
          and data/a/rows: the mapping uses it here
          help: did you mean `kind`?
        """);
  }

  @Test
  void conditionThatHoldsForNoRow() {
    assertFaults(
        csv("id,n,kind", "1,5,S")
            .input("n", "enroll")
            .rows(new Expr.Binary(Operator.IS, name("kind"), name("s"))),
        """
        error SQ4017: no row of `a.csv` takes part
          at a.csv
          help: `kind is s` holds for none of its rows
        """);
  }

  @Test
  void inputsThatMustBeFilled() {
    assertFaults(
        Sample.strictPolicy(),
        csv("id,n", "1,5").input("n", "enroll", DataSpec.ColumnUnit.PERCENT, ""),
        """
        error SQ4311: `enroll` is a count and cannot be written in percent
          at data/a/columns/0
          help: leave the column `unit` empty; it is for percents alone
        error SQ4318: no column fills `tested`, which must never be missing
          at data
          help: add a column that becomes it
        """);
  }

  @Test
  void expectedDifferencesThatSpeakOfNothing() {
    assertFaults(
        csv("id,n", "1,5")
            .answer("n", "target")
            .expect(new DataSpec.ExpectedDifference("target", "1", "", "known"))
            .expect(new DataSpec.ExpectedDifference("targte", "2", "mr", "a slip")),
        """
        error SQ4319: no column holds published answers of `targte`
          at data/expected/1
          help: did you mean `target`?
        error SQ4306: `mr` is not a student group of the policy
          at data/expected/1
          help: write `all`, `asian`, `white`, `foster`
        error SQ4109: `2` is not a school or district of the data
          at data/expected/1
          help: write the code of a school or district of the data
        """);
  }
}
