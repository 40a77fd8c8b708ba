package org.sqis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import bench.Data;
import bench.Hand;
import bench.Variant;
import bench.sqis.OneShot;
import bench.sqis.Prepared;
import bench.sqis.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.LevelTable;
import org.sqis.dsl.Sqis;

/** The rule file is the workload of the baselines, and every variant gives its results. */
class WorkloadTest {
  private static final int ALL = 100_000;

  @Test
  void file_hasItsCanonicalForm_andNoWarnings() {
    assertThat(Sqis.format("w.sqis", Workload.text()).text()).isEqualTo(Workload.text());
    assertThat(Workload.policy().warnings()).isEmpty();
  }

  @Test
  void file_hasTheCutScores_ofTheBaselines() {
    List<LevelTable> tables = Workload.policy().spec().levels();
    assertThat(tables).hasSize(bench.Policy.M);
    for (int m = 0; m < bench.Policy.M; m++) {
      LevelTable table = tables.get(m);
      assertThat(table.of()).isEqualTo("m" + m);
      assertThat(table.columns()).isEqualTo(Workload.TYPES.stream().map(List::of).toList());
      for (int t = 0; t < bench.Policy.T; t++) {
        assertThat(cuts(table, t)).as("m%s, type %s", m, t).isEqualTo(tenths(m, t));
      }
    }
  }

  private static List<Rational> cuts(LevelTable table, int type) {
    List<Rational> cuts = new ArrayList<>();
    for (LevelTable.Row row : table.rows()) {
      if (row.cells().get(type) instanceof LevelTable.Cut.From from && !from.isStrict()) {
        cuts.add(0, from.bound().value());
      }
    }
    return cuts;
  }

  private static List<Rational> tenths(int metric, int type) {
    return Arrays.stream(bench.Policy.CUTS[type][metric])
        .mapToObj(cut -> Rational.of(Math.round(cut * 10), 10))
        .toList();
  }

  @Test
  void referenceEvaluator_givesTheResultsOfTheBaselines() throws Exception {
    agrees(new Reference(), new Data(5_000));
  }

  @Test
  void engine_givesTheResultsOfTheBaselines_preparedAndInOneShot() throws Exception {
    agrees(new OneShot(), new Data(ALL));
    agrees(new Prepared(), new Data(ALL));
  }

  @Test
  void rowsThatAreNeverHeld_areThoseOfTheBaselines() {
    org.sqis.core.Policy policy = Workload.policy();
    assertThat(Heap.dataset(policy, 1_000)).isEqualTo(Workload.dataset(policy, new Data(1_000)));
  }

  @Test
  void baselines_haveTheCountsThatTheyAreKnownBy() throws Exception {
    Data d = new Data(ALL);
    Results exact = results(new Hand.Exact(), d);
    assertThat(Arrays.stream(exact.idx()).filter(x -> !Double.isNaN(x)).count()).isEqualTo(95_346);
    int priority = 0;
    for (byte one : exact.des()) {
      priority += one;
    }
    assertThat(priority).isEqualTo(22_615);
  }

  /** Bit for bit. */
  private static void agrees(Variant variant, Data d) throws Exception {
    Results exact = results(new Hand.Exact(), d);
    Results ours = results(variant, d);
    for (int row = 0; row < d.n; row++) {
      assertThat(Double.doubleToLongBits(ours.idx()[row]))
          .as("index of row %s: %s, not %s", row, ours.idx()[row], exact.idx()[row])
          .isEqualTo(Double.doubleToLongBits(exact.idx()[row]));
      assertThat(ours.des()[row]).as("designation of row %s", row).isEqualTo(exact.des()[row]);
    }
  }

  private static Results results(Variant variant, Data d) throws Exception {
    variant.setup(d);
    Results results = new Results(new double[d.n], new byte[d.n]);
    variant.run(results.idx(), results.des());
    // Once more: what is kept between two scorings must not change the second.
    variant.run(results.idx(), results.des());
    return results;
  }

  private record Results(double[] idx, byte[] des) {}
}
