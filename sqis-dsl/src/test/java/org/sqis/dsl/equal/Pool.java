package org.sqis.dsl.equal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sqis.core.number.Rational;

/**
 * The few numbers that a policy and its data share, so that values lie on cuts, one unit beside
 * them, on ties and on the middles of rounding.
 *
 * @param numbers numbers without a unit
 * @param parts percents as fractions
 * @param fractions numbers that no rule file can write; only data have them
 */
record Pool(List<Rational> numbers, List<Rational> parts, List<Rational> fractions) {
  /** How large the numbers are. */
  enum Size {
    SMALL,
    FINE,
    LARGE,
    HUGE
  }

  static Pool of(Random random) {
    int kind = random.nextInt(10);
    Size size = kind < 3 ? Size.SMALL : kind < 5 ? Size.FINE : kind < 7 ? Size.LARGE : Size.HUGE;
    List<Rational> numbers = new ArrayList<>();
    Rational unit = unit(size, random);
    for (int i = 0; i < 4; i++) {
      Rational center = center(size, random);
      for (int step = -1; step <= 1; step++) {
        numbers.add(center.plus(unit.times(Rational.of(step))));
      }
    }
    numbers.add(Rational.ZERO);
    numbers.add(Rational.ONE);
    if (size == Size.HUGE && random.nextBoolean()) {
      numbers.add(Rational.of(BigInteger.TEN.pow(19), BigInteger.ONE));
    }
    List<Rational> parts = new ArrayList<>();
    int places = 1 + random.nextInt(5);
    Rational step = power(-places);
    for (int i = 0; i < 3; i++) {
      Rational center = Rational.of(random.nextInt(21), 20);
      parts.add(center);
      parts.add(center.plus(step));
      parts.add(center.plus(step.times(Rational.of(5, 10))));
    }
    parts.removeIf(part -> part.compareTo(Rational.ONE) > 0);
    parts.add(Rational.ONE);
    List<Rational> fractions = new ArrayList<>();
    for (int i = random.nextInt(4); i > 1; i--) {
      long under = List.of(3L, 7L, 12L, 1_000_003L, 999_999_937L).get(random.nextInt(5));
      fractions.add(Rational.of(random.nextInt(100) - 50, under));
    }
    return new Pool(List.copyOf(numbers), List.copyOf(parts), List.copyOf(fractions));
  }

  private static Rational unit(Size size, Random random) {
    return switch (size) {
      case SMALL -> Rational.of(1, 2);
      case FINE -> power(-1 - random.nextInt(6)).times(Rational.of(5, 10));
      case LARGE -> power(random.nextInt(9) - 4);
      case HUGE -> power(random.nextInt(13) - 12);
    };
  }

  private static Rational center(Size size, Random random) {
    long small = random.nextInt(9) - 4L;
    return switch (size) {
      case SMALL -> Rational.of(small);
      case FINE -> Rational.of(random.nextInt(20_001) - 10_000, 100);
      case LARGE -> power(random.nextInt(12)).times(Rational.of(random.nextInt(199) - 99));
      case HUGE -> power(random.nextInt(19)).times(Rational.of(random.nextInt(19) - 9));
    };
  }

  static Rational power(int exponent) {
    BigInteger ten = BigInteger.TEN.pow(Math.abs(exponent));
    return exponent >= 0 ? Rational.of(ten, BigInteger.ONE) : Rational.of(BigInteger.ONE, ten);
  }

  Rational number(Random random) {
    return numbers.get(random.nextInt(numbers.size()));
  }

  /** How many decimals the numbers have at most. */
  int places() {
    int places = 0;
    for (Rational number : numbers) {
      while (places < 12 && !number.times(power(places)).isWhole()) {
        places++;
      }
    }
    return places;
  }

  /** A number of the data. */
  Rational given(Random random) {
    return fractions.isEmpty() || random.nextInt(6) > 0
        ? number(random)
        : fractions.get(random.nextInt(fractions.size()));
  }

  Rational part(Random random) {
    return parts.get(random.nextInt(parts.size()));
  }

  /** A decimal as rule files write it. */
  static String text(Rational decimal) {
    int places = 0;
    while (places < 30 && !decimal.times(power(places)).isWhole()) {
      places++;
    }
    String text = decimal.absolute().toDecimal(places);
    return decimal.signum() < 0 ? "-" + text : text;
  }

  static String percent(Rational part) {
    return text(part.times(Rational.HUNDRED)) + "%";
  }
}
