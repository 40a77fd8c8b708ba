package org.sqis.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Windows that miss: the first draws say nothing about the others. */
class WindowsTest {
  private static final int SCHOOLS = 1000;

  @Test
  void statistics_areFound_thoughTheFirstDrawsMislead() {
    Random random = new Random(1);
    for (int most : new int[] {1, 50, 1 << 20}) {
      for (int lie = 1; lie <= SCHOOLS; lie += 37) {
        int[] ranks = new int[4000];
        Arrays.fill(ranks, 0, 200, lie);
        for (int i = 200; i < ranks.length; i++) {
          ranks[i] = 1 + random.nextInt(i % 2 == 0 ? SCHOOLS : 30);
        }
        int[] targets = {199, 1999, 3800};
        Windows windows = new Windows(1, SCHOOLS, ranks.length, targets, most);
        char[] histogram = new char[SCHOOLS + 1];
        windows.place(0, ranks, 200, histogram);
        int passes = 0;
        do {
          windows.open();
          for (int from = 0; from < ranks.length; from += 500) {
            windows.count(0, Arrays.copyOfRange(ranks, from, from + 500), 500, histogram);
          }
          passes++;
        } while (windows.isOpen());
        int[] sorted = ranks.clone();
        Arrays.sort(sorted);
        for (int target = 0; target < targets.length; target++) {
          assertThat(windows.value(target, 0)).isEqualTo(sorted[targets[target]]);
        }
        assertThat(passes).isBetween(1, 40);
      }
    }
  }
}
