package org.sqis.core.policy;

import org.jspecify.annotations.Nullable;
import org.sqis.core.model.YearRange;

/** A declaration that can be in force in some years only. */
public interface Dated {
  /** Its name; of a table of numbers what they are of. */
  String name();

  /** The school years in which it is in force; null for every year of the policy. */
  @Nullable YearRange years();
}
