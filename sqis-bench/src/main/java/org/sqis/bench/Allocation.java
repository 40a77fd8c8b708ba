package org.sqis.bench;

import bench.Data;
import java.lang.management.ManagementFactory;
import org.sqis.core.Policy;

/** What scoring allocates in steady state, all threads together, beyond the columns it returns. */
public final class Allocation {
  private static final int WARM = 300;
  private static final int RUNS = 100;

  private Allocation() {}

  /** Measures workload W with {@code args[0]} rows. */
  public static void main(String[] args) {
    Data d = new Data(Integer.parseInt(args[0]));
    Policy policy = Workload.policy();
    Engine.Prepared prepared = Engine.of(policy).prepare(Workload.dataset(policy, d));
    long results = 0;
    for (int i = 0; i < WARM; i++) {
      results = Rows.bytes(prepared.score());
    }
    long before = allocated();
    for (int i = 0; i < RUNS; i++) {
      prepared.score();
    }
    double bytes = (double) (allocated() - before) / RUNS;
    double[] idx = new double[d.n];
    byte[] des = new byte[d.n];
    new Rows().read(prepared.score(), idx, des);
    Stopwatch.print(
        "allocation",
        "bytes",
        (bytes - results) / d.n,
        "results",
        (double) results / d.n,
        "bad",
        Workload.differences(d, idx, des));
  }

  private static long allocated() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = 0;
    for (long of : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      bytes += Math.max(0, of);
    }
    return bytes;
  }
}
