package org.sqis.examples.california;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sqis.examples.california.CaliforniaGroups.FILE;
import static org.sqis.examples.california.CaliforniaGroups.FOLDER;
import static org.sqis.examples.california.CaliforniaGroups.POLICY;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Verification;
import org.sqis.core.policy.Provenance;
import org.sqis.dsl.LoadedData;
import org.sqis.examples.SyntheticGrowthFile;
import org.sqis.examples.sweep.ConstantSweep;
import org.sqis.examples.sweep.ConstantSweep.Finding;

/** The rules on made-up schools whose answers were computed without the library. */
class CaliforniaGroupsTest {
  @Test
  void main_writesTheCommittedBytes(@TempDir Path folder) throws IOException {
    SyntheticGrowthFile.main(new String[] {folder.toString()});
    assertThat(Files.mismatch(folder.resolve(SyntheticGrowthFile.FILE), FILE))
        .as("the file is as the generator writes it")
        .isEqualTo(-1);
    assertThatThrownBy(() -> SyntheticGrowthFile.main(new String[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("args must name one folder: 0");
  }

  @Test
  void data_sayThatTheyAreMadeUp() {
    LoadedData loaded = CaliforniaGroups.synthetic();
    assertThat(loaded.report()).isEmpty();
    assertThat(loaded.diagnostics())
        .as("every column is used")
        .extracting(diagnostic -> diagnostic.code().id())
        .containsExactly("SQ4901", "SQ4902");
    Dataset data = loaded.dataset();
    assertThat(data.isSynthetic()).isTrue();
    assertThat(POLICY.score(data).origin().toString()).contains("SYNTHETIC");
    assertThat(data.entities())
        .allMatch(school -> school.id().matches("0099\\d{10}"))
        .allMatch(school -> school.name().startsWith("Synthetic "));
  }

  @Test
  void everyRow_agrees() {
    Verification verification = CaliforniaGroups.verify(CaliforniaGroups.synthetic().dataset());
    assertThat(verification.succeeds()).isTrue();
    assertThat(verification.results()).allMatch(result -> result.differ() == 0);
    assertThat(CaliforniaGroups.counts(verification))
        .containsExactly(
            "target 106 of 106, 91 with a value",
            "growth 106 of 106, 106 with a value",
            "sch_wide 106 of 106, 106 with a value",
            "group_target 848 of 848, 68 with a value",
            "group_growth 848 of 848, 73 with a value",
            "group_met 848 of 848, 73 with a value",
            "comp_imp 106 of 106, 106 with a value",
            "both 106 of 106, 106 with a value",
            "awards 106 of 106, 106 with a value");
  }

  @Test
  void everyOtherConstant_differs() {
    ConstantSweep sweep = ConstantSweep.of(POLICY, CaliforniaGroups.synthetic().dataset());
    assertThat(sweep.toString())
        .isEqualTo("34 of 34 noticed\n0 of 34 unnoticed\n0 of 34 not reached\n0 of 34 refused\n");
    assertThat(sweep.lines(Finding.NOTICED))
        .contains(
            "parameter performance_target: 800 → 801",
            "parameter performance_target: 800 → 799",
            "parameter group_share: 80% → 81%",
            "parameter group_share: 80% → 79%",
            "measure target, line 2 in round(target_share * (performance_target - api99), 0): 0 → 1",
            "measure group_met, line 3: group_growth >= group_target → group_growth > group_target",
            "measure awards, line 1: api99 < performance_target → api99 <= performance_target");
  }

  @Test
  void everyParameter_isSwept() {
    ConstantSweep sweep = ConstantSweep.of(POLICY, CaliforniaGroups.synthetic().dataset());
    assertThat(POLICY.spec().parameters())
        .allSatisfy(
            parameter ->
                assertThat(sweep.lines(Finding.NOTICED))
                    .filteredOn(line -> line.startsWith("parameter " + parameter.name() + ":"))
                    .hasSize(2));
  }

  @Test
  void everyParameter_citesItsSource() {
    assertThat(POLICY.spec().parameters())
        .allMatch(parameter -> parameter.provenance() == Provenance.STATE)
        .allMatch(parameter -> !parameter.source().isEmpty());
  }

  /** No published row is in the project: all there is is what the generator writes. */
  @Test
  void folder_holdsNoOtherData() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      assertThat(files.filter(file -> file.toString().endsWith(".csv"))).containsExactly(FILE);
    }
    assertThat(Files.readString(FILE, StandardCharsets.UTF_8).lines().skip(1))
        .allMatch(line -> line.startsWith("0099"));
  }
}
