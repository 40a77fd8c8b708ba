package org.sqis.core.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Determination.Finding;
import org.sqis.core.standing.Determination.Ranking;

/**
 * Says of a designation that moves how it came about before and after, and which line moved over a
 * school that did not move itself.
 */
final class StandingMove {
  private StandingMove() {}

  /** In words; empty if the outcomes do not say how the designation came about. */
  static String of(Outcome older, Outcome newer, String id, String designation) {
    Optional<Determination> before = older.standings().determination(id, designation);
    Optional<Determination> after = newer.standings().determination(id, designation);
    if (before.isEmpty() || after.isEmpty()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    String was = before.get().how().words();
    String is = after.get().how().words();
    parts.add(was.equals(is) ? is : is + ", was " + was);
    for (Finding finding : after.get().findings()) {
      before.get().findings().stream()
          .filter(one -> one.route().equals(finding.route()))
          .filter(one -> !one.answer().equals(finding.answer()))
          .findFirst()
          .ifPresent(one -> places(one, finding, parts));
    }
    return String.join("; ", parts);
  }

  private static void places(Finding before, Finding after, List<String> parts) {
    int quotas = Math.min(before.rankings().size(), after.rankings().size());
    for (int i = 0; i < quotas; i++) {
      Ranking was = before.rankings().get(i);
      Ranking is = after.rankings().get(i);
      List<String> moved = new ArrayList<>();
      if (was.places() != is.places()) {
        moved.add(is.places() + " instead of " + was.places() + " places");
      }
      if (was.rank() != is.rank()) {
        moved.add(rank(is) + " instead of " + rank(was));
      }
      if (!was.line().equals(is.line())) {
        moved.add("the last place has " + line(is) + " instead of " + line(was));
      }
      // Where the value itself moves, the rules that moved it are the answer.
      if (was.value().equals(is.value()) && !moved.isEmpty()) {
        parts.add("its place by " + after.route() + ": " + String.join(", ", moved));
      }
    }
  }

  private static String rank(Ranking ranking) {
    return ranking.rank() == 0 ? "no rank" : "rank " + ranking.rank();
  }

  private static String line(Ranking ranking) {
    return ranking.line().isEmpty() ? "nobody" : ranking.line();
  }
}
