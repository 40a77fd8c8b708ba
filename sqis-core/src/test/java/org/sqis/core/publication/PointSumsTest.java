package org.sqis.core.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.number.Rational;

/** Which sums of unknown numbers give one of them away. */
class PointSumsTest {
  private final PointSums sums = new PointSums();

  private boolean add(Map<String, Integer> weights) {
    Map<String, Rational> all = new java.util.TreeMap<>();
    weights.forEach((name, weight) -> all.put(name, Rational.of(weight)));
    return sums.add(all);
  }

  @Test
  void oneUnknown_isGivenAway() {
    assertThat(add(Map.of("a", 20))).isFalse();
    assertThat(add(Map.of("a", 20, "b", 20))).isTrue();
  }

  @Test
  void theDifferenceOfTwoSums_isLookedAt() {
    assertThat(add(Map.of("a", 20, "b", 20))).isTrue();
    assertThat(add(Map.of("a", 10, "b", 10, "c", 5))).isFalse();
    assertThat(add(Map.of("a", 10, "b", 10))).isTrue();
    assertThat(add(Map.of("a", 10, "b", 20, "c", 5))).isTrue();
  }

  /** An index that is the sum of its domains gives the domain away that is not told. */
  @Test
  void theSumOfDomains_givesTheLastOneAway() {
    assertThat(add(Map.of("a", 1, "b", 1, "c", 1))).isTrue();
    assertThat(add(Map.of("a", 1, "b", 1))).isFalse();
    assertThat(add(Map.of("c", 1))).isFalse();
  }

  /** No sum alone, nor two, but three of them. */
  @Test
  void severalSumsTogether_areLookedAt() {
    assertThat(add(Map.of("a", 1, "b", 1))).isTrue();
    assertThat(add(Map.of("b", 1, "c", 1))).isTrue();
    assertThat(add(Map.of("a", 1, "c", 1))).isFalse();
  }
}
