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

  private Set<String> all() {
    while (!open.isEmpty()) {
      NodeParts parts = NodeParts.of(open.pop());
      names.addAll(parts.names());
      parts.nodes().forEach(open::push);
    }
    names.remove("");
    names.remove(Designation.DISTRICT);
    return names;
  }

  private void add(@Nullable Node node) {
    if (node != null) {
      open.push(node);
    }
  }

  private void element(Element element) {
    if (element instanceof Element.OfMeasure measure) {
      names.add(measure.typeInput());
      measure.needs().forEach(this::add);
      for (Element.Case one : measure.cases()) {
        add(one.when());
        add(one.value());
      }
    } else if (element instanceof Element.OfLevels levels) {
      names.add(levels.table().of());
      names.add(levels.table().by());
    } else if (element instanceof Element.OfGrid grid) {
      names.add(grid.grid().rowsBy());
      names.add(grid.grid().columnsBy());
      grid.needs().forEach(this::add);
      grid.replacements().forEach(one -> add(one.when()));
    } else if (element instanceof Element.OfCohort cohort) {
      add(cohort.members());
      add(cohort.asOf());
    } else if (element instanceof Element.OfIndex index) {
      index(index);
    } else if (element instanceof Element.OfDesignation designation) {
      designation(designation);
    } else if (element instanceof Element.OfLadder ladder) {
      names.add(ladder.ladder().designation());
      ladder.moves().forEach(one -> add(one.when()));
    }
  }

  private void index(Element.OfIndex index) {
    names.add(index.spec().by());
    names.add(index.spec().lowestOnceBy());
    add(index.needs());
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

  private void designation(Element.OfDesignation element) {
    Designation designation = element.designation();
    names.add(designation.among());
    names.add(designation.baseOf());
    names.add(designation.poolsBy());
    names.addAll(designation.except());
    for (Element.Route route : element.routes()) {
      add(route.who());
      add(route.groups());
      route.places().forEach(this::add);
    }
    element.exits().forEach(one -> add(one.cleared()));
  }
}
