package org.sqis.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sqis.core.plan.Planner;

class ReservedWordsTest {
  /** The core refuses them as names, the parser reads them; neither can see the other. */
  @Test
  void words_areThoseTheCoreRefusesAsNames() {
    assertThat(Planner.reservedWords()).allMatch(ReservedWords::isReserved);
    assertThat(ReservedWords.all()).isSubsetOf(Planner.reservedWords());
    assertThat(Stream.of("reported", "applicable", "few", "growth"))
        .allMatch(word -> ReservedWords.isReserved(word) == Planner.reservedWords().contains(word));
  }
}
