package org.sqis.core.data;

import java.util.List;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.PolicySpec;

/**
 * The designations that decisions may speak of.
 *
 * @param names their names, in the order of the policy
 */
record Designated(List<String> names) {
  Designated {
    names = List.copyOf(names);
  }

  /** Those that a policy has in some year. */
  static Designated of(PolicySpec policy) {
    return new Designated(
        policy.designations().stream().map(Designation::name).distinct().toList());
  }
}
