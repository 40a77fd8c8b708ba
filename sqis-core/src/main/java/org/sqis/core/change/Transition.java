package org.sqis.core.change;

import java.util.Objects;

/**
 * How many values went from one level, word or answer to one, unmoved ones included. Immutable;
 * safe for every thread.
 *
 * @param group the group; empty for a result of each school
 * @param from the level, word or answer before, or the reason it was missing
 * @param to the one after
 * @param count how many schools
 */
public record Transition(String group, String from, String to, int count) {
  public Transition {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }
}
