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
        .terms("approver", overlay.approver())
        .terms("approved", overlay.approved());
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
    for (int i = 0; i < rules.size(); i++) {
      OpenRule rule = rules.get(i);
      List<String> districts = rule.districts().stream().distinct().sorted().toList();
      String who = districts.isEmpty() ? "districts" : String.join(", ", districts);
      List<String> limits = rule.limits().stream().map(OpenRule.Limit::toString).toList();
      facts.terms(rule.what() + " to " + who, limits, "without a limit", i + "/limit");
    }
    return facts.flat(new Declared("open", "what districts may change", ""), null);
  }
}
