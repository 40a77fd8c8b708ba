package org.sqis.examples.california;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.outcome.Verification;
import org.sqis.core.outcome.Verification.Agreement;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;
import org.sqis.examples.RealData;
import org.sqis.examples.SyntheticGrowthFile;

/** The example {@code california-api-2000-groups}, compiled and loaded for its tests. */
final class CaliforniaGroups {
  static final Path FOLDER =
      Path.of(System.getProperty("sqis.root")).resolve("sqis-examples/california-api-2000-groups");

  static final Path FILE = FOLDER.resolve(SyntheticGrowthFile.FILE);

  static final Policy POLICY = Sqis.compile(FOLDER.resolve("policy.sqis")).policy();

  private CaliforniaGroups() {}

  static LoadedData synthetic() {
    return Sqis.load(FOLDER.resolve("data.sqis"), POLICY);
  }

  /** The folder of the published file. */
  static Path publishedFolder() {
    return RealData.folderOf(
        String.valueOf(FILE.getFileName()),
        "California's published results of 6,602 schools and 16,750 student groups");
  }

  static Dataset published() {
    Path mapping = FOLDER.resolve("published.sqis");
    return Sqis.load(mapping, POLICY, DirectoryFiles.of(publishedFolder())).dataset();
  }

  static Verification verify(Dataset data) {
    return Verification.of(POLICY.score(data), data);
  }

  /** {@code target 6602 of 6602, 5820 with a value}, a line each result. */
  static List<String> counts(Verification verification) {
    List<String> lines = new ArrayList<>();
    for (Agreement result : verification.results()) {
      lines.add(
          result.result()
              + " "
              + result.agree()
              + " of "
              + result.rows()
              + ", "
              + result.agreeWithValue()
              + " with a value");
    }
    return lines;
  }
}
