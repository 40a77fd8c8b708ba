package org.sqis.core.standing;

import java.util.List;
import java.util.Objects;
import org.sqis.core.model.Value;

/**
 * What one determination did to the place of a school on a ladder. Immutable; safe for every
 * thread.
 *
 * @param ladder the name of the ladder
 * @param how how the school came to its place, for readers
 * @param move the move that was made, as reports print it; empty for none
 * @param undecided the moves above it of which it is undecided whether they hold
 */
public record LadderStep(String ladder, String how, String move, List<Undecided> undecided) {
  public LadderStep {
    Objects.requireNonNull(ladder, "ladder");
    Objects.requireNonNull(how, "how");
    Objects.requireNonNull(move, "move");
    undecided = List.copyOf(undecided);
  }

  /**
   * A move that was not made because nobody knows whether its condition holds.
   *
   * @param move the move, as reports print it
   * @param because the reason of missing
   */
  public record Undecided(String move, Value because) {
    public Undecided {
      Objects.requireNonNull(move, "move");
      Objects.requireNonNull(because, "because");
    }
  }
}
