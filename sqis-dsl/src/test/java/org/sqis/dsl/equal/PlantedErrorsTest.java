package org.sqis.dsl.equal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short run finds errors planted in the engine: {@code -Dengine.planted=all} plants every one
 * of {@link PlantedErrors} and prints what found it.
 */
class PlantedErrorsTest {
  @TempDir Path folder;

  @Test
  void plantedErrors_areFound() {
    String wanted = System.getProperty("engine.planted", "");
    Assumptions.assumeFalse(wanted.isEmpty(), "-Dengine.planted=all is not set");
    List<String> unseen = new ArrayList<>();
    int last = PlantedErrors.ALL.size();
    for (int i = 0; i < last; i++) {
      PlantedErrors.Planted planted = PlantedErrors.ALL.get(i);
      String found = PlantedErrors.found(planted, folder.resolve("e" + i), EngineEqualTest.CASES);
      System.out.println(planted.what() + ": " + found);
      if (found.isEmpty()) {
        unseen.add(planted.what());
      }
    }
    assertThat(unseen).isEmpty();
  }
}
