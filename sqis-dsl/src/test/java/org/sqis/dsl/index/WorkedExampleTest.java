package org.sqis.dsl.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.IndexResult;

/** The worked example and the rounding fingerprint of the domain notes, sections 5 and 2.4. */
class WorkedExampleTest {
  private static final String H1 = WorkedExample.rules();
  private static final String H2 =
      H1.replace("| 50%                         |", "| rest                        |");

  private static IndexResult score(String rules, Map<String, Integer[]> levels) {
    return WorkedExample.score(WorkedExample.policy(rules), levels);
  }

  private static Map<String, Integer[]> withoutRedesignation() {
    Map<String, Integer[]> levels = new LinkedHashMap<>(WorkedExample.LEVELS);
    levels.put("redesignation", new Integer[] {null, null, null, null, null});
    return levels;
  }

  private static Value points(String exact) {
    return Value.of(Rational.parse(exact).orElseThrow());
  }

  @Test
  void halfAndHalf_gives472Ninths_published52() {
    IndexResult index = score(H1, WorkedExample.LEVELS);
    assertThat(index.exact()).isEqualTo(points("472/9"));
    assertThat(index.published()).isEqualTo(points("52"));
    assertThat(index.measures().stream().map(measure -> measure.points().toString()))
        .containsExactly("11.25", "14.25", "8.5", "34/3", "64/9");
  }

  @Test
  void equalCells_give46Point6() {
    assertThat(score(H2, WorkedExample.LEVELS).exact()).isEqualTo(points("46.6"));
  }

  @Test
  void withoutOneMeasure_itsPointsGoToTheDomain() {
    IndexResult index = score(H1, withoutRedesignation());
    assertThat(index.exact()).isEqualTo(points("55.25"));
    assertThat(WorkedExample.measure(index, "absence_level").weight()).isEqualTo(Rational.of(20));
    assertThat(WorkedExample.measure(index, "ela_level").weight()).isEqualTo(Rational.of(30));
  }

  @Test
  void withoutOneMeasure_itsPointsGoToEverything() {
    String rules = H1.replace("spread over its domain", "spread over everything");
    IndexResult index = score(rules, withoutRedesignation());
    assertThat(index.exact()).isEqualTo(points("680/13"));
    assertThat(((Value.Num) index.exact()).number().toDecimal(4)).isEqualTo("52.3077");
  }

  /** What comes of reading an absent group as zero, or of giving its part to all students. */
  @Test
  void knownMisreadings_doNotOccur() {
    for (String rules : new String[] {H1, H2}) {
      for (Map<String, Integer[]> levels :
          Arrays.asList(WorkedExample.LEVELS, withoutRedesignation())) {
        String printed = ((Value.Num) score(rules, levels).exact()).number().toDecimal(2);
        assertThat(printed).isNotIn("43.67", "52.80");
      }
    }
  }

  /**
   * All levels 10 and cells rounded to two decimals first, as published reports did: the points of
   * a measure worth 40/3 by the number of groups present.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 13.33, 13.33",
    "1, 13.34, 13.34",
    "2, 13.33, 13.32",
    "3, 13.33, 13.32",
    "4, 13.35, 13.35"
  })
  void roundedCells_leaveTheFingerprint(int groups, String half, String equal) {
    assertThat(fingerprint(H1, groups)).isEqualTo(half);
    assertThat(fingerprint(H2, groups)).isEqualTo(equal);
  }

  /** With the part of an absent group given to all students, four groups still give 13.35. */
  @ParameterizedTest
  @CsvSource({"0, 13.33", "2, 13.34", "3, 13.34", "4, 13.35"})
  void roundedCells_withAllStudentsTakingTheRest(int groups, String expected) {
    assertThat(fingerprint(H1.replace("spread over the other group cells", "give to all"), groups))
        .isEqualTo(expected);
  }

  private static String fingerprint(String rules, int groups) {
    Map<String, Integer[]> levels = new LinkedHashMap<>();
    for (String measure : WorkedExample.MEASURES) {
      Integer[] row = new Integer[5];
      for (int group = 0; group < row.length; group++) {
        row[group] = group <= groups ? 10 : null;
      }
      levels.put(measure, row);
    }
    String rounding = rules.replace("  earns  level / 10", "  earns  level / 10\n  round cells 2");
    IndexResult index = score(rounding, levels);
    return WorkedExample.measure(index, "absence_level").points().toString();
  }

  @Test
  void withoutRounding_allTensGiveExactlyAHundred() {
    Map<String, Integer[]> levels = new LinkedHashMap<>();
    WorkedExample.MEASURES.forEach(
        measure -> levels.put(measure, new Integer[] {10, 10, 10, 10, 10}));
    assertThat(score(H1, levels).exact()).isEqualTo(points("100"));
    assertThat(score(H2, levels).exact()).isEqualTo(points("100"));
  }

  @Test
  void oneWorseCell_lowersTheIndex() {
    Map<String, Integer[]> levels = new LinkedHashMap<>(WorkedExample.LEVELS);
    levels.put("ela", new Integer[] {5, 3, 2, 1, 3});
    Rational before = ((Value.Num) score(H1, WorkedExample.LEVELS).exact()).number();
    Rational after = ((Value.Num) score(H1, levels).exact()).number();
    assertThat(before.minus(after)).isEqualTo(Rational.of(3, 8));
  }
}
