package org.sqis.bench;

import bench.Data;
import org.sqis.core.Policy;
import org.sqis.core.outcome.Outcome;

/** From the text of the rules to the first school scored, as somebody who embeds sqis feels it. */
public final class Cold {
  private Cold() {}

  /** Prints index and designation of the first row as the baselines' {@code Cold} does. */
  public static void main(String[] args) {
    Policy policy = Workload.policy();
    Outcome outcome = policy.score(Workload.dataset(policy, new Data(1)));
    String id = Workload.id(0);
    String index = outcome.value(id, Workload.INDEX).toString();
    boolean isPriority = outcome.value(id, Workload.DESIGNATION).toString().equals("yes");
    System.out.println(index + " " + (isPriority ? 1 : 0));
  }
}
