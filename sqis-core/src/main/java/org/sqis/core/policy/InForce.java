package org.sqis.core.policy;

import org.jspecify.annotations.Nullable;
import org.sqis.core.model.YearRange;

/** A declaration, or a row of one, that can be in force in some years only. */
public interface InForce {
  /** The school years in which it is in force; null for every year of the policy. */
  @Nullable YearRange years();
}
