package org.sqis.dsl.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sqis.core.change.Change;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.PolicySpec;

/** What holds of every pair of policies. */
class PolicyDiffPropertyTest {
  private static final List<PolicySpec> ALL = Rules.all();

  @Test
  void aPolicyAndItself_doNotDiffer() {
    assertThat(ALL).hasSizeGreaterThan(8);
    for (PolicySpec spec : ALL) {
      assertThat(PolicyDiff.between(spec, spec).changes()).isEmpty();
      assertThat(PolicyDiff.between(spec, spec)).hasToString("no differences\n");
    }
  }

  @Test
  void theOtherWayRound_turnsEveryChangeRound() {
    for (PolicySpec one : ALL) {
      for (PolicySpec other : ALL) {
        List<String> forth =
            PolicyDiff.between(one, other).changes().stream()
                .map(change -> text(change, false))
                .toList();
        List<String> back =
            PolicyDiff.between(other, one).changes().stream()
                .map(change -> text(change, true))
                .toList();
        assertThat(back).containsExactlyInAnyOrderElementsOf(forth);
        assertThat(forth.isEmpty()).isEqualTo(one.equals(other));
      }
    }
  }

  private static Change.Kind turned(Change.Kind kind) {
    return switch (kind) {
      case ADDED -> Change.Kind.REMOVED;
      case REMOVED -> Change.Kind.ADDED;
      case CHANGED -> Change.Kind.CHANGED;
      case RENAMED -> Change.Kind.RENAMED;
    };
  }

  /** All but the number of a line and the name, which are those of the new policy. */
  private static String text(Change change, boolean isTurned) {
    List<String> sides =
        new ArrayList<>(
            List.of(
                change.oldText() + " at " + change.oldPlace(),
                change.newText() + " at " + change.newPlace()));
    if (isTurned) {
      Collections.reverse(sides);
    }
    String part = change.part().replaceAll(" line \\d+$", " line").replaceAll("note \\d+$", "note");
    Change.Kind kind = isTurned ? turned(change.kind()) : change.kind();
    return kind
        + " | "
        + part
        + " | "
        + sides
        + " | "
        + change.isWording()
        + change.canMoveResults();
  }

  @Test
  void orderOfDeclarationsAndRows_doesNotMatter() {
    Random random = new Random(14);
    for (PolicySpec spec : ALL) {
      PolicySpec mixed =
          spec.withParameters(mixed(spec.parameters(), random))
              .withGroups(mixed(spec.groups(), random))
              .withInputs(mixed(spec.inputs(), random))
              .withMeasures(mixed(spec.measures(), random))
              .withLevels(
                  mixed(spec.levels(), random).stream().map(table -> mixed(table, random)).toList())
              .withGrids(mixed(spec.grids(), random))
              .withIndexes(
                  mixed(spec.indexes(), random).stream()
                      .map(index -> mixed(index, random))
                      .toList());
      assertThat(PolicyDiff.between(spec, mixed).changes()).isEmpty();
    }
  }

  private static <T> List<T> mixed(List<T> list, Random random) {
    List<T> mixed = new ArrayList<>(list);
    Collections.shuffle(mixed, random);
    return mixed;
  }

  private static <T> List<T> picked(List<T> list, List<Integer> order) {
    return order.stream().map(list::get).toList();
  }

  private static LevelTable mixed(LevelTable table, Random random) {
    List<Integer> order =
        mixed(IntStream.range(0, table.columns().size()).boxed().toList(), random);
    List<LevelTable.Row> rows =
        table.rows().stream()
            .map(
                row ->
                    new LevelTable.Row(
                        row.level(), row.number(), picked(row.cells(), order), row.years()))
            .toList();
    boolean areClosed =
        rows.stream()
            .flatMap(row -> row.cells().stream())
            .allMatch(
                cut ->
                    cut instanceof LevelTable.Cut.Between
                        || cut instanceof LevelTable.Cut.NotServed);
    return new LevelTable(
        table.name(),
        table.title(),
        table.of(),
        table.by(),
        picked(table.columns(), order),
        areClosed ? mixed(rows, random) : rows,
        table.provenance(),
        table.source(),
        table.notes(),
        table.years(),
        mixed(table.origins(), random));
  }

  private static IndexSpec mixed(IndexSpec index, Random random) {
    IndexSpec.ShareTable shares = index.shares();
    return new IndexSpec(
        index.name(),
        index.title(),
        index.publish(),
        index.by(),
        new IndexSpec.ShareTable(
            shares.columns(), mixed(shares.rows(), random), mixed(shares.totals(), random)),
        index.earns(),
        mixed(index.cells(), random),
        index.lowestOnceBy(),
        mixed(index.missingCell(), random),
        mixed(index.missingMeasure(), random),
        mixed(index.instead(), random),
        index.needs(),
        index.withholdRemark(),
        mixed(index.unscored(), random),
        index.roundCells(),
        index.provenance(),
        index.source(),
        index.notes(),
        index.years(),
        mixed(index.origins(), random));
  }
}
