package org.sqis.examples.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqis.core.data.Entity;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.examples.SyntheticConsortium;

/** The data are what the generator writes, fit each other, and say that they are made up. */
class SyntheticConsortiumTest {
  private static final List<String> RACES =
      List.of(
          "african_american",
          "american_indian",
          "asian",
          "filipino",
          "hispanic",
          "pacific_islander",
          "white",
          "two_or_more");

  @TempDir private Path folder;

  @Test
  void main_writesTheCommittedBytes() throws IOException {
    SyntheticConsortium.main(new String[] {folder.toString()});
    long size = 0;
    for (String name : List.of(SyntheticConsortium.SCHOOLS_FILE, SyntheticConsortium.GROUPS_FILE)) {
      byte[] committed = Files.readAllBytes(CoreExample.FOLDER.resolve(name));
      boolean isSame = Files.mismatch(folder.resolve(name), CoreExample.FOLDER.resolve(name)) < 0;
      assertThat(isSame).as(name + " as the generator writes it").isTrue();
      size += committed.length;
    }
    assertThat(size).isLessThan(2_500_000);
  }

  @Test
  void main_wantsOneFolder() {
    assertThatThrownBy(() -> SyntheticConsortium.main(new String[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("args must name one folder: 0");
  }

  @Test
  void files_areAsciiWithNewlinesAlone() {
    for (Map.Entry<String, String> file : SyntheticConsortium.files().entrySet()) {
      String text = file.getValue();
      assertThat(text.length()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
      assertThat(text).doesNotContain("\r").doesNotContain("\"").endsWith("\n");
    }
  }

  @Test
  void everything_saysSynthetic() {
    assertThat(CoreExample.DATA.isSynthetic()).isTrue();
    assertThat(CoreExample.OUTCOME.origin().toString()).contains("SYNTHETIC");
    assertThat(SyntheticConsortium.files().keySet()).allMatch(name -> name.startsWith("synthetic"));
    assertThat(SyntheticConsortium.files().values())
        .allMatch(text -> text.startsWith("synthetic_cds,"));
    assertThat(CoreExample.DATA.entities())
        .allMatch(school -> school.name().startsWith("Synthetic "))
        .allMatch(school -> school.district().startsWith("Synthetic "));
  }

  @Test
  void codes_haveFourteenDigitsOfACountyThatDoesNotExist() {
    assertThat(CoreExample.DATA.entities()).allMatch(school -> school.id().matches("00\\d{12}"));
  }

  @Test
  void loading_findsNothingToSay() {
    assertThat(CoreExample.LOADED.report()).isEmpty();
    assertThat(CoreExample.LOADED.diagnostics())
        .as("every column is used")
        .hasSize(2)
        .allMatch(diagnostic -> diagnostic.toString().contains("rows read"));
  }

  @Test
  void races_addUpToAllStudents() {
    int compared = 0;
    for (Entity school : CoreExample.DATA.entities()) {
      int entity = CoreExample.DATA.indexOf(school.id());
      long sum = 0;
      boolean isWhole = true;
      for (String race : RACES) {
        Value value = CoreExample.DATA.value(entity, "enrolled", race);
        sum += number(value);
        isWhole &=
            value instanceof Value.Num || value.equals(Value.missing(MissingReason.NOT_APPLICABLE));
      }
      Value all = CoreExample.DATA.value(entity, "enrolled", "all");
      if (isWhole && all instanceof Value.Num) {
        assertThat(sum).as(school.id()).isEqualTo(number(all));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(1475);
  }

  private static long number(Value value) {
    return value instanceof Value.Num num ? num.number().numerator().longValueExact() : 0;
  }
}
