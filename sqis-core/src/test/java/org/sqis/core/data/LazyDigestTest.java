package org.sqis.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.outcome.Origin;

class LazyDigestTest {
  @Test
  void anOrigin_asksForTheDigest_onlyWhenSomebodyReadsIt() {
    Dataset data = Dataset.builder(Sample.policy()).schools(List.of("a", "b")).build().dataset();
    Origin.OfPolicy policy = new Origin.OfPolicy("sample", "0123456789abcdef", "draft", "1");
    Origin lazy = Origin.of(policy, data, List.of(), List.of());
    assertThat(lazy.hashCode()).isNotZero();
    assertThat(lazy.data()).isEqualTo("data");
    assertThat(data.isDigested()).isFalse();
    Origin known =
        new Origin(
            "sample",
            "0123456789abcdef",
            "draft",
            "data",
            data.digest(),
            false,
            "",
            data.year(),
            List.of(),
            List.of(),
            "1");
    assertThat(lazy).isEqualTo(known).hasSameHashCodeAs(known).hasToString(known.toString());
    Origin other =
        new Origin(
            "sample",
            "0123456789abcdef",
            "draft",
            "data",
            "another digest",
            false,
            "",
            data.year(),
            List.of(),
            List.of(),
            "1");
    assertThat(lazy).isNotEqualTo(other);
  }
}
