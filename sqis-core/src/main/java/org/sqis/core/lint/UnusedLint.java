package org.sqis.core.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.Outline;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Inputs and parameters that nothing reads, and sources that nothing cites. */
final class UnusedLint {
  private UnusedLint() {}

  /** Every name that the rules of a year read. */
  static Set<String> read(Plan plan) {
    Set<String> read = new HashSet<>(WrittenExpressions.of(plan.spec()).names());
    read.addAll(readByTables(plan));
    return read;
  }

  /**
   * Adds what no rule reads.
   *
   * @param read what is read in some year
   */
  static void add(Plan plan, Set<String> read, List<Problem> found) {
    PolicySpec spec = plan.spec();
    for (Parameter parameter : spec.parameters()) {
      // A note speaks of those that are not set.
      if (parameter.value() != null && !read.contains(parameter.name())) {
        found.add(
            Problem.of(
                    ProblemCode.UNUSED,
                    Place.element("parameter/" + parameter.name()),
                    parameter.name(),
                    "a parameter",
                    "reads")
                .help("read it in a rule, or leave the row out"));
      }
    }
    for (Input input : spec.inputs()) {
      if (!read.contains(input.name())) {
        found.add(
            Problem.of(
                    ProblemCode.UNUSED,
                    Place.element("input/" + input.name()),
                    input.name(),
                    "an input",
                    "reads")
                .help("read it in a rule, list it under `not scored`, or leave the row out"));
      }
    }
  }

  private static Set<String> readByTables(Plan plan) {
    Set<String> read = new HashSet<>();
    // What the policy says it does not score is accounted for.
    plan.spec().header().notScored().forEach(one -> read.add(one.element()));
    plan.spec().inputs().forEach(input -> read.add(input.partOf()));
    for (LevelTable levels : plan.spec().levels()) {
      read.add(levels.of());
      read.add(levels.by());
    }
    for (Grid grid : plan.spec().grids()) {
      read.add(grid.rowsBy());
      read.add(grid.columnsBy());
    }
    for (IndexSpec index : plan.spec().indexes()) {
      read.add(index.by());
      read.add(index.lowestOnceBy());
      read.addAll(index.unscored());
    }
    plan.spec().designations().forEach(one -> read.add(one.poolsBy()));
    for (Ladder ladder : plan.spec().ladders()) {
      for (Ladder.Duty duty : ladder.duties()) {
        duty.provisos().stream()
            .filter(Ladder.Proviso.Partner.class::isInstance)
            .forEach(one -> read.add(((Ladder.Proviso.Partner) one).by()));
      }
    }
    plan.spec().procedures().forEach(one -> read.addAll(one.reads()));
    for (Element element : plan.elements()) {
      if (element instanceof Element.OfMeasure measure) {
        read.add(measure.typeInput());
      }
    }
    return read;
  }

  static void addSources(PolicySpec spec, List<Problem> found) {
    Set<String> cited = new HashSet<>();
    SchoolCalendar calendar = spec.header().calendar();
    if (calendar.start() != null) {
      cite(calendar.start().source(), cited);
    }
    calendar.seasons().forEach(entry -> cite(entry.source(), cited));
    spec.parameters().forEach(parameter -> cite(parameter.source(), cited));
    spec.measures().forEach(measure -> cite(measure.source(), cited));
    spec.levels().forEach(levels -> cite(levels.source(), cited));
    spec.grids().forEach(grid -> cite(grid.source(), cited));
    spec.indexes().forEach(index -> cite(index.source(), cited));
    spec.levels().forEach(one -> one.origins().forEach(it -> cite(it.source(), cited)));
    spec.indexes().forEach(one -> one.origins().forEach(it -> cite(it.source(), cited)));
    spec.numbers().forEach(one -> one.columns().forEach(it -> cite(it.source(), cited)));
    spec.cohorts().forEach(one -> cite(one.source(), cited));
    spec.ladders().forEach(one -> cite(one.source(), cited));
    spec.ladders().forEach(one -> one.duties().forEach(it -> cite(it.source(), cited)));
    spec.memberships().forEach(one -> cite(one.source(), cited));
    spec.memberships().forEach(one -> one.districts().forEach(it -> cite(it.source(), cited)));
    for (Membership membership : spec.memberships()) {
      boolean isNamed =
          spec.cohorts().stream().anyMatch(one -> one.membership().equals(membership.name()))
              || spec.procedures().stream()
                  .anyMatch(one -> one.reads().contains(membership.name()));
      if (!isNamed) {
        found.add(
            Problem.of(
                    ProblemCode.UNUSED,
                    Place.element("membership/" + membership.name()),
                    membership.name(),
                    "a membership",
                    "names")
                .help("name it under `districts` of a cohort, or leave it out"));
      }
    }
    for (Procedure procedure : spec.procedures()) {
      cite(procedure.source(), cited);
      procedure
          .outline()
          .tables()
          .forEach(table -> table.column(Outline.SOURCE).forEach(source -> cite(source, cited)));
    }
    spec.designations().forEach(one -> cite(one.source(), cited));
    spec.designations().forEach(one -> one.routes().forEach(it -> cite(it.source(), cited)));
    for (PolicyHeader.Source source : spec.header().sources()) {
      if (!cited.contains(source.name())) {
        found.add(
            Problem.of(
                    ProblemCode.UNUSED,
                    Place.element("policy/source/" + source.name()),
                    source.name(),
                    "a source",
                    "cites")
                .help("cite it with `source " + source.name() + "`, or leave the row out"));
      }
    }
  }

  /** What a citation begins with, such as {@code waiver} of {@code waiver page 3, memo}. */
  private static void cite(String citation, Set<String> cited) {
    for (String one : citation.split(",", -1)) {
      cited.add(one.strip().split("\\s", 2)[0]);
    }
  }
}
