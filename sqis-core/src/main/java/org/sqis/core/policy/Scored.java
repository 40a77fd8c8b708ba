package org.sqis.core.policy;

import java.util.LinkedHashSet;
import java.util.Set;

/** What has points in an index of a policy. */
public final class Scored {
  private Scored() {}

  /** The names of level tables with points, and of the measures and inputs they are of. */
  public static Set<String> names(PolicySpec spec) {
    Set<String> names = new LinkedHashSet<>();
    for (IndexSpec index : spec.indexes()) {
      for (IndexSpec.Share share : index.shares().rows()) {
        if (share.points().stream().anyMatch(points -> points != null && points.signum() > 0)) {
          names.add(share.measure());
        }
      }
    }
    Set<String> tables = Set.copyOf(names);
    spec.levels().stream()
        .filter(levels -> tables.contains(levels.name()))
        .forEach(levels -> names.add(levels.of()));
    return names;
  }
}
