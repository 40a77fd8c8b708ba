package org.sqis.core.eval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.plan.Element;

/** Every value of one school while it is evaluated. Confined to one thread. */
public final class SchoolValues {
  private final int groups;
  private final Map<String, Value[]> values = new HashMap<>();
  private final Map<String, Value[]> exact = new HashMap<>();
  private final Set<String> perGroup = new HashSet<>();
  private final Map<String, IndexResult> indexes = new HashMap<>();

  SchoolValues(int groups) {
    this.groups = groups;
  }

  /** The value of a school; {@code group} is -1 for a value the school has once. */
  public Value get(String name, int group, boolean isExact) {
    Value[] column = (isExact ? exact : values).get(name);
    return Objects.requireNonNull(column, name)[Math.max(group, 0)];
  }

  /** Whether the name has a value for each group. */
  boolean isPerGroup(String name) {
    return perGroup.contains(name);
  }

  /** The steps of an index. */
  public IndexResult index(String name) {
    return Objects.requireNonNull(indexes.get(name), name);
  }

  void open(Element element) {
    if (element.each() == UnitOfAnalysis.GROUP) {
      perGroup.add(element.name());
    }
    int size = element.each() == UnitOfAnalysis.GROUP ? groups : 1;
    values.put(element.name(), new Value[size]);
    exact.put(element.name(), new Value[size]);
  }

  void put(String name, int group, Value value, Value exactValue) {
    Objects.requireNonNull(values.get(name), name)[Math.max(group, 0)] = value;
    Objects.requireNonNull(exact.get(name), name)[Math.max(group, 0)] = exactValue;
  }

  void put(IndexResult result) {
    indexes.put(result.index(), result);
  }
}
