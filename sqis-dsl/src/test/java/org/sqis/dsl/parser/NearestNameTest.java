package org.sqis.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.problem.NearestName;

class NearestNameTest {
  private final List<String> known =
      List.of("suspension", "graduation4", "graduation5", "ela", "math", "up");

  @Test
  void slips_findTheirName() {
    assertThat(NearestName.find("suspention", known)).contains("suspension");
    assertThat(NearestName.find("suspenison", known)).contains("suspension");
    assertThat(NearestName.find("Math", known)).contains("math");
    assertThat(NearestName.find("elas", known)).contains("ela");
    assertThat(NearestName.find("ea", known)).contains("ela");
  }

  @Test
  void farNames_findNothing() {
    assertThat(NearestName.find("attendance", known)).isEmpty();
    assertThat(NearestName.find("x", known)).isEmpty();
    assertThat(NearestName.find("", known)).isEmpty();
    assertThat(NearestName.find("s".repeat(100_000), known)).isEmpty();
  }

  @Test
  void tie_doesNotDependOnOrder() {
    assertThat(NearestName.find("graduation", known)).contains("graduation4");
    assertThat(NearestName.find("graduation", List.of("graduation5", "graduation4")))
        .contains("graduation4");
  }
}
