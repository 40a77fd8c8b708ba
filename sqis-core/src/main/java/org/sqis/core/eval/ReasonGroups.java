package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.plan.Node;
import org.sqis.core.standing.Determination.Compared;

/** Which groups are part of a reason, with the value and the cut that make them so. */
final class ReasonGroups {
  private ReasonGroups() {}

  /** The scored groups for which the condition holds, in the order of the policy. */
  static List<Compared> of(Node condition, SchoolValues school) {
    List<Compared> found = new ArrayList<>();
    for (int group : school.plan().family("scored")) {
      NodeEvaluator nodes = new NodeEvaluator(school, group, Map.of(), Reads.NONE);
      if (nodes.of(condition).equals(Value.YesNo.YES)) {
        found.add(compared(school.plan().groups().get(group), condition, nodes));
      }
    }
    return found;
  }

  private static Compared compared(String group, Node condition, NodeEvaluator nodes) {
    Node of = condition instanceof Node.OverYears years ? years.body() : condition;
    if (of instanceof Node.Binary binary && binary.operator().isOrder()) {
      Node left = binary.left();
      Node right = binary.right();
      return new Compared(
          group,
          left instanceof Node.Read read ? read.name() : "",
          ValueText.readable(nodes.of(left), left.typed().type()),
          binary.operator().symbol(),
          ValueText.readable(nodes.of(right), left.typed().type()));
    }
    return new Compared(group, "", "", "", "");
  }
}
