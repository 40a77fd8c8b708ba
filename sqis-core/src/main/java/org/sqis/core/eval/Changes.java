package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.sqis.core.plan.Plans;
import org.sqis.core.policy.Changeable;
import org.sqis.core.policy.Overlay;

/** What the overlays of a school's district changed in its year, in words. */
final class Changes {
  private final Plans plans;
  private final SchoolValues school;

  Changes(Plans plans, SchoolValues school) {
    this.plans = plans;
    this.school = school;
  }

  /** Which overlays changed it, from what to what, why and with whose approval; or empty. */
  String of(Predicate<Changeable> isMeant) {
    List<String> changes = new ArrayList<>();
    for (Overlay overlay : plans.overlays(school.year(), school.district())) {
      overlay.changes().stream()
          .filter(change -> isMeant.test(change.what()))
          .forEach(
              change ->
                  changes.add(
                      "overlay "
                          + overlay.name()
                          + " changed "
                          + change.what()
                          + (change.columns().isEmpty()
                              ? ""
                              : " for " + String.join(", ", change.columns()))
                          + " from "
                          + change.fromText()
                          + " to "
                          + change.toText()
                          + ": "
                          + overlay.because()
                          + " (approved by "
                          + overlay.approver()
                          + ", "
                          + overlay.approved()
                          + ")"));
    }
    return String.join("; ", changes);
  }
}
