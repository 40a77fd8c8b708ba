package org.sqis.core.nsize;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;

/**
 * One group of students in the schools of a district, or of all districts: where it is accountable
 * by either rule. Only groups whose size is known and about which both rules decide are in the
 * tallies, so {@code before} and {@code newly} without {@code noLonger} are {@code after}. Deeply
 * immutable; safe for every thread.
 *
 * @param district the district; empty if the data do not say it, null for all districts together
 * @param group the group
 * @param schools how many schools there are
 * @param sized in how many the size is known
 * @param unsized in how many it is not, by the reason; {@code not applicable} where there is no
 *     such group
 * @param undecided in how many it is known and a rule does not decide, by the reason
 * @param before the groups that are accountable by the rule before
 * @param after those that are by the rule after
 * @param newly those that are after and were not before
 * @param noLonger those that were before and are not after
 */
public record GroupSizes(
    @Nullable String district,
    String group,
    int schools,
    int sized,
    SortedMap<MissingReason, Integer> unsized,
    SortedMap<MissingReason, Integer> undecided,
    SizeTally before,
    SizeTally after,
    SizeTally newly,
    SizeTally noLonger) {
  public GroupSizes {
    Objects.requireNonNull(group, "group");
    unsized = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(unsized));
    undecided = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(undecided));
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(newly, "newly");
    Objects.requireNonNull(noLonger, "noLonger");
  }

  /** In how many schools nobody knows: there may be such a group, or a rule does not decide. */
  public int unknown() {
    return total(undecided)
        + total(unsized)
        - unsized.getOrDefault(MissingReason.NOT_APPLICABLE, 0);
  }

  private static int total(Map<MissingReason, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
