package org.sqis.examples.core;

import java.nio.file.Path;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Outcome;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;

/** The example, compiled, loaded and scored once for all tests. */
final class CoreExample {
  static final Path FOLDER =
      Path.of(System.getProperty("sqis.root", "..")).resolve("sqis-examples/core-2014-15");

  static final Compilation COMPILATION = Sqis.compile(FOLDER.resolve("policy.sqis"));
  static final Policy POLICY = COMPILATION.policy();
  static final LoadedData LOADED = Sqis.load(FOLDER.resolve("data.sqis"), POLICY);
  static final Dataset DATA = LOADED.dataset();
  static final Outcome OUTCOME = POLICY.score(DATA);

  private CoreExample() {}
}
