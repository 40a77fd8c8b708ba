package org.sqis.core.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.PolicySpec;

/** The levels of tables and grids by their words, those of earlier years too. */
final class LevelWords {
  private final Map<String, Map<String, Value.Level>> levels = new HashMap<>();

  LevelWords(PolicySpec spec, Earlier earlier) {
    for (LevelTable table : spec.levels()) {
      add(table.name(), spec);
    }
    for (Grid grid : spec.grids()) {
      add(grid.name(), spec);
    }
    for (Map.Entry<String, Map<String, Value.Level>> one : earlier.levels().entrySet()) {
      levels.putIfAbsent(one.getKey(), one.getValue());
    }
  }

  private void add(String name, PolicySpec spec) {
    Map<String, Value.Level> words = new LinkedHashMap<>();
    for (Value.Level level : spec.levelsOf(name)) {
      words.putIfAbsent(level.name(), level);
    }
    levels.putIfAbsent(name, words);
  }

  List<String> of(String table) {
    return List.copyOf(levels.getOrDefault(table, Map.of()).keySet());
  }

  Value.Level level(String table, String word) {
    Value.Level level = levels.getOrDefault(table, Map.of()).get(word);
    if (level == null) {
      throw new IllegalArgumentException("word must be a level of " + table + ": " + word);
    }
    return level;
  }
}
