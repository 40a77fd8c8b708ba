package org.sqis.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.io.PolicyJson;
import org.sqis.core.policy.PolicySpec;

/** Policies from text go to JSON and back. */
class PolicyJsonTest {
  private static final Path EXAMPLES = Path.of("..", "sqis-examples");

  @Test
  void everyShippedPolicy_readsBackEqual() {
    for (String name : new String[] {"california-api-2000", "core-2014-15"}) {
      Policy policy = Sqis.compile(EXAMPLES.resolve(name).resolve("policy.sqis")).policy();
      String json = PolicyJson.write(policy.spec());
      PolicyJson.Read read = PolicyJson.read(name + ".json", json);
      assertThat(read.problems()).isEmpty();
      assertThat(read.spec()).isEqualTo(policy.spec());
      assertThat(PolicyJson.write(policy.spec())).isEqualTo(json);
      assertThat(Policy.of(policy.spec()).digest()).isEqualTo(policy.digest());
    }
  }

  @Test
  void procedures_readBackEqual() throws IOException {
    Path cases = Path.of("src", "test", "resources", "cases", "good", "procedures");
    try (Stream<Path> files = Files.list(cases)) {
      List<Path> rules = files.filter(file -> file.toString().endsWith(".sqis")).sorted().toList();
      assertThat(rules).isNotEmpty();
      for (Path file : rules) {
        PolicySpec spec = Sqis.compile(file).policy().spec();
        assertThat(spec.procedures()).as(file.toString()).isNotEmpty();
        PolicyJson.Read read = PolicyJson.read("p.json", PolicyJson.write(spec));
        assertThat(read.problems()).isEmpty();
        assertThat(read.spec()).isEqualTo(spec);
        assertThat(PolicyJson.digest(spec.withProcedures(List.of())))
            .isNotEqualTo(PolicyJson.digest(spec));
      }
    }
  }

  @Test
  void wrongJson_isAProblemWithItsLine() {
    assertThat(PolicyJson.read("p.json", "{\n \"header\": 3\n}").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code().id()).isEqualTo("SQ0042");
              assertThat(problem.at().toString()).isEqualTo("p.json:2");
            });
    assertThat(PolicyJson.read("p.json", "{").problems()).hasSize(1);
    assertThat(PolicyJson.read("p.json", "null").problems()).hasSize(1);
    assertThat(PolicyJson.read("p.json", "[] []").problems()).hasSize(1);
  }
}
