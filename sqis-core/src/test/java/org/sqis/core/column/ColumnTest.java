package org.sqis.core.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

class ColumnTest {
  private static Value number(String text) {
    return Value.of(Rational.parse(text).orElseThrow());
  }

  private static Rational unit(Column column) {
    return ((Coding.Numbers) column.coding()).unit();
  }

  @Test
  void decimals_haveTheLeastUnitThatIsAPowerOfTen() {
    Column percents = Column.of(List.of(number("0.541"), number("0.5"), number("1")));
    assertThat(unit(percents)).isEqualTo(Rational.of(1, 1000));
    assertThat(percents.codes().toArray()).containsExactly(541, 500, 1000);
    assertThat(unit(Column.of(List.of(number("0.25"), number("0.5")))))
        .isEqualTo(Rational.of(1, 100));
    assertThat(unit(Column.of(List.of(number("7"), number("-20"))))).isEqualTo(Rational.ONE);
    assertThat(unit(Column.of(List.of(number("1/3"), number("0.5"))))).isEqualTo(Rational.of(1, 6));
  }

  @Test
  void numbersTooLongForACode_areListed() {
    Column column = Column.of(List.of(number("12345678901234567890"), number("0.5")));
    assertThat(column.coding()).isInstanceOf(Coding.Listed.class);
    assertThat(column.value(0)).isEqualTo(number("12345678901234567890"));
    // As tenths it is too long, as halves it is not.
    Column halves = Column.of(List.of(number("1000000000000000000"), number("0.5")));
    assertThat(unit(halves)).isEqualTo(Rational.of(1, 2));
    assertThat(halves.value(0)).isEqualTo(number("1000000000000000000"));
  }

  @Test
  void reasons_keepTheirRemarks() {
    Value.Missing remark = new Value.Missing(MissingReason.NOT_REPORTED, "why");
    Column column =
        Column.of(
            List.of(Value.missing(MissingReason.NOT_REPORTED), remark, Value.of(true), remark));
    assertThat(column.value(1)).isEqualTo(remark);
    assertThat(column.isMissing(0)).isTrue();
    assertThat(column.isMissing(2)).isFalse();
    assertThat(column.reasons()).hasSize(2);
  }

  @Test
  void everyValue_comesBackAsItWas() {
    Random random = new Random(7);
    for (int run = 0; run < 400; run++) {
      List<Value> values = new ArrayList<>();
      int kind = random.nextInt(6);
      for (int row = 0; row < random.nextInt(40); row++) {
        values.add(random.nextInt(4) == 0 ? missing(random) : value(random, kind));
      }
      assertThat(Column.of(values).values()).isEqualTo(values);
    }
  }

  private static Value missing(Random random) {
    MissingReason[] all = MissingReason.values();
    return new Value.Missing(all[random.nextInt(all.length)], random.nextBoolean() ? "" : "r");
  }

  private static Value value(Random random, int kind) {
    return switch (kind) {
      case 0 -> Value.of(Rational.of(random.nextInt(2000) - 1000, 1000));
      case 1 -> Value.of(Rational.of(random.nextLong() >> random.nextInt(60), 7));
      case 2 -> Value.of(random.nextBoolean());
      case 3 -> new Value.Date(CalendarDate.ofDayNumber(random.nextInt(9999)).orElseThrow());
      case 4 -> new Value.Word("w" + random.nextInt(300));
      default -> value(random, random.nextInt(5));
    };
  }
}
