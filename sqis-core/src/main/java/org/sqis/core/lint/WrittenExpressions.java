package org.sqis.core.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;

/**
 * Every expression of a policy with its place.
 *
 * @param all the expressions, in the order of the declarations
 */
record WrittenExpressions(List<Written> all) {
  WrittenExpressions {
    all = List.copyOf(all);
  }

  /**
   * An expression and where it stands.
   *
   * @param expr the expression
   * @param at its place
   * @param owner the declaration it belongs to
   */
  record Written(Expr expr, Place.Element at, String owner) {
    /** Visits the expression and everything in it; without recursion, as it can be long. */
    void walk(BiConsumer<Expr, Place.Element> visitor) {
      Deque<Written> open = new ArrayDeque<>(List.of(this));
      while (!open.isEmpty()) {
        Written next = open.pop();
        visitor.accept(next.expr, next.at);
        List<Expr> children = next.expr.children();
        for (int i = children.size() - 1; i >= 0; i--) {
          open.push(new Written(children.get(i), next.at.child(i), owner));
        }
      }
    }
  }

  static WrittenExpressions of(PolicySpec spec) {
    List<Written> all = new ArrayList<>();
    spec.measures().forEach(measure -> addMeasure(measure, all));
    for (Grid grid : spec.grids()) {
      Place.Element at = Place.element("grid/" + grid.name());
      for (int i = 0; i < grid.needs().size(); i++) {
        add(grid.needs().get(i).condition(), at.child("need").child(i), grid.name(), all);
      }
      for (int i = 0; i < grid.replacements().size(); i++) {
        Place.Element when = at.child("replace").child(i).child("when");
        add(grid.replacements().get(i).when(), when, grid.name(), all);
      }
    }
    for (IndexSpec index : spec.indexes()) {
      Place.Element at = Place.element("index/" + index.name());
      add(index.earns(), at.child("earns"), index.name(), all);
      for (int i = 0; i < index.cells().size(); i++) {
        Place.Element cell = at.child("cell").child(i).child("part");
        add(index.cells().get(i).part(), cell, index.name(), all);
      }
      add(index.needs(), at.child("needs"), index.name(), all);
    }
    for (Ladder ladder : spec.ladders()) {
      for (int i = 0; i < ladder.moves().size(); i++) {
        Place.Element when = Place.element("ladder/" + ladder.name() + "/move/" + i + "/when");
        add(ladder.moves().get(i).when(), when, ladder.name(), all);
      }
    }
    for (Cohort cohort : spec.cohorts()) {
      Place.Element at = Place.element("cohort/" + cohort.name());
      add(cohort.asOf(), at.child("as_of"), cohort.name(), all);
      add(cohort.members(), at.child("members"), cohort.name(), all);
    }
    spec.designations().forEach(designation -> addDesignation(designation, all));
    return new WrittenExpressions(all);
  }

  private static void addDesignation(Designation one, List<Written> all) {
    Place.Element at = Place.element("designation/" + one.name());
    for (int i = 0; i < one.routes().size(); i++) {
      Place.Element route = at.child("route").child(i);
      add(one.routes().get(i).who(), route.child("who"), one.name(), all);
      add(one.routes().get(i).groups(), route.child("groups"), one.name(), all);
    }
    for (int i = 0; i < one.exits().size(); i++) {
      add(
          one.exits().get(i).cleared(),
          at.child("exit").child(i).child("cleared"),
          one.name(),
          all);
    }
  }

  private static void addMeasure(Measure measure, List<Written> all) {
    String name = measure.name();
    Place.Element at = Place.element("measure/" + name);
    for (int i = 0; i < measure.needs().size(); i++) {
      add(measure.needs().get(i).condition(), at.child("need").child(i), name, all);
    }
    if (measure.body() instanceof Measure.Rate rate) {
      add(rate.part(), at.child("part"), name, all);
      add(rate.whole(), at.child("whole"), name, all);
    } else if (measure.body() instanceof Measure.Cases cases) {
      for (int i = 0; i < cases.cases().size(); i++) {
        Place.Element value = at.child("value").child(i);
        add(cases.cases().get(i).value(), value, name, all);
        add(cases.cases().get(i).when(), value.child("when"), name, all);
      }
    }
  }

  private static void add(@Nullable Expr expr, Place.Element at, String owner, List<Written> all) {
    if (expr != null) {
      all.add(new Written(expr, at, owner));
    }
  }

  /** Every name that an expression writes, words among them. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Written written : all) {
      written.walk(
          (expr, at) -> {
            if (expr instanceof Expr.Name name) {
              names.add(name.name());
            } else if (expr instanceof Expr.OfGroup ofGroup) {
              names.add(ofGroup.name());
            }
          });
    }
    return names;
  }
}
