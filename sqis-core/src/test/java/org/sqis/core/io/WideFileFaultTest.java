package org.sqis.core.io;

import static org.sqis.core.io.Faults.assertFaults;

import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.Sample;

/** The complete message and place of every fault of files that say what districts send. */
class WideFileFaultTest {
  private static MappingBuilder schools(String... lines) {
    return WideFilesTest.schools(lines);
  }

  private static MappingBuilder schools() {
    return WideFilesTest.schools();
  }

  /** Schools in East and West, and a file of districts. */
  private static MappingBuilder districts(String... lines) {
    return schools().csv("d.csv", "", lines).role("name", DataSpec.Role.DISTRICT);
  }

  private static void check(MappingBuilder mapping, String expected) {
    assertFaults(Sample.widePolicy(false), mapping, expected);
  }

  private static void checkStrict(MappingBuilder mapping, String expected) {
    assertFaults(Sample.widePolicy(true), mapping, expected);
  }

  @Test
  void rowsOfSchools_thatDisagreeAboutTheirDistrictOrTheConsortium() {
    check(
        schools("id,district,n,state", "1,East,50,90", "2,West,40,90", "3,East,51,91")
            .input("n", "students")
            .input("state", "state_students"),
        """
        error SQ4104: the rows of the consortium disagree about `state_students`: `91` here, `90` in row 2 of `a.csv`, column `state`
          at a.csv:4, column state
          and a.csv:2, column state: the other row
          help: mend the wrong one of the two
        error SQ4104: the rows of the district `East` disagree about `students`: `51` here, `50` in row 2 of `a.csv`, column `n`
          at a.csv:4, column n
          and a.csv:2, column n: the other row
          help: mend the wrong one of the two
        """);
  }

  @Test
  void filesThatDisagree() {
    check(
        schools("id,district,n", "1,East,50", "2,West,40")
            .input("n", "students")
            .csv("d.csv", "", "name,n,state", "East,51,90", "North,5,90")
            .role("name", DataSpec.Role.DISTRICT)
            .input("n", "students")
            .input("state", "state_students")
            .csv("e.csv", "", "name,n", "North,6")
            .role("name", DataSpec.Role.DISTRICT)
            .input("n", "students")
            .csv("c.csv", "", "n", "91")
            .input("n", "state_students"),
        """
        error SQ4105: `students` of the district `East` is given twice: `51` here, `50` in row 2 of `a.csv`, column `n`
          at d.csv:2, column n
          and a.csv:2, column n: the other value
          help: mend the wrong one, or take only one of the two into the mapping
        error SQ4105: `state_students` of the consortium is given twice: `91` here, `90` in row 2 of `d.csv`, column `state`
          at c.csv:2, column n
          and d.csv:2, column state: the other value
          help: mend the wrong one, or take only one of the two into the mapping
        """);
  }

  @Test
  void districtWithTwoRows_thatSayDifferentThings() {
    check(
        districts("name,n,kind", "East,50,urban", "West,40,", "East,50,rural", "West,40,rural")
            .input("n", "students")
            .input("kind", "area"),
        """
        error SQ4104: the rows of the district `East` disagree about `area`: `rural` here, `urban` in row 2 of `d.csv`, column `kind`
          at d.csv:4, column kind
          and d.csv:2, column kind: the other row
          help: mend the wrong one of the two, or leave it out by `rows where`
        error SQ4104: the rows of the district `West` disagree about `area`: `rural` here, `not reported` in row 3 of `d.csv`, column `kind`
          at d.csv:5, column kind
          and d.csv:3, column kind: the other row
          help: mend the wrong one of the two, or leave it out by `rows where`
        """);
  }

  @Test
  void consortiumWithTwoRows_onceForEachYear() {
    check(
        schools()
            .csv("c.csv", "", "year,n", "2014-15,90", "2013-14,80", "2014-15,91", "2013-14,")
            .role("year", DataSpec.Role.YEAR)
            .input("n", "state_students"),
        """
        error SQ4104: the rows of the consortium disagree about `state_students`: `91` here, `90` in row 2 of `c.csv`, column `n`
          at c.csv:4, column n
          and c.csv:2, column n: the other row
          help: mend the wrong one of the two, or leave it out by `rows where`
        error SQ4104: the rows of the consortium disagree about `state_students` in 2013-14: `not reported` here, `80` in row 3 of `c.csv`, column `n`
          at c.csv:5, column n
          and c.csv:3, column n: the other row
          help: mend the wrong one of the two, or leave it out by `rows where`
        """);
  }

  @Test
  void rowsThatSayNoDistrict() {
    check(
        schools("id,district,n", "1,East,50", "2,,40", "3,,")
            .input("n", "students")
            .csv("d.csv", "", "name,kind", ",rural", "West,urban")
            .role("name", DataSpec.Role.DISTRICT)
            .input("kind", "area"),
        """
        error SQ4121: the row says no district in the column `district`
          at a.csv:3, column district
          help: fill in the name of the district, or leave the cell of `n` empty
        error SQ4121: the row says no district in the column `name`
          at d.csv:2, column name
          help: fill in the name of the district, or leave the row out by `rows where`
        """);
  }

  @Test
  void cellsOfDistrictsOfTheData() {
    check(
        districts("name,n,kind", "East,-5,wild", "West ,4.5,urban")
            .input("n", "students")
            .input("kind", "area")
            .csv("c.csv", "", "rate", "2")
            .input("rate", "state_rate", DataSpec.ColumnUnit.FRACTION, ""),
        """
        error SQ4203: `-5` is negative; `students` is a count
          at d.csv:2, column n
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
        error SQ4206: `wild` is not a word of `area`
          at d.csv:2, column kind
          help: the words are `urban`, `rural`
        error SQ4102: `West ` starts or ends with a blank
          at d.csv:3, column name
          help: delete the blank
        error SQ4204: `4.5` is not whole; `students` is a count
          at d.csv:3, column n
          help: write a whole number; averages are no counts
        error SQ4205: `2` is not from 0% to 100%
          at c.csv:2, column rate
          help: mend the cell, or the unit of its column: `percent` for 54.1, `fraction` for 0.541
        """);
  }

  @Test
  void partsAndWholes() {
    check(
        schools("id,district,n,all", "1,East,51,50", "2,West,40,50", "3,East,5,50")
            .input("n", "enroll")
            .input("all", "students")
            .csv("c.csv", "", "n", "49")
            .input("n", "state_students"),
        """
        error SQ4208: `students` is 50, more than `state_students`, which is 49
          at a.csv:2, column all
          and c.csv:2, column n: the whole
          help: mend the wrong one of the two
        error SQ4208: `enroll` is 51, more than `students`, which is 50
          at a.csv:2, column n
          and a.csv:2, column all: the whole
          help: mend the wrong one of the two
        error SQ4208: `students` is 50, more than `state_students`, which is 49
          at a.csv:3, column all
          and c.csv:2, column n: the whole
          help: mend the wrong one of the two
        """);
  }

  @Test
  void valuesThatMustBeThere() {
    checkStrict(
        schools("id,district", "1,East", "2,West", "3,", "4,North")
            .csv("d.csv", "", "name,n", "East,50", "West,")
            .role("name", DataSpec.Role.DISTRICT)
            .input("n", "students")
            .csv("c.csv", "", "year,n", "2013-14,80")
            .role("year", DataSpec.Role.YEAR)
            .input("n", "state_students"),
        """
        error SQ4209: `state_students` of the consortium is missing, and must never be
          at data
          help: give it for 2014-15
        error SQ4218: nothing says the district of `3`, and `students` of each district must never be missing
          at a.csv:4
          help: say it in a column that becomes `district`
        error SQ4209: `students` of the district `North` is missing, and must never be
          at a.csv:5
          help: add a row or a column that gives it
        error SQ4209: `students` of the district `West` is missing, and must never be
          at d.csv:3, column n
          help: fill in the cell
        """);
  }

  @Test
  void valuesThatMustBeThere_ofAnEarlierYear() {
    checkStrict(
        schools()
            .csv("d.csv", "", "name,n", "East,50", "West,40")
            .role("name", DataSpec.Role.DISTRICT)
            .input("n", "students")
            .csv("e.csv", "", "name,n,kind", "East,50,urban", "West,,urban")
            .year(2013)
            .role("name", DataSpec.Role.DISTRICT)
            .input("n", "students")
            .input("kind", "area")
            .csv("c.csv", "", "n", "90")
            .input("n", "state_students"),
        """
        error SQ4209: `students` of the district `West` in 2013-14 is missing, and must never be
          at e.csv:3, column n
          help: fill in the cell
        """);
  }

  @Test
  void valuesThatMustBeThere_andNoColumn() {
    checkStrict(
        schools(),
        """
        error SQ4318: no column fills `students`, which must never be missing
          at data
          help: add a column that becomes it
        error SQ4318: no column fills `state_students`, which must never be missing
          at data
          help: add a column that becomes it
        """);
  }

  @Test
  void nothingMoreIsSaid_ofDistrictsThatCouldNotBeRead() {
    checkStrict(
        schools("id,area", "1,East")
            .csv("d.csv", "", "name,n", "East,5")
            .role("name", DataSpec.Role.DISTRICT)
            .input("n", "students")
            .csv("c.csv", "", "n", "90")
            .input("n", "state_students"),
        """
        error SQ4006: the file has no column `district`
          at a.csv:1, column district
          and data/a/columns/0: the mapping uses it here
          help: its columns are `id`, `area`
        """);
  }

  @Test
  void fileThatNeedsAKey_onceForEachFile() {
    check(
        schools()
            .csv("b.csv", "", "code,name,n,kind", "1,Oak,5,urban")
            .role("name", DataSpec.Role.NAME)
            .input("n", "enroll")
            .input("kind", "area")
            .csv("e.csv", "", "district,n", "East,5")
            .role("district", DataSpec.Role.DISTRICT)
            .input("n", "tested", DataSpec.ColumnUnit.PLAIN, "asian")
            .csv("f.csv", "", "t", "5")
            .answer("t", "target")
            .csv("g.csv", "", "district,n", "East,5")
            .ofDistricts()
            .role("district", DataSpec.Role.DISTRICT)
            .input("n", "students"),
        """
        error SQ4117: the file `b` needs `key`: its column `name` becomes `name`
          at data/b/columns/0
          help: write `key` and the column that holds the code of the school
        error SQ4118: `area` is an input of each district, and no column of `b` becomes `district`
          at data/b/columns/2
          help: add the column that names the district of each row
        error SQ4117: the file `e` needs `key`: `tested` is an input of each group
          at data/e/columns/1
          help: write `key` and the column that holds the code of the school
        error SQ4117: the file `f` needs `key`: `target` is a result of each school
          at data/f/answers/0
          help: write `key` and the column that holds the code of the school
        error SQ4117: the file `g` needs `key`: its rows are districts that are scored as a whole
          at data/g/entity
          help: write `key` and the column that holds the code of the school
        """);
  }

  @Test
  void fileThatNamesNoDistrict() {
    check(
        schools()
            .csv("b.csv", "id", "id,n", "1,50")
            .input("n", "students")
            .csv("c.csv", "", "n,t", "50,3")
            .input("n", "area")
            .answer("t", "district_level"),
        """
        error SQ4118: `students` is an input of each district, and no column of `b` becomes `district`
          at data/b/columns/0
          help: add the column that names the district of each row
        error SQ4118: `area` is an input of each district, and no column of `c` becomes `district`
          at data/c/columns/0
          help: add the column that names the district of each row
        error SQ4118: `district_level` is a result of each district, and no column of `c` becomes `district`
          at data/c/answers/0
          help: add the column that names the district of each row
        """);
  }

  @Test
  void noFileSaysTheDistrictsOfSchools() {
    check(
        new MappingBuilder()
            .forPolicy("wide")
            .csv("a.csv", "id", "id,n", "1,5")
            .input("n", "enroll")
            .csv("d.csv", "", "name,n,t", "East,50,3")
            .role("name", DataSpec.Role.DISTRICT)
            .input("n", "students")
            .answer("t", "district_target"),
        """
        error SQ4120: `students` is an input of each district, and no file says the district of a school
          at data/d/columns/1
          help: let a column of a file with `key` become `district`
        error SQ4120: `district_target` is a result of each district, and no file says the district of a school
          at data/d/answers/0
          help: let a column of a file with `key` become `district`
        """);
  }

  @Test
  void districtsAndTheConsortium_haveNoGroups() {
    check(
        schools("id,district,n,c", "1,East,5,5")
            .wide("n", "students", "asian")
            .wide("c", "state_students", "asian"),
        """
        error SQ4308: `students` is an input of each district and cannot be filled for a group
          at data/a/columns/1
          help: write `students` alone
        error SQ4308: `state_students` is an input of the consortium and cannot be filled for a group
          at data/a/columns/2
          help: write `state_students` alone
        """);
  }

  @Test
  void expectedDifferencesOfNobody() {
    check(
        districts("name,t", "East,3")
            .answer("t", "district_target")
            .csv("c.csv", "", "t", "3")
            .answer("t", "state_target")
            .expect(new DataSpec.ExpectedDifference("district_target", "Est", "", "why"))
            .expect(new DataSpec.ExpectedDifference("district_target", "1", "", "why"))
            .expect(new DataSpec.ExpectedDifference("state_target", "East", "", "why")),
        """
        error SQ4119: no school of the data is in the district `Est`
          at data/expected/0
          help: did you mean `East`?
        error SQ4119: no school of the data is in the district `1`
          at data/expected/1
          help: write `East`, `West`
        error SQ4118: `state_target` is a result of the consortium, and this speaks of `East`
          at data/expected/2
          help: write `consortium` in its place
        """);
  }

  @Test
  void valuesThatHoldForEveryYear_inAFileOfAnEarlierOne() {
    check(
        schools().csv("c.csv", "", "n", "90").year(2013).everyYear("n", "state_students"),
        """
        error SQ4327: `n` is said to hold for every year in a file of 2013-14
          at data/c/columns/0/year
          help: only a file of 2014-15, the year that is rated, can say so
        """);
  }
}
