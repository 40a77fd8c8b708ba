package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class JsonRecordReaderTest {
  private static RecordedRows read(String text) {
    return RecordedRows.of(new JsonRecordReader(), text);
  }

  @Test
  void readsRecordsWithFieldsInAnyOrder() {
    RecordedRows rows =
        read("\uFEFF [ {\"a\": \"01\", \"b\": 2.50}, {\"c\": true, \"a\": null}, {} ] ");
    assertThat(rows.names).containsExactly("a", "b", "c");
    assertThat(rows.rows).containsExactly(1, 2, 3);
    assertThat(rows.cells)
        .containsExactly(List.of("01", "2.50", ""), List.of("", "", "true"), List.of("", "", ""));
    assertThat(rows.problems).hasSize(1);
    assertThat(rows.problems.get(0).code().id()).isEqualTo("SQ4905");
  }

  @Test
  void takesNumbersDigitByDigit() {
    RecordedRows rows =
        read("[{\"a\": 12345678901234567890.123456789, \"b\": 1.5e3, \"c\": -2E-3, \"d\": 1e999}]");
    assertThat(rows.cells)
        .containsExactly(List.of("12345678901234567890.123456789", "1500", "-0.002", "1e999"));
  }

  @Test
  void deepNestingIsOneFault() {
    RecordedRows rows = read("[{\"a\": " + "[".repeat(100_000));
    assertThat(rows.problems).hasSize(2);
    assertThat(rows.problems.get(0).code().id()).isEqualTo("SQ4015");
    assertThat(rows.problems.get(1).code().id()).isEqualTo("SQ4012");
  }

  @Test
  void garbageGivesFaults_andNoException() {
    Random random = new Random(7);
    String alphabet = "[]{}\",:1e.-\\ntrue ";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int round = 0; round < 5000; round++) {
            StringBuilder text = new StringBuilder(round % 2 == 0 ? "" : "[{\"a\":");
            for (int i = random.nextInt(40); i > 0; i--) {
              text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            RecordedRows rows = read(text.toString());
            assertThat(rows.names.isEmpty() && rows.problems.isEmpty()).isFalse();
          }
        });
  }
}
