package org.sqis.core.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.number.Rational;

/** Domains and measures with their shares; gives the share of what is missing to its siblings. */
final class ShareTree {
  private final Map<String, ShareTree> domains = new LinkedHashMap<>();
  private final Map<String, Rational> measures = new LinkedHashMap<>();

  void add(List<String> domain, String measure, Rational share) {
    if (domain.isEmpty()) {
      measures.put(measure, share);
    } else {
      ShareTree inner = domains.get(domain.get(0));
      if (inner == null) {
        inner = new ShareTree();
        domains.put(domain.get(0), inner);
      }
      inner.add(domain.subList(1, domain.size()), measure, share);
    }
  }

  private Rational share() {
    Rational sum = Rational.ZERO;
    for (Rational share : measures.values()) {
      sum = sum.plus(share);
    }
    for (ShareTree domain : domains.values()) {
      sum = sum.plus(domain.share());
    }
    return sum;
  }

  /** Whether nothing that is present here has a share that could take more. */
  private boolean isEmpty(Set<String> present) {
    for (Map.Entry<String, Rational> one : measures.entrySet()) {
      if (present.contains(one.getKey()) && one.getValue().signum() > 0) {
        return false;
      }
    }
    for (ShareTree domain : domains.values()) {
      if (!domain.isEmpty(present)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Divides {@code weight} among what is present, in proportion to the stated shares. A domain with
   * nothing present, or nothing but shares of 0, is itself missing from its parent.
   */
  void distribute(Rational weight, Set<String> present, Map<String, Rational> weights) {
    Rational base = Rational.ZERO;
    for (Map.Entry<String, Rational> measure : measures.entrySet()) {
      if (present.contains(measure.getKey())) {
        base = base.plus(measure.getValue());
      }
    }
    for (ShareTree domain : domains.values()) {
      if (!domain.isEmpty(present)) {
        base = base.plus(domain.share());
      }
    }
    if (base.signum() == 0) {
      return;
    }
    Rational factor = weight.dividedBy(base);
    for (Map.Entry<String, Rational> measure : measures.entrySet()) {
      if (present.contains(measure.getKey())) {
        weights.put(measure.getKey(), measure.getValue().times(factor));
      }
    }
    for (ShareTree domain : domains.values()) {
      if (!domain.isEmpty(present)) {
        domain.distribute(domain.share().times(factor), present, weights);
      }
    }
  }
}
