package org.sqis.core.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqis.core.data.Entity;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Determination.Finding;
import org.sqis.core.standing.Determination.Ranking;

/**
 * Says of a designation that moves how it came about before and after, and which line moved over a
 * school that did not move itself.
 */
public final class StandingMove {
  private StandingMove() {}

  /**
   * What a designation of a school was and is; empty if it is the same. It asks the determinations,
   * which also know schools that the outcomes list no more.
   */
  public static Optional<Move> between(
      Outcome older, Outcome newer, Entity entity, String designation) {
    Value before = answer(older, entity.id(), designation);
    Value after = answer(newer, entity.id(), designation);
    String how = of(older, newer, entity.id(), designation);
    return Move.same(before, after)
        ? Optional.empty()
        : Optional.of(new Move(entity, "", before, after, List.of(), how));
  }

  private static Value answer(Outcome outcome, String id, String designation) {
    return outcome
        .standings()
        .determination(id, designation)
        .map(Determination::answer)
        .orElse(Value.YesNo.NO);
  }

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
