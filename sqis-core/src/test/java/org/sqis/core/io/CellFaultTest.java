package org.sqis.core.io;

import static org.sqis.core.data.MappingBuilder.word;
import static org.sqis.core.io.Faults.assertFaults;
import static org.sqis.core.io.Faults.csv;
import static org.sqis.core.io.Faults.enroll;
import static org.sqis.core.io.Faults.tested;

import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.Sample;
import org.sqis.core.model.MissingReason;

/** The complete message and place of every fault of the values in cells. */
class CellFaultTest {
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
          help: mend the cell, or the range of the input in the policy
        error SQ4205: `100.1` is not from 0% to 100%
          at a.csv:2, column rate
          help: mend the cell, or the unit of its column: `percent` for 54.1, `fraction` for 0.541
        error SQ4202: `200.1` is outside the range of `growth_rate`, at most 200%
          at a.csv:2, column growth
          help: mend the cell, or the range of the input in the policy
        error SQ4205: `-1` is not from 0% to 100%
          at a.csv:3, column rate
          help: mend the cell, or the unit of its column: `percent` for 54.1, `fraction` for 0.541
        error SQ4202: `1000.5` is outside the range of `score`, 200 to 1000
          at a.csv:4, column score
          help: mend the cell, or the range of the input in the policy
        """);
  }

  @Test
  void countsThatAreNegativeOrNotWhole() {
    assertFaults(
        enroll("id,enroll", "1,-5", "2,5.5", "3,5.0", "4,-0"),
        """
        error SQ4203: `-5` is negative; `enroll` is a count
          at a.csv:2, column enroll
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
        error SQ4204: `5.5` is not whole; `enroll` is a count
          at a.csv:3, column enroll
          help: write a whole number; averages are no counts
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
          help: mend the wrong one of the two
        error SQ4208: `met` is 8, more than `tested`, which is 7
          at b.csv:2, column m
          and a.csv:3, column tested: the whole
          help: mend the wrong one of the two
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
}
