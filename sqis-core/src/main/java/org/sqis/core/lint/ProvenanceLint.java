package org.sqis.core.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Plan;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Procedure;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Numbers nobody stands behind: cut scores and shares without provenance or source, and numerals
 * and dates that a measure without a source compares a value with. Such a number is a decision; 0,
 * 1, 2 and 100% seldom are, and levels are compared with their own numbers.
 */
final class ProvenanceLint {
  private static final Set<Rational> NO_DECISION =
      Set.of(Rational.ZERO, Rational.ONE, Rational.of(2));

  private ProvenanceLint() {}

  static void add(Plan plan, List<Problem> found) {
    for (LevelTable levels : plan.spec().levels()) {
      List<ColumnOrigin> columns = new ArrayList<>();
      for (int i = 0; i < levels.columns().size(); i++) {
        columns.add(levels.origin(i));
      }
      add("levels/" + levels.name(), "cut scores", levels.name(), columns, found);
    }
    for (Grid grid : plan.spec().grids()) {
      if (grid.provenance() == null && grid.source().isEmpty()) {
        found.add(
            Problem.of(
                    ProblemCode.UNSUPPORTED_TABLE,
                    Place.element("grid/" + grid.name()),
                    "cells",
                    grid.name())
                .help("add a line `provenance choice`, or who else stands behind them"));
      }
    }
    for (Ladder ladder : plan.spec().ladders()) {
      if (ladder.provenance() == null && ladder.source().isEmpty()) {
        found.add(
            Problem.of(
                    ProblemCode.UNSUPPORTED_TABLE,
                    Place.element("ladder/" + ladder.name()),
                    "moves",
                    ladder.name())
                .help("add a line `provenance choice`, or who else stands behind them"));
      }
    }
    for (Procedure procedure : plan.spec().procedures()) {
      if (procedure.provenance() == null && procedure.source().isEmpty()) {
        found.add(
            Problem.of(
                    ProblemCode.UNSUPPORTED_TABLE,
                    Place.element("procedure/" + procedure.name()),
                    "rules",
                    procedure.name())
                .help("add a line `provenance choice`, or who else stands behind them"));
      }
    }
    for (IndexSpec index : plan.spec().indexes()) {
      List<ColumnOrigin> columns = new ArrayList<>();
      for (int i = 0; i < index.shares().columns().size(); i++) {
        columns.add(index.origin(i));
      }
      add("index/" + index.name(), "shares", index.name(), columns, found);
    }
    addNumerals(plan, found);
  }

  /** Reports the columns nobody stands behind; all of them in one line. */
  private static void add(
      String path, String what, String name, List<ColumnOrigin> columns, List<Problem> found) {
    List<ColumnOrigin> unsaid = columns.stream().filter(ColumnOrigin::isUnsaid).toList();
    if (unsaid.isEmpty()) {
      return;
    }
    boolean isWhole = unsaid.size() == columns.size();
    String of =
        unsaid.stream()
            .flatMap(column -> column.words().stream())
            .collect(Collectors.joining(", ", " for ", ""));
    found.add(
        Problem.of(
                ProblemCode.UNSUPPORTED_TABLE,
                Place.element(path),
                isWhole ? what : what + of,
                name)
            .help(
                isWhole
                    ? "add a line `provenance choice`, or who else stands behind them"
                    : "add a row for them to its table `columns`, or a line `provenance`"));
  }

  private static void addNumerals(Plan plan, List<Problem> found) {
    Set<String> uncited = new TreeSet<>();
    for (Measure measure : plan.spec().measures()) {
      if (measure.source().isEmpty()) {
        uncited.add(measure.name());
      }
    }
    Set<String> levels = new HashSet<>();
    plan.spec().levels().forEach(table -> levels.add(table.name()));
    plan.spec().grids().forEach(grid -> levels.add(grid.name()));
    Set<String> said = new HashSet<>();
    Set<String> cited = citedRoutes(plan.spec().designations(), uncited);
    for (WrittenExpressions.Written one : WrittenExpressions.of(plan.spec()).all()) {
      if (!uncited.contains(one.owner()) || isOf(cited, one.at().path())) {
        continue;
      }
      one.walk(
          (expr, at) -> {
            if (expr instanceof Expr.Call call && call.options().containsKey("by")) {
              addQuota(call, at, one.owner(), said, found);
            }
            if (!(expr instanceof Expr.Binary binary) || !isComparison(binary.operator())) {
              return;
            }
            Expr right = decision(binary.right(), binary.left(), levels);
            Expr left = decision(binary.left(), binary.right(), levels);
            Expr numeral = right != null ? right : left;
            if (numeral != null && said.add(one.owner() + " " + numeral)) {
              found.add(
                  Problem.of(
                          ProblemCode.UNSUPPORTED_NUMBER,
                          at.child(right != null ? 1 : 0),
                          numeral.toString(),
                          one.owner())
                      .help("make it a parameter, or add a `source` to `" + one.owner() + "`"));
            }
          });
    }
  }

  /**
   * The places of routes and exits that somebody stands behind; designations that say nobody are
   * added to {@code uncited}.
   */
  private static Set<String> citedRoutes(List<Designation> designations, Set<String> uncited) {
    Set<String> cited = new HashSet<>();
    for (Designation one : designations) {
      if (one.provenance() != null || !one.source().isEmpty()) {
        continue;
      }
      uncited.add(one.name());
      String at = "designation/" + one.name();
      Set<String> routes = new HashSet<>();
      for (int i = 0; i < one.routes().size(); i++) {
        Designation.Route route = one.routes().get(i);
        if (route.provenance() != null || !route.source().isEmpty()) {
          routes.add(route.name());
          cited.add(at + "/route/" + i + "/");
        }
      }
      for (int i = 0; i < one.exits().size(); i++) {
        if (routes.contains(one.exits().get(i).route())) {
          cited.add(at + "/exit/" + i + "/");
        }
      }
    }
    return cited;
  }

  private static boolean isOf(Set<String> places, String path) {
    return places.stream().anyMatch(path::startsWith);
  }

  /** The share or number of a quota. */
  private static void addQuota(
      Expr.Call call, Place.Element at, String owner, Set<String> said, List<Problem> found) {
    boolean isWritten =
        !call.arguments().isEmpty() && call.arguments().get(0) instanceof Expr.Numeral;
    if (isWritten && said.add(owner + " " + call.arguments().get(0))) {
      found.add(
          Problem.of(
                  ProblemCode.UNSUPPORTED_NUMBER,
                  at.child(0),
                  call.arguments().get(0).toString(),
                  owner)
              .help("make it a parameter, or add a `provenance` to `" + owner + "`"));
    }
  }

  private static boolean isComparison(Operator operator) {
    return switch (operator) {
      case LESS, AT_MOST, GREATER, AT_LEAST, IS -> true;
      case OR, AND, PLUS, MINUS, TIMES, DIVIDED -> false;
    };
  }

  /** The numeral or date that somebody decided on; null if {@code side} is none. */
  private static @Nullable Expr decision(Expr side, Expr other, Set<String> levels) {
    boolean isDecision =
        side instanceof Expr.Numeral numeral
            && !NO_DECISION.contains(numeral.value())
            && !mentions(other, levels);
    return isDecision || side instanceof Expr.Date ? side : null;
  }

  private static boolean mentions(Expr expr, Set<String> names) {
    boolean[] mentions = new boolean[1];
    new WrittenExpressions.Written(expr, Place.element(""), "")
        .walk(
            (part, at) ->
                mentions[0] |=
                    (part instanceof Expr.Name name && names.contains(name.name()))
                        || (part instanceof Expr.OfGroup of && names.contains(of.name())));
    return mentions[0];
  }
}
