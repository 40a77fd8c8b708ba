package org.sqis.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.dsl.Sqis;

/** Columns of the examples that rank, designate or look at everyone. */
class ExampleColumnsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          core-waiver/policy.sqis ; core-waiver/data.sqis ; reward_performing reward_progress
          core-waiver/policy.sqis ; core-waiver/data_2013_14.sqis ; support applicant_schools
          tennessee-2016/policy.sqis ; tennessee-2016/data.sqis ; graded_schools
          texas/policy.sqis ; texas/data.sqis ; title_i_campuses bottom_five
          california-essa/policy.sqis ; california-essa/data.sqis ; title_i_schools
          """)
  void example(String rules, String mapping, String kernels) {
    Path folder = Path.of("..", "sqis-examples");
    Policy policy = Sqis.compile(folder.resolve(rules), files(folder, rules)).policy();
    Dataset data = Sqis.load(folder.resolve(mapping), policy, files(folder, mapping)).dataset();
    Columns.Result result = new Columns(policy, data).compare();
    assertThat(result.differences()).isEmpty();
    assertThat(result.exact()).doesNotContain(kernels.split(" "));
  }

  private static FileResolver files(Path folder, String file) {
    return DirectoryFiles.of(
        Objects.requireNonNull(folder.resolve(file).getParent()).toAbsolutePath());
  }
}
