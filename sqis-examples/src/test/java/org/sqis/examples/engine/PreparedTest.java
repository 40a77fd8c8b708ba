package org.sqis.examples.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sqis.core.Evaluator;
import org.sqis.core.Policy;
import org.sqis.core.Prepared;
import org.sqis.core.ScoredColumns;
import org.sqis.core.column.Column;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.io.Json;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.dsl.Sqis;

/** Prepared data give what the reference evaluator gives, however often they are scored. */
class PreparedTest {
  private static final Path ROOT =
      Path.of(System.getProperty("sqis.root", "..")).resolve("sqis-examples");

  /** An example with its own data. */
  private record Example(Policy policy, Dataset data) {
    static Example of(String folder) {
      Path rules = ROOT.resolve(folder);
      Policy policy = Sqis.compile(rules.resolve("policy.sqis"), DirectoryFiles.of(rules)).policy();
      return new Example(
          policy,
          Sqis.load(rules.resolve("data.sqis"), policy, DirectoryFiles.of(rules)).dataset());
    }
  }

  private static List<String> folders() throws Exception {
    try (Stream<Path> all = Files.list(ROOT)) {
      return all.filter(one -> Files.exists(one.resolve("data.sqis")))
          .filter(one -> Files.exists(one.resolve("policy.sqis")))
          .map(one -> String.valueOf(one.getFileName()))
          .sorted()
          .toList();
    }
  }

  @TestFactory
  List<DynamicTest> givesWhatTheReferenceGives() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (String folder : folders()) {
      tests.add(DynamicTest.dynamicTest(folder, () -> compare(Example.of(folder))));
    }
    assertThat(tests).hasSizeGreaterThan(5);
    return tests;
  }

  private static void compare(Example example) {
    Outcome expected = example.policy().score(example.data(), Evaluator.REFERENCE);
    Prepared prepared = example.policy().prepare(example.data());
    assertThat(Json.outcome(prepared.score())).isEqualTo(Json.outcome(expected));
    String[] all = names(example);
    same(prepared.score(all), expected, example.data());
    same(prepared.score(all), expected, example.data());
    for (String one : List.of(all[0], all[all.length / 2], all[all.length - 1])) {
      same(prepared.score(one), expected, example.data());
      same(prepared.score(one), expected, example.data());
    }
  }

  private static String[] names(Example example) {
    return example.policy().results(example.data().year()).stream()
        .map(ResultColumn::name)
        .toArray(String[]::new);
  }

  /** Whether columns hold the values of an outcome. */
  private static void same(ScoredColumns columns, Outcome outcome, Dataset data) {
    for (String name : columns.results()) {
      UnitOfAnalysis each = outcome.result(name).each();
      if (each == UnitOfAnalysis.GROUP) {
        for (String group : data.groups()) {
          assertThat(columns.column(name, group).values())
              .as(name + " of " + group)
              .isEqualTo(
                  data.entities().stream().map(of -> outcome.value(of.id(), name, group)).toList());
        }
      } else {
        assertThat(columns.column(name).values())
            .as(name)
            .isEqualTo(expected(name, each, outcome, data));
      }
    }
  }

  private static List<Value> expected(
      String name, UnitOfAnalysis each, Outcome outcome, Dataset data) {
    return switch (each) {
      case DISTRICT ->
          data.districts().stream().map(of -> outcome.districtValue(of, name)).toList();
      case CONSORTIUM, POLICY -> List.of(outcome.consortiumValue(name));
      default -> data.entities().stream().map(of -> outcome.value(of.id(), name)).toList();
    };
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    Example example = Example.of("tennessee-2016");
    Prepared prepared = example.policy().prepare(example.data());
    Outcome expected = example.policy().score(example.data(), Evaluator.REFERENCE);
    String[] all = names(example);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String[] own = i % 2 == 0 ? all : new String[] {all[i % all.length]};
        tasks.add(
            () -> {
              same(prepared.score(own), expected, example.data());
              return null;
            });
      }
      for (Future<Void> one : threads.invokeAll(tasks)) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void earlierColumnsDoNotChange_whenItIsScoredAgain() {
    Example example = Example.of("california-essa");
    Prepared prepared = example.policy().prepare(example.data());
    String[] all = names(example);
    List<ScoredColumns> columns = new ArrayList<>();
    List<List<Value>> values = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      columns.add(prepared.score(all));
      values.add(columns.get(i).column(all[0]).values());
    }
    Column first = columns.get(0).column(all[0]);
    assertThat(first).isNotSameAs(columns.get(1).column(all[0]));
    assertThat(first.values()).isEqualTo(values.get(2));
  }

  @Test
  void anotherPolicyTakesUpWhatIsReady() {
    Example example = Example.of("tennessee-2016");
    Prepared prepared = example.policy().prepare(example.data());
    Policy other = example.policy().withParameter("least_tests", "40");
    Outcome expected = other.score(example.data(), Evaluator.REFERENCE);
    Prepared another = prepared.with(other);
    assertThat(another.policy()).isEqualTo(other);
    assertThat(another.data()).isSameAs(example.data());
    same(another.score(names(example)), expected, example.data());
    same(
        prepared.score(names(example)),
        example.policy().score(example.data(), Evaluator.REFERENCE),
        example.data());
  }

  @Test
  void wrongCallsAreRefused() {
    Example example = Example.of("tennessee-2016");
    Prepared prepared = example.policy().prepare(example.data());
    String known = names(example)[0];
    assertThatThrownBy(() -> prepared.score(new String[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> prepared.score((String) null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> prepared.score(known, "nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("result must be one of ")
        .hasMessageEndingWith(": nothing");
    ScoredColumns columns = prepared.score(known);
    assertThatThrownBy(() -> columns.column(names(example)[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("result must be one of [" + known + "]: " + names(example)[1]);
    assertThatThrownBy(() -> columns.column(known, "nobody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("group must be one of ");
    Example other = Example.of("texas");
    assertThatThrownBy(() -> prepared.with(other.policy()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("data must be read for the inputs of policy ");
    assertThatThrownBy(() -> example.policy().prepare(other.data()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
