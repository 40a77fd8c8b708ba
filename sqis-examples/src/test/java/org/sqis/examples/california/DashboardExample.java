package org.sqis.examples.california;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.outcome.Verification;
import org.sqis.core.outcome.Verification.Agreement;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;
import org.sqis.examples.RealData;
import org.sqis.examples.SyntheticDashboardFiles;

/**
 * One of the two Dashboard examples, compiled and loaded for its tests.
 *
 * @param folder its folder
 * @param file its made-up rows
 * @param policy its rules
 */
record DashboardExample(Path folder, Path file, Policy policy) {
  static final Path EXAMPLES =
      Path.of(System.getProperty("sqis.root")).resolve("sqis-examples").normalize();

  static final DashboardExample CHRONIC =
      of("california-dashboard-2018-chronic", SyntheticDashboardFiles.CHRONIC);

  static final DashboardExample SUSPENSION =
      of("california-dashboard-2018-suspension", SyntheticDashboardFiles.SUSPENSION);

  private static DashboardExample of(String name, String file) {
    Path folder = EXAMPLES.resolve(name);
    Policy policy = Sqis.compile(folder.resolve("policy.sqis"), DirectoryFiles.of(folder)).policy();
    return new DashboardExample(folder, EXAMPLES.resolve(file), policy);
  }

  /** The text of one of its files of rules or mappings. */
  String text(String name) {
    try {
      return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Its rule files with other texts in place of some. */
  Compilation compileWith(Map<String, String> texts) {
    Map<String, String> files = new TreeMap<>();
    files.put("policy.sqis", text("policy.sqis"));
    files.put("dashboard.sqis", text("dashboard.sqis"));
    files.put("tests.sqis", text("tests.sqis"));
    files.putAll(texts);
    String main = files.remove("policy.sqis");
    return Sqis.compile("policy.sqis", main, FileResolver.ofTexts(files));
  }

  LoadedData synthetic() {
    return Sqis.load(folder.resolve("data.sqis"), policy);
  }

  /** The folder of the published file. */
  Path publishedFolder() {
    return RealData.folderOf(
        String.valueOf(file.getFileName()),
        "California's published results of one county, " + folder.getFileName());
  }

  Dataset published() {
    Path mapping = folder.resolve("published.sqis");
    return Sqis.load(mapping, policy, DirectoryFiles.of(publishedFolder())).dataset();
  }

  Verification verify(Dataset data) {
    return Verification.of(policy.score(data), data);
  }

  /** {@code color 1876 of 1876: 747 with a value + 1129 without}, a line each result. */
  static List<String> counts(Verification verification) {
    List<String> lines = new ArrayList<>();
    for (Agreement result : verification.results()) {
      lines.add(
          "%s %d of %d: %d with a value + %d without"
              .formatted(
                  result.result(),
                  result.agree(),
                  result.rows(),
                  result.agreeWithValue(),
                  result.agree() - result.agreeWithValue()));
    }
    return lines;
  }
}
