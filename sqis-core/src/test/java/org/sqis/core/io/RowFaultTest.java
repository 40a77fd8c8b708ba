package org.sqis.core.io;

import static org.sqis.core.data.MappingBuilder.word;
import static org.sqis.core.io.Faults.assertFaults;
import static org.sqis.core.io.Faults.csv;
import static org.sqis.core.io.Faults.enroll;
import static org.sqis.core.io.Faults.tested;

import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;

/** The complete message and place of every fault of what rows describe. */
class RowFaultTest {
  @Test
  void rowWithoutACode() {
    assertFaults(
        enroll("id,enroll", ",2", "  ,3"),
        """
        error SQ4101: the row says no code in the column `id`
          at a.csv:2, column id
          help: fill in the code, or leave the row out by `rows where`
        error SQ4101: the row says no code in the column `id`
          at a.csv:3, column id
          help: fill in the code, or leave the row out by `rows where`
        """);
  }

  @Test
  void schoolWithTwoRows() {
    assertFaults(
        enroll("id,enroll", "1,2", "2,5", "1,-3"),
        """
        error SQ4103: `1` is described twice, in row 2 and in row 4
          at a.csv:4, column id
          and a.csv:2, column id: the first one
          help: delete one of the two, or name the column that tells them apart
        """);
  }

  @Test
  void groupWithTwoRows() {
    assertFaults(
        tested("id,group,tested,met", "1,all,5,4", "1,asian,2,1", "1,asian,2,1"),
        """
        error SQ4103: group `asian` of `1` is described twice, in row 3 and in row 4
          at a.csv:4, column id
          and a.csv:3, column id: the first one
          help: delete one of the two
        """);
  }

  @Test
  void rowsThatDisagreeAboutTheirSchool_onceForEachThing() {
    assertFaults(
        tested(
                "id,name,district,group,type,tested,met",
                "1,Oak,East,all,high,5,4",
                "1,Oaks,West,asian,middle,2,1",
                "1,Elm,West,white,middle,2,1",
                "2,,North,all,,2,1",
                "2,Fir,,white,high,2,1")
            .role("name", DataSpec.Role.NAME)
            .role("district", DataSpec.Role.DISTRICT)
            .input("type", "school_type"),
        """
        error SQ4104: the rows of `1` disagree about the name: `Oaks` here, `Oak` in row 2 of `a.csv`, column `name`
          at a.csv:3, column name
          and a.csv:2, column name: the other row
          help: mend the wrong one of the two
        error SQ4104: the rows of `1` disagree about the district: `West` here, `East` in row 2 of `a.csv`, column `district`
          at a.csv:3, column district
          and a.csv:2, column district: the other row
          help: mend the wrong one of the two
        error SQ4104: the rows of `1` disagree about `school_type`: `middle` here, `high` in row 2 of `a.csv`, column `type`
          at a.csv:3, column type
          and a.csv:2, column type: the other row
          help: mend the wrong one of the two
        """);
  }

  @Test
  void rowsThatDisagreeAboutWhatTheyDescribe() {
    assertFaults(
        tested("id,kind,group,tested,met", "1,school,all,5,4", "1,district,asian,2,1")
            .role("kind", DataSpec.Role.ENTITY),
        """
        error SQ4104: the rows of `1` disagree about what it is: `district` here, `school` in row 2 of `a.csv`, column `kind`
          at a.csv:3, column kind
          and a.csv:2, column kind: the other row
          help: mend the wrong one of the two
        """);
  }

  @Test
  void valueGivenByTwoFiles() {
    assertFaults(
        csv("id,enroll", "1,2", "2,7")
            .input("enroll", "enroll")
            .json("b.json", "id", "[{\"id\": \"2\", \"n\": 7},", "{\"id\": \"1\", \"n\": 3}]")
            .input("n", "enroll"),
        """
        error SQ4105: `enroll` of `1` is given twice: `3` here, `2` in row 2 of `a.csv`, column `enroll`
          at b.json:2, column n
          and a.csv:2, column enroll: the other value
          help: mend the wrong one, or take only one of the two into the mapping
        """);
  }

  @Test
  void valueGivenByTwoColumns() {
    assertFaults(
        csv("id,aa,bb", "1,3,4", "2,5,5", "3,,6")
            .wide("aa", "tested", "asian")
            .wide("bb", "tested", "asian"),
        """
        error SQ4105: `tested` of `1`, group `asian` is given twice: `4` here, `3` in row 2 of `a.csv`, column `aa`
          at a.csv:2, column bb
          and a.csv:2, column aa: the other value
          help: mend the wrong one, or take only one of the two into the mapping
        """);
  }

  @Test
  void groupThePolicyDoesNotKnow() {
    assertFaults(
        tested("id,group,tested,met", "1,ALL,5,4", "1,assian,2,1", "1,mr,2,1", "1,,2,1"),
        """
        error SQ4106: `ALL` is not a student group of the policy
          at a.csv:2, column group
          help: did you mean `all`?
        error SQ4106: `assian` is not a student group of the policy
          at a.csv:3, column group
          help: did you mean `asian`?
        error SQ4106: `mr` is not a student group of the policy
          at a.csv:4, column group
          help: leave rows of other groups out with `rows where`; the groups are `all`, `asian`, `white`, `foster`
        error SQ4108: the row says no student group in the column `group`
          at a.csv:5, column group
          help: fill in the group; all students are `all`
        """);
  }

  @Test
  void groupTheMappingGivesNoWord() {
    assertFaults(
        csv("id,group,tested", "1,AS,5", "1,WH,2")
            .role("group", DataSpec.Role.GROUP, word("AS", "asian"))
            .input("tested", "tested"),
        """
        error SQ4106: `WH` is not a student group of the policy
          at a.csv:3, column group
          help: leave rows of other groups out with `rows where`; the groups are `AS`
        """);
  }

  @Test
  void kindOfEntityThatIsNone() {
    assertFaults(
        enroll("id,kind,enroll", "1,S,2", "2,X,3", "3,,4")
            .role("kind", DataSpec.Role.ENTITY, word("S", "school"), word("D", "district")),
        """
        error SQ4107: `X` is neither a school nor a district
          at a.csv:3, column kind
          help: the words are `S`, `D`
        error SQ4110: the column `kind` does not say whether this is a school or a district
          at a.csv:4, column kind
          help: fill in the cell, or leave the row out by `rows where`
        """);
  }
}
