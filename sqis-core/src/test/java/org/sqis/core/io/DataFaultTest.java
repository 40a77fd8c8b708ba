package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.core.data.MappingBuilder.word;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.FileResolver;
import org.sqis.core.data.Loading;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.Sample;
import org.sqis.core.model.MissingReason;
import org.sqis.core.policy.PolicySpec;

/** The complete message and place of every fault of a file, its rows and its cells. */
class DataFaultTest {
  private static void assertFaults(MappingBuilder mapping, String expected) {
    assertFaults(Sample.policy(), mapping, expected);
  }

  private static void assertFaults(PolicySpec policy, MappingBuilder mapping, String expected) {
    DataSpec spec = mapping.build();
    Loading loading = DatasetReader.read(policy, spec, mapping.files());
    assertThat(Sample.text(loading.problems())).isEqualTo(expected);
    assertThat(loading.hasErrors()).isTrue();
  }

  private static void assertFaults(MappingBuilder mapping, byte[] bytes, String expected) {
    DataSpec spec = mapping.build();
    Loading loading = DatasetReader.read(Sample.policy(), spec, path -> FileBytes.of(path, bytes));
    assertThat(Sample.text(loading.problems())).isEqualTo(expected);
  }

  private static MappingBuilder csv(String... lines) {
    return new MappingBuilder().csv("a.csv", "id", lines);
  }

  private static MappingBuilder enroll(String... lines) {
    return csv(lines).input("enroll", "enroll");
  }

  /** A long file of counts by group. */
  private static MappingBuilder tested(String... lines) {
    return csv(lines)
        .role("group", DataSpec.Role.GROUP)
        .input("tested", "tested")
        .input("met", "met");
  }

  @Test
  void fileThatIsNotThere() {
    assertFaults(
        enroll(),
        """
        error SQ4001: cannot read the file `a.csv`: there is no such file
          at a.csv
          and data/a/path: the mapping names it here
        """);
  }

  @Test
  void fileThatIsEmpty() {
    assertFaults(
        enroll(""),
        """
        error SQ4002: the file `a.csv` is empty
          at a.csv
        """);
  }

  @Test
  void fileWithOnlyAByteOrderMark() {
    assertFaults(
        enroll("\uFEFF"),
        """
        error SQ4002: the file `a.csv` is empty
          at a.csv
        """);
  }

  @Test
  void fileInUtf16() {
    assertFaults(
        enroll(),
        "id,enroll\n1,2\n".getBytes(StandardCharsets.UTF_16),
        """
        error SQ4003: the file `a.csv` is not UTF-8 text
          at a.csv
          help: save the file as UTF-8; a spreadsheet program calls it `CSV UTF-8` in its list of formats
        """);
  }

  @Test
  void fileThatIsBinary() {
    assertFaults(
        enroll(),
        new byte[] {'P', 'K', 3, 4, 0, 0, 9},
        """
        error SQ4003: the file `a.csv` is not UTF-8 text
          at a.csv
          help: export the table as text; this looks like a file of a program
        """);
  }

  @Test
  void cellInAnotherEncoding_andTheNextRowIsStillRead() {
    assertFaults(
        enroll().role("name", DataSpec.Role.NAME),
        "id,name,enroll\n1,Caf\u00e9,2\n2,Roma,x\n".getBytes(Charset.forName("ISO-8859-1")),
        """
        error SQ4004: `Caf\uFFFD` is not UTF-8 text
          at a.csv:2, column name
          help: save the file as UTF-8; a spreadsheet program calls it `CSV UTF-8` in its list of formats
        error SQ4201: `x` is not a number
          at a.csv:3, column enroll
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
        """);
  }

  @Test
  void headerThatNamesAColumnTwice() {
    assertFaults(
        enroll("id,enroll,enroll", "1,2,3"),
        """
        error SQ4005: the header names the column `enroll` twice
          at a.csv:1, column enroll
        """);
  }

  @Test
  void headerWithoutAColumnOfTheMapping() {
    assertFaults(
        enroll("id,enrol,name", "1,2,x").input("reason", "remark"),
        """
        error SQ4006: the file has no column `enroll`
          at a.csv:1, column enroll
          and data/a/columns/0: the mapping uses it here
          help: did you mean `enrol`?
        error SQ4006: the file has no column `reason`
          at a.csv:1, column reason
          and data/a/columns/1: the mapping uses it here
          help: its columns are `id`, `enrol`, `name`
        """);
  }

  @Test
  void headerWithoutTheKey_silencesTheRows() {
    assertFaults(
        enroll("code,enroll", "1,x"),
        """
        error SQ4006: the file has no column `id`
          at a.csv:1, column id
          and data/a/key: the mapping uses it here
          help: its columns are `code`, `enroll`
        """);
  }

  @Test
  void fileWithOtherSeparators() {
    assertFaults(
        enroll("id;enroll", "1;2"),
        """
        error SQ4006: the file has no column `id`
          at a.csv:1, column id
          and data/a/key: the mapping uses it here
          help: the file is separated by `;`; save it with commas
        error SQ4006: the file has no column `enroll`
          at a.csv:1, column enroll
          and data/a/columns/0: the mapping uses it here
          help: the file is separated by `;`; save it with commas
        """);
  }

  @Test
  void rowsOfTheWrongLength() {
    assertFaults(
        enroll("id,enroll", "1", "2,3,4", "3,5"),
        """
        error SQ4007: the row has 1 cell, the header has 2 columns
          at a.csv:2
        error SQ4007: the row has 3 cells, the header has 2 columns
          at a.csv:3
          help: put quotes around a cell that holds a comma
        """);
  }

  @Test
  void quoteThatIsNotClosed_andTheRowsBelowAreStillRead() {
    assertFaults(
        enroll("id,name,enroll", "1,\"Roma,2", "2,Rom\u00e9,x", "3,\"Ode, the\",y"),
        """
        error SQ4008: the quote that opens this cell is not closed
          at a.csv:2, column name
          help: close the cell with a quote, or write a quote inside a cell twice
        error SQ4201: `x` is not a number
          at a.csv:3, column enroll
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
        error SQ4201: `y` is not a number
          at a.csv:4, column enroll
          help: write a number such as 54.1, or leave the cell empty
        """);
  }

  @Test
  void quoteThatIsNotClosedInTheLastRow() {
    assertFaults(
        enroll("id,enroll", "1,\"2"),
        """
        error SQ4008: the quote that opens this cell is not closed
          at a.csv:2, column enroll
          help: close the cell with a quote, or write a quote inside a cell twice
        """);
  }

  @Test
  void textAfterAClosingQuote() {
    assertFaults(
        enroll("id,name,enroll", "1,\"Joe\" Smith School,2", "2,b,-1"),
        """
        error SQ4009: ` Smith School` follows the closing quote of this cell
          at a.csv:2, column name
          help: write a quote inside a cell twice
        error SQ4203: `-1` is negative; `enroll` is a count
          at a.csv:3, column enroll
        """);
  }

  @Test
  void quoteInsideACellWithoutQuotes() {
    assertFaults(
        enroll("id,name,enroll", "1,Joe \"Bud\" Smith,2", "2,b,-1"),
        """
        error SQ4010: a quote stands inside this cell, which does not start with one
          at a.csv:2, column name
          help: put the whole cell in quotes and double the quotes inside it
        error SQ4203: `-1` is negative; `enroll` is a count
          at a.csv:3, column enroll
        """);
  }

  @Test
  void emptyRowInTheMiddle_butNotAtTheEnd() {
    assertFaults(
        enroll("id,enroll", "1,2", "", "", "2,3", "", ""),
        """
        error SQ4011: the row is empty
          at a.csv:3
          help: delete the row
        error SQ4011: the row is empty
          at a.csv:4
          help: delete the row
        """);
  }

  @Test
  void fileWithoutRows() {
    assertFaults(
        enroll("id,enroll"),
        """
        error SQ4017: no row of `a.csv` takes part
          at a.csv
          help: the file has no rows below its header
        """);
  }

  @Test
  void rowWithoutACode() {
    assertFaults(
        enroll("id,enroll", ",2", "  ,3"),
        """
        error SQ4101: the row says no code in the column `id`
          at a.csv:2, column id
        error SQ4101: the row says no code in the column `id`
          at a.csv:3, column id
        """);
  }

  @Test
  void blanksAtTheEndsOfCodesWordsAndNumbers() {
    assertFaults(
        csv("id,type,title,enroll", "1 ,high,yes,1", "2, high,no,2", "3,high,no , 3\u00a0")
            .input("type", "school_type")
            .input("title", "title_one")
            .input("enroll", "enroll"),
        """
        error SQ4102: `1 ` starts or ends with a blank
          at a.csv:2, column id
          help: delete the blank
        error SQ4102: ` high` starts or ends with a blank
          at a.csv:3, column type
          help: delete the blank; the word is `high`
        error SQ4102: `no ` starts or ends with a blank
          at a.csv:4, column title
          help: delete the blank
        error SQ4102: ` 3\u00a0` starts or ends with a blank
          at a.csv:4, column enroll
          help: delete the blank
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
        error SQ4104: the rows of `1` disagree about the district: `West` here, `East` in row 2 of `a.csv`, column `district`
          at a.csv:3, column district
          and a.csv:2, column district: the other row
        error SQ4104: the rows of `1` disagree about `school_type`: `middle` here, `high` in row 2 of `a.csv`, column `type`
          at a.csv:3, column type
          and a.csv:2, column type: the other row
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
        """);
  }

  @Test
  void textsThatAreNoNumbers() {
    assertFaults(
        csv(
                "id,ratio",
                "1,*",
                "2,54%",
                "3,\"1,234\"",
                "4,\"1,234,567.5\"",
                "5,\"54,1\"",
                "6,2.7e13",
                "7,.5",
                "8,\u22123",
                "9,+3",
                "10,#REF!",
                "11,many",
                "12,<5",
                "13,1/2",
                "14,1 234",
                "15," + "9".repeat(61))
            .input("ratio", "ratio"),
        """
        error SQ4201: `*` is not a number
          at a.csv:2, column ratio
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
        error SQ4201: `54%%` is not a number
          at a.csv:3, column ratio
          help: write the number alone and say in the mapping that the column is in percent
        error SQ4201: `1,234` is not a number
          at a.csv:4, column ratio
          help: write `1234` without a comma, or `1.234` with a point if the comma begins the decimals
        error SQ4201: `1,234,567.5` is not a number
          at a.csv:5, column ratio
          help: write `1234567.5`, without marks between the digits
        error SQ4201: `54,1` is not a number
          at a.csv:6, column ratio
          help: decimals begin with a point: `54.1`
        error SQ4201: `2.7e13` is not a number
          at a.csv:7, column ratio
          help: write all digits; a spreadsheet shortened the number and may have lost some
        error SQ4201: `.5` is not a number
          at a.csv:8, column ratio
          help: write `0.5`
        error SQ4201: `\u22123` is not a number
          at a.csv:9, column ratio
          help: write an ordinary minus: `-3`
        error SQ4201: `+3` is not a number
          at a.csv:10, column ratio
          help: write `3` without the plus
        error SQ4201: `#REF!` is not a number
          at a.csv:11, column ratio
          help: a spreadsheet shows an error here; mend its formula and export again
        error SQ4201: `many` is not a number
          at a.csv:12, column ratio
          help: write a number such as 54.1, or leave the cell empty
        error SQ4201: `<5` is not a number
          at a.csv:13, column ratio
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
        error SQ4201: `1/2` is not a number
          at a.csv:14, column ratio
          help: write a number such as 54.1, or leave the cell empty
        error SQ4201: `1 234` is not a number
          at a.csv:15, column ratio
          help: write `1234`, without marks between the digits
        error SQ4201: `%s` is not a number
          at a.csv:16, column ratio
          help: a number has at most 60 digits
        """
            .formatted("9".repeat(61)));
  }

  @Test
  void numbersOutOfRange() {
    assertFaults(
        csv("id,score,rate,growth", "1,199,100.1,200.1", "2,1000,-1,-300", "3,1000.5,100,0")
            .input("score", "score")
            .percent("rate", "rate")
            .percent("growth", "growth_rate"),
        """
        error SQ4202: `199` is outside the range of `score`, 200 to 1000
          at a.csv:2, column score
        error SQ4205: `100.1` is not from 0% to 100%
          at a.csv:2, column rate
        error SQ4202: `200.1` is outside the range of `growth_rate`, at most 200%
          at a.csv:2, column growth
        error SQ4205: `-1` is not from 0% to 100%
          at a.csv:3, column rate
        error SQ4202: `1000.5` is outside the range of `score`, 200 to 1000
          at a.csv:4, column score
        """);
  }

  @Test
  void countsThatAreNegativeOrNotWhole() {
    assertFaults(
        enroll("id,enroll", "1,-5", "2,5.5", "3,5.0", "4,-0"),
        """
        error SQ4203: `-5` is negative; `enroll` is a count
          at a.csv:2, column enroll
        error SQ4204: `5.5` is not whole; `enroll` is a count
          at a.csv:3, column enroll
        """);
  }

  @Test
  void wordsThatAreNone() {
    assertFaults(
        csv("id,type,rating,kind", "1,elementery,3 good,E", "2,college,2 good,X")
            .input("type", "school_type")
            .input("rating", "rating")
            .input("kind", "school_type", word("E", "elementary")),
        """
        error SQ4206: `elementery` is not a word of `school_type`
          at a.csv:2, column type
          help: did you mean `elementary`?
        error SQ4206: `3 good` is not a word of `rating`
          at a.csv:2, column rating
          help: did you mean `2 good`?
        error SQ4206: `college` is not a word of `school_type`
          at a.csv:3, column type
          help: the words are `elementary`, `middle`, `high`
        error SQ4206: `X` is not a word of `school_type`
          at a.csv:3, column kind
          help: the words are `E`
        """);
  }

  @Test
  void answersThatAreNeitherYesNorNo() {
    assertFaults(
        csv("id,title", "1,Yes", "2,TRUE", "3,Y", "4,no", "5,false", "6,0")
            .input("title", "title_one"),
        """
        error SQ4207: `Y` is neither yes nor no
          at a.csv:4, column title
          help: write yes or no, or list the text among the column's words in the mapping
        error SQ4207: `0` is neither yes nor no
          at a.csv:7, column title
          help: write yes or no, or list the text among the column's words in the mapping
        """);
  }

  @Test
  void partAboveItsWhole_inOneRowAndAcrossFiles() {
    assertFaults(
        tested("id,group,tested,met", "1,all,5,6", "1,white,7,", "1,asian,3,3")
            .csv("b.csv", "id", "id,m", "1,8")
            .wide("m", "met", "white"),
        """
        error SQ4208: `met` is 6, more than `tested`, which is 5
          at a.csv:2, column met
          and a.csv:2, column tested: the whole
        error SQ4208: `met` is 8, more than `tested`, which is 7
          at b.csv:2, column m
          and a.csv:3, column tested: the whole
        """);
  }

  @Test
  void valueThatMustNeverBeMissing() {
    assertFaults(
        Sample.strictPolicy(),
        enroll("id,enroll", "1,", "2,*", "3,9")
            .missing("enroll", "*", MissingReason.SUPPRESSED)
            .csv("b.csv", "id", "id,group,tested", "1,all,4", "1,white,", "4,asian,5")
            .role("group", DataSpec.Role.GROUP)
            .input("tested", "tested"),
        """
        error SQ4209: `enroll` of `1` is missing, and must never be
          at a.csv:2, column enroll
          help: fill in the cell
        error SQ4209: `enroll` of `2` is missing, and must never be
          at a.csv:3, column enroll
          help: fill in the cell
        error SQ4209: `tested` of `2`, group `all` is missing, and must never be
          at a.csv:3
          help: add a row or a column that gives it
        error SQ4209: `tested` of `3`, group `all` is missing, and must never be
          at a.csv:4
          help: add a row or a column that gives it
        error SQ4209: `tested` of `1`, group `white` is missing, and must never be
          at b.csv:3, column tested
          help: fill in the cell
        error SQ4209: `enroll` of `4` is missing, and must never be
          at b.csv:4
          help: add a row or a column that gives it
        error SQ4209: `tested` of `4`, group `all` is missing, and must never be
          at b.csv:4
          help: add a row or a column that gives it
        """);
  }

  @Test
  void unreadableRow_isNotAlsoAMissingValue() {
    assertFaults(
        Sample.strictPolicy(),
        enroll("id,enroll,tested", "1,x,3", "2,,5,6")
            .wide("tested", "tested", "all")
            .csv("b.csv", "id", "id,t", "2,")
            .input("t", "ratio"),
        """
        error SQ4201: `x` is not a number
          at a.csv:2, column enroll
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
        error SQ4007: the row has 4 cells, the header has 3 columns
          at a.csv:3
          help: put quotes around a cell that holds a comma
        """);
  }

  @Test
  void publishedAnswersOfTwoKinds() {
    assertFaults(
        csv("id,target", "1,5", "2,*", "3,yes", "4,none of these", "5,7")
            .answer("target", "target"),
        """
        error SQ4210: `*` is a word, but the answers above it in this column are numbers
          at a.csv:3, column target
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
        error SQ4210: `yes` is yes or no, but the answers above it in this column are numbers
          at a.csv:4, column target
          help: list the text under `missing`, or among the words of the column, in the mapping
        error SQ4210: `none of these` is a word, but the answers above it in this column are numbers
          at a.csv:5, column target
          help: list the text under `missing`, or among the words of the column, in the mapping
        """);
  }

  @Test
  void jsonThatIsNone() {
    assertFaults(
        new MappingBuilder()
            .json(
                "a.json",
                "id",
                "[{\"id\": \"1\", \"enroll\": 2},",
                "{\"id\": \"2\" \"enroll\": 3}]")
            .input("enroll", "enroll"),
        """
        error SQ4012: the file is not valid JSON at line 2, character 12
          at a.json:2
          help: nothing after this place could be read
        """);
  }

  @Test
  void jsonThatIsCutOff_andThatGoesOn() {
    assertFaults(
        new MappingBuilder()
            .json("a.json", "id", "[{\"id\": \"1\", \"enroll\": -2},")
            .input("enroll", "enroll")
            .json("b.json", "id", "[{\"id\": \"1\", \"enroll\": 2}] x")
            .input("enroll", "enroll"),
        """
        error SQ4203: `-2` is negative; `enroll` is a count
          at a.json:1, column enroll
        error SQ4012: the file is not valid JSON at line 1, character 28
          at a.json:1
          help: nothing after this place could be read
        error SQ4012: the file is not valid JSON at line 1, character 28
          at b.json
          help: nothing after this place could be read
        """);
  }

  @Test
  void jsonThatIsNoList() {
    assertFaults(
        new MappingBuilder()
            .json("a.json", "id", "{\"id\": \"1\"}")
            .input("enroll", "enroll")
            .json("b.json", "id", "[]")
            .input("enroll", "enroll"),
        """
        error SQ4013: the file is a single record, not a list of records
          at a.json
          help: begin it with `[`, end it with `]`
        error SQ4017: no row of `b.json` takes part
          at b.json
          help: the list is empty
        """);
  }

  @Test
  void jsonRecordsThatAreNone() {
    assertFaults(
        new MappingBuilder()
            .json(
                "a.json",
                "id",
                "[{\"id\": \"1\", \"enroll\": 2}, 7, [1], null,",
                "{\"id\": \"2\", \"enroll\": [3], \"x\": {\"y\": 1}},",
                "{\"id\": \"3\", \"enroll\": 4, \"enroll\": 5},",
                "{\"id\": \"4\", \"enroll\": 1e100},",
                "{\"id\": \"1\", \"enroll\": 2}]")
            .input("enroll", "enroll"),
        """
        error SQ4014: the list holds a number here, not a record
          at a.json:2
        error SQ4014: the list holds a list here, not a record
          at a.json:3
        error SQ4014: the list holds null here, not a record
          at a.json:4
        error SQ4015: `enroll` holds a list, not a single value
          at a.json:5, column enroll
          help: give each value a field of its own
        error SQ4015: `x` holds a single record, not a single value
          at a.json:5, column x
          help: give each value a field of its own
        error SQ4016: the record says `enroll` twice
          at a.json:6, column enroll
          help: keep one of the two
        error SQ4201: `1e100` is not a number
          at a.json:7, column enroll
          help: write all digits; a spreadsheet shortened the number and may have lost some
        error SQ4103: `1` is described twice, in record 1 and in record 8
          at a.json:8, column id
          and a.json:1, column id: the first one
          help: delete one of the two, or name the column that tells them apart
        """);
  }

  @Test
  void jsonInAnotherEncoding() {
    assertFaults(
        new MappingBuilder()
            .json("a.json", "id")
            .role("name", DataSpec.Role.NAME)
            .input("enroll", "enroll"),
        "[{\"id\":\"1\",\"name\":\"Caf\u00e9\",\"enroll\":2},{\"id\":\"2\",\"enroll\":-2}]"
            .getBytes(Charset.forName("ISO-8859-1")),
        """
        error SQ4004: `Caf\uFFFD` is not UTF-8 text
          at a.json:1, column name
          help: save the file as UTF-8; a spreadsheet program calls it `CSV UTF-8` in its list of formats
        error SQ4203: `-2` is negative; `enroll` is a count
          at a.json:2, column enroll
        """);
  }

  @Test
  void hundredProblemsAreShown_andOneSaysThereAreMore() {
    StringBuilder lines = new StringBuilder("id,enroll\n");
    for (int i = 0; i < 150; i++) {
      lines.append(i).append(",x\n");
    }
    MappingBuilder mapping = enroll(lines.toString());
    DataSpec spec = mapping.build();
    Loading loading = DatasetReader.read(Sample.policy(), spec, mapping.files());
    assertThat(loading.problems()).hasSize(101);
    assertThat(Sample.text(loading.problems().subList(99, 101)))
        .isEqualTo(
            """
            error SQ4201: `x` is not a number
              at a.csv:101, column enroll
              help: if it marks a missing value, list it under `missing` in the mapping with its reason
            error SQ0027: more than 100 problems; the rest is not shown
              at data
            """);
  }

  @Test
  void everyFaultOfTwoFilesInOneRun() {
    FileResolver files =
        path ->
            path.equals("b.csv")
                ? FileBytes.unreadable(path, "there is no such file")
                : FileBytes.of(path, "id,enroll\n1,x\n".getBytes(StandardCharsets.UTF_8));
    DataSpec spec =
        enroll()
            .csv("b.csv", "id")
            .input("score", "score")
            .csv("c.csv", "id")
            .input("e", "enroll")
            .build();
    Loading loading = DatasetReader.read(Sample.policy(), spec, files);
    assertThat(loading.problems().stream().map(problem -> problem.code().id()).toList())
        .isEqualTo(List.of("SQ4201", "SQ4001", "SQ4006"));
  }
}
