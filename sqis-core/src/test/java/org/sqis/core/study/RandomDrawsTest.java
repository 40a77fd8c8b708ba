package org.sqis.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.Entity;
import org.sqis.core.number.Rational;

/** Where weights come from, and what is refused. */
class RandomDrawsTest {
  private static StudyData data(long... shares) {
    List<StudyData.Share> rows = new ArrayList<>();
    List<Rational> parts = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      rows.add(new StudyData.Share(List.of(), "m" + i, Rational.of(shares[i])));
      parts.add(Rational.of(i, 7));
    }
    Entity entity = new Entity("s", "", "", Entity.Kind.SCHOOL);
    return new StudyData(
        List.of(new StudyData.WeightTable(rows, true)),
        List.of(new StudyData.Scored(entity, 0, parts, Rational.ZERO)),
        List.of());
  }

  private static long[] draw(DrawSource source, int number, int count) {
    long[] into = new long[count];
    source.draw(number, 0, into);
    return into;
  }

  @Test
  void sameSeed_givesTheSameWeightsForEver() {
    DrawSource around = new RandomDraws(data(60, 30, 10), Rational.HUNDRED, 1);
    DrawSource uniform = new RandomDraws(data(60, 30, 10), null, 1);
    assertThat(Arrays.toString(draw(around, 0, 3)) + Arrays.toString(draw(uniform, 9_999, 3)))
        .isEqualTo(
            "[653699159218, 339790805954, 106021662604]"
                + "[235233816580, 710199469945, 154078341251]");
  }

  @Test
  void weights_addUpToTheWhole_andCountWhatCounts() {
    DrawSource source = new RandomDraws(data(99, 0, 1), Rational.ONE, 3);
    for (int number = 0; number < 5000; number++) {
      long[] drawn = draw(source, number, 3);
      assertThat(drawn[0] + drawn[1] + drawn[2]).isEqualTo(RandomDraws.WHOLE);
      assertThat(drawn[1]).isZero();
      assertThat(Math.min(drawn[0], drawn[2])).isPositive();
    }
  }

  /** Mean p and variance p (1 - p) / (concentration + 1), within five standard errors. */
  @Test
  void weightsAroundShares_haveTheirMeanAndSpread() {
    int count = 20_000;
    DrawSource source = new RandomDraws(data(60, 30, 10), Rational.of(50), 11);
    double[] sum = new double[3];
    double[] squares = new double[3];
    for (int number = 0; number < count; number++) {
      long[] drawn = draw(source, number, 3);
      for (int i = 0; i < 3; i++) {
        double weight = (double) drawn[i] / RandomDraws.WHOLE;
        sum[i] += weight;
        squares[i] += weight * weight;
      }
    }
    double[] shares = {0.6, 0.3, 0.1};
    for (int i = 0; i < 3; i++) {
      double variance = shares[i] * (1 - shares[i]) / 51;
      double mean = sum[i] / count;
      assertThat(mean)
          .isBetween(
              shares[i] - 5 * Math.sqrt(variance / count),
              shares[i] + 5 * Math.sqrt(variance / count));
      assertThat(squares[i] / count - mean * mean).isBetween(variance * 0.93, variance * 1.07);
    }
  }

  @Test
  void wrongCalls_areRefusedInWords() {
    RankStudySetup setup = RankStudySetup.of(() -> data(60, 40), null, "x");
    assertThatThrownBy(() -> setup.draws(0)).hasMessage("draws must be from 1 to 65535: 0");
    assertThatThrownBy(() -> setup.threads(0)).hasMessage("threads must be from 1 to 256: 0");
    assertThatThrownBy(() -> setup.around(0))
        .hasMessage("concentration must be from 1 to 1000000: 0");
    assertThatThrownBy(() -> setup.lowest(Rational.of(101)))
        .hasMessage("lowest must be from 0 to 100 per cent: 101");
    assertThatThrownBy(() -> setup.given(List.of(Map.of("m0", Rational.ONE))).run())
        .hasMessage("draws must be weights of the index: draw 0 has no weight for m1");
    assertThatThrownBy(
            () -> setup.given(List.of(Map.of("m0", Rational.ZERO, "m1", Rational.ZERO))).run())
        .hasMessage("draws must be weights of the index: draw 0 weighs nothing");
    assertThatThrownBy(
            () ->
                setup
                    .given(List.of(Map.of("m0", Rational.of(1, 1L << 60), "m1", Rational.of(1, 3))))
                    .run())
        .hasMessageContaining("too many digits");
  }

  @Test
  void weightsThatLeaveASchoolNothing_areRefusedWithItsName() {
    StudyData whole = data(50, 50);
    List<Rational> parts = new ArrayList<>(whole.schools().get(0).parts());
    parts.set(0, null);
    Entity entity = new Entity("0101", "", "", Entity.Kind.SCHOOL);
    StudyData data =
        new StudyData(
            whole.tables(),
            List.of(new StudyData.Scored(entity, 0, parts, Rational.ZERO)),
            List.of());
    RankStudySetup setup =
        RankStudySetup.of(() -> data, null, "x")
            .given(List.of(Map.of("m0", Rational.ONE, "m1", Rational.ZERO)));
    assertThatThrownBy(setup::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("draws must leave every school a measure that counts: draw 0 leaves 0101 none");
    assertThatThrownBy(setup.threads(2)::run).isInstanceOf(IllegalArgumentException.class);
  }

  /** An executor that never runs anything cannot hold a study up. */
  @Test
  void otherThreads_comeFromTheCallersExecutor_orDoNotCome() {
    RankStudySetup setup = RankStudySetup.of(() -> data(60, 40), null, "x").draws(50);
    RankStudy alone = setup.run();
    assertThat(setup.threads(4).on(task -> {}).run().rows()).isEqualTo(alone.rows());
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      assertThat(setup.threads(3).on(pool).run().rows()).isEqualTo(alone.rows());
    } finally {
      pool.shutdown();
    }
  }
}
