package org.sqis.core.plan;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sqis.core.model.UnitOfAnalysis;

/**
 * Where an expression stands.
 *
 * @param owner the declaration it belongs to
 * @param each whom the expression describes
 * @param isInsideAggregate whether it is the body of a function over groups
 * @param present what is known to be present, as it is written
 * @param locals names with a meaning only here
 */
record Scope(
    String owner,
    UnitOfAnalysis each,
    boolean isInsideAggregate,
    Set<String> present,
    Map<String, Node> locals) {

  static Scope of(String owner, UnitOfAnalysis each) {
    return new Scope(owner, each, false, Set.of(), Map.of());
  }

  /** The same place inside a function over groups. */
  Scope insideAggregate() {
    return new Scope(owner, UnitOfAnalysis.GROUP, true, present, locals);
  }

  /** The same place where more is known to be present. */
  Scope knowing(Set<String> more) {
    Set<String> both = new TreeSet<>(present);
    both.addAll(more);
    return new Scope(owner, each, isInsideAggregate, both, locals);
  }

  /** The same place with other names of its own. */
  Scope with(Map<String, Node> names) {
    return new Scope(owner, each, isInsideAggregate, present, names);
  }
}
