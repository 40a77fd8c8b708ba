package bench.sqis;

import bench.Data;
import bench.Variant;
import org.sqis.bench.Workload;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;

/** The engine on data that are scored once: preparing them is part of each run. */
public final class OneShot implements Variant {
  private Policy policy;
  private Dataset data;

  @Override
  public void setup(Data d) {
    policy = Workload.policy();
    data = Workload.dataset(policy, d);
  }

  @Override
  public void run(double[] idx, byte[] des) {
    Workload.write(policy.score(data), idx, des);
  }
}
