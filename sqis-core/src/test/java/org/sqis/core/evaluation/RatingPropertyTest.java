package org.sqis.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.sqis.core.evaluation.EvaluationSystem.Combination;
import org.sqis.core.evaluation.EvaluationSystem.Cut;
import org.sqis.core.evaluation.EvaluationSystem.RatedMeasure;
import org.sqis.core.number.Rational;

/** Random systems: what they do, against slow and plain ways to the same answers. */
class RatingPropertyTest {
  @Property(tries = 150)
  void raisingAMeasure_neverLowersTheLevel(@ForAll long seed) {
    EvaluationSystem system = Systems.random(seed);
    RatingRule rule = RatingRule.of(system);
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Map<String, String> values = Systems.values(system, random);
      String before = rule.rate(values).level();
      RatedMeasure raised = system.measures().get(random.nextInt(system.measures().size()));
      Rational at = raised.scale().position(values.get(raised.name())).orElseThrow();
      List<Rational> higher =
          Systems.some(raised.scale()).stream().filter(one -> one.compareTo(at) >= 0).toList();
      values.put(raised.name(), raised.scale().value(higher.get(random.nextInt(higher.size()))));
      String after = rule.rate(values).level();
      assertThat(system.levels().indexOf(after))
          .as(system + " " + values)
          .isGreaterThanOrEqualTo(system.levels().indexOf(before));
    }
  }

  /** Fractions of big integers, cut scores looked for from below, the matrix by row and column. */
  @Property(tries = 150)
  void level_isThatOfASlowComputation(@ForAll long seed) {
    EvaluationSystem system = Systems.random(seed);
    RatingRule rule = RatingRule.of(system);
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Map<String, String> values = Systems.values(system, random);
      assertThat(rule.rate(values).level())
          .as(system + " " + values)
          .isEqualTo(slow(system, values));
    }
  }

  private static String slow(EvaluationSystem system, Map<String, String> values) {
    Map<String, String> axes = new HashMap<>(values);
    for (Combination combination : system.combinations()) {
      BigInteger up = BigInteger.ZERO;
      BigInteger down = BigInteger.ONE;
      for (RatedMeasure measure : system.measures()) {
        Rational share = measure.share();
        if (share == null) {
          continue;
        }
        Rational at = measure.scale().position(values.get(measure.name())).orElseThrow();
        BigInteger more =
            share.numerator().multiply(at.numerator()).multiply(BigInteger.valueOf(100));
        BigInteger by = share.denominator().multiply(at.denominator());
        up = up.multiply(by).add(more.multiply(down));
        down = down.multiply(by);
      }
      String level = "";
      for (int i = combination.cuts().size() - 1; i >= 0; i--) {
        Cut cut = combination.cuts().get(i);
        Rational from = cut.from();
        int order =
            from == null
                ? 1
                : up.multiply(from.denominator()).compareTo(from.numerator().multiply(down));
        level = order > 0 || (order == 0 && !cut.isAbove()) ? cut.level() : level;
      }
      axes.put(combination.name(), level);
    }
    EvaluationSystem.Matrix matrix = system.matrix();
    String level = axes.get("");
    if (matrix != null) {
      for (EvaluationSystem.Row row : matrix.rows()) {
        for (int j = 0; j < matrix.columns().size(); j++) {
          boolean isIt =
              row.level().equals(axes.get(matrix.rowsBy()))
                  && matrix.columns().get(j).equals(axes.get(matrix.columnsBy()));
          level = isIt ? row.cells().get(j) : level;
        }
      }
    }
    int best = system.levels().indexOf(level);
    for (EvaluationSystem.Cap cap : system.caps()) {
      Scale scale = system.measure(cap.measure()).orElseThrow().scale();
      Rational at = scale.position(values.get(cap.measure())).orElseThrow();
      if (at.compareTo(scale.position(cap.atMost()).orElseThrow()) <= 0) {
        best = Math.min(best, system.levels().indexOf(cap.level()));
      }
    }
    return system.levels().get(best);
  }

  /** Whatever tries find can be reached, and every example gives what is said of it. */
  @Property(tries = 150)
  void reach_holdsAgainstTries(@ForAll long seed) {
    EvaluationSystem system = Systems.random(seed);
    RatingRule rule = RatingRule.of(system);
    Random random = new Random(seed);
    Set<String> seen = new LinkedHashSet<>();
    Set<String> changing = new LinkedHashSet<>();
    for (int i = 0; i < 150; i++) {
      Map<String, String> values = Systems.values(system, random);
      String level = rule.rate(values).level();
      seen.add(level);
      RatedMeasure other = system.measures().get(random.nextInt(system.measures().size()));
      Map<String, String> changed = new LinkedHashMap<>(values);
      changed.put(other.name(), Systems.values(system, random).get(other.name()));
      if (!rule.rate(changed).level().equals(level)) {
        changing.add(other.name());
      }
    }
    Reach reach = rule.reach();
    assertThat(reach.levels()).as(system.toString()).containsAll(seen);
    for (String level : reach.levels()) {
      assertThat(rule.rate(reach.example(level).orElseThrow()).level())
          .as(system + " " + reach.example(level))
          .isEqualTo(level);
    }
    for (String name : changing) {
      assertThat(reach.effect(name)).as(system + " " + name).isPresent();
    }
    for (RatedMeasure measure : system.measures()) {
      reach
          .effect(measure.name())
          .ifPresent(
              effect -> {
                Map<String, String> values = new LinkedHashMap<>(effect.values());
                values.put(measure.name(), effect.from());
                assertThat(rule.rate(values).level()).isEqualTo(effect.fromLevel());
                values.put(measure.name(), effect.to());
                assertThat(rule.rate(values).level()).isEqualTo(effect.toLevel());
                assertThat(effect.fromLevel()).isNotEqualTo(effect.toLevel());
              });
    }
  }

  /** With steps only, all inputs can be tried: reach is then exactly what they give. */
  @Property(tries = 100)
  void reach_isExactlyThatOfAllInputs(@ForAll long seed) {
    EvaluationSystem drawn = Systems.random(seed);
    List<RatedMeasure> finite =
        drawn.measures().stream()
            .map(
                one ->
                    one.scale().positions().isPresent()
                        ? one
                        : new RatedMeasure(
                            one.name(),
                            one.kind(),
                            new Scale.Numbers(Rational.ZERO, Rational.of(3), Rational.ONE),
                            one.share(),
                            one.total()))
            .toList();
    EvaluationSystem system =
        Systems.system(drawn.levels(), finite, drawn.combinations(), drawn.matrix(), List.of());
    RatingRule rule = RatingRule.of(system);
    Set<String> all = new LinkedHashSet<>();
    Map<List<String>, Set<String>> byOthers = new HashMap<>();
    tryAll(rule, 0, new LinkedHashMap<>(), all, byOthers);
    assertThat(rule.reach().levels()).containsExactlyInAnyOrderElementsOf(all);
    for (RatedMeasure measure : system.measures()) {
      boolean changes =
          byOthers.entrySet().stream()
              .anyMatch(
                  one -> one.getKey().get(0).equals(measure.name()) && one.getValue().size() > 1);
      assertThat(rule.reach().effect(measure.name()).isPresent())
          .as(system + " " + measure.name())
          .isEqualTo(changes);
    }
  }

  private static void tryAll(
      RatingRule rule,
      int index,
      Map<String, String> values,
      Set<String> all,
      Map<List<String>, Set<String>> byOthers) {
    List<RatedMeasure> measures = rule.system().measures();
    if (index == measures.size()) {
      String level = rule.rate(values).level();
      all.add(level);
      for (RatedMeasure measure : measures) {
        Map<String, String> others = new LinkedHashMap<>(values);
        others.remove(measure.name());
        byOthers
            .computeIfAbsent(
                List.of(measure.name(), others.toString()), key -> new LinkedHashSet<>())
            .add(level);
      }
      return;
    }
    Scale scale = measures.get(index).scale();
    for (Rational position : scale.positions().orElseThrow()) {
      values.put(measures.get(index).name(), scale.value(position));
      tryAll(rule, index + 1, values, all, byOthers);
      values.remove(measures.get(index).name());
    }
  }
}
