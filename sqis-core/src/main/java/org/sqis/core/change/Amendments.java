package org.sqis.core.change;

import java.util.List;
import java.util.Objects;
import org.sqis.core.outcome.Origin;

/**
 * What results say otherwise than those that were kept when they were published: each value as it
 * was and as it is. Immutable; safe for every thread.
 *
 * @param kept where the published results are kept, such as the name of a file
 * @param keptPolicyDigest the digest of the policy whose results they are, or empty
 * @param origin what the results of today are made of
 * @param compared how many values were compared
 * @param values the values that differ, school by school
 */
public record Amendments(
    String kept, String keptPolicyDigest, Origin origin, int compared, List<Amended> values) {
  public Amendments {
    Objects.requireNonNull(kept, "kept");
    Objects.requireNonNull(keptPolicyDigest, "keptPolicyDigest");
    Objects.requireNonNull(origin, "origin");
    values = List.copyOf(values);
  }

  /**
   * A value that differs.
   *
   * @param id the code of the school or district
   * @param name its name, or empty if the data no longer have it
   * @param result the result
   * @param group the group, or empty for a result of each school
   * @param before the value that was kept, as text; {@code none} if there was none
   * @param after the value of today, likewise
   */
  public record Amended(
      String id, String name, String result, String group, String before, String after) {
    public Amended {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(result, "result");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(after, "after");
    }
  }

  /** How many schools have a value that differs. */
  public int schools() {
    return (int) values.stream().map(Amended::id).distinct().count();
  }

  /** Whether the rules are others than those of the results that were kept. */
  public boolean hasOtherRules() {
    return !keptPolicyDigest.isEmpty() && !keptPolicyDigest.equals(origin.policyDigest());
  }
}
