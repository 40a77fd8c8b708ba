package org.sqis.core.change;

import java.util.List;
import org.sqis.core.policy.OpenRule;
import org.sqis.core.policy.Overlay;

/** Flattens overlays, and what they may change, into facts. */
final class OverlayFacts {
  private OverlayFacts() {}

  static Flat of(Overlay overlay, FactList facts) {
    facts
        .explain("title", overlay.title())
        .say("district", "\"" + overlay.district() + "\"")
        .explain("because", overlay.because())
        .explain("approver", overlay.approver())
        .explain("approved", overlay.approved());
    for (int i = 0; i < overlay.changes().size(); i++) {
      Overlay.Change change = overlay.changes().get(i);
      facts.cell(
          change.what().toString(),
          String.join(", ", change.columns()),
          change.fromText() + (change.fromEnd() == null ? " to " : ", now ") + change.toText(),
          "change/" + i);
    }
    facts.explainLines("note", overlay.notes());
    return facts.flat(new Declared("overlay", overlay.name(), overlay.title()), overlay.years());
  }

  /** What is open changes no result by itself. */
  static Flat of(List<OpenRule> rules, FactList facts) {
    for (OpenRule rule : rules) {
      String who = rule.districts().isEmpty() ? "districts" : String.join(", ", rule.districts());
      List<String> limits = rule.limits().stream().map(OpenRule.Limit::toString).toList();
      facts.explain(
          rule.what() + " to " + who,
          limits.isEmpty() ? "without a limit" : String.join(", ", limits));
    }
    return facts.flat(new Declared("open", "what districts may change", ""), null);
  }
}
