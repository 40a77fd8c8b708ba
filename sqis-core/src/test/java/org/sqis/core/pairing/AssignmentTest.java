package org.sqis.core.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private static final long NO = Assignment.FORBIDDEN;

  @Test
  void serves_theFirstClassFirst_whateverItCosts() {
    assertThat(Assignment.of(new int[] {1, 0}, new int[] {1}, new long[][] {{0}, {900}}))
        .containsExactly(Assignment.NOBODY, 0);
  }

  @Test
  void serves_aLaterClassToo_byMovingTheFirst() {
    long[][] costs = {{1, 5}, {2, NO}};
    assertThat(Assignment.of(new int[] {0, 1}, new int[] {1, 1}, costs)).containsExactly(1, 0);
  }

  @Test
  void serves_manyOfALaterClass_neverForOneOfAnEarlier() {
    long[][] costs = {{7}, {0}, {0}};
    assertThat(Assignment.of(new int[] {0, 1, 1}, new int[] {1}, costs))
        .containsExactly(0, Assignment.NOBODY, Assignment.NOBODY);
  }

  @Test
  void takes_theLeastSum_notTheNearestForEach() {
    long[][] costs = {{1, 2}, {2, 9}};
    assertThat(Assignment.of(new int[] {0, 0}, new int[] {1, 1}, costs)).containsExactly(1, 0);
  }

  @Test
  void takes_theFirstOfEqualOnes() {
    long[][] costs = {{3, 3, 3}, {3, 3, 3}, {3, 3, 3}, {3, 3, 3}};
    assertThat(Assignment.of(new int[4], new int[] {1, 1, 1}, costs))
        .containsExactly(0, 1, 2, Assignment.NOBODY);
  }

  @Test
  void knows_capacities() {
    long[][] costs = {{1, 2}, {1, 4}, {1, 3}};
    assertThat(Assignment.of(new int[3], new int[] {2, 9}, costs)).containsExactly(1, 0, 0);
    assertThat(Assignment.of(new int[3], new int[] {0, 2}, costs))
        .containsExactly(1, Assignment.NOBODY, 1);
  }

  @Test
  void refuses_whatDoesNotFit() {
    assertThatThrownBy(() -> Assignment.of(new int[1], new int[1], new long[2][1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Assignment.of(new int[1], new int[2], new long[1][1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Assignment.of(new int[1], new int[1], new long[][] {{-2}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Assignment.of(new int[] {-1}, new int[1], new long[1][1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Assignment.of(new int[1], new int[] {-1}, new long[1][1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_costsWhoseSumsCouldLeaveALong() {
    long most = Long.MAX_VALUE / 4 - 1;
    assertThat(Assignment.of(new int[1], new int[] {1}, new long[][] {{most}})).containsExactly(0);
    assertThatThrownBy(() -> Assignment.of(new int[1], new int[] {1}, new long[][] {{most + 1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("costs must be smaller");
  }

  @Test
  void costs_whatKuhnMunkresOfJgraphtCosts_at300x300() {
    int size = 300;
    Random random = new Random(20130806);
    long[][] costs = new long[size][size];
    for (long[] row : costs) {
      Arrays.setAll(row, j -> random.nextInt(1_000_000));
    }
    long start = System.nanoTime();
    int[] found = Assignment.of(new int[size], ones(size), costs);
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    System.out.println("assignment of 300 x 300: " + taken.toMillis() + " ms");

    assertThat(IntStream.of(found).distinct().filter(j -> j >= 0).count()).isEqualTo(size);
    assertThat(sum(costs, found)).isEqualTo(kuhnMunkres(costs));
    assertThat(taken).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void costs_whatKuhnMunkresCosts_withForbiddenPairsAndTies() {
    int size = 60;
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      long[][] costs = new long[size][size];
      long[][] filled = new long[size][size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          costs[i][j] = random.nextInt(3) == 0 ? NO : random.nextInt(9);
          filled[i][j] = costs[i][j] == NO ? 1_000_000 : costs[i][j];
        }
      }
      int[] found = Assignment.of(new int[size], ones(size), costs);
      assertThat(sum(filled, found)).isEqualTo(kuhnMunkres(filled));
    }
  }

  @Test
  void ends_soonAt300x300_whereEverythingIsEqual() {
    int size = 300;
    Assertions.assertTimeout(
        Duration.ofSeconds(60),
        () ->
            assertThat(Assignment.of(new int[size], ones(size), new long[size][size]))
                .containsExactly(IntStream.range(0, size).toArray()));
  }

  private static int[] ones(int size) {
    int[] ones = new int[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static long sum(long[][] costs, int[] found) {
    return IntStream.range(0, found.length).mapToLong(i -> costs[i][found[i]]).sum();
  }

  private static long kuhnMunkres(long[][] costs) {
    SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    Set<Integer> left = new LinkedHashSet<>();
    Set<Integer> right = new LinkedHashSet<>();
    for (int i = 0; i < costs.length; i++) {
      left.add(i);
      right.add(costs.length + i);
    }
    left.forEach(graph::addVertex);
    right.forEach(graph::addVertex);
    for (int i = 0; i < costs.length; i++) {
      for (int j = 0; j < costs.length; j++) {
        graph.setEdgeWeight(graph.addEdge(i, costs.length + j), (double) costs[i][j]);
      }
    }
    double weight =
        new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, left, right)
            .getMatching()
            .getWeight();
    return Math.round(weight);
  }
}
