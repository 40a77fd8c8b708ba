package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples are free of warnings: that shows that warnings are no noise. */
class ShippedPoliciesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "california-api-2000",
        "california-api-2000-groups",
        "california-essa",
        "core-2014-15",
        "core-full",
        "core-rollup",
        "core-waiver",
        "tennessee-2016",
        "texas"
      })
  void example_passesTheStrictCheck(String name) {
    String policy = Cli.ROOT.resolve("sqis-examples/" + name + "/policy.sqis").toString();
    Cli.Ran ran = Cli.run("check", policy, "--strict");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).isEmpty();
  }
}
