package org.sqis.core.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.Type;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Which declarations read which, an order in which none is read too early, and the cycles. */
final class Dependencies {
  /** Of a longer cycle only so many names are shown. */
  private static final int LONGEST_CYCLE = 8;

  /** The words that a name can be compared with, which are no names of their own there. */
  private final Map<String, Set<String>> words = new HashMap<>();

  private final Map<String, Set<String>> reads = new LinkedHashMap<>();
  private final Map<String, Set<String>> readBy = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final List<List<String>> cycles = new ArrayList<>();
  private final Set<String> inCycle = new LinkedHashSet<>();

  Dependencies(PolicySpec spec) {
    for (Input input : spec.inputs()) {
      words(input.name(), input.type());
    }
    for (Parameter parameter : spec.parameters()) {
      words(parameter.name(), parameter.type());
    }
    for (Measure measure : spec.measures()) {
      words(measure.name()).addAll(measure.words());
    }
    for (LevelTable levels : spec.levels()) {
      Set<String> names = words(levels.name());
      for (LevelTable.Row row : levels.rows()) {
        names.add(row.level());
      }
    }
    for (Grid grid : spec.grids()) {
      Set<String> names = words(grid.name());
      grid.values().forEach(value -> names.add(value.word()));
      names.addAll(words.getOrDefault(grid.valuesOf(), Set.of()));
      grid.rows().stream()
          .flatMap(row -> row.cells().stream())
          .forEach(cell -> names.add(cell.toString()));
    }
    for (Ladder ladder : spec.ladders()) {
      words(ladder.name()).addAll(ladder.states());
    }
    read(spec);
    for (Map.Entry<String, Set<String>> one : reads.entrySet()) {
      for (String name : one.getValue()) {
        Set<String> readers = readBy.get(name);
        if (readers == null) {
          readers = new LinkedHashSet<>();
          readBy.put(name, readers);
        }
        readers.add(one.getKey());
      }
    }
    sort();
  }

  /** Loops and no lambdas: this runs once, before the first school is scored. */
  private void read(PolicySpec spec) {
    for (Measure measure : spec.measures()) {
      reads.putIfAbsent(measure.name(), ofMeasure(measure));
    }
    for (LevelTable levels : spec.levels()) {
      reads.putIfAbsent(levels.name(), ofLevels(levels));
    }
    for (Grid grid : spec.grids()) {
      reads.putIfAbsent(grid.name(), ofGrid(grid));
    }
    for (IndexSpec index : spec.indexes()) {
      reads.putIfAbsent(index.name(), ofIndex(index));
    }
    for (Designation designation : spec.designations()) {
      reads.putIfAbsent(designation.name(), ofDesignation(designation));
    }
    for (Cohort cohort : spec.cohorts()) {
      reads.putIfAbsent(cohort.name(), ofCohort(cohort));
    }
    for (Ladder ladder : spec.ladders()) {
      reads.putIfAbsent(ladder.name(), ofLadder(ladder));
    }
  }

  private Set<String> words(String name) {
    Set<String> own = words.get(name);
    if (own == null) {
      own = new HashSet<>();
      words.put(name, own);
    }
    return own;
  }

  private void words(String name, @Nullable Type type) {
    if (type instanceof Type.OneOf oneOf) {
      words(name).addAll(oneOf.options());
    }
  }

  /** Names of measures, level tables and indexes, each after those it reads. */
  List<String> order() {
    return order;
  }

  /**
   * Tells the cycles; they share no name.
   *
   * @param declared the kind of each name
   */
  void tellCycles(Map<String, String> declared, Problems problems) {
    for (List<String> cycle : cycles) {
      tell(cycle, declared, problems);
    }
  }

  private static void tell(List<String> cycle, Map<String, String> declared, Problems problems) {
    int size = cycle.size();
    List<String> path = new ArrayList<>(cycle.subList(0, Math.min(size, LONGEST_CYCLE)));
    if (size > LONGEST_CYCLE) {
      path.add("\u2026");
      path.add(cycle.get(size - 1));
    }
    path.add(cycle.get(0));
    Problem problem =
        Problem.of(
            ProblemCode.CYCLE,
            place(cycle.get(0), declared),
            cycle.get(0),
            String.join(" \u2192 ", path));
    for (int i = 1; i < Math.min(size, LONGEST_CYCLE); i++) {
      String next = cycle.get((i + 1) % size);
      problem = problem.with(place(cycle.get(i), declared), "reads `" + next + "`");
    }
    String last = cycle.get(size - 1);
    problems.add(
        problem.help("change `" + last + "` so that it does not read `" + cycle.get(0) + "`"));
  }

  private static Place.Element place(String name, Map<String, String> declared) {
    return Place.element(declared.get(name) + "/" + name);
  }

  /** Notes every parameter that is not set, and what needs it. */
  void noteBlocked(PolicySpec spec, Problems problems) {
    for (Parameter parameter : spec.parameters()) {
      if (parameter.value() == null) {
        List<String> blocked = new ArrayList<>(dependents(parameter.name()));
        spec.procedures().stream()
            .filter(one -> one.reads().contains(parameter.name()))
            .forEach(one -> blocked.add(one.name()));
        problems.add(
            ProblemCode.NOT_SET,
            Place.element("parameter/" + parameter.name()),
            parameter.name(),
            blocked.isEmpty()
                ? "nothing needs it yet"
                : "it blocks " + CaseProof.listed(blocked, "and"));
      }
    }
  }

  /** Every name that depends on itself. */
  Set<String> inCycle() {
    return inCycle;
  }

  /** What needs {@code name}, directly or not, in declaration order. */
  List<String> dependents(String name) {
    if (!readBy.containsKey(name)) {
      return List.of();
    }
    Set<String> reached = new HashSet<>(Set.of(name));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (String reader : readBy.getOrDefault(open.pop(), Set.of())) {
        if (reached.add(reader)) {
          open.push(reader);
        }
      }
    }
    reached.remove(name);
    return reads.keySet().stream().filter(reached::contains).toList();
  }

  /** Everything {@code name} reads, directly or not, and itself. */
  Set<String> reaches(String name) {
    Set<String> reached = new LinkedHashSet<>(Set.of(name));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (String read : readsOf(open.pop())) {
        if (reached.add(read)) {
          open.push(read);
        }
      }
    }
    return reached;
  }

  private void sort() {
    Set<String> done = new HashSet<>();
    for (String root : reads.keySet()) {
      Deque<String> path = new ArrayDeque<>();
      Deque<Iterator<String>> open = new ArrayDeque<>();
      Set<String> onPath = new LinkedHashSet<>();
      if (done.contains(root)) {
        continue;
      }
      path.push(root);
      onPath.add(root);
      open.push(readsOf(root).iterator());
      while (!path.isEmpty()) {
        Iterator<String> next = open.element();
        if (!next.hasNext()) {
          String name = path.pop();
          open.pop();
          onPath.remove(name);
          done.add(name);
          order.add(name);
          continue;
        }
        String name = next.next();
        if (onPath.contains(name)) {
          addCycle(new ArrayList<>(onPath), name);
        } else if (reads.containsKey(name) && !done.contains(name)) {
          path.push(name);
          onPath.add(name);
          open.push(readsOf(name).iterator());
        }
      }
    }
  }

  /** Of cycles that share a name one is enough: the others show when it is broken. */
  private void addCycle(List<String> path, String start) {
    List<String> cycle = path.subList(path.indexOf(start), path.size());
    if (Collections.disjoint(cycle, inCycle)) {
      cycles.add(List.copyOf(cycle));
    }
    inCycle.addAll(cycle);
  }

  private Set<String> readsOf(String name) {
    return reads.getOrDefault(name, Set.of());
  }

  private Set<String> ofMeasure(Measure measure) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> locals = Set.of();
    if (measure.body() instanceof Measure.Rate rate) {
      collect(rate.part(), Set.of(), names);
      collect(rate.whole(), Set.of(), names);
      locals = Set.of("part", "whole");
    } else if (measure.body() instanceof Measure.Cases cases) {
      for (Measure.Case one : cases.cases()) {
        collect(one.value(), Set.copyOf(measure.words()), names);
        collect(one.when(), Set.of(), names);
      }
    }
    for (Measure.Need need : measure.needs()) {
      collect(need.condition(), locals, names);
    }
    return names;
  }

  private static Set<String> ofLevels(LevelTable levels) {
    return new LinkedHashSet<>(List.of(levels.of(), levels.by()));
  }

  private Set<String> ofGrid(Grid grid) {
    Set<String> names = new LinkedHashSet<>(List.of(grid.rowsBy()));
    names.add(grid.columnsBy());
    grid.needs().forEach(need -> collect(need.condition(), Set.of(), names));
    grid.replacements().forEach(one -> collect(one.when(), Set.of(), names));
    return names;
  }

  private Set<String> ofDesignation(Designation designation) {
    Set<String> names = new LinkedHashSet<>(List.of(designation.among(), designation.poolsBy()));
    names.add(designation.baseOf());
    names.addAll(designation.except());
    for (Designation.Route route : designation.routes()) {
      collect(route.who(), Set.of(), names);
      collect(route.groups(), Set.of(), names);
    }
    for (Designation.Exit exit : designation.exits()) {
      collect(exit.cleared(), Set.of(), names);
    }
    return names;
  }

  private Set<String> ofCohort(Cohort cohort) {
    Set<String> names = new LinkedHashSet<>();
    collect(cohort.members(), Set.of(), names);
    collect(cohort.asOf(), Set.of(), names);
    return names;
  }

  private Set<String> ofIndex(IndexSpec index) {
    Set<String> names = new LinkedHashSet<>();
    for (IndexSpec.Share share : index.shares().rows()) {
      names.add(share.measure());
    }
    names.add(index.by());
    for (IndexSpec.CellShare cell : index.cells()) {
      collect(cell.part(), Set.of(), names);
    }
    names.add(index.lowestOnceBy());
    collect(index.earns(), Set.of("level"), names);
    collect(index.needs(), Set.of("shares_present"), names);
    return names;
  }

  private Set<String> ofLadder(Ladder ladder) {
    Set<String> names = new LinkedHashSet<>(List.of(ladder.designation()));
    names.addAll(ladder.carries());
    ladder.moves().forEach(move -> collect(move.when(), LadderProof.LOCALS, names));
    for (Ladder.Duty duty : ladder.duties()) {
      for (Ladder.Proviso proviso : duty.provisos()) {
        if (proviso instanceof Ladder.Proviso.Partner partner) {
          names.addAll(List.of(partner.designation(), partner.by()));
        }
      }
    }
    return names;
  }

  /** Adds the names an expression reads, from left to right; without recursion, as it is long. */
  private void collect(@Nullable Expr whole, Set<String> locals, Set<String> names) {
    Deque<Expr> open = new ArrayDeque<>();
    if (whole != null) {
      open.push(whole);
    }
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      if (expr instanceof Expr.Name name) {
        if (!locals.contains(name.name())) {
          names.add(name.name());
        }
      } else if (expr instanceof Expr.OfGroup ofGroup) {
        names.add(ofGroup.name());
      } else if (expr instanceof Expr.Binary binary && isWord(binary)) {
        open.push(binary.left());
      } else if (expr instanceof Expr.Call call && RankCompiler.handles(call)) {
        names.addAll(RankCompiler.namesOf(call));
        for (Expr argument : call.arguments()) {
          open.push(argument);
        }
      } else if (CallCompiler.isNumberOf(expr)) {
        open.push(expr.children().get(0));
      } else if (!(expr instanceof Expr.Call call && DateCalls.namesSeason(call))) {
        List<Expr> children = expr.children();
        for (int i = children.size() - 1; i >= 0; i--) {
          open.push(children.get(i));
        }
      }
    }
  }

  /** Whether the right side of {@code x is …} is a word, though something has the same name. */
  private boolean isWord(Expr.Binary binary) {
    if (binary.operator() != Operator.IS || !(binary.right() instanceof Expr.Name word)) {
      return false;
    }
    String name =
        binary.left() instanceof Expr.Name read
            ? read.name()
            : binary.left() instanceof Expr.OfGroup read ? read.name() : "";
    return name.equals("group") || words.getOrDefault(name, Set.of()).contains(word.name());
  }
}
