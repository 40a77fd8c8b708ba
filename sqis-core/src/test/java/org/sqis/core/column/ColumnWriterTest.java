package org.sqis.core.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

class ColumnWriterTest {
  private static final Coding TENTHS = new Coding.Numbers(Rational.of(1, 10));

  private static List<Value.Missing> reasons(int count) {
    List<Value.Missing> reasons = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      reasons.add(new Value.Missing(MissingReason.NOT_REPORTED, "reason " + i));
    }
    return reasons;
  }

  @Test
  void moreReasonsThanExpected_haveRoom() {
    for (int most : List.of(127, 128, 300, 40_000)) {
      ColumnWriter writer = new ColumnWriter(2_100, 0, 1000, 0, 1);
      writer.missing(0, 0);
      writer.put(1, 7);
      writer.missing(2_099, most - 1);
      long[] why = {0, 3, most};
      writer.put(null, 1_023, 3, new long[3], null, why);
      Column column = writer.column(TENTHS, reasons(most));
      assertThat(column.value(0)).isEqualTo(reasons(1).get(0));
      assertThat(column.value(1)).isEqualTo(Value.of(Rational.of(7, 10)));
      assertThat(column.value(1_023)).isEqualTo(Value.of(Rational.ZERO));
      assertThat(column.value(1_024)).isEqualTo(reasons(3).get(2));
      assertThat(column.value(1_025)).isEqualTo(reasons(most).get(most - 1));
      assertThat(column.value(2_099)).isEqualTo(reasons(most).get(most - 1));
    }
  }

  @Test
  void fewReasons_takeAByte() {
    ColumnWriter writer = new ColumnWriter(3, 0, 1000, 0, 100);
    writer.missing(1, 99);
    Longs missing = writer.column(TENTHS, reasons(100)).missing();
    assertThat(missing).isNotNull();
    assertThat(missing.width()).isEqualTo(1);
  }

  @Test
  void columnThatWasGiven_isNeverWrittenAgain() {
    ColumnWriter writer = new ColumnWriter(2, 0, 9, 0, 0);
    Column column = writer.column(TENTHS, List.of());
    assertThat(column.isLent()).isFalse();
    assertThatThrownBy(() -> writer.put(0, 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(writer::reopen).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void wrongCalls_areRefused() {
    ColumnWriter writer = new ColumnWriter(3, 0, 100, 0, 1);
    List<ThrowingCallable> calls =
        List.of(
            () -> writer.put(0, 1000),
            () -> writer.put(0, -1),
            () -> writer.put(3, 1),
            () -> writer.put(-1, 1),
            () -> writer.missing(3, 0),
            () -> writer.missing(0, -2),
            () -> new ColumnWriter(-1, 0, 1, 0, 0),
            () -> new ColumnWriter(1, 5, 1, 0, 0),
            () -> new ColumnWriter(1, 0, 1, -1, 0),
            () -> new ColumnWriter(1, 0, 1, 0, -1),
            () -> Column.answers(new BitSet(), -1),
            () -> Column.words(List.of("a"), 1),
            () -> Column.words(null),
            () -> Column.of(null),
            () -> Column.of(Arrays.asList(Value.of(true), null)),
            () -> Column.decimals(null, 1),
            () -> Column.decimals(new long[1], 0).at(new int[] {1}),
            () -> Column.decimals(new long[1], 0).without(null, reasons(1).get(0)));
    for (int i = 0; i < calls.size(); i++) {
      assertThatThrownBy(calls.get(i))
          .as("call " + i)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must");
    }
    ColumnWriter whole = new ColumnWriter(1, 0, 1, 0, 0);
    assertThatThrownBy(() -> whole.missing(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void columnThatWasLent_endsWithReopening() {
    ColumnWriter writer = new ColumnWriter(2, 0, 9, 5, 1);
    writer.put(0, 3, 2);
    writer.missing(1, 0);
    Column lent = writer.lent(TENTHS, reasons(1));
    assertThat(lent.isLent()).isTrue();
    assertThat(lent.value(0)).isEqualTo(Value.of(Rational.of(3, 20)));
    assertThatThrownBy(() -> writer.put(0, 1)).isInstanceOf(IllegalStateException.class);
    Column taken = Column.of(TENTHS, lent.codes(), null, List.of());
    assertThat(taken.isLent()).as("numbers of a lent column are lent").isTrue();
    writer.reopen();
    writer.present(1);
    writer.put(1, 4, 1);
    Column column = writer.column(TENTHS, reasons(1));
    assertThat(column.isLent()).isFalse();
    assertThat(column.value(1)).isEqualTo(Value.of(Rational.of(4, 10)));
  }
}
