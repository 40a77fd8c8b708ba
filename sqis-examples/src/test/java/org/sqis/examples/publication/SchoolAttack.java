package org.sqis.examples.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * What a reader with linear programming can work out about one rate of one school. It knows the
 * published rates with their counts, why each hidden one is hidden, and how groups add up; it
 * shares no code with the library.
 */
final class SchoolAttack {
  private static final double CLOSE = 1e-6;

  private final long smallest;
  private final List<double[]> left = new ArrayList<>();
  private final List<Relationship> signs = new ArrayList<>();
  private final List<Double> right = new ArrayList<>();
  private final Map<String, Integer> variables = new TreeMap<>();
  private final Map<String, Cell> cells;

  /**
   * A rate of a group.
   *
   * @param whole the students
   * @param part those who count, or -1 if the data do not say
   * @param status what is printed of the rate
   */
  record Cell(long whole, long part, String status) {
    boolean isHidden() {
      return status.startsWith("suppressed");
    }

    long rest() {
      return whole - part;
    }
  }

  /**
   * @param cells the groups that have counts; {@code all} is one of them
   * @param families the groups that add up to {@code all}, but for a remainder
   */
  SchoolAttack(Map<String, Cell> cells, List<List<String>> families, long smallest) {
    this.smallest = smallest;
    this.cells = cells;
    cells.forEach(
        (group, cell) -> {
          if (cell.isHidden() || cell.part() < 0) {
            variables.put(group + " part", variables.size());
            variables.put(group + " rest", variables.size());
          }
        });
    Map<List<String>, Long> rests = new java.util.LinkedHashMap<>();
    for (List<String> family : families) {
      long rest = cells.get("all").whole();
      for (String group : family) {
        rest -= cells.get(group).whole();
      }
      rests.put(family, rest);
      if (rest > 0) {
        variables.put(family + " part", variables.size());
        variables.put(family + " rest", variables.size());
      }
    }
    cells.forEach(
        (group, cell) -> {
          if (cell.isHidden()) {
            bound(group, cell.status().endsWith("small") ? 0 : smallest, cell.status());
          } else if (cell.part() < 0) {
            add(
                Map.of(group + " part", 1.0, group + " rest", 1.0),
                Relationship.EQ,
                (double) cell.whole());
          }
        });
    rests.forEach(
        (family, rest) -> {
          total(family, rest, " part");
          total(family, rest, " rest");
          if (rest > 0) {
            bound(
                family.toString(),
                rest < smallest ? 1 : smallest,
                rest < smallest ? "small" : "large");
          }
        });
  }

  private void bound(String group, long least, String status) {
    Map<String, Double> both = Map.of(group + " part", 1.0, group + " rest", 1.0);
    add(both, Relationship.GEQ, (double) least);
    if (status.endsWith("small")) {
      add(both, Relationship.LEQ, (double) (smallest - 1));
    }
  }

  private void total(List<String> family, long rest, String which) {
    Map<String, Double> row = new TreeMap<>();
    double known = put("all", which, 1, row);
    for (String group : family) {
      known += put(group, which, -1, row);
    }
    if (rest > 0) {
      row.put(family + which, -1.0);
    }
    if (!row.isEmpty()) {
      add(row, Relationship.EQ, -known);
    }
  }

  private double put(String group, String which, double sign, Map<String, Double> row) {
    Cell cell = cells.get(group);
    if (variables.containsKey(group + which)) {
      row.put(group + which, sign);
      return 0;
    }
    return sign * (which.equals(" part") ? cell.part() : cell.rest());
  }

  private void add(Map<String, Double> row, Relationship sign, double value) {
    double[] factors = new double[variables.size()];
    row.forEach((name, factor) -> factors[variables.get(name)] += factor);
    left.add(factors);
    signs.add(sign);
    right.add(value);
  }

  /** Hidden counts that can have fewer whole values than that, by linear programming. */
  List<String> narrow(long width) {
    List<String> narrow = new ArrayList<>();
    List<String> judged = new ArrayList<>();
    cells.forEach(
        (group, cell) -> {
          if (cell.isHidden() && cell.part() >= 0) {
            judged.add(group);
          }
        });
    for (String group : judged) {
      check(narrow, width, group, Map.of(group + " part", 1.0));
      check(narrow, width, group, Map.of(group + " rest", 1.0));
      check(narrow, width, group, Map.of(group + " part", 1.0, group + " rest", 1.0));
    }
    return narrow;
  }

  private void check(List<String> narrow, long width, String of, Map<String, Double> what) {
    double low = Math.ceil(best(what, GoalType.MINIMIZE) - CLOSE);
    double high = Math.floor(best(what, GoalType.MAXIMIZE) + CLOSE);
    if (high - low + 1 < width) {
      narrow.add(of + " " + what.keySet() + " from " + low + " to " + high);
    }
  }

  private double best(Map<String, Double> what, GoalType goal) {
    double[] factors = new double[variables.size()];
    what.forEach((name, factor) -> factors[variables.get(name)] = factor);
    List<LinearConstraint> rows = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      rows.add(new LinearConstraint(left.get(i), signs.get(i), right.get(i)));
    }
    try {
      return new SimplexSolver()
          .optimize(
              new MaxIter(10_000),
              new LinearObjectiveFunction(factors, 0),
              new LinearConstraintSet(rows),
              new NonNegativeConstraint(true),
              goal)
          .getValue();
    } catch (UnboundedSolutionException e) {
      return 1e9;
    }
  }
}
