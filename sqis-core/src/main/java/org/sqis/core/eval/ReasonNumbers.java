package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.standing.Determination.Compared;

/**
 * The numbers by which a condition holds for a school: every comparison that holds, also inside the
 * answers it reads, as far as each is one plain condition.
 */
final class ReasonNumbers {
  private static final int DEEPEST = 8;

  private final SchoolValues school;
  private final List<Compared> found = new ArrayList<>();

  private ReasonNumbers(SchoolValues school) {
    this.school = school;
  }

  /** The comparisons that hold; none where the condition is of another kind. */
  static List<Compared> of(Node condition, SchoolValues school) {
    ReasonNumbers numbers = new ReasonNumbers(school);
    numbers.walk(condition, -1, 0);
    return List.copyOf(numbers.found);
  }

  private boolean holds(Node node, int group) {
    return new NodeEvaluator(school, group, Map.of(), Reads.NONE).of(node).equals(Value.YesNo.YES);
  }

  private void walk(Node node, int group, int depth) {
    if (depth > DEEPEST || !holds(node, group)) {
      return;
    }
    if (node instanceof Node.Binary binary) {
      switch (binary.operator()) {
        case AND, OR -> {
          walk(binary.left(), group, depth + 1);
          walk(binary.right(), group, depth + 1);
        }
        case LESS, AT_MOST, GREATER, AT_LEAST, IS -> compare(binary, group);
        case PLUS, MINUS, TIMES, DIVIDED -> {}
      }
    } else if (node instanceof Node.Else one) {
      walk(one.value(), group, depth + 1);
    } else if (node instanceof Node.OverYears years) {
      walk(years.body(), group, depth + 1);
    } else if (node instanceof Node.Read read) {
      answer(read.name(), school.isPerGroup(read.name()) ? group : -1, depth);
    } else if (node instanceof Node.ReadOf read) {
      answer(read.name(), read.group(), depth);
    }
  }

  /** A yes that is read: the condition of a measure of one case, or the yes itself. */
  private void answer(String name, int group, int depth) {
    boolean isOwn = school.owner(name).equals(school);
    if (isOwn
        && school.plan().element(name) instanceof Element.OfMeasure measure
        && measure.cases().size() == 1
        && measure.cases().get(0).when() == null) {
      int before = found.size();
      walk(measure.cases().get(0).value(), group, depth + 1);
      if (found.size() > before) {
        return;
      }
    }
    found.add(new Compared(group(group), name, "yes", "", ""));
  }

  private void compare(Node.Binary binary, int group) {
    NodeEvaluator nodes = new NodeEvaluator(school, group, Map.of(), Reads.NONE);
    Node left = binary.left();
    String what =
        left instanceof Node.Read read
            ? read.name()
            : left instanceof Node.ReadOf read ? read.name() + " of " + read.groupName() : "";
    found.add(
        new Compared(
            group(group),
            what,
            ValueText.readable(nodes.of(left), left.typed().type()),
            binary.operator().symbol(),
            ValueText.readable(nodes.of(binary.right()), left.typed().type())));
  }

  private String group(int group) {
    return group < 0 ? "" : school.plan().groups().get(group);
  }
}
