package org.sqis.core.plan;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node is made of.
 *
 * @param names the names that it reads itself; one is empty where a rank has no {@code within}
 * @param nodes its parts, in the order in which they are written
 */
public record NodeParts(List<String> names, List<Node> nodes) {
  private static final Split SPLIT = new Split();

  /** Copies the lists. */
  public NodeParts {
    names = ImmutableList.copyOf(names);
    nodes = ImmutableList.copyOf(nodes);
  }

  /** The names and the parts of a node, without those of its parts. */
  public static NodeParts of(Node node) {
    return node.accept(SPLIT);
  }

  private static NodeParts none() {
    return new NodeParts(List.of(), List.of());
  }

  private static NodeParts reading(String name) {
    return new NodeParts(List.of(name), List.of());
  }

  private static NodeParts all(List<Node> members, @Nullable Node... nodes) {
    ImmutableList.Builder<Node> all = ImmutableList.builder();
    all.addAll(members);
    for (Node node : nodes) {
      if (node != null) {
        all.add(node);
      }
    }
    return new NodeParts(List.of(), all.build());
  }

  private static NodeParts all(@Nullable Node... nodes) {
    return all(List.of(), nodes);
  }

  /** One method a kind of node, so that a new kind cannot be forgotten. */
  private static final class Split implements Node.Visitor<NodeParts> {
    @Override
    public NodeParts constant(Node.Constant node) {
      return none();
    }

    @Override
    public NodeParts parameter(Node.ParameterValue node) {
      return none();
    }

    @Override
    public NodeParts read(Node.Read node) {
      return reading(node.name());
    }

    @Override
    public NodeParts readOf(Node.ReadOf node) {
      return reading(node.name());
    }

    @Override
    public NodeParts yearDay(Node.YearDay node) {
      return none();
    }

    @Override
    public NodeParts seasonOf(Node.SeasonOf node) {
      return all(node.date());
    }

    @Override
    public NodeParts local(Node.Local node) {
      return none();
    }

    @Override
    public NodeParts groupIs(Node.GroupIs node) {
      return none();
    }

    @Override
    public NodeParts binary(Node.Binary node) {
      return all(node.left(), node.right());
    }

    @Override
    public NodeParts not(Node.Not node) {
      return all(node.operand());
    }

    @Override
    public NodeParts presence(Node.Presence node) {
      return all(node.operand());
    }

    @Override
    public NodeParts ifThen(Node.If node) {
      return all(node.condition(), node.then(), node.otherwise());
    }

    @Override
    public NodeParts orElse(Node.Else node) {
      return all(node.value(), node.fallback());
    }

    @Override
    public NodeParts apply(Node.Apply node) {
      return all(node.arguments());
    }

    @Override
    public NodeParts ofList(Node.OfList node) {
      return all(node.members(), node.leaving().none());
    }

    @Override
    public NodeParts overGroups(Node.OverGroups node) {
      return all(node.body(), node.where(), node.leaving().none());
    }

    @Override
    public NodeParts overMembers(Node.OverMembers node) {
      return all(node.body(), node.where(), node.leaving().none());
    }

    @Override
    public NodeParts places(Node.Places node) {
      return all(node.places(), node.key(), node.only());
    }

    @Override
    public NodeParts rank(Node.Rank node) {
      return new NodeParts(List.of(node.cohort(), node.within()), List.of(node.value()));
    }

    @Override
    public NodeParts inYear(Node.InYear node) {
      return all(node.body());
    }

    @Override
    public NodeParts overYears(Node.OverYears node) {
      return all(node.body());
    }
  }
}
