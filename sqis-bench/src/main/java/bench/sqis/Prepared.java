package bench.sqis;

import bench.Data;
import bench.Variant;
import org.sqis.bench.Engine;
import org.sqis.bench.Rows;
import org.sqis.bench.Workload;
import org.sqis.core.Policy;

/** The engine on data that were prepared once: what every scoring after the first costs. */
public final class Prepared implements Variant {
  private final Rows rows = new Rows();
  private Engine.Prepared prepared;
  private boolean isReported;

  @Override
  public void setup(Data d) {
    Policy policy = Workload.policy();
    prepared = Engine.of(policy).prepare(Workload.dataset(policy, d));
  }

  @Override
  public void run(double[] idx, byte[] des) {
    rows.read(prepared.score(), idx, des);
    if (!isReported) {
      isReported = true;
      System.out.println("FIG exact rows=" + prepared.exactRows());
    }
  }
}
