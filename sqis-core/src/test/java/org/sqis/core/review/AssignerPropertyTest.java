package org.sqis.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Who reviews whom, against the rules and against trying every assignment. */
class AssignerPropertyTest {
  private static List<String> districts(int n) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      names.add(String.format("D%02d", i));
    }
    return names;
  }

  private static void assertHolds(
      Assignment found, List<String> districts, int each, boolean isMutualAllowed) {
    assertThat(found.reviewers().keySet()).containsExactlyElementsOf(districts);
    for (String one : districts) {
      assertThat(found.of(one)).hasSize(each).doesNotHaveDuplicates().doesNotContain(one);
      assertThat(found.reviewedBy(one)).hasSize(each);
      if (!isMutualAllowed) {
        found.of(one).forEach(other -> assertThat(found.of(other)).doesNotContain(one));
      }
    }
  }

  @Property(tries = 500)
  void everyYear_holdsTheRules_whoeverComesAndGoes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 14) int n,
      @ForAll @IntRange(min = 1, max = 4) int each,
      @ForAll boolean isMutualAllowed) {
    Random random = new Random(seed);
    List<Assignment> before = new ArrayList<>();
    for (int year = 0; year < 5; year++) {
      List<String> here = new ArrayList<>(districts(n));
      here.removeIf(one -> random.nextInt(6) == 0);
      Assignment found = Assigner.find(here, each, isMutualAllowed, before);
      int most = isMutualAllowed ? here.size() - 1 : (here.size() - 1) / 2;
      if (here.isEmpty() || each > most) {
        assertThat(found.impossible()).as("%s of %s", each, here).isNotEmpty();
        assertThat(found.reviewers()).isEmpty();
      } else {
        assertThat(found.impossible()).isEmpty();
        assertHolds(found, here, each, isMutualAllowed);
        assertThat(Assigner.find(reversed(here), each, isMutualAllowed, before)).isEqualTo(found);
      }
      before.add(0, found);
    }
  }

  private static List<String> reversed(List<String> all) {
    List<String> copy = new ArrayList<>(all);
    java.util.Collections.reverse(copy);
    return copy;
  }

  /** With the same districts nobody has a reviewer again while there are enough others. */
  @Property(tries = 300)
  void nobodyHasLastYearsReviewer_ifThereAreOthers(
      @ForAll @IntRange(min = 3, max = 30) int n,
      @ForAll @IntRange(min = 1, max = 3) int each,
      @ForAll boolean isMutualAllowed) {
    boolean isPossible = 2 * each <= n - 1;
    if (!isPossible) {
      return;
    }
    List<Assignment> before = new ArrayList<>();
    for (int year = 0; year < 4; year++) {
      Assignment found = Assigner.find(districts(n), each, isMutualAllowed, before);
      assertThat(found.repeats()).as("year %s", year).isZero();
      if (year > 0) {
        Assignment last = before.get(0);
        districts(n)
            .forEach(one -> assertThat(found.of(one)).doesNotContainAnyElementsOf(last.of(one)));
      }
      before.add(0, found);
    }
  }

  /** Whatever last year was, no assignment at all repeats less of it. */
  @Property(tries = 400)
  void repeatsAsFew_asTheBestOfAllAssignments(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 5) int n,
      @ForAll @IntRange(min = 1, max = 2) int each,
      @ForAll boolean isMutualAllowed) {
    Random random = new Random(seed);
    Map<String, List<String>> last = new LinkedHashMap<>();
    for (String one : districts(n)) {
      List<String> reviewers = new ArrayList<>(districts(n));
      reviewers.removeIf(other -> other.equals(one) || random.nextInt(2) == 0);
      last.put(one, reviewers);
    }
    Assignment before = new Assignment(last, 0, true, "");
    Assignment found = Assigner.find(districts(n), each, isMutualAllowed, List.of(before));
    int best = new Every(n, each, isMutualAllowed, before).fewest();
    if (best < 0) {
      assertThat(found.impossible()).isNotEmpty();
    } else {
      assertHolds(found, districts(n), each, isMutualAllowed);
      assertThat(found.repeats()).as("%s", last).isEqualTo(best);
      assertThat(found.isFewest()).isTrue();
    }
  }

  @Test
  void sayingWhyThereIsNone() {
    assertThat(Assigner.find(districts(2), 1, false, List.of()).impossible())
        .isEqualTo(
            "2 districts make 1 pairs, each of which meets once where mutual review is not allowed,"
                + " and 2 reviews are needed");
    assertThat(Assigner.find(districts(2), 1, true, List.of()).reviewers())
        .containsEntry("D00", List.of("D01"))
        .containsEntry("D01", List.of("D00"));
    assertThat(Assigner.find(districts(3), 3, true, List.of()).impossible())
        .isEqualTo("3 districts take part, so that each has 2 others, and 3 must review it");
  }

  /** Tries every set of reviewers of every district. */
  private static final class Every {
    private final int n;
    private final int each;
    private final boolean isMutualAllowed;
    private final boolean[][] had;
    private final int[] chosen;
    private int fewest = -1;

    Every(int n, int each, boolean isMutualAllowed, Assignment before) {
      this.n = n;
      this.each = each;
      this.isMutualAllowed = isMutualAllowed;
      this.had = new boolean[n][n];
      List<String> names = districts(n);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          had[i][j] = before.has(names.get(j), names.get(i));
        }
      }
      this.chosen = new int[n];
    }

    int fewest() {
      next(0);
      return fewest;
    }

    private void next(int district) {
      if (district == n) {
        judge();
        return;
      }
      for (int set = 0; set < 1 << n; set++) {
        if (Integer.bitCount(set) == each && (set & 1 << district) == 0) {
          chosen[district] = set;
          next(district + 1);
        }
      }
    }

    private void judge() {
      int repeats = 0;
      int[] reviews = new int[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if ((chosen[i] & 1 << j) != 0) {
            reviews[j]++;
            if (!isMutualAllowed && (chosen[j] & 1 << i) != 0) {
              return;
            }
            repeats += had[i][j] ? 1 : 0;
          }
        }
      }
      for (int count : reviews) {
        if (count != each) {
          return;
        }
      }
      fewest = fewest < 0 ? repeats : Math.min(fewest, repeats);
    }
  }
}
