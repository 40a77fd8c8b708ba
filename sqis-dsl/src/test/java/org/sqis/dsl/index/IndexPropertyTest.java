package org.sqis.dsl.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.sqis.core.Policy;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.IndexResult;

/** What must hold for every school, whatever its levels and whatever is missing. */
class IndexPropertyTest {
  private static final String H1 = WorkedExample.rules();
  private static final List<Policy> POLICIES =
      List.of(
          WorkedExample.policy(H1),
          WorkedExample.policy(H1.replace("| 50%                         |", "| rest  |")),
          WorkedExample.policy(H1.replace("spread over its domain", "spread over everything")),
          WorkedExample.policy(H1.replace("spread over the other group cells", "give to all")));

  /** Levels of 5 measures and 5 groups; a quarter of them missing. */
  @Provide
  Arbitrary<List<Integer>> levels() {
    return Arbitraries.integers().between(-2, 10).list().ofSize(25);
  }

  private static Map<String, Integer[]> school(List<Integer> levels) {
    Map<String, Integer[]> school = new LinkedHashMap<>();
    for (int measure = 0; measure < WorkedExample.MEASURES.size(); measure++) {
      Integer[] row = new Integer[5];
      for (int group = 0; group < 5; group++) {
        int level = levels.get(5 * measure + group);
        row[group] = level < 1 ? null : (Integer) level;
      }
      school.put(WorkedExample.MEASURES.get(measure), row);
    }
    return school;
  }

  @Property(tries = 150, seed = "2014")
  void weightsTotalAHundred_andPartsOne(
      @ForAll("levels") List<Integer> levels, @ForAll("policies") Policy policy) {
    IndexResult index = WorkedExample.score(policy, school(levels));
    Statistics.label("index").collect(index.exact().isMissing() ? "missing" : "present");
    boolean redistributes =
        index.measures().stream().anyMatch(measure -> measure.points().isMissing());
    Statistics.label("redistributes").collect(redistributes);
    if (index.exact().isMissing()) {
      return;
    }
    Rational weights = Rational.ZERO;
    Rational points = Rational.ZERO;
    for (IndexResult.MeasurePoints measure : index.measures()) {
      weights = weights.plus(measure.weight());
      if (measure.points() instanceof Value.Num num) {
        points = points.plus(num.number());
        Rational parts = Rational.ZERO;
        for (IndexResult.CellPoints cell : measure.cells()) {
          parts = parts.plus(cell.part());
        }
        assertThat(parts).isEqualTo(Rational.ONE);
      } else {
        assertThat(measure.weight()).isEqualTo(Rational.ZERO);
      }
    }
    assertThat(weights).isEqualTo(Rational.HUNDRED);
    assertThat(Value.of(points)).isEqualTo(index.exact());
    assertThat(points).isBetween(Rational.of(10), Rational.HUNDRED);
  }

  @Property(tries = 150, seed = "2015")
  void raisingOneLevel_neverLowersTheIndex(
      @ForAll("levels") List<Integer> levels,
      @ForAll("policies") Policy policy,
      @ForAll("cells") int cell) {
    int level = levels.get(cell);
    boolean isTrivial = level < 1 || level > 9;
    Statistics.label("level").collect(isTrivial ? "cannot rise" : "rises");
    if (isTrivial) {
      return;
    }
    List<Integer> raised = new ArrayList<>(levels);
    raised.set(cell, level + 1);
    Value before = WorkedExample.score(policy, school(levels)).exact();
    Value after = WorkedExample.score(policy, school(raised)).exact();
    assertThat(after.isMissing()).isEqualTo(before.isMissing());
    if (before instanceof Value.Num low && after instanceof Value.Num high) {
      assertThat(high.number()).isGreaterThanOrEqualTo(low.number());
    }
  }

  @Property(tries = 60, seed = "2016")
  void orderOfShareRows_neverMatters(@ForAll("levels") List<Integer> levels) {
    String ela = "    | academic | ela_level           | 30     |\n";
    String total = "    | academic | total               | 60     |\n";
    String reversed = H1.replace(ela, "").replace(total, ela + total);
    assertThat(reversed).isNotEqualTo(H1);
    Value one = WorkedExample.score(POLICIES.get(0), school(levels)).exact();
    Value other = WorkedExample.score(WorkedExample.policy(reversed), school(levels)).exact();
    Statistics.label("index").collect(one.isMissing() ? "missing" : "present");
    assertThat(other).isEqualTo(one);
  }

  @Provide
  Arbitrary<Policy> policies() {
    return Arbitraries.of(POLICIES);
  }

  @Provide
  Arbitrary<Integer> cells() {
    return Arbitraries.integers().between(0, 24);
  }
}
