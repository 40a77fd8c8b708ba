package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.sqis.core.data.DataSpec;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.Loading;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.Sample;
import org.sqis.core.policy.PolicySpec;

/** Compares the complete problems of a reading. */
final class Faults {
  private Faults() {}

  static void assertFaults(MappingBuilder mapping, String expected) {
    assertFaults(Sample.policy(), mapping, expected);
  }

  static void assertFaults(PolicySpec policy, MappingBuilder mapping, String expected) {
    DataSpec spec = mapping.build();
    Loading loading = DatasetReader.read(policy, spec, mapping.files());
    assertThat(Sample.text(loading.problems())).isEqualTo(expected);
    assertThat(loading.hasErrors()).isTrue();
  }

  /** Reads {@code bytes} in place of every file. */
  static void assertFaults(MappingBuilder mapping, byte[] bytes, String expected) {
    DataSpec spec = mapping.build();
    Loading loading = DatasetReader.read(Sample.policy(), spec, path -> FileBytes.of(path, bytes));
    assertThat(Sample.text(loading.problems())).isEqualTo(expected);
  }

  static MappingBuilder csv(String... lines) {
    return new MappingBuilder().csv("a.csv", "id", lines);
  }

  /** A file of one count a school. */
  static MappingBuilder enroll(String... lines) {
    return csv(lines).input("enroll", "enroll");
  }

  /** A long file of counts by group. */
  static MappingBuilder tested(String... lines) {
    return csv(lines)
        .role("group", DataSpec.Role.GROUP)
        .input("tested", "tested")
        .input("met", "met");
  }
}
