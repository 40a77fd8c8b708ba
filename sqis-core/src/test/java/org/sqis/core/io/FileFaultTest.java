package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.core.io.Faults.assertFaults;
import static org.sqis.core.io.Faults.enroll;

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

/** The complete message and place of every fault of a file as a whole and of CSV. */
class FileFaultTest {
  @Test
  void fileThatIsNotThere() {
    assertFaults(
        enroll(),
        """
        error SQ4001: cannot read the file `a.csv`: there is no such file
          at a.csv
          and data/a/path: the mapping names it here
          help: put the file beside the mapping, or mend its path
        """);
  }

  @Test
  void fileThatIsEmpty() {
    assertFaults(
        enroll(""),
        """
        error SQ4002: the file `a.csv` is empty
          at a.csv
          help: export it anew; its first line holds the names of columns
        """);
  }

  @Test
  void fileWithOnlyAByteOrderMark() {
    assertFaults(
        enroll("\uFEFF"),
        """
        error SQ4002: the file `a.csv` is empty
          at a.csv
          help: export it anew; its first line holds the names of columns
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
          help: give one of the two columns another name
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
          help: write one cell for each column; a cell may be empty
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
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
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
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
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
              help: mend those above, and check again
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
