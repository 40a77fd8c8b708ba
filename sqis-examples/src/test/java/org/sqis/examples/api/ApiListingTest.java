package org.sqis.examples.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.dsl.Sqis;

/** docs/api.txt lists the API, so that every change of it is a visible diff. */
class ApiListingTest {
  private static final Path LISTING =
      Path.of(System.getProperty("sqis.root")).resolve("docs/api.txt");

  @Test
  void listing_isTheApi() throws Exception {
    String api = ApiListing.of(Policy.class, Sqis.class);
    if (Boolean.getBoolean("api.update")) {
      assertThat(System.getenv("CI")).as("api.update is refused in CI").isNotEqualTo("true");
      Files.writeString(LISTING, api, StandardCharsets.UTF_8);
    }
    assertThat(api)
        .as("the API changed: run with -Dapi.update=true, read the diff, add a CHANGELOG line")
        .isEqualTo(Files.readString(LISTING, StandardCharsets.UTF_8));
  }
}
