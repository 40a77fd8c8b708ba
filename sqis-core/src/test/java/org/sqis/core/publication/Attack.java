package org.sqis.core.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a reader can work out who tries every table: all whole numbers for the hidden counts that
 * agree with what is published and with what everybody knows. It shares no code with the library
 * and knows its table as plain numbers.
 */
final class Attack {
  private final RandomTables.Plain plain;
  private final Map<String, Release> releases;
  private final long smallest;
  private final long above;
  private final List<String> hidden;
  private final Map<String, long[]> guess = new LinkedHashMap<>();
  private final Map<String, Set<Long>> found = new LinkedHashMap<>();
  private final Map<RandomTables.Sum, long[]> rests = new LinkedHashMap<>();
  private long left = 200_000;

  /**
   * @param above up to how far above the true number is tried; the reader has no such limit and can
   *     only find more
   */
  Attack(RandomTables.Plain plain, Map<String, Release> releases, long smallest, long above) {
    this.plain = plain;
    this.releases = releases;
    this.smallest = smallest;
    this.above = above;
    this.hidden =
        plain.counts().keySet().stream().filter(id -> releases.get(id).isHidden()).toList();
    for (RandomTables.Sum sum : plain.sums()) {
      long[] rest = plain.counts().get(sum.whole()).clone();
      for (String id : sum.counts()) {
        rest[0] -= plain.counts().get(id)[0];
        rest[1] -= plain.counts().get(id)[1];
      }
      rests.put(sum, rest);
    }
    plain
        .counts()
        .forEach(
            (id, of) -> {
              if (!releases.get(id).isHidden()) {
                guess.put(id, of);
              }
            });
  }

  /**
   * By cell, how many different values it can have; {@code null} if there are too many tables to
   * try.
   */
  Map<String, Integer> values() {
    if (!guess(0)) {
      return null;
    }
    Map<String, Integer> sizes = new LinkedHashMap<>();
    found.forEach((cell, all) -> sizes.put(cell, all.size()));
    return sizes;
  }

  private boolean guess(int number) {
    if (--left < 0) {
      return false;
    }
    if (number == hidden.size()) {
      keep();
      return true;
    }
    String id = hidden.get(number);
    boolean isSmall = releases.get(id) == Release.SMALL;
    long last = isSmall ? smallest - 1 : plain.counts().get(id)[0] + above;
    for (long count = isSmall ? 0 : smallest; count <= last; count++) {
      for (long met = 0; met <= count; met++) {
        guess.put(id, new long[] {count, met});
        if (fits() && !guess(number + 1)) {
          return false;
        }
      }
    }
    guess.remove(id);
    return true;
  }

  /** Whether every total that is guessed to its end adds up, and no other is exceeded. */
  private boolean fits() {
    for (RandomTables.Sum sum : plain.sums()) {
      long[] whole = guess.get(sum.whole());
      if (whole == null) {
        continue;
      }
      long count = whole[0];
      long met = whole[1];
      boolean isWhole = true;
      for (String id : sum.counts()) {
        long[] one = guess.get(id);
        isWhole &= one != null;
        count -= one == null ? 0 : one[0];
        met -= one == null ? 0 : one[1];
      }
      if (met < 0 || count - met < 0 || (isWhole && !isRest(rests.get(sum), count))) {
        return false;
      }
    }
    return true;
  }

  private boolean isRest(long[] rest, long count) {
    return rest[0] == 0
        ? count == 0
        : rest[0] < smallest ? count >= 1 && count < smallest : count >= smallest;
  }

  private void keep() {
    for (String id : hidden) {
      long[] one = guess.get(id);
      keep(id, one[0], one[1]);
    }
    for (RandomTables.Sum sum : plain.sums()) {
      long[] rest = rests.get(sum);
      if (rest[0] > 0 && rest[0] < smallest) {
        long count = guess.get(sum.whole())[0];
        long met = guess.get(sum.whole())[1];
        for (String id : sum.counts()) {
          count -= guess.get(id)[0];
          met -= guess.get(id)[1];
        }
        keep("the others of " + sum.whole() + " than " + sum.counts(), count, met);
      }
    }
  }

  private void keep(String id, long count, long met) {
    found.computeIfAbsent(id, any -> new TreeSet<>()).add(count);
    found.computeIfAbsent(id + " met", any -> new TreeSet<>()).add(met);
    found.computeIfAbsent(id + " not met", any -> new TreeSet<>()).add(count - met);
  }

  /** The cells that can have fewer values than that. */
  static List<String> narrow(Map<String, Integer> values, long width) {
    List<String> narrow = new ArrayList<>();
    values.forEach(
        (cell, size) -> {
          if (size < width) {
            narrow.add(cell + " has " + size);
          }
        });
    return List.copyOf(new LinkedHashSet<>(narrow));
  }
}
