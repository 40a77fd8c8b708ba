package org.sqis.core.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a reader most likely meant. Safe for every thread. */
public final class NearestName {
  /** Longer words are compared only for being the same but for capitals. */
  private static final int LONGEST = 64;

  /** More names than these are not listed. */
  private static final int FEW = 8;

  private NearestName() {}

  /**
   * The name of {@code known} nearest to {@code wrong}, by letters added, left out, changed or
   * swapped with their neighbour; empty if none is near. The same for every order of {@code known}.
   */
  public static Optional<String> find(String wrong, Collection<String> known) {
    String sought = plain(wrong);
    // A third of the letters may be wrong; one, if there is another.
    int allowed = sought.length() < 2 ? 0 : Math.max(1, sought.length() / 3);
    int least = allowed + 1;
    String nearest = null;
    for (String name : known) {
      String candidate = plain(name);
      int distance = candidate.equals(sought) ? 0 : distance(sought, candidate, least);
      boolean isFirst = distance == least && nearest != null && name.compareTo(nearest) < 0;
      if (distance < least || isFirst) {
        least = distance;
        nearest = name;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * What a wrong call is told that names nothing: all of {@code known} if they are few, else how
   * many there are and the nearest.
   */
  public static String unknown(String parameter, String wrong, Collection<String> known) {
    String near = find(wrong, known).map(name -> ", perhaps " + name).orElse("");
    return parameter
        + " must be one of "
        + (known.size() <= FEW ? known.toString() : known.size() + " names" + near)
        + ": "
        + wrong;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  /** The optimal string alignment distance, or some number above {@code most} if it is above. */
  private static int distance(String from, String to, int most) {
    if (from.length() > LONGEST || Math.abs(from.length() - to.length()) > most) {
      return most + 1;
    }
    // Invariant: row is the distances from the first i letters, before and last those of i-1, i-2.
    int[] last = new int[to.length() + 1];
    int[] before = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] spare = last;
      last = before;
      before = row;
      row = spare;
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int best = Math.min(before[j - 1] + (same ? 0 : 1), Math.min(before[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        row[j] = swapped ? Math.min(best, last[j - 2] + 1) : best;
      }
    }
    return row[to.length()];
  }
}
