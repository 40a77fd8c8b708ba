package org.sqis.core.plan;

import java.util.Objects;
import java.util.Set;
import org.sqis.core.expr.Expr;
import org.sqis.core.problem.Place;

/**
 * An expression that reads values of other years. Immutable; safe for every thread.
 *
 * @param at where it stands
 * @param call the call
 * @param names the names it reads there
 * @param furthest how many years before the furthest of them is
 * @param isPooled whether it reads every year up to that one, this one included
 */
record YearRead(
    Place.Element at, Expr.Call call, Set<String> names, int furthest, boolean isPooled) {
  YearRead {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(call, "call");
    names = Set.copyOf(names);
  }

  /** The name of the declaration it stands in. */
  String owner() {
    String[] parts = at.path().split("/", 3);
    return parts.length > 1 ? parts[1] : "";
  }
}
