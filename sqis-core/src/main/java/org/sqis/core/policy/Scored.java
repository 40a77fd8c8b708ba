package org.sqis.core.policy;

import java.util.LinkedHashSet;
import java.util.Set;
import org.sqis.core.number.Rational;

/** What has points in an index of a policy. */
public final class Scored {
  private Scored() {}

  /** The names of level tables with points, and of the measures and inputs they are of. */
  public static Set<String> names(PolicySpec spec) {
    Set<String> names = new LinkedHashSet<>();
    for (IndexSpec index : spec.indexes()) {
      for (IndexSpec.Share share : index.shares().rows()) {
        for (Rational points : share.points()) {
          if (points != null && points.signum() > 0) {
            names.add(share.measure());
          }
        }
      }
    }
    Set<String> tables = Set.copyOf(names);
    for (LevelTable levels : spec.levels()) {
      if (tables.contains(levels.name())) {
        names.add(levels.of());
      }
    }
    return names;
  }
}
