package bench.sqis;

import bench.Data;
import bench.Variant;
import org.sqis.bench.Engine;
import org.sqis.bench.Rows;
import org.sqis.bench.Workload;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;

/** The engine on data that are scored once: preparing them is part of each run. */
public final class OneShot implements Variant {
  private final Rows rows = new Rows();
  private Engine engine;
  private Dataset data;

  @Override
  public void setup(Data d) {
    Policy policy = Workload.policy();
    engine = Engine.of(policy);
    data = Workload.dataset(policy, d);
  }

  @Override
  public void run(double[] idx, byte[] des) {
    rows.read(engine.once(data), idx, des);
  }
}
