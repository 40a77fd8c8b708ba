package org.sqis.core.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds who reviews whom: everybody reviews and is reviewed as often as stated, nobody itself, no
 * two each other where that is not allowed, and as few as possible whom they reviewed in the year
 * before. Pure and deterministic.
 *
 * <p>Districts in the order of their names stand in a circle, and a reviewer is always the same
 * number of places away. Which numbers repeat fewest pairs of the year before, then of all years
 * before, is a sum over single numbers, so that the best of these circles is found at once. If it
 * repeats more than must be, a search that counts its steps looks for any assignment with less.
 */
final class Assigner {
  /** The steps of a search; more than small consortia need. */
  private static final int MOST_STEPS = 200_000;

  /** More districts are not searched; their circle has hardly ever a repeat. */
  private static final int MOST_DISTRICTS = 40;

  private final List<String> districts;
  private final int each;
  private final boolean isMutualAllowed;
  private final int[][] lastYear;
  private final int[][] everBefore;
  private int steps;

  private Assigner(
      List<String> districts, int each, boolean isMutualAllowed, List<Assignment> before) {
    this.districts = districts;
    this.each = each;
    this.isMutualAllowed = isMutualAllowed;
    int n = districts.size();
    this.lastYear = new int[n][n];
    this.everBefore = new int[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < before.size(); k++) {
          int is = before.get(k).has(districts.get(j), districts.get(i)) ? 1 : 0;
          everBefore[i][j] += is;
          lastYear[i][j] += k == 0 ? is : 0;
        }
      }
    }
  }

  /**
   * The assignment.
   *
   * @param districts the districts, each once
   * @param each how many districts review a district
   * @param before the assignments of earlier years, the last year first
   */
  static Assignment find(
      List<String> districts, int each, boolean isMutualAllowed, List<Assignment> before) {
    List<String> sorted = districts.stream().sorted().distinct().toList();
    int n = sorted.size();
    if (n == 0) {
      return Assignment.none("no district takes part");
    }
    if (each > n - 1) {
      return Assignment.none(
          n
              + " districts take part, so that each has "
              + (n - 1)
              + " others, and "
              + each
              + " must review it");
    }
    if (!isMutualAllowed && 2 * each > n - 1) {
      return Assignment.none(
          n
              + " districts make "
              + n * (n - 1) / 2
              + " pairs, each of which meets once where mutual review is not allowed, and "
              + n * each
              + " reviews are needed");
    }
    return new Assigner(sorted, each, isMutualAllowed, before).find();
  }

  private Assignment find() {
    List<List<Integer>> best = circle();
    int repeats = repeats(best);
    int least = leastRepeats();
    boolean isSmall = districts.size() <= MOST_DISTRICTS;
    boolean isSearched = true;
    for (int allowed = least; allowed < repeats && isSmall; allowed++) {
      List<List<Integer>> found = new ArrayList<>();
      districts.forEach(one -> found.add(new ArrayList<>()));
      steps = 0;
      if (search(found, 0, 0, new int[districts.size()], allowed)) {
        return named(found, repeats(found), isSearched);
      }
      isSearched &= steps < MOST_STEPS;
    }
    return named(best, repeats, repeats == least || (isSmall && isSearched));
  }

  /** The reviewers at the numbers of places that repeat least. */
  private List<List<Integer>> circle() {
    int n = districts.size();
    List<Integer> numbers = new ArrayList<>();
    for (int away = 1; away < n; away++) {
      // Of two opposite numbers each gives what the other does, seen from the other side.
      boolean isOpposite = 2 * away == n;
      boolean isBetter = isMutualAllowed || cost(away).compareTo(cost(n - away)) <= 0;
      boolean isFirst = isMutualAllowed || 2 * away < n || !cost(away).equals(cost(n - away));
      if (isMutualAllowed || (!isOpposite && isBetter && isFirst)) {
        numbers.add(away);
      }
    }
    numbers.sort(Comparator.comparing((Integer away) -> cost(away)).thenComparing(away -> away));
    List<List<Integer>> reviewers = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Integer> own = new ArrayList<>();
      for (int away : numbers.subList(0, each)) {
        own.add((i + away) % n);
      }
      reviewers.add(own);
    }
    return reviewers;
  }

  /** What a number of places repeats: pairs of the year before count more than all others. */
  private Long cost(int away) {
    long last = 0;
    long ever = 0;
    int n = districts.size();
    for (int i = 0; i < n; i++) {
      int reviewer = (i + away) % n;
      last += lastYear[i][reviewer];
      ever += everBefore[i][reviewer];
    }
    return last * 1_000_000 + ever;
  }

  private int repeats(List<List<Integer>> reviewers) {
    int repeats = 0;
    for (int i = 0; i < reviewers.size(); i++) {
      for (int reviewer : reviewers.get(i)) {
        repeats += lastYear[i][reviewer];
      }
    }
    return repeats;
  }

  /** What no assignment can do without: who has too few others must take one again. */
  private int leastRepeats() {
    int least = 0;
    for (int[] row : lastYear) {
      int others = -1;
      for (int is : row) {
        others += 1 - is;
      }
      least += Math.max(0, each - others);
    }
    return least;
  }

  /** Fills in reviewers district by district, each list rising; true if it succeeds. */
  private boolean search(
      List<List<Integer>> found, int district, int from, int[] busy, int repeatsLeft) {
    if (district == districts.size()) {
      return true;
    }
    List<Integer> own = found.get(district);
    if (own.size() == each) {
      return search(found, district + 1, 0, busy, repeatsLeft);
    }
    for (int reviewer = from; reviewer < districts.size() && steps < MOST_STEPS; reviewer++) {
      steps++;
      int repeat = lastYear[district][reviewer];
      boolean isMutual =
          !isMutualAllowed && reviewer < district && found.get(reviewer).contains(district);
      if (reviewer == district || busy[reviewer] == each || isMutual || repeat > repeatsLeft) {
        continue;
      }
      own.add(reviewer);
      busy[reviewer]++;
      if (search(found, district, reviewer + 1, busy, repeatsLeft - repeat)) {
        return true;
      }
      own.remove(own.size() - 1);
      busy[reviewer]--;
    }
    return false;
  }

  private Assignment named(List<List<Integer>> found, int repeats, boolean isFewest) {
    Map<String, List<String>> reviewers = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      reviewers.put(districts.get(i), found.get(i).stream().map(districts::get).sorted().toList());
    }
    return new Assignment(reviewers, repeats, isFewest, "");
  }
}
