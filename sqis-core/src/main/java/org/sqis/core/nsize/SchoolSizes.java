package org.sqis.core.nsize;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Schools of a district, or of all districts, with at least one accountable group of a kind; each
 * school counts once, however many it has. Immutable; safe for every thread.
 *
 * @param district the district; empty if the data do not say it, null for all districts together
 * @param family the family that the groups belong to, or empty for all groups reported
 * @param schools how many schools there are
 * @param before how many have one by the rule before
 * @param after how many have one by the rule after
 * @param newly how many have one after and had none before
 * @param noLonger how many had one before and have none after
 * @param unknown of how many nobody knows whether they had or have one; they are in no other count
 *     but {@code schools}
 */
public record SchoolSizes(
    @Nullable String district,
    String family,
    int schools,
    int before,
    int after,
    int newly,
    int noLonger,
    int unknown) {
  public SchoolSizes {
    Objects.requireNonNull(family, "family");
  }
}
