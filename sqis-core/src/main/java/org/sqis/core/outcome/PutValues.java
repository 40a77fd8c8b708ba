package org.sqis.core.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.sqis.core.column.Column;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;

/** The values and steps of results that are put one by one. Confined to one thread. */
final class PutValues {
  private final int entities;
  private final int groups;
  private final Map<String, Value[]> values = new LinkedHashMap<>();
  private final Map<String, Value[]> exact = new LinkedHashMap<>();
  private final Map<String, IndexResult[]> steps = new LinkedHashMap<>();

  PutValues(int entities, int groups) {
    this.entities = entities;
    this.groups = groups;
  }

  /** Makes room for the values of a result. */
  void open(String result, int size) {
    values.put(result, new Value[size]);
  }

  /** Makes room for the steps of an index; gives what finds them by the number of the school. */
  IntFunction<IndexResult> steps(String index) {
    IndexResult[] own = new IndexResult[entities];
    steps.put(index, own);
    return new Steps(own);
  }

  void value(int entity, String result, int group, Value value) {
    of(result)[place(entity, group)] = value;
  }

  /** What a value that was put was before its rounding; kept only if that is another. */
  void exact(int entity, String result, int group, Value value, Value exactValue) {
    if (!exactValue.equals(value) || exact.containsKey(result)) {
      Value[] all = exact.get(result);
      if (all == null) {
        all = of(result).clone();
        exact.put(result, all);
      }
      all[place(entity, group)] = exactValue;
    }
  }

  void steps(int entity, IndexResult result) {
    Objects.requireNonNull(steps.get(result.index()), result.index())[entity] = result;
  }

  private Value[] of(String result) {
    return Objects.requireNonNull(values.get(result), result);
  }

  private int place(int entity, int group) {
    return group < 0 ? entity : entity * groups + group;
  }

  void mustBeWhole() {
    for (Map.Entry<String, Value[]> one : values.entrySet()) {
      for (Value value : one.getValue()) {
        if (value == null) {
          throw new IllegalStateException("no value of " + one.getKey());
        }
      }
    }
  }

  /** The columns of each result. */
  Map<String, List<Column>> columns(Map<String, ResultColumn> results) {
    return columns(values, results);
  }

  /** The columns, before their rounding, of each result of which they are others. */
  Map<String, List<Column>> exactColumns(Map<String, ResultColumn> results) {
    return columns(exact, results);
  }

  private Map<String, List<Column>> columns(
      Map<String, Value[]> all, Map<String, ResultColumn> results) {
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    for (Map.Entry<String, Value[]> one : all.entrySet()) {
      String name = one.getKey();
      ResultColumn column = Objects.requireNonNull(results.get(name), name);
      columns.put(name, columns(column, one.getValue()));
    }
    return columns;
  }

  private List<Column> columns(ResultColumn column, Value[] all) {
    if (column.each() != UnitOfAnalysis.GROUP) {
      return List.of(Column.of(List.of(all)));
    }
    List<Column> own = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      List<Value> values = new ArrayList<>();
      for (int row = 0; row < entities; row++) {
        values.add(all[place(row, group)]);
      }
      own.add(Column.of(values));
    }
    return own;
  }

  /** The steps of an index that were put one by one. */
  private static final class Steps implements IntFunction<IndexResult> {
    private final IndexResult[] all;

    Steps(IndexResult[] all) {
      this.all = all;
    }

    @Override
    public IndexResult apply(int row) {
      return all[row];
    }
  }
}
