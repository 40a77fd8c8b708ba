package org.sqis.examples.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.change.Cause;
import org.sqis.core.change.Declared;
import org.sqis.core.change.Impact;
import org.sqis.core.change.Move;
import org.sqis.core.change.ResultImpact;
import org.sqis.core.change.Transition;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.dsl.Sqis;

/** Three changes of the consortium's policy, held against a recount from two outcomes. */
class CoreImpactTest {
  private static Policy older;
  private static Policy newer;
  private static Dataset data;
  private static Impact impact;

  @BeforeAll
  static void compare() throws IOException {
    String rules =
        Files.readString(CoreExample.FOLDER.resolve("policy.sqis"), StandardCharsets.UTF_8);
    older = Sqis.compile("policy.sqis", rules).policy();
    newer =
        Sqis.compile(
                "new.sqis",
                rules
                    .replaceFirst("(minimum_n +\\| )20", "$130")
                    .replaceFirst("(\\| academic \\| ela_level +\\| )30", "$120")
                    .replaceFirst("(\\| academic \\| math_level +\\| )30", "$140")
                    .replaceFirst("(\\| 9 +\\| )<= 4% ", "$1<= 4.5% "))
            .policy();
    data = Sqis.load(CoreExample.FOLDER.resolve("data.sqis"), older).dataset();
    impact = Impact.between(older, newer, data);
  }

  @Test
  void counts_areThoseOfARecount() {
    Outcome before = older.score(data);
    Outcome after = newer.score(data);
    assertThat(impact.results()).hasSameSizeAs(after.results());
    for (ResultColumn column : after.results()) {
      ResultImpact result = impact.result(column.name());
      boolean isByGroup = column.each() == UnitOfAnalysis.GROUP;
      List<String> groups = isByGroup ? after.groups() : List.of("");
      int compared = 0;
      Set<String> moved = new LinkedHashSet<>();
      Map<String, Integer> transitions = new TreeMap<>();
      Map<String, Integer> districts = new TreeMap<>();
      int newlyMissing = 0;
      for (Entity entity : data.entities()) {
        for (String group : groups) {
          Value was = value(before, entity, column, group);
          Value is = value(after, entity, column, group);
          compared++;
          transitions.merge(group + ": " + label(was) + " → " + label(is), 1, Integer::sum);
          if (!label(was).equals(label(is))) {
            moved.add(entity.id() + " " + group + ": " + was + " → " + is);
            districts.merge(entity.district(), 1, Integer::sum);
            newlyMissing += is.isMissing() && !was.isMissing() ? 1 : 0;
          }
        }
      }
      assertThat(result.compared()).isEqualTo(compared);
      assertThat(result.unmoved()).isEqualTo(compared - moved.size());
      assertThat(result.moves().stream().map(CoreImpactTest::text))
          .as(column.name())
          .containsExactlyElementsOf(moved);
      assertThat(result.count(Move.Kind.NEWLY_MISSING)).isEqualTo(newlyMissing);
      assertThat(result.byDistrict())
          .allSatisfy(count -> assertThat(districts).containsEntry(count.name(), count.values()))
          .hasSameSizeAs(districts.keySet());
      if (column.kind() == ResultColumn.Kind.LEVELS) {
        assertThat(result.transitions())
            .hasSameSizeAs(transitions.keySet())
            .allSatisfy(
                one -> assertThat(transitions).containsEntry(transitionText(one), one.count()));
        assertThat(result.transitions().stream().mapToInt(Transition::count).sum())
            .isEqualTo(compared);
      } else {
        assertThat(result.transitions()).isEmpty();
      }
    }
  }

  private static Value value(Outcome outcome, Entity entity, ResultColumn column, String group) {
    return group.isEmpty()
        ? outcome.value(entity.id(), column.name())
        : outcome.value(entity.id(), column.name(), group);
  }

  /** A missing value by its reason alone. */
  private static String label(Value value) {
    return value instanceof Value.Missing missing ? missing.reason().words() : value.toString();
  }

  private static String text(Move move) {
    return move.entity().id()
        + " "
        + move.group()
        + ": "
        + move.oldValue()
        + " → "
        + move.newValue();
  }

  private static String transitionText(Transition one) {
    return one.group() + ": " + one.from() + " → " + one.to();
  }

  /** The index of each school under each single change, scored here and not by the impact. */
  @Test
  void causes_areThoseOfSingleChanges() {
    Outcome before = older.score(data);
    Map<String, Outcome> single = new TreeMap<>();
    single.put("parameter minimum_n", older.withParameter("minimum_n", "30").score(data));
    single.put(
        "levels absence_level",
        Policy.of(older.spec().withLevels(newer.spec().levels())).score(data));
    single.put(
        "index sqii", Policy.of(older.spec().withIndexes(newer.spec().indexes())).score(data));
    ResultImpact index = impact.result("sqii");
    assertThat(index.moves()).hasSizeGreaterThan(1000);
    for (Move move : index.moves()) {
      String id = move.entity().id();
      Set<String> expected = new LinkedHashSet<>();
      single.forEach(
          (change, outcome) -> {
            if (!outcome.value(id, "sqii").equals(before.value(id, "sqii"))) {
              expected.add(change);
            }
          });
      assertThat(
              move.causes().stream()
                  .filter(Cause::isAlone)
                  .flatMap(cause -> cause.declarations().stream())
                  .map(Declared::toString))
          .as(id)
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(move.causes()).as(id).isNotEmpty();
    }
  }

  @Test
  void parameterAlone_isTheCauseOfEveryMove() {
    Impact one = Impact.between(older, older.withParameter("minimum_n", "30"), data);
    assertThat(one.diff().orElseThrow()).hasToString("parameter minimum_n\n  value: 20 → 30\n");
    assertThat(one.results()).anyMatch(result -> !result.moves().isEmpty());
    for (ResultImpact result : one.results()) {
      assertThat(result.moves())
          .allSatisfy(
              move -> assertThat(Cause.text(move.causes())).isEqualTo("parameter minimum_n"));
    }
  }

  @Test
  void sharesOfElementarySchools_moveNoOthers() {
    Policy other = Policy.of(older.spec().withIndexes(newer.spec().indexes()));
    Impact one = Impact.between(older, other, data);
    assertThat(one.results().stream().filter(result -> !result.moves().isEmpty()))
        .extracting(ResultImpact::name)
        .containsExactly("sqii");
    assertThat(one.result("sqii").moves())
        .allMatch(move -> move.entity().name().contains("Elementary"))
        .allSatisfy(move -> assertThat(Cause.text(move.causes())).isEqualTo("index sqii"));
    assertThat(one.result("sqii").publishedMoves())
        .isPositive()
        .isLessThan(one.result("sqii").moves().size());
  }

  @Test
  void pageOnComparing_showsThisDiff() throws IOException {
    Path page = CoreExample.FOLDER.resolve("../../docs/compare.md");
    assertThat(Files.readString(page, StandardCharsets.UTF_8))
        .contains("```\n" + impact.diff().orElseThrow() + "```\n");
  }
}
