package bench.sqis;

import bench.Data;
import bench.Variant;
import org.sqis.bench.Workload;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;

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
    Outcome outcome = policy.score(data);
    for (int row = 0; row < idx.length; row++) {
      String id = data.entities().get(row).id();
      Value index = outcome.value(id, Workload.INDEX);
      idx[row] = index instanceof Value.Num num ? num.number().toDouble() : Double.NaN;
      des[row] = (byte) (outcome.value(id, Workload.DESIGNATION).equals(Value.YesNo.YES) ? 1 : 0);
    }
  }
}
