package org.sqis.core.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sqis.core.number.Rational;

class ShareTreeTest {
  private static Map<String, Rational> distributed(Set<String> present) {
    ShareTree tree = new ShareTree();
    tree.add(List.of("a"), "counts", Rational.of(40));
    tree.add(List.of("a"), "zero", Rational.ZERO);
    tree.add(List.of("b"), "other", Rational.of(60));
    Map<String, Rational> weights = new HashMap<>();
    tree.distribute(Rational.HUNDRED, present, weights);
    return weights;
  }

  @Test
  void domainWithOnlyAShareOfZero_isMissingFromItsParent() {
    assertThat(distributed(Set.of("zero", "other"))).isEqualTo(Map.of("other", Rational.HUNDRED));
    assertThat(distributed(Set.of("counts", "zero", "other")))
        .isEqualTo(
            Map.of("counts", Rational.of(40), "zero", Rational.ZERO, "other", Rational.of(60)));
  }
}
