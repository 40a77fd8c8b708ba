package org.sqis.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.column.Column;
import org.sqis.core.policy.Group;
import org.sqis.core.problem.NearestName;

/**
 * Some results of one scoring, as columns. Deeply immutable; safe for every thread.
 *
 * <p>The rows of a result of each school or group are the places of {@code Dataset.entities}, those
 * of a result of each district the places of {@code Dataset.districts}; one of the consortium has
 * one row. Values are as the policy rounds them.
 */
public final class ScoredColumns {
  private final Map<String, List<Column>> columns;
  private final List<String> groups;
  private final Set<String> ofGroups;
  private final long exactRows;

  /**
   * @param ofGroups the results of each group
   */
  ScoredColumns(
      Map<String, List<Column>> columns,
      List<String> groups,
      Set<String> ofGroups,
      long exactRows) {
    this.ofGroups = Set.copyOf(ofGroups);
    this.columns = new LinkedHashMap<>(columns);
    this.groups = List.copyOf(groups);
    this.exactRows = exactRows;
  }

  /** The results there are, in the order in which they were asked for. */
  public List<String> results() {
    return List.copyOf(columns.keySet());
  }

  /**
   * The values of a result; of one of each group those of all students.
   *
   * @throws IllegalArgumentException if the result was not asked for
   */
  public Column column(String result) {
    List<Column> all = all(result);
    return all.size() == 1 ? all.get(0) : column(result, Group.ALL);
  }

  /**
   * The values of a group; for a result that is not of each group the group does not matter.
   *
   * @throws IllegalArgumentException if the result was not asked for, or there is no such group
   */
  public Column column(String result, String group) {
    List<Column> all = all(result);
    if (!ofGroups.contains(result)) {
      return all.get(0);
    }
    int number = groups.indexOf(group);
    if (number < 0) {
      throw new IllegalArgumentException(
          NearestName.unknown("group", String.valueOf(group), groups));
    }
    return all.get(number);
  }

  private List<Column> all(String result) {
    List<Column> all = columns.get(result);
    if (all == null) {
      Set<String> known = columns.keySet();
      throw new IllegalArgumentException(
          NearestName.unknown("result", String.valueOf(result), List.copyOf(known)));
    }
    return all;
  }

  /**
   * How many values the reference evaluator worked out in this scoring, because the engine has no
   * kernel for them or could not be sure. What it worked out for an earlier scoring of the same
   * prepared data and does not change, such as values of earlier years, counts there.
   */
  public long exactRows() {
    return exactRows;
  }

  /** The results and how many rows each has. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("columns");
    columns.forEach(
        (name, all) -> text.append(' ').append(name).append('[').append(all.get(0).size() + "]"));
    return text.toString();
  }
}
