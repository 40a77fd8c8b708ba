package org.sqis.core.change;

import java.util.stream.Collectors;
import org.sqis.core.policy.Ladder;

/** Flattens a ladder into facts. */
final class LadderFacts {
  private LadderFacts() {}

  static Flat of(Ladder ladder, FactList facts) {
    facts
        .explain("title", ladder.title())
        .say("for", ladder.designation())
        .say("states", String.join(", ", ladder.states()));
    for (int i = 0; i < ladder.moves().size(); i++) {
      Ladder.Move move = ladder.moves().get(i);
      String text = "from " + move.from() + " to " + move.to() + " when " + move.when();
      facts.line("move", text, text, "move/" + i);
    }
    for (int i = 0; i < ladder.duties().size(); i++) {
      duty(ladder.duties().get(i), "duty/" + i, facts);
    }
    facts
        .say(
            "no data",
            ladder.noData() == Ladder.NoData.COUNTS ? "the year counts" : "the clock stops")
        .say(
            "reentry",
            ladder.reentry() == 0
                ? "new clock"
                : "resume within "
                    + ladder.reentry()
                    + (ladder.reentry() == 1 ? " year" : " years"))
        .set("carries clock from", ladder.carries())
        .say("changes of moves", rules(ladder.keepsOldMoves()))
        .say("changes of duties", rules(ladder.keepsOldDuties()))
        .explain("provenance", ladder.provenance())
        .explain("source", ladder.source())
        .explainLines("note", ladder.notes());
    return facts.flat(new Declared("ladder", ladder.name(), ladder.title()), ladder.years());
  }

  private static void duty(Ladder.Duty duty, String part, FactList facts) {
    String provided =
        duty.provisos().stream().map(Ladder.Proviso::toString).collect(Collectors.joining(", "));
    String text =
        "in "
            + duty.in()
            + ": "
            + String.join(", ", duty.who())
            + " must "
            + duty.must()
            + " "
            + duty.what()
            + " by "
            + duty.due()
            + (provided.isEmpty() ? "" : ", provided " + provided);
    facts.line("duty", text, text, part);
    String key = " of the duty to " + duty.must() + " " + duty.what() + " in " + duty.in();
    facts.explain("provenance" + key, duty.provenance()).explain("source" + key, duty.source());
  }

  private static String rules(boolean areOld) {
    return areOld ? "rules of the first year" : "new rules";
  }
}
