package org.sqis.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.sqis.core.data.Entity;
import org.sqis.core.number.Rational;
import org.sqis.core.study.RankStudy;
import org.sqis.core.study.RankStudySetup;
import org.sqis.core.study.StudyData;

/**
 * Workload M: rank intervals of 10,000 schools under 10,000 draws of eight weights. Values and
 * weights are drawn as the baselines' {@code Monte} draws them, rounded to nine decimals.
 */
public final class Study {
  private static final int SCHOOLS = Integer.getInteger("S", 10_000);
  private static final int DRAWS = Integer.getInteger("D", 10_000);
  private static final int MEASURES = 8;
  private static final long DIGITS = 1_000_000_000;

  private final long[][] values = new long[MEASURES][SCHOOLS];
  private final long[][] weights = new long[DRAWS][MEASURES];

  private Study() {
    SplittableRandom random = new SplittableRandom(7);
    for (int school = 0; school < SCHOOLS; school++) {
      double base = random.nextDouble() * 50;
      for (int k = 0; k < MEASURES; k++) {
        values[k][school] = Math.round((base + 50 * random.nextDouble()) / 100 * DIGITS);
      }
    }
    for (long[] draw : weights) {
      double[] drawn = new double[MEASURES];
      for (int k = 0; k < MEASURES; k++) {
        drawn[k] = -Math.log(1 - random.nextDouble());
      }
      double total = Arrays.stream(drawn).sum();
      for (int k = 0; k < MEASURES; k++) {
        draw[k] = Math.round(drawn[k] / total * DIGITS);
      }
    }
  }

  /** {@code THREADS RUNS}: the median of the later half of the runs counts. */
  public static void main(String[] args) {
    int threads = Integer.parseInt(args[0]);
    int runs = Integer.parseInt(args[1]);
    Study study = new Study();
    RankStudySetup setup =
        RankStudySetup.of(study::data, null, "M").given(study.given()).threads(threads);
    RankStudySetup drawing =
        RankStudySetup.of(study::data, null, "M").uniform().draws(DRAWS).seed(7).threads(threads);
    double[] given = seconds(setup, runs);
    double[] drawn = seconds(drawing, runs);
    Stopwatch.print(
        "study",
        "seconds",
        Stopwatch.median(given),
        "drawing",
        Stopwatch.median(drawn),
        "bad",
        study.differences(setup.run()));
  }

  private static double[] seconds(RankStudySetup setup, int runs) {
    double[] seconds = new double[runs];
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      setup.run();
      seconds[run] = (System.nanoTime() - start) / 1e9;
    }
    return Arrays.copyOfRange(seconds, runs / 2, runs);
  }

  private StudyData data() {
    List<StudyData.Share> shares = new ArrayList<>();
    for (int k = 0; k < MEASURES; k++) {
      shares.add(new StudyData.Share(List.of(), "m" + k, Rational.of(25, 2)));
    }
    List<StudyData.Scored> schools = new ArrayList<>();
    for (int school = 0; school < SCHOOLS; school++) {
      List<Rational> parts = new ArrayList<>();
      for (long[] measure : values) {
        parts.add(Rational.of(measure[school], DIGITS));
      }
      Entity entity = new Entity(Workload.id(school), "", "", Entity.Kind.SCHOOL);
      schools.add(new StudyData.Scored(entity, 0, parts, Rational.ZERO));
    }
    return new StudyData(List.of(new StudyData.WeightTable(shares, false)), schools, List.of());
  }

  private List<Map<String, Rational>> given() {
    List<Map<String, Rational>> given = new ArrayList<>();
    for (long[] draw : weights) {
      Map<String, Rational> one = new LinkedHashMap<>();
      for (int k = 0; k < MEASURES; k++) {
        one.put("m" + k, Rational.of(draw[k], DIGITS));
      }
      given.add(one);
    }
    return given;
  }

  /**
   * How many schools have other intervals than whole numbers give: all values and weights have nine
   * decimals, so a sum of their products is a whole number of at most 63 bits.
   */
  private int differences(RankStudy found) {
    char[][] ranks = new char[SCHOOLS][DRAWS];
    long[] sums = new long[SCHOOLS];
    Integer[] order = new Integer[SCHOOLS];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int school = 0; school < SCHOOLS; school++) {
        sums[school] = 0;
        order[school] = school;
        for (int k = 0; k < MEASURES; k++) {
          sums[school] += weights[draw][k] * values[k][school];
        }
      }
      Arrays.sort(order, (a, b) -> Long.compare(sums[b], sums[a]));
      for (int place = 0; place < SCHOOLS; place++) {
        boolean isTie = place > 0 && sums[order[place]] == sums[order[place - 1]];
        ranks[order[place]][draw] = isTie ? ranks[order[place - 1]][draw] : (char) (place + 1);
      }
    }
    int least = (int) Math.floor(0.05 * (DRAWS - 1));
    int most = (int) Math.ceil(0.95 * (DRAWS - 1));
    int bad = 0;
    for (int school = 0; school < SCHOOLS; school++) {
      Arrays.sort(ranks[school]);
      RankStudy.Row row = found.rows().get(school);
      bad += row.from() == ranks[school][least] && row.to() == ranks[school][most] ? 0 : 1;
    }
    return bad;
  }
}
