package org.sqis.core.lint;

import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;

/**
 * What a lint knows beside the policy. There is no clock: "now" is the year that somebody scores.
 *
 * @param year the school year at hand, such as that of the data; null if there is none
 */
public record LintContext(@Nullable SchoolYear year) {
  /** Nothing but the policy. */
  public static final LintContext NONE = new LintContext(null);

  /**
   * Whether something that holds up to {@code last} ends within a year of the year at hand, and has
   * held for more than one year: what is made for one year alone ends as it was meant to.
   */
  boolean endsSoon(SchoolYear first, SchoolYear last) {
    return year != null
        && first.compareTo(last) < 0
        && first.compareTo(year) <= 0
        && year.compareTo(last) <= 0
        && last.start() - year.start() <= 1;
  }
}
