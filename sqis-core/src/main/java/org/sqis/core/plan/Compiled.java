package org.sqis.core.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node with what the proofs around it need to know. Immutable.
 *
 * @param node the node
 * @param reads what has a value wherever the node has one, as it is written
 * @param yes for a condition, what is certain where it holds
 * @param no for a condition, what is certain where it is decided and does not hold
 * @param passedOn what makes a value missing that consists of the node alone and nobody spoke of
 */
record Compiled(
    Node node, Set<String> reads, Known yes, Known no, Map<String, Typed.Unhandled> passedOn) {

  /** A node of which nothing special is known. */
  static Compiled of(Node node) {
    return new Compiled(node, Set.of(), Known.NOTHING, Known.NOTHING, node.typed().unhandled());
  }

  /** A value that is only read, and passed on with its reason if it is missing. */
  static Compiled read(Node node, Set<String> reads) {
    Known present = Known.present(reads);
    return new Compiled(node, reads, present, present, Map.of());
  }

  /** A node that has a value only if all of these have one. */
  static Compiled of(Node node, List<Compiled> parts) {
    Set<String> reads = Set.of();
    for (Compiled part : parts) {
      reads = union(reads, part.reads);
    }
    Known present = Known.present(reads);
    return new Compiled(node, reads, present, present, node.typed().unhandled());
  }

  /** The same where a value that is only this needs a word about what is missing. */
  Compiled leavingOpen() {
    return new Compiled(node, reads, yes, no, node.typed().unhandled());
  }

  /** The same, knowing more where it holds and where it does not. */
  Compiled deciding(Known moreYes, Known moreNo) {
    return new Compiled(node, reads, yes.and(moreYes), no.and(moreNo), passedOn);
  }

  Typed typed() {
    return node.typed();
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    Set<String> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }
}
