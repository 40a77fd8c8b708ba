package org.sqis.core.eval;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plans;
import org.sqis.core.policy.Ladder;
import org.sqis.core.standing.LadderStep;

/** Says what a determination did to the place of a school on a ladder. */
final class LadderTelling {
  private LadderTelling() {}

  /** What it did; null for a school that is not on the ladder and did not leave it now. */
  static @Nullable LadderStep of(Plans plans, Element.OfLadder element, SchoolValues school) {
    LadderEvaluator evaluator = new LadderEvaluator(plans, element, school, Reads.NONE);
    LadderEvaluator.Found found = evaluator.found();
    LadderFold.Step step = found.step();
    if (step.how() == LadderFold.How.NEVER || step.how() == LadderFold.How.LEFT_BEFORE) {
      return null;
    }
    List<Ladder.Move> moves = found.rules().ladder().moves();
    List<LadderStep.Undecided> undecided =
        step.undecided().stream()
            .map(
                number ->
                    new LadderStep.Undecided(
                        words(moves.get(number)),
                        Objects.requireNonNull(evaluator.answers().get(number))))
            .toList();
    String move = step.move() < 0 ? "" : words(moves.get(step.move()));
    return new LadderStep(element.name(), how(step.how()), move, undecided);
  }

  private static String words(Ladder.Move move) {
    return move.from() + " to " + move.to() + " when " + move.when();
  }

  private static String how(LadderFold.How how) {
    return switch (how) {
      case NEVER -> "was never on it";
      case LEFT_BEFORE -> "left before";
      case ENTERS -> "enters";
      case COMES -> "comes from another designation with its clock";
      case RESUMES -> "goes on where it was";
      case CLOSES_A_YEAR -> "one more year of the clock is closed";
    };
  }
}
