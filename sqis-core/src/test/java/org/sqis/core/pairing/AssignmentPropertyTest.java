package org.sqis.core.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The assignment against trying every one, with ties, forbidden pairs, capacities and classes. */
class AssignmentPropertyTest {
  @Property(tries = 3000)
  void finds_whatTryingEveryAssignmentFinds(@ForAll long seed) {
    Case drawn = Case.draw(new Random(seed), 7, 7);
    assertThat(Assignment.of(drawn.classes, drawn.capacities, drawn.costs))
        .as("%s", drawn)
        .isEqualTo(new EveryAssignment(drawn).best);
  }

  @Property(tries = 300)
  void finds_theSameInAnyOrderOfTheInput_asCostsAreAllDifferent(@ForAll long seed) {
    Random random = new Random(seed);
    Case drawn = Case.draw(random, 7, 7);
    for (int i = 0; i < drawn.costs.length; i++) {
      for (int j = 0; j < drawn.costs[i].length; j++) {
        if (drawn.costs[i][j] != Assignment.FORBIDDEN) {
          drawn.costs[i][j] = 1L << (i * 7 + j) % 49; // every set of pairs has a sum of its own
        }
      }
    }
    int[] expected = Assignment.of(drawn.classes, drawn.capacities, drawn.costs);
    int[] demanders = shuffled(random, drawn.classes.length);
    int[] suppliers = shuffled(random, drawn.capacities.length);
    int[] found =
        Assignment.of(
            Arrays.stream(demanders).map(i -> drawn.classes[i]).toArray(),
            Arrays.stream(suppliers).map(j -> drawn.capacities[j]).toArray(),
            Arrays.stream(demanders)
                .mapToObj(i -> Arrays.stream(suppliers).mapToLong(j -> drawn.costs[i][j]).toArray())
                .toArray(long[][]::new));
    for (int i = 0; i < demanders.length; i++) {
      int supplier = found[i] == Assignment.NOBODY ? Assignment.NOBODY : suppliers[found[i]];
      assertThat(supplier).as("%s", drawn).isEqualTo(expected[demanders[i]]);
    }
  }

  private static int[] shuffled(Random random, int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** What is to be assigned. */
  private static final class Case {
    private final int[] classes;
    private final int[] capacities;
    private final long[][] costs;

    Case(int[] classes, int[] capacities, long[][] costs) {
      this.classes = classes;
      this.capacities = capacities;
      this.costs = costs;
    }

    static Case draw(Random random, int mostDemanders, int mostSuppliers) {
      int demanders = random.nextInt(mostDemanders + 1);
      int suppliers = random.nextInt(mostSuppliers + 1);
      int lastClass = random.nextInt(4);
      int range = random.nextBoolean() ? 4 : 1000;
      int forbidden = random.nextInt(4);
      boolean isOneEach = suppliers > 4 || random.nextBoolean();
      int[] classes = random.ints(demanders, 0, lastClass + 1).toArray();
      int[] capacities =
          isOneEach
              ? random.ints(suppliers, 0, 8).map(k -> k == 0 ? 0 : 1).toArray()
              : random.ints(suppliers, 0, 4).toArray();
      long[][] costs = new long[demanders][suppliers];
      for (long[] row : costs) {
        for (int j = 0; j < suppliers; j++) {
          row[j] = random.nextInt(5) < forbidden ? Assignment.FORBIDDEN : random.nextInt(range);
        }
      }
      return new Case(classes, capacities, costs);
    }

    @Override
    public String toString() {
      return Arrays.toString(classes)
          + " to "
          + Arrays.toString(capacities)
          + " at "
          + Arrays.deepToString(costs);
    }
  }

  /** Tries every assignment there is, in the order of the third point of what is best. */
  private static final class EveryAssignment {
    private final Case tried;
    private final int[] left;
    private final int[] now;
    private final int[] served = new int[5];
    private int[] mostServed = new int[0];
    private long least;
    private int[] best = new int[0];

    EveryAssignment(Case tried) {
      this.tried = tried;
      this.left = tried.capacities.clone();
      this.now = new int[tried.classes.length];
      go(0, 0);
    }

    private void go(int demander, long cost) {
      if (demander == now.length) {
        int order = Arrays.compare(served, mostServed);
        if (mostServed.length == 0 || order > 0 || (order == 0 && cost < least)) {
          mostServed = served.clone();
          least = cost;
          best = now.clone();
        }
        return;
      }
      for (int j = 0; j < left.length; j++) {
        if (left[j] > 0 && tried.costs[demander][j] != Assignment.FORBIDDEN) {
          left[j]--;
          served[tried.classes[demander]]++;
          now[demander] = j;
          go(demander + 1, cost + tried.costs[demander][j]);
          served[tried.classes[demander]]--;
          left[j]++;
        }
      }
      now[demander] = Assignment.NOBODY;
      go(demander + 1, cost);
    }
  }
}
