package org.sqis.core.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicySpec;

/** Which declarations read which, an order in which none is read too early, and the cycles. */
final class Dependencies {
  private final Map<String, Set<String>> reads = new LinkedHashMap<>();
  private final List<String> order = new ArrayList<>();
  private final List<List<String>> cycles = new ArrayList<>();

  Dependencies(PolicySpec spec) {
    spec.measures().forEach(measure -> reads.put(measure.name(), ofMeasure(measure)));
    spec.levels().forEach(levels -> reads.put(levels.name(), ofLevels(levels)));
    spec.indexes().forEach(index -> reads.put(index.name(), ofIndex(index)));
    sort();
  }

  /** Names of measures, level tables and indexes, each after those it reads. */
  List<String> order() {
    return order;
  }

  /** Every cycle found, as the names along it. */
  List<List<String>> cycles() {
    return cycles;
  }

  /** What needs {@code name}, directly or not, in declaration order. */
  List<String> dependents(String name) {
    Set<String> reached = new HashSet<>(Set.of(name));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Map.Entry<String, Set<String>> entry : reads.entrySet()) {
        if (!reached.contains(entry.getKey())
            && entry.getValue().stream().anyMatch(reached::contains)) {
          reached.add(entry.getKey());
          grows = true;
        }
      }
    }
    return reads.keySet().stream()
        .filter(other -> !other.equals(name) && reached.contains(other))
        .toList();
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
          List<String> cycle = new ArrayList<>(onPath);
          cycles.add(List.copyOf(cycle.subList(cycle.indexOf(name), cycle.size())));
        } else if (reads.containsKey(name) && !done.contains(name)) {
          path.push(name);
          onPath.add(name);
          open.push(readsOf(name).iterator());
        }
      }
    }
  }

  private Set<String> readsOf(String name) {
    return reads.getOrDefault(name, Set.of());
  }

  private static Set<String> ofMeasure(Measure measure) {
    Set<String> names = new LinkedHashSet<>();
    measure.needs().forEach(need -> collect(need.condition(), names));
    if (measure.body() instanceof Measure.Rate rate) {
      collect(rate.part(), names);
      collect(rate.whole(), names);
    } else if (measure.body() instanceof Measure.Cases cases) {
      for (Measure.Case one : cases.cases()) {
        collect(one.value(), names);
        collect(one.when(), names);
      }
    }
    return names;
  }

  private static Set<String> ofLevels(LevelTable levels) {
    return new LinkedHashSet<>(List.of(levels.of(), levels.by()));
  }

  private static Set<String> ofIndex(IndexSpec index) {
    Set<String> names = new LinkedHashSet<>();
    index.shares().rows().forEach(share -> names.add(share.measure()));
    index.cells().forEach(cell -> collect(cell.part(), names));
    names.add(index.lowestOnceBy());
    collect(index.earns(), names);
    collect(index.needs(), names);
    return names;
  }

  /** Adds the names an expression reads, from left to right; without recursion, as it is long. */
  private static void collect(@Nullable Expr whole, Set<String> names) {
    Deque<Expr> open = new ArrayDeque<>();
    if (whole != null) {
      open.push(whole);
    }
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      if (expr instanceof Expr.Name name) {
        names.add(name.name());
      } else if (expr instanceof Expr.OfGroup ofGroup) {
        names.add(ofGroup.name());
      }
      List<Expr> children = expr.children();
      for (int i = children.size() - 1; i >= 0; i--) {
        open.push(children.get(i));
      }
    }
  }
}
