package org.sqis.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {
  private static Rational number(String text) {
    return Rational.parse(text).orElseThrow();
  }

  @Test
  void fractions_areInLowestTerms_andEqualByValue() {
    assertThat(Rational.of(6, -4)).isEqualTo(Rational.of(-3, 2)).hasToString("-1.5");
    assertThat(Rational.of(40, 3)).hasToString("40/3").hasSameHashCodeAs(Rational.of(80, 6));
    assertThat(number("13 1/3")).isEqualTo(number("40/3"));
    assertThat(number("-13 1/3")).isEqualTo(Rational.of(-40, 3));
    assertThat(Rational.of(0, -7)).isEqualTo(Rational.ZERO).hasToString("0");
  }

  @Test
  void thirds_addUpToOne() {
    Rational third = Rational.of(1, 3);
    assertThat(third.plus(third).plus(third)).isEqualTo(Rational.ONE);
  }

  /** Ties go away from zero: two published rates are negative ties. */
  @ParameterizedTest
  @CsvSource({
    "-18.75, 1, HALF_UP, -18.8",
    "-6.25, 1, HALF_UP, -6.3",
    "18.75, 1, HALF_UP, 18.8",
    "18.75, 1, HALF_EVEN, 18.8",
    "18.65, 1, HALF_EVEN, 18.6",
    "-18.65, 1, HALF_EVEN, -18.6",
    "0.5, 0, HALF_UP, 1",
    "-0.5, 0, HALF_UP, -1",
    "0.5, 0, HALF_EVEN, 0",
    "1.5, 0, HALF_EVEN, 2",
    "-1.1, 0, UP, -1",
    "1.1, 0, UP, 2",
    "-1.1, 0, DOWN, -2",
    "1.9, 0, DOWN, 1",
    "472/9, 0, HALF_UP, 52",
    "472/9, 4, HALF_UP, 52.4444",
    "149, -2, HALF_UP, 100",
    "150, -2, HALF_UP, 200",
    "2, 0, UP, 2"
  })
  void rounding_goesWhereItSays(String value, int places, RoundingRule rule, String expected) {
    assertThat(number(value).rounded(places, rule)).isEqualTo(number(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "1.", ".5", "1e3", "1,000", "+1", "1/0", "x", "1 2", "--1", "1/-2"})
  void otherTexts_areNoNumbers(String text) {
    assertThat(Rational.parse(text)).isEmpty();
  }

  @Test
  void numbersOfMoreThanSixtyCharacters_areRefused() {
    assertThat(Rational.parse("1".repeat(60))).isPresent();
    assertThat(Rational.parse("1".repeat(61))).isEmpty();
  }

  @Test
  void divisionByZero_isAWrongCall() {
    assertThatThrownBy(() -> Rational.ONE.dividedBy(Rational.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rational.ONE.rounded(31, RoundingRule.UP))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(seed = "1")
  void decimals_roundAsBigDecimalDoes(
      @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long unscaled,
      @ForAll @IntRange(min = 0, max = 4) int scale,
      @ForAll @IntRange(min = 0, max = 3) int places) {
    BigDecimal decimal = BigDecimal.valueOf(unscaled, scale);
    Rational exact = Rational.of(decimal);
    assertThat(exact.rounded(places, RoundingRule.HALF_UP))
        .isEqualTo(Rational.of(decimal.setScale(places, RoundingMode.HALF_UP)));
    assertThat(exact.rounded(places, RoundingRule.HALF_EVEN))
        .isEqualTo(Rational.of(decimal.setScale(places, RoundingMode.HALF_EVEN)));
    assertThat(exact.rounded(places, RoundingRule.UP))
        .isEqualTo(Rational.of(decimal.setScale(places, RoundingMode.CEILING)));
    assertThat(exact.rounded(places, RoundingRule.DOWN))
        .isEqualTo(Rational.of(decimal.setScale(places, RoundingMode.FLOOR)));
    assertThat(new BigDecimal(exact.toDecimal(4))).isEqualByComparingTo(decimal);
  }

  @Property(seed = "2")
  void printedNumbers_readBack(
      @ForAll @LongRange(min = -100_000, max = 100_000) long numerator,
      @ForAll @LongRange(min = 1, max = 10_000) long denominator) {
    Rational number = Rational.of(numerator, denominator);
    assertThat(number(number.toString())).isEqualTo(number);
  }

  @Property(seed = "3")
  void arithmetic_undoesItself(
      @ForAll @LongRange(min = -10_000, max = 10_000) long a,
      @ForAll @LongRange(min = 1, max = 500) long b,
      @ForAll @LongRange(min = -10_000, max = 10_000) long c,
      @ForAll @LongRange(min = 1, max = 500) long d) {
    Rational one = Rational.of(a, b);
    Rational other = Rational.of(c, d);
    assertThat(one.plus(other).minus(other)).isEqualTo(one);
    assertThat(one.compareTo(other)).isEqualTo(Long.compare(a * d, c * b));
    if (other.signum() != 0) {
      assertThat(one.times(other).dividedBy(other)).isEqualTo(one);
    }
  }
}
