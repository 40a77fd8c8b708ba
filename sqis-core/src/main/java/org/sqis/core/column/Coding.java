package org.sqis.core.column;

import java.math.BigInteger;
import java.util.List;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** What the whole numbers of a {@link Column} stand for. Immutable; safe for every thread. */
public sealed interface Coding {
  /** The value of a row whose value is present. */
  Value value(long code);

  /**
   * Numbers.
   *
   * @param unit how much one is, more than 0: 1/1000 for percents with one decimal
   */
  record Numbers(Rational unit) implements Coding {
    public Numbers {
      if (unit == null || unit.signum() <= 0) {
        throw new IllegalArgumentException("unit must be more than 0: " + unit);
      }
    }

    @Override
    public Value value(long code) {
      if (unit.numerator().equals(BigInteger.ONE) && unit.denominator().bitLength() < Long.SIZE) {
        return Value.of(Rational.of(code, unit.denominator().longValue()));
      }
      return Value.of(unit.times(Rational.of(code)));
    }
  }

  /** Yes is 1, no is 0. */
  record Answers() implements Coding {
    @Override
    public Value value(long code) {
      return Value.of(code != 0);
    }
  }

  /** Days, by their numbers. */
  record Dates() implements Coding {
    @Override
    public Value value(long code) {
      return new Value.Date(CalendarDate.ofDayNumber(code).orElseThrow());
    }
  }

  /**
   * Values by their places in a list, such as words or levels.
   *
   * @param values the values; none is missing
   */
  record Listed(List<Value> values) implements Coding {
    public Listed {
      values = List.copyOf(values);
    }

    @Override
    public Value value(long code) {
      return values.get(Math.toIntExact(code));
    }
  }
}
