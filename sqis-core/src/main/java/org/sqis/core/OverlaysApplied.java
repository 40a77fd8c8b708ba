package org.sqis.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Origin;
import org.sqis.core.plan.Plans;
import org.sqis.core.policy.Overlay;

/** Which overlays of a policy count for data. */
final class OverlaysApplied {
  private OverlaysApplied() {}

  /**
   * The overlays in force in a year of the data up to the rated one, and to how many entities each
   * applies: those that are in its district in such a year.
   */
  static List<Origin.AppliedOverlay> to(Dataset data, Plans plans) {
    List<Origin.AppliedOverlay> applied = new ArrayList<>();
    for (Overlay overlay : plans.spec().overlays()) {
      List<Dataset> read =
          data.years().stream()
              .filter(year -> year.compareTo(data.year()) <= 0 && plans.in(year) != null)
              .filter(year -> overlay.years() == null || overlay.years().contains(year))
              .flatMap(year -> data.in(year).stream())
              .toList();
      if (!read.isEmpty()) {
        Set<String> entities = new HashSet<>();
        read.forEach(
            year ->
                year.entities().stream()
                    .filter(entity -> entity.districtName().equals(overlay.district()))
                    .forEach(entity -> entities.add(entity.id())));
        applied.add(new Origin.AppliedOverlay(overlay.name(), entities.size()));
      }
    }
    return applied;
  }
}
