package org.sqis.core.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.sqis.core.model.Value;
import org.sqis.core.policy.PolicySpec;

/**
 * What the rules of earlier years define, for expressions that read only those years. Immutable.
 *
 * @param meanings what names stand for
 * @param poisoned names with faults of their own
 * @param levels by table of levels and word, the level
 */
record Earlier(
    Map<String, Names.Meaning> meanings,
    Set<String> poisoned,
    Map<String, Map<String, Value.Level>> levels) {
  static final Earlier NOTHING = new Earlier(Map.of(), Set.of(), Map.of());

  Earlier {
    meanings = Map.copyOf(meanings);
    poisoned = Set.copyOf(poisoned);
    levels = Map.copyOf(levels);
  }

  /**
   * What one year defines.
   *
   * @param proved everything that was proved and is read
   * @param poisoned names with faults of their own
   */
  static Earlier of(PolicySpec spec, Collection<Names.Meaning> proved, Set<String> poisoned) {
    Map<String, Names.Meaning> meanings = new LinkedHashMap<>();
    Map<String, Map<String, Value.Level>> levels = new LinkedHashMap<>();
    for (Names.Meaning meaning : proved) {
      if (meaning.node() == null) {
        meanings.put(meaning.name(), meaning);
        Map<String, Value.Level> words = new LinkedHashMap<>();
        for (Value.Level level : spec.levelsOf(meaning.name())) {
          words.putIfAbsent(level.name(), level);
        }
        levels.put(meaning.name(), words);
      }
    }
    return new Earlier(meanings, poisoned, levels);
  }

  /** This and what another year defines; of a name that both define, what this one says. */
  Earlier and(Earlier other) {
    Map<String, Names.Meaning> both = new LinkedHashMap<>(other.meanings);
    both.putAll(meanings);
    Set<String> all = new LinkedHashSet<>(poisoned);
    all.addAll(other.poisoned);
    Map<String, Map<String, Value.Level>> tables = new LinkedHashMap<>(other.levels);
    tables.putAll(levels);
    return new Earlier(both, all, tables);
  }
}
