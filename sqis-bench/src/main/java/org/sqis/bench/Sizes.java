package org.sqis.bench;

import bench.Data;
import bench.sqis.Prepared;

/** Nanoseconds a row on prepared data of so many rows. */
public final class Sizes {
  private Sizes() {}

  /** Measures workload W with {@code args[0]} rows. */
  public static void main(String[] args) throws Exception {
    int rows = Integer.parseInt(args[0]);
    double[] idx = new double[rows];
    byte[] des = new byte[rows];
    Prepared variant = new Prepared();
    int bad = checked(variant, new Data(rows), idx, des);
    double[] nanos = Stopwatch.nanos(() -> variant.run(idx, des), 2, 5, 0.3);
    Stopwatch.print("sizes", "n", rows, "ns", Stopwatch.median(nanos) / rows, "bad", bad);
  }

  /** The rows of the baselines are not needed afterwards. */
  private static int checked(Prepared variant, Data d, double[] idx, byte[] des) {
    variant.setup(d);
    variant.run(idx, des);
    return Workload.differences(d, idx, des);
  }
}
