package org.sqis.core.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.EvaluationSystem.Cap;
import org.sqis.core.evaluation.EvaluationSystem.Combination;
import org.sqis.core.evaluation.EvaluationSystem.Cut;
import org.sqis.core.evaluation.EvaluationSystem.Matrix;
import org.sqis.core.evaluation.EvaluationSystem.RatedMeasure;
import org.sqis.core.evaluation.EvaluationSystem.Row;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Provenance;

/** Evaluation systems for tests, fixed ones and random ones. */
final class Systems {
  private static final List<MeasureKind> KINDS = List.of(MeasureKind.values());
  static final List<String> LEVELS = List.of("low", "fair", "good", "high");

  private Systems() {}

  static Scale words(String... words) {
    List<Scale.Word> all = new ArrayList<>();
    for (String word : words) {
      all.add(new Scale.Word(word, Rational.of(all.size() + 1L)));
    }
    return new Scale.Words(all);
  }

  static Scale numbers(int low, int high) {
    return new Scale.Numbers(Rational.of(low), Rational.of(high), null);
  }

  static RatedMeasure measure(
      String name, MeasureKind kind, Scale scale, @Nullable Rational share, String total) {
    return new RatedMeasure(name, kind, scale, share, total);
  }

  static EvaluationSystem system(
      List<String> levels,
      List<RatedMeasure> measures,
      List<Combination> combinations,
      @Nullable Matrix matrix,
      List<Cap> caps) {
    return new EvaluationSystem(
        "s",
        "",
        "North",
        List.of("teacher"),
        null,
        levels,
        measures,
        combinations,
        matrix,
        caps,
        List.of(),
        null,
        "",
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of());
  }

  /** Practice and growth with these shares, levels from 80, 60 and 40 points on. */
  static EvaluationSystem weighted(int practice, int growth) {
    return system(
        LEVELS,
        List.of(
            measure(
                "practice", MeasureKind.PRACTICE, numbers(1, 4), Rational.of(practice, 100), ""),
            measure("growth", MeasureKind.GROWTH, numbers(0, 100), Rational.of(growth, 100), "")),
        List.of(new Combination("", cuts(LEVELS, 80, 60, 40))),
        null,
        List.of());
  }

  /** Cuts for levels that are given from the worst to the best. */
  static List<Cut> cuts(List<String> levels, int... from) {
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i < from.length; i++) {
      cuts.add(new Cut(levels.get(levels.size() - 1 - i), Rational.of(from[i]), false));
    }
    cuts.add(new Cut(levels.get(0), null, false));
    return cuts;
  }

  /** Guidelines with one number. */
  static Guidelines asking(Limit limit, @Nullable Rational value) {
    return new Guidelines(
        "g",
        "",
        List.of("teacher"),
        List.of(new Guidelines.Bound(limit, "", "", value, null, Provenance.WAIVER, "", "")),
        List.of(),
        List.of(),
        List.of());
  }

  /** A system without a fault, with totals or a matrix, words, steps and plain numbers, caps. */
  static EvaluationSystem random(long seed) {
    Random random = new Random(seed);
    boolean isMatrix = random.nextInt(3) == 0;
    int count = 2 + random.nextInt(3);
    List<RatedMeasure> measures = new ArrayList<>();
    int left = 20;
    for (int i = 0; i < count; i++) {
      int share = i == count - 1 ? left : random.nextInt(left + 1);
      left -= share;
      measures.add(
          measure(
              "m" + i,
              KINDS.get(random.nextInt(KINDS.size())),
              scale(random),
              Rational.of(share, 20),
              isMatrix ? "all" : ""));
    }
    List<String> levels = LEVELS.subList(0, 2 + random.nextInt(3));
    List<Combination> combinations = new ArrayList<>();
    Matrix matrix = null;
    if (isMatrix) {
      measures.add(measure("axis", MeasureKind.GROWTH, words("a", "b", "c"), null, ""));
      List<String> rows = List.of("x", "y", "z");
      combinations.add(new Combination("all", randomCuts(random, rows)));
      matrix = matrix(random, rows, levels);
    } else {
      combinations.add(new Combination("", randomCuts(random, levels)));
    }
    List<Cap> caps = new ArrayList<>();
    for (RatedMeasure measure : measures) {
      if (random.nextInt(3) == 0) {
        List<Rational> some = some(measure.scale());
        String value = measure.scale().value(some.get(random.nextInt(some.size())));
        caps.add(new Cap(measure.name(), value, levels.get(random.nextInt(levels.size()))));
      }
    }
    return system(levels, measures, combinations, matrix, caps);
  }

  private static Scale scale(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> words("p", "q", "r");
      case 1 -> new Scale.Numbers(Rational.ZERO, Rational.of(4), Rational.ONE);
      case 2 ->
          new Scale.Words(
              List.of(
                  new Scale.Word("p", Rational.ZERO),
                  new Scale.Word("q", Rational.of(1 + random.nextInt(3))),
                  new Scale.Word("r", Rational.of(7))));
      default -> numbers(random.nextInt(3), 5 + random.nextInt(100));
    };
  }

  private static List<Cut> randomCuts(Random random, List<String> levels) {
    List<Cut> cuts = new ArrayList<>();
    int from = 101;
    for (int i = levels.size() - 1; i > 0; i--) {
      from = Math.max(i, from - 1 - random.nextInt(from > 40 ? 40 : 10));
      cuts.add(new Cut(levels.get(i), Rational.of(Math.min(from, 100)), random.nextBoolean()));
    }
    cuts.add(new Cut(levels.get(0), null, false));
    return cuts;
  }

  private static Matrix matrix(Random random, List<String> rows, List<String> levels) {
    List<String> columns = List.of("a", "b", "c");
    int[][] cells = new int[3][3];
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      List<String> row = new ArrayList<>();
      for (int j = 0; j < 3; j++) {
        int least = Math.max(i > 0 ? cells[i - 1][j] : 0, j > 0 ? cells[i][j - 1] : 0);
        cells[i][j] = Math.min(levels.size() - 1, least + random.nextInt(2));
        row.add(levels.get(cells[i][j]));
      }
      all.add(new Row(rows.get(i), row));
    }
    return new Matrix("all", "axis", columns, all);
  }

  /** All positions of a scale, or many of one without steps. */
  static List<Rational> some(Scale scale) {
    List<Rational> grid = new ArrayList<>();
    for (int i = 0; i <= 40; i++) {
      grid.add(Rational.of(i, 40));
    }
    return scale.positions().orElse(grid);
  }

  /** Values at random. */
  static Map<String, String> values(EvaluationSystem system, Random random) {
    Map<String, String> values = new LinkedHashMap<>();
    for (RatedMeasure measure : system.measures()) {
      List<Rational> some = some(measure.scale());
      values.put(measure.name(), measure.scale().value(some.get(random.nextInt(some.size()))));
    }
    return values;
  }
}
