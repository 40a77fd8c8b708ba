package org.sqis.core.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.NodeParts;

/** Tells nodes that have one value for everyone under the same rules. */
final class Still {
  private Still() {}

  /** Whether a node reads nothing of a school, of a group or of another year. */
  static boolean is(Node node) {
    Deque<Node> open = new ArrayDeque<>(List.of(node));
    while (!open.isEmpty()) {
      Node one = open.pop();
      boolean isStill =
          one instanceof Node.Constant
              || one instanceof Node.ParameterValue
              || one instanceof Node.YearDay
              || one instanceof Node.SeasonOf
              || one instanceof Node.Binary
              || one instanceof Node.Not
              || one instanceof Node.Presence
              || one instanceof Node.If
              || one instanceof Node.Else
              || one instanceof Node.Apply
              || one instanceof Node.OfList;
      if (!isStill) {
        return false;
      }
      NodeParts.of(one).forEach(open::push);
    }
    return true;
  }
}
