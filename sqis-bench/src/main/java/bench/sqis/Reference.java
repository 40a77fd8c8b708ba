package bench.sqis;

import bench.Data;
import bench.Variant;
import org.sqis.bench.Workload;
import org.sqis.core.Evaluator;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;

/** The reference evaluator: one school after the other, exact fractions. */
public final class Reference implements Variant {
  private Policy policy;
  private Dataset data;

  @Override
  public void setup(Data d) {
    policy = Workload.policy();
    data = Workload.dataset(policy, d);
  }

  @Override
  public void run(double[] idx, byte[] des) {
    Workload.write(policy.score(data, Evaluator.REFERENCE), idx, des);
  }
}
