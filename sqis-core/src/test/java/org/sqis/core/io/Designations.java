package org.sqis.core.io;

import java.util.List;
import org.sqis.core.data.Sample;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.PolicySpec;

/** A policy with designations, of which only the names matter. */
final class Designations {
  private Designations() {}

  /** The sample with designations of these names. */
  static PolicySpec policy(String... names) {
    return Sample.policy()
        .withDesignations(
            List.of(names).stream()
                .map(
                    name ->
                        new Designation(
                            name,
                            "",
                            "schools",
                            List.of(),
                            "",
                            Designation.Base.MEMBERS,
                            "",
                            List.of(),
                            List.of(),
                            true,
                            0,
                            Designation.SmallGroups.KEEP,
                            null,
                            null,
                            Designation.Cycle.YEARLY,
                            List.of(),
                            false,
                            null,
                            "",
                            List.of(),
                            null))
                .toList());
  }
}
