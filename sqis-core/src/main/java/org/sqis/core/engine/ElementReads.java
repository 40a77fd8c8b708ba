package org.sqis.core.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.NodeParts;
import org.sqis.core.policy.Designation;

/** The names whose values an element can read in its own year, and whether it reads another one. */
final class ElementReads {
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> exact = new LinkedHashSet<>();
  private final Deque<Node> open = new ArrayDeque<>();

  private ElementReads() {}

  static Set<String> of(Element element) {
    ElementReads reads = new ElementReads();
    reads.element(element);
    return reads.all();
  }

  /** The names that a node reads. */
  static Set<String> of(@Nullable Node node) {
    ElementReads reads = new ElementReads();
    reads.add(node);
    return reads.all();
  }

  /**
   * Of these names those that kernels read before their last rounding: where a rule says so, and
   * what the lowest group of an index is found by: what its levels are of, or one name for all.
   */
  static Set<String> exact(Element element, Function<String, @Nullable Element> find) {
    ElementReads reads = new ElementReads();
    reads.element(element);
    reads.all();
    if (element instanceof Element.OfIndex index) {
      reads.exact.addAll(ofLevels(index, find));
      reads.exact.add(index.spec().lowestOnceBy());
    }
    return reads.exact;
  }

  private Set<String> all() {
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node instanceof Node.Read read) {
        read(read.name(), read.isExact());
      } else if (node instanceof Node.ReadOf read) {
        read(read.name(), read.isExact());
      } else if (node instanceof Node.Rank rank) {
        names.add(rank.cohort());
        names.add(rank.within());
      }
      NodeParts.of(node).forEach(open::push);
    }
    names.remove("");
    names.remove(Designation.DISTRICT);
    return names;
  }

  private void read(String name, boolean isExact) {
    names.add(name);
    if (isExact) {
      exact.add(name);
    }
  }

  private void add(@Nullable Node node) {
    if (node != null) {
      open.push(node);
    }
  }

  private void element(Element element) {
    NodeParts.of(element).forEach(open::push);
    if (element instanceof Element.OfMeasure measure) {
      names.add(measure.typeInput());
    } else if (element instanceof Element.OfLevels levels) {
      names.add(levels.table().of());
      names.add(levels.table().by());
    } else if (element instanceof Element.OfGrid grid) {
      names.add(grid.grid().rowsBy());
      names.add(grid.grid().columnsBy());
    } else if (element instanceof Element.OfIndex index) {
      index(index);
    } else if (element instanceof Element.OfDesignation designation) {
      designation(designation.designation());
    } else if (element instanceof Element.OfLadder ladder) {
      names.add(ladder.ladder().designation());
    }
  }

  private void index(Element.OfIndex index) {
    names.add(index.spec().by());
    names.add(index.spec().lowestOnceBy());
    List<Element.Shares> all = new ArrayList<>(List.of(index.shares()));
    index.instead().forEach(one -> all.add(one.shares()));
    all.forEach(shares -> shares.rows().forEach(row -> names.add(row.measure())));
  }

  /**
   * What is read to say why a designation holds: the conditions of the measures that its routes
   * read, and of those that these read.
   */
  static Set<String> ofReasons(
      Element.OfDesignation designation, Function<String, @Nullable Element> find) {
    Set<String> more = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(of(designation));
    while (!open.isEmpty()) {
      if (find.apply(open.pop()) instanceof Element.OfMeasure measure) {
        for (String name : of(measure)) {
          if (more.add(name)) {
            open.push(name);
          }
        }
      }
    }
    return more;
  }

  /** With what the levels of an index are of. */
  static Set<String> ofLevels(Element.OfIndex index, Function<String, @Nullable Element> find) {
    Set<String> more = new LinkedHashSet<>();
    for (var row : index.shares().rows()) {
      if (find.apply(row.measure()) instanceof Element.OfLevels levels) {
        more.add(levels.table().of());
      }
    }
    return more;
  }

  private void designation(Designation designation) {
    names.add(designation.among());
    names.add(designation.baseOf());
    names.add(designation.poolsBy());
    names.addAll(designation.except());
  }
}
