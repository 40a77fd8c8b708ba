package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.YearRange;

/**
 * Where the grant of a district stands: states, the decisions that lead from one to another on a
 * day, and what must be done in each. Deeply immutable; safe for every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param membership the districts that have a grant
 * @param states the states; every district begins in the first one
 * @param moves which decision leads where
 * @param duties what must be done in a state, without provisos; what is due after days or each
 *     month is counted from the day on which the state began
 * @param provenance who stands behind it; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record GrantStatus(
    String name,
    String title,
    String membership,
    List<String> states,
    List<Move> moves,
    List<Ladder.Duty> duties,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Procedure {
  public GrantStatus {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(membership, "membership");
    states = List.copyOf(states);
    moves = List.copyOf(moves);
    duties = List.copyOf(duties);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
  }

  /**
   * Where a decision leads.
   *
   * @param from the state, or {@link Ladder#ANY}
   * @param decision the word for the decision
   * @param to the state it leads to
   * @param provenance who stands behind it; null if the author does not say
   * @param source the source it cites, or empty
   */
  public record Move(
      String from, String decision, String to, @Nullable Provenance provenance, String source) {
    public Move {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(decision, "decision");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(source, "source");
    }
  }

  /** Where a decision leads from a state: a row of that state before one of any state. */
  public Optional<Move> move(String state, String decision) {
    Optional<Move> own =
        moves.stream()
            .filter(one -> one.decision().equals(decision) && one.from().equals(state))
            .findFirst();
    return own.isPresent()
        ? own
        : moves.stream()
            .filter(one -> one.decision().equals(decision) && one.from().equals(Ladder.ANY))
            .filter(one -> !one.to().equals(state))
            .findFirst();
  }

  @Override
  public Outline outline() {
    return new Outline(
        "status",
        List.of(
            new Outline.Clause("for districts of", membership),
            new Outline.Clause("states", String.join(", ", states))),
        List.of(
            new Outline.Table(
                "moves",
                List.of("move", "to", Outline.PROVENANCE, Outline.SOURCE),
                moves.stream()
                    .map(
                        one ->
                            List.of(
                                one.decision() + " from " + one.from(),
                                one.to(),
                                Outline.word(one.provenance()),
                                one.source()))
                    .toList(),
                false),
            new Outline.Table(
                "duties",
                List.of("duty", "who", "by", Outline.PROVENANCE, Outline.SOURCE),
                duties.stream()
                    .map(
                        one ->
                            List.of(
                                one.must() + " " + one.what() + " in " + one.in(),
                                String.join(", ", one.who()),
                                one.due().toString(),
                                Outline.word(one.provenance()),
                                one.source()))
                    .toList(),
                false)));
  }

  @Override
  public Set<String> reads() {
    return new TreeSet<>(Set.of(membership));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.status(this);
  }
}
