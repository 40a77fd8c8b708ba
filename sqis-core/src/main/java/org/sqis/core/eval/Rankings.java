package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;

/**
 * The rankings of one year. A ranking is made once and serves every school in it: whoever asks, the
 * same node ranks the same schools. Confined to one thread.
 */
final class Rankings {
  /** The word that divides a cohort by districts. */
  private static final String DISTRICT = "district";

  private final List<SchoolValues> schools;
  private final Map<Key, Map<String, Ranking>> known = new HashMap<>();

  /**
   * @param schools every school that the data of the year know
   */
  Rankings(List<SchoolValues> schools) {
    this.schools = schools;
  }

  /** A node of a plan for a group, under rules whose parameters count; nodes are one or another. */
  private static final class Key {
    private final Node.Rank node;
    private final int group;
    private final Plan rules;

    Key(Node.Rank node, int group, Plan rules) {
      this.node = node;
      this.group = group;
      this.rules = rules;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && key.node == node
          && key.group == group
          && key.rules == rules;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * System.identityHashCode(node) + group) + System.identityHashCode(rules);
    }
  }

  /**
   * The ranking in which a member of the cohort is.
   *
   * @param pool what divides the cohort there, as {@link #pool} gives it
   * @param valueOf the value of a school
   */
  Ranking of(
      Node.Rank node, int group, Plan rules, String pool, Function<SchoolValues, Value> valueOf) {
    Map<String, Ranking> pools = known.get(new Key(node, group, rules));
    if (pools == null) {
      pools = made(node, valueOf);
      known.put(new Key(node, group, rules), pools);
    }
    return Objects.requireNonNull(pools.get(pool), pool);
  }

  private Map<String, Ranking> made(Node.Rank node, Function<SchoolValues, Value> valueOf) {
    Map<String, List<Ranking.Place>> places = new TreeMap<>();
    Map<String, Integer> valueless = new HashMap<>();
    for (SchoolValues school : schools) {
      Value pool = pool(node, school);
      boolean belongs = school.getIfDefined(node.cohort(), -1, false).equals(Value.YesNo.YES);
      if (!belongs || pool.isMissing()) {
        continue;
      }
      List<Ranking.Place> there = places.computeIfAbsent(pool.toString(), key -> new ArrayList<>());
      Value value = valueOf.apply(school);
      if (value.isMissing()) {
        valueless.merge(pool.toString(), 1, Integer::sum);
      } else {
        there.add(new Ranking.Place(school, value));
      }
    }
    Map<String, Ranking> pools = new HashMap<>();
    places.forEach(
        (pool, there) -> pools.put(pool, new Ranking(there, valueless.getOrDefault(pool, 0))));
    return pools;
  }

  /** The part of the cohort in which a school is ranked; missing if that is not known. */
  static Value pool(Node.Rank node, SchoolValues school) {
    if (node.within().isEmpty()) {
      return ALL;
    }
    if (!node.within().equals(DISTRICT)) {
      return school.getIfDefined(node.within(), -1, false);
    }
    return school.district().isEmpty()
        ? CohortEvaluator.NOWHERE
        : new Value.Word(school.district());
  }

  private static final Value ALL = new Value.Word("all");
}
