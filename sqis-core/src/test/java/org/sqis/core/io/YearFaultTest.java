package org.sqis.core.io;

import static org.sqis.core.data.MappingBuilder.word;
import static org.sqis.core.io.Faults.assertFaults;
import static org.sqis.core.io.Faults.csv;

import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.Sample;
import org.sqis.core.model.SchoolYear;

/** The complete message and place of every fault that has to do with school years. */
class YearFaultTest {
  private static MappingBuilder byYear(String... lines) {
    return csv(lines).role("year", DataSpec.Role.YEAR).input("n", "enroll");
  }

  @Test
  void textsThatAreNoYear() {
    assertFaults(
        byYear("id,year,n", "1,2014-15,5", "1,2014,5", "1, 2013-14,5", "1,,5", "1,2013-15,5"),
        """
        error SQ4112: `2014` is not a school year
          at a.csv:3, column year
          help: a school year is written `2016-17`; give the words of the column for other texts, such as `2017 = 2016-17`
        error SQ4102: ` 2013-14` starts or ends with a blank
          at a.csv:4, column year
          help: delete the blank
        error SQ4113: the row says no school year in the column `year`
          at a.csv:5, column year
          help: fill in the school year, such as `2014-15`
        error SQ4112: `2013-15` is not a school year
          at a.csv:6, column year
          help: a school year is written `2016-17`; give the words of the column for other texts, such as `2017 = 2016-17`
        """);
  }

  @Test
  void wordsThatAreNoYear_andTextsWithoutAWord() {
    assertFaults(
        csv("id,year,n", "1,2015,5", "1,2012,5")
            .role("year", DataSpec.Role.YEAR, word("2015", "2014-15"), word("2014", "2014"))
            .input("n", "enroll"),
        """
        error SQ4326: `2014` is not a school year
          at data/a/columns/0
          help: a school year is written `2016-17`; give the words of the column for other texts, such as `2017 = 2016-17`
        error SQ4112: `2012` is not a school year
          at a.csv:3, column year
          help: leave rows of other years out with `rows where`; the words are `2015`, `2014`
        """);
  }

  @Test
  void rowsAfterTheRatedYear() {
    assertFaults(
        byYear("id,year,n", "1,2014-15,5", "1,2015-16,5"),
        """
        error SQ4111: `2015-16` is after 2014-15, the year that is rated
          at a.csv:3, column year
          help: leave such rows out with `rows where`, or rate this year: `year` of `data` is the last one
        """);
  }

  @Test
  void filesAndColumnsAfterTheRatedYear() {
    assertFaults(
        csv("id,n", "1,5")
            .year(2016)
            .input("n", "enroll")
            .csv("b.csv", "id", "id,n", "1,5")
            .inYear(2015, "n", "ratio"),
        """
        error SQ4321: the file belongs to 2016-17, which is after 2014-15, the year that is rated
          at data/a/year
          help: the year of `data` is the last one: change it there, or leave this out
        error SQ4321: `n` belongs to 2015-16, which is after 2014-15, the year that is rated
          at data/b/columns/0/year
          help: the year of `data` is the last one: change it there, or leave this out
        """);
  }

  @Test
  void yearSaidTwice() {
    assertFaults(
        byYear("id,year,n,m", "1,2014-15,5,6").year(2013).inYear(2013, "m", "ratio"),
        """
        error SQ4322: the file says a school year, but the column `year` says it for each row
          at data/a/year
          help: say the year in one of the two ways
        error SQ4322: `m` says a school year, but the column `year` says it for each row
          at data/a/columns/2/year
          help: say the year in one of the two ways
        """);
  }

  @Test
  void twoColumnsOfYears() {
    assertFaults(
        byYear("id,year,n,m", "1,2014-15,5,2014-15").role("m", DataSpec.Role.YEAR),
        """
        error SQ4315: two columns of one file say the school year
          at data/a/columns/2
          and data/a/columns/0: the first one
          help: leave one of the two columns out
        """);
  }

  @Test
  void yearsOfColumnsThatAreNoInputs_orHoldForEveryYear() {
    DataSpec.Column named =
        new DataSpec.Column(
            "name",
            DataSpec.Role.NAME,
            "",
            "",
            DataSpec.ColumnUnit.PLAIN,
            java.util.List.of(),
            new DataSpec.ColumnYear.In(new SchoolYear(2013)));
    assertFaults(
        csv("id,name,n", "1,Oak,5")
            .column(named)
            .inYear(new DataSpec.ColumnYear.Every(), "n", "tested", "asian")
            .csv("b.csv", "id", "id,n", "1,5")
            .year(2013)
            .everyYear("n", "ratio"),
        """
        error SQ4323: only an input takes a school year; `name` becomes the name
          at data/a/columns/0/year
          help: leave its year empty
        error SQ4324: `tested` is an input of each group and cannot hold for every year
          at data/a/columns/1/year
          help: write the year its values belong to, or leave it empty
        error SQ4327: `n` is said to hold for every year in a file of 2013-14
          at data/b/columns/0/year
          help: only a file of 2014-15, the year that is rated, can say so
        """);
  }

  @Test
  void answersOfAnEarlierFile() {
    assertFaults(
        csv("id,n", "1,5").year(2013).answer("n", "target"),
        """
        error SQ4325: the answers of `a` belong to 2013-14, which is not rated
          at data/a/answers/0
          help: only answers of 2014-15 can be compared; delete the table `answers`
        """);
  }

  @Test
  void neverMissingInputWithoutTheRatedYear() {
    assertFaults(
        Sample.strictPolicy(),
        csv("id,n,m", "1,5,6").inYear(2013, "n", "enroll").wide("m", "tested", "all"),
        """
        error SQ4318: no column fills `enroll`, which must never be missing
          at data
          help: it is filled, but not for 2014-15
        """);
  }

  @Test
  void rowsAreRepeatedWithinAYearOnly() {
    assertFaults(
        byYear("id,year,n", "1,2014-15,5", "1,2013-14,5", "1,2013-14,5"),
        """
        error SQ4103: `1` in 2013-14 is described twice, in row 3 and in row 4
          at a.csv:4, column id
          and a.csv:3, column id: the first one
          help: delete one of the two, or name the column that tells them apart
        """);
  }

  @Test
  void rowsOfOneYearThatDisagree() {
    assertFaults(
        csv(
                "id,year,group,name,type,n",
                "1,2014-15,all,New,high,5",
                "1,2013-14,all,Old,middle,5",
                "1,2013-14,asian,Odd,high,5")
            .role("year", DataSpec.Role.YEAR)
            .role("group", DataSpec.Role.GROUP)
            .role("name", DataSpec.Role.NAME)
            .input("type", "school_type")
            .input("n", "tested"),
        """
        error SQ4104: the rows of `1` disagree about the name in 2013-14: `Odd` here, `Old` in row 3 of `a.csv`, column `name`
          at a.csv:4, column name
          and a.csv:3, column name: the other row
          help: mend the wrong one of the two
        error SQ4104: the rows of `1` disagree about `school_type` in 2013-14: `high` here, `middle` in row 3 of `a.csv`, column `type`
          at a.csv:4, column type
          and a.csv:3, column type: the other row
          help: mend the wrong one of the two
        """);
  }

  @Test
  void valueGivenTwiceForOneYear() {
    assertFaults(
        csv("id,n,m,k", "1,5,4,3")
            .input("n", "enroll")
            .inYear(2013, "m", "enroll")
            .inYear(2013, "k", "enroll"),
        """
        error SQ4105: `enroll` of `1` in 2013-14 is given twice: `3` here, `4` in row 2 of `a.csv`, column `m`
          at a.csv:2, column k
          and a.csv:2, column m: the other value
          help: mend the wrong one, or take only one of the two into the mapping
        """);
  }

  @Test
  void neverMissingAndParts_areCheckedYearByYear() {
    assertFaults(
        Sample.strictPolicy(),
        csv(
                "id,year,group,size,n,m",
                "1,2014-15,all,9,5,4",
                "1,2013-14,all,,3,4",
                "2,2014-15,all,9,5,4",
                "2,2013-14,all,8,,4")
            .role("year", DataSpec.Role.YEAR)
            .role("group", DataSpec.Role.GROUP)
            .input("size", "enroll")
            .input("n", "tested")
            .input("m", "met"),
        """
        error SQ4209: `enroll` of `1` in 2013-14 is missing, and must never be
          at a.csv:3, column size
          help: fill in the cell
        error SQ4208: `met` is 4, more than `tested`, which is 3 in 2013-14
          at a.csv:3, column m
          and a.csv:3, column n: the whole
          help: mend the wrong one of the two
        error SQ4209: `tested` of `2`, group `all` in 2013-14 is missing, and must never be
          at a.csv:5, column n
          help: fill in the cell
        """);
  }
}
