package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plans;
import org.sqis.core.policy.Ladder;
import org.sqis.core.standing.Rung;

/** Says why a school is where it is on a ladder. */
final class LadderText {
  private LadderText() {}

  static RuleText.Told told(
      Plans plans, Element.OfLadder element, SchoolValues school, Reads reads) {
    Ladder ladder = element.ladder();
    LadderEvaluator.Found found = new LadderEvaluator(plans, element, school, reads).found();
    LadderFold.Step step = found.step();
    Rung before = school.before().rungs().get(ladder.name());
    Ladder rules = found.rules().ladder();
    String path = "ladder/" + ladder.name();
    String rule;
    if (step.move() >= 0) {
      rule = row(rules.moves().get(step.move()));
      path = path + "/move/" + step.move();
    } else {
      rule = unmoved(ladder, step, before);
    }
    List<String> notes = new ArrayList<>();
    clock(step, before, notes);
    if (!found.rulesOf().equals(school.year())) {
      notes.add("by the rules of " + found.rulesOf() + ", when it was designated");
    }
    for (int undecided : step.undecided()) {
      notes.add("undecided: " + row(rules.moves().get(undecided)));
    }
    String source =
        (ladder.provenance() == null ? "" : ladder.provenance().word())
            + (ladder.provenance() == null || ladder.source().isEmpty() ? "" : ", ")
            + ladder.source();
    return new RuleText.Told(
        "ladder", path, ladder.title(), rule, String.join("; ", notes), source);
  }

  private static String row(Ladder.Move move) {
    return "from " + move.from() + " to " + move.to() + " when " + move.when();
  }

  private static String unmoved(Ladder ladder, LadderFold.Step step, @Nullable Rung before) {
    return switch (step.how()) {
      case NEVER -> "not designated as " + ladder.designation();
      case LEFT_BEFORE -> "left after " + Objects.requireNonNull(before).stateSince();
      case ENTERS -> "newly designated: the first state";
      case COMES -> "comes with its clock: the first state, and no move is made";
      case RESUMES ->
          "designated again within "
              + ladder.reentry()
              + (ladder.reentry() == 1 ? " year" : " years")
              + ": it goes on where it was";
      case CLOSES_A_YEAR -> "no move is made";
    };
  }

  /** What of the clock is closed, and where the school was before. */
  private static void clock(LadderFold.Step step, @Nullable Rung before, List<String> notes) {
    Rung rung = step.rung();
    if (rung == null || step.how() == LadderFold.How.LEFT_BEFORE) {
      return;
    }
    if (step.how() == LadderFold.How.CLOSES_A_YEAR && before != null) {
      notes.add("in " + before.state() + " before, since " + after(before.stateSince()));
    }
    String closed = rung.year() + (rung.year() == 1 ? " year" : " years") + " closed";
    notes.add(closed + (LadderFold.isOn(rung) ? "; year " + (rung.year() + 1) + " begins" : ""));
  }

  /** The school year for which a determination counts. */
  private static SchoolYear after(SchoolYear rated) {
    return new SchoolYear(Math.min(rated.start() + 1, 2199));
  }
}
