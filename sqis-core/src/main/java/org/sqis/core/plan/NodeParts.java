package org.sqis.core.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The nodes of an element, and the nodes in a node. Without recursion: rules can be long. */
public final class NodeParts {
  private NodeParts() {}

  /** Calls {@code seen} with every node of an element. */
  public static void each(Element element, Consumer<Node> seen) {
    Deque<Node> open = new ArrayDeque<>(of(element));
    while (!open.isEmpty()) {
      Node node = open.pop();
      seen.accept(node);
      of(node).forEach(open::push);
    }
  }

  /** The nodes of which an element is made, each whole. */
  public static List<Node> of(Element element) {
    List<Node> nodes = new ArrayList<>();
    if (element instanceof Element.OfMeasure measure) {
      nodes.addAll(measure.needs());
      for (Element.Case one : measure.cases()) {
        add(one.when(), nodes);
        nodes.add(one.value());
      }
    } else if (element instanceof Element.OfGrid grid) {
      nodes.addAll(grid.needs());
      grid.replacements().forEach(one -> nodes.add(one.when()));
    } else if (element instanceof Element.OfCohort cohort) {
      add(cohort.members(), nodes);
      add(cohort.asOf(), nodes);
    } else if (element instanceof Element.OfIndex index) {
      add(index.needs(), nodes);
    } else if (element instanceof Element.OfDesignation designation) {
      for (Element.Route route : designation.routes()) {
        nodes.add(route.who());
        add(route.groups(), nodes);
        nodes.addAll(route.places());
      }
      designation.exits().forEach(one -> nodes.add(one.cleared()));
    } else if (element instanceof Element.OfLadder ladder) {
      ladder.moves().forEach(one -> nodes.add(one.when()));
    }
    return nodes;
  }

  private static void add(@Nullable Node node, List<Node> nodes) {
    if (node != null) {
      nodes.add(node);
    }
  }

  /** The nodes directly in a node. */
  public static List<Node> of(Node node) {
    return node.accept(Parts.PARTS);
  }

  /** Knows the parts of each kind of node. */
  private static final class Parts implements Node.Visitor<List<Node>> {
    private static final Parts PARTS = new Parts();

    private static List<Node> all(@Nullable Node... nodes) {
      List<Node> all = new ArrayList<>();
      for (Node node : nodes) {
        add(node, all);
      }
      return all;
    }

    @Override
    public List<Node> constant(Node.Constant node) {
      return List.of();
    }

    @Override
    public List<Node> parameter(Node.ParameterValue node) {
      return List.of();
    }

    @Override
    public List<Node> read(Node.Read node) {
      return List.of();
    }

    @Override
    public List<Node> readOf(Node.ReadOf node) {
      return List.of();
    }

    @Override
    public List<Node> yearDay(Node.YearDay node) {
      return List.of();
    }

    @Override
    public List<Node> seasonOf(Node.SeasonOf node) {
      return all(node.date());
    }

    @Override
    public List<Node> local(Node.Local node) {
      return List.of();
    }

    @Override
    public List<Node> groupIs(Node.GroupIs node) {
      return List.of();
    }

    @Override
    public List<Node> binary(Node.Binary node) {
      return all(node.left(), node.right());
    }

    @Override
    public List<Node> not(Node.Not node) {
      return all(node.operand());
    }

    @Override
    public List<Node> presence(Node.Presence node) {
      return all(node.operand());
    }

    @Override
    public List<Node> ifThen(Node.If node) {
      return all(node.condition(), node.then(), node.otherwise());
    }

    @Override
    public List<Node> orElse(Node.Else node) {
      return all(node.value(), node.fallback());
    }

    @Override
    public List<Node> apply(Node.Apply node) {
      return List.copyOf(node.arguments());
    }

    @Override
    public List<Node> ofList(Node.OfList node) {
      List<Node> all = new ArrayList<>(node.members());
      add(node.leaving().none(), all);
      return all;
    }

    @Override
    public List<Node> overGroups(Node.OverGroups node) {
      return all(node.body(), node.where(), node.leaving().none());
    }

    @Override
    public List<Node> overMembers(Node.OverMembers node) {
      return all(node.body(), node.where(), node.leaving().none());
    }

    @Override
    public List<Node> places(Node.Places node) {
      return all(node.places(), node.key(), node.only());
    }

    @Override
    public List<Node> rank(Node.Rank node) {
      return all(node.value());
    }

    @Override
    public List<Node> inYear(Node.InYear node) {
      return all(node.body());
    }

    @Override
    public List<Node> overYears(Node.OverYears node) {
      return all(node.body());
    }
  }
}
