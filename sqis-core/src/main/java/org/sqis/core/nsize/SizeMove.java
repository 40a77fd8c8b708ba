package org.sqis.core.nsize;

import java.util.Objects;
import org.sqis.core.data.Entity;
import org.sqis.core.number.Rational;

/**
 * A group of a school that is accountable by one rule and not by the other. Immutable; safe for
 * every thread.
 *
 * @param school the school
 * @param group the group
 * @param size how many students it has
 * @param isNewly whether it is accountable by the rule after; else it was by the rule before
 */
public record SizeMove(Entity school, String group, Rational size, boolean isNewly) {
  public SizeMove {
    Objects.requireNonNull(school, "school");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(size, "size");
  }
}
