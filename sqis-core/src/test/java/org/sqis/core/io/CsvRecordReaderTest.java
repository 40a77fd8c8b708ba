package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CsvRecordReaderTest {
  private static RecordedRows read(String text) {
    return RecordedRows.of(new CsvRecordReader(), text);
  }

  @Test
  void readsEveryLineEnd() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      for (String last : List.of("", end, end + end)) {
        RecordedRows rows = read("a,b" + end + "1,2" + end + "3,4" + last);
        assertThat(rows.names).containsExactly("a", "b");
        assertThat(rows.cells).containsExactly(List.of("1", "2"), List.of("3", "4"));
        assertThat(rows.rows).containsExactly(2, 3);
        assertThat(rows.problems).isEmpty();
      }
    }
  }

  @Test
  void readsQuotedCells() {
    RecordedRows rows = read("\"a\",b\n\"1,\"\"2\"\"\",\"\"\n\"x\r\ny\",\"\"\"\"\nlast,\" \"");
    assertThat(rows.names).containsExactly("a", "b");
    assertThat(rows.cells)
        .containsExactly(List.of("1,\"2\"", ""), List.of("x\r\ny", "\""), List.of("last", " "));
    assertThat(rows.problems).isEmpty();
  }

  @Test
  void countsRowsAsASpreadsheetDoes() {
    RecordedRows rows = read("a,b\n\"1\n\n1\",2\n\n3,4\n");
    assertThat(rows.rows).containsExactly(2, 4);
    assertThat(rows.problems).hasSize(1);
    assertThat(rows.problems.get(0).at().toString()).isEqualTo("a:3");
  }

  @Test
  void keepsBlanksAndEmptyCells() {
    RecordedRows rows = read("a,b,c\n 1 ,,\t\n,,\n");
    assertThat(rows.cells).containsExactly(List.of(" 1 ", "", "\t"), List.of("", "", ""));
  }

  @Test
  void readsTextOfEveryScript() {
    RecordedRows rows = read("a\n\u00e9\u4e2d\ud83d\ude00\n");
    assertThat(rows.cells).containsExactly(List.of("\u00e9\u4e2d\ud83d\ude00"));
  }

  @Test
  void refusesOverlongAndSurrogateBytes() {
    byte[][] faulty = {
      {'a', '\n', (byte) 0xC0, (byte) 0xAF, '\n'},
      {'a', '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'},
      {'a', '\n', (byte) 0xE4, (byte) 0xB8},
    };
    for (byte[] bytes : faulty) {
      RecordedRows rows = RecordedRows.of(new CsvRecordReader(), bytes);
      assertThat(rows.problems).hasSize(1);
      assertThat(rows.skipped).containsExactly(2);
    }
  }

  @Test
  void goesOnAfterEveryFaultyRow() {
    RecordedRows rows =
        read("a,b\n\"1\"x,\"2\n\"2,3\n4,5\"\n6,7,8\n9,\"10\n11,12\n13,\"14\"\n15,\"16\"\n");
    assertThat(rows.cells)
        .containsExactly(List.of("11", "12"), List.of("13", "14"), List.of("15", "16"));
    // Row 3 goes over two lines, because the second one ends with a quote.
    assertThat(rows.skipped).containsExactly(2, 3, 4, 5);
    assertThat(rows.problems)
        .extracting(problem -> problem.code().id())
        .containsExactly("SQ4009", "SQ4007", "SQ4007", "SQ4008");
    assertThat(rows.problems.get(1).help())
        .isEqualTo(
            "a cell of this row goes over several lines; look for a quote too many or too few");
  }

  @Test
  void stopsAfterAHeaderThatCannotBeRead() {
    RecordedRows rows = read("a,b\"\n1,2\n");
    assertThat(rows.names).isEmpty();
    assertThat(rows.rows).isEmpty();
    assertThat(rows.problems).hasSize(1);
    assertThat(rows.problems.get(0).at().toString()).isEqualTo("a:1");
  }

  @Test
  void manyOpenQuotesTakeNoLongTime() {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 200_000; i++) {
      text.append(i % 3 == 0 ? "\"\"x,\n" : i % 3 == 1 ? "\"x\"\",\n" : "x,\"\n");
    }
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(text.toString()));
  }

  @Test
  void garbageGivesFaults_andNoException() {
    Random random = new Random(7);
    String alphabet = "\",\n\r;ab1 \u00e9";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
              text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            RecordedRows rows = read(text.toString());
            rows.cells.forEach(cells -> assertThat(cells).hasSameSizeAs(rows.names));
          }
          byte[] bytes = new byte[1 << 20];
          random.nextBytes(bytes);
          assertThat(RecordedRows.of(new CsvRecordReader(), bytes).problems).hasSize(1);
          for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 0 ? 1 : bytes[i];
          }
          assertThat(RecordedRows.of(new CsvRecordReader(), bytes).problems).isNotEmpty();
        });
  }
}
