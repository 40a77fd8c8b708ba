package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;

/** Some of the values that a name can have. Immutable. */
sealed interface Values {
  /** Those that lie in both. */
  Values intersect(Values other);

  /** Those that do not lie in {@code other}. */
  Values without(Values other);

  /** Those that lie in either. */
  Values union(Values other);

  /** Whether there are none. */
  boolean isEmpty();

  /** How many pieces they consist of. */
  int size();

  /** The values in the reader's words. */
  String words(Unit unit);

  /**
   * Some of finitely many values.
   *
   * @param list the values
   */
  record Finite(Set<Value> list) implements Values {
    public Finite {
      list = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(list));
    }

    @Override
    public Values intersect(Values other) {
      Set<Value> common = new LinkedHashSet<>(list);
      common.retainAll(((Finite) other).list);
      return new Finite(common);
    }

    @Override
    public Values without(Values other) {
      Set<Value> rest = new LinkedHashSet<>(list);
      rest.removeAll(((Finite) other).list);
      return new Finite(rest);
    }

    @Override
    public Values union(Values other) {
      Set<Value> both = new LinkedHashSet<>(list);
      both.addAll(((Finite) other).list);
      return new Finite(both);
    }

    @Override
    public boolean isEmpty() {
      return list.isEmpty();
    }

    @Override
    public int size() {
      return list.size();
    }

    @Override
    public String words(Unit unit) {
      return CaseProof.listed(List.copyOf(list), "or");
    }
  }

  /**
   * Stretches of the line of numbers.
   *
   * @param line the numbers there are
   * @param list the stretches
   */
  record Numbers(NumberLine line, List<Interval> list) implements Values {
    public Numbers {
      list = list.stream().filter(interval -> !line.isEmpty(interval)).toList();
    }

    @Override
    public Values intersect(Values other) {
      List<Interval> common = new ArrayList<>();
      for (Interval one : list) {
        for (Interval two : ((Numbers) other).list) {
          common.add(one.and(two));
        }
      }
      return new Numbers(line, common);
    }

    @Override
    public Values without(Values other) {
      List<Interval> outside = NumberLine.WHOLE.free(((Numbers) other).list);
      return intersect(new Numbers(line, outside));
    }

    @Override
    public Values union(Values other) {
      List<Interval> both = new ArrayList<>(list);
      both.addAll(((Numbers) other).list);
      return new Numbers(line, both);
    }

    @Override
    public boolean isEmpty() {
      return list.isEmpty();
    }

    @Override
    public int size() {
      return list.size();
    }

    @Override
    public String words(Unit unit) {
      return CaseProof.listed(
          list.stream().map(interval -> line.words(interval, unit)).toList(), "or");
    }
  }
}
