package org.sqis.dsl.equal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sqis.core.Evaluator;
import org.sqis.core.Policy;
import org.sqis.core.Prepared;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.engine.YearRun;
import org.sqis.core.engine.Years;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.plan.Plans;
import org.sqis.core.plan.PolicyProof;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;

/**
 * Every example of the repository with its data; with {@code -Dsqis.realData=FOLDER} the published
 * files too, and with {@code -Dengine.years=all} each mapping and each year of the data.
 */
class ExamplesEqualTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("sqis.root", "..")).resolve("sqis-examples").toAbsolutePath();

  private static final boolean EVERY = System.getProperty("engine.years", "").equals("all");

  /** A mapping of an example and where its files are. */
  record Example(Path mapping, FileResolver files) {
    String name() {
      return EXAMPLES.relativize(mapping).toString().replace('\\', '/');
    }

    Policy policy() {
      Path folder = mapping.getParent();
      return Sqis.compile(folder.resolve("policy.sqis"), DirectoryFiles.of(folder)).policy();
    }

    Dataset data(Policy policy) {
      LoadedData loaded = Sqis.load(mapping, policy, files);
      assertThat(loaded.hasErrors()).as(name() + loaded.report()).isFalse();
      return loaded.dataset();
    }
  }

  /** Each mapping of each example whose files are there. */
  static List<Example> examples() throws IOException {
    String real = System.getProperty("sqis.realData", "");
    List<Example> examples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(EXAMPLES, 2)) {
      for (Path path : files.filter(one -> one.toString().endsWith(".sqis")).sorted().toList()) {
        boolean isMain = path.endsWith("data.sqis") || path.endsWith("published.sqis");
        boolean isWanted = isMain || EVERY;
        if (!isWanted
            || Files.readString(path).lines().noneMatch(line -> line.startsWith("data "))) {
          continue;
        }
        boolean isPublished = path.endsWith("published.sqis");
        if (!isPublished) {
          examples.add(new Example(path, DirectoryFiles.of(path.getParent())));
        } else if (!real.isEmpty()) {
          examples.add(new Example(path, DirectoryFiles.of(Path.of(real))));
        }
      }
    }
    return examples;
  }

  @Test
  void everyExample_givesTheSame() throws IOException {
    long values = 0;
    int scored = 0;
    for (Example example : examples()) {
      Policy policy = example.policy();
      Dataset all = example.data(policy);
      for (SchoolYear year : all.years()) {
        boolean isRated =
            (EVERY || year.equals(all.year()))
                && year.compareTo(policy.spec().header().first()) >= 0
                && year.compareTo(policy.spec().header().last()) <= 0;
        if (!isRated) {
          continue;
        }
        Dataset data = all.in(year).orElseThrow();
        Outcome reference = policy.score(data, Evaluator.REFERENCE);
        Differences found = Differences.of(policy.score(data, Evaluator.COLUMNS), reference, 5);
        assertThat(found.found()).as(example.name() + " " + year + ": " + found).isEmpty();
        alone(example.name() + " " + year, policy.prepare(data), reference);
        values += found.values();
        told(example, data, found.values(), exact(policy, data));
        scored++;
      }
    }
    assertThat(scored).as("years scored").isGreaterThan(9);
    assertThat(values).isGreaterThan(50_000);
  }

  /** Results alone, the last ones, which read the others; all with {@code engine.years=all}. */
  private static void alone(String name, Prepared prepared, Outcome reference) {
    List<ResultColumn> results = reference.results();
    int from = EVERY ? 0 : Math.max(0, results.size() - 3);
    for (ResultColumn result : results.subList(from, results.size())) {
      Differences found = Differences.of(prepared.score(result.name()), reference, 5);
      assertThat(found.found()).as(name + " " + result.name() + " alone: " + found).isEmpty();
    }
  }

  /** How many values of the rated year and those before it the reference evaluator worked out. */
  private static long exact(Policy policy, Dataset data) {
    Plans plans = Objects.requireNonNull(PolicyProof.prove(policy.spec(), Set.of()).plans());
    Years years = new Years(new SchoolEvaluator(plans), data, true);
    YearRun run = years.ratedYear();
    run.require(run.names());
    return years.exactRows();
  }

  /** A line of the table of docs/performance.md; {@code -Dengine.table=true}. */
  private static void told(Example example, Dataset data, long values, long exact) {
    if (Boolean.getBoolean("engine.table")) {
      System.out.printf(
          "| %s | %s | %,d | %,d | %,d |%n",
          example.name(), data.year(), data.entities().size(), values, exact);
    }
  }
}
