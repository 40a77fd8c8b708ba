package org.sqis.core.data;

import java.util.List;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.PolicySpec;

/**
 * The designations that decisions may speak of.
 *
 * @param areKnown whether they are known; if not, every name is taken
 * @param names their names, in the order of the policy
 */
record Designated(boolean areKnown, List<String> names) {
  Designated {
    names = List.copyOf(names);
  }

  /** Those of a policy; of one without any, decisions may speak of whatever they like. */
  static Designated of(PolicySpec policy) {
    List<String> names = policy.designations().stream().map(Designation::name).toList();
    return new Designated(!names.isEmpty(), names);
  }

  boolean contains(String name) {
    return !areKnown || names.contains(name);
  }
}
