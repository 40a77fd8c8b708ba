package org.sqis.core.policy;

import java.util.Objects;

/**
 * A constant of a policy, or several, that can be opened for change and changed by an overlay.
 * Immutable; safe for every thread.
 */
public sealed interface Changeable {
  /**
   * The value of a parameter.
   *
   * @param name the parameter
   */
  record ParameterValue(String name) implements Changeable {
    public ParameterValue {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
      return "parameter " + name;
    }
  }

  /**
   * The share of a measure in an index.
   *
   * @param measure the measure, as the index names it
   * @param index the index; empty if only one has the measure
   */
  record ShareOf(String measure, String index) implements Changeable {
    public ShareOf {
      Objects.requireNonNull(measure, "measure");
      Objects.requireNonNull(index, "index");
    }

    @Override
    public String toString() {
      return "share of " + measure + (index.isEmpty() ? "" : " in " + index);
    }
  }

  /**
   * Every share of a domain of an index. Can be opened; a change names one share.
   *
   * @param domain the domain, by its innermost name
   * @param index the index; empty if only one has the domain
   */
  record SharesIn(String domain, String index) implements Changeable {
    public SharesIn {
      Objects.requireNonNull(domain, "domain");
      Objects.requireNonNull(index, "index");
    }

    @Override
    public String toString() {
      return "share in " + domain + (index.isEmpty() ? "" : " of " + index);
    }
  }

  /**
   * The cut score of a level.
   *
   * @param level the level; empty for every level, which can be opened; a change names one
   * @param table the level table
   */
  record CutScore(String level, String table) implements Changeable {
    public CutScore {
      Objects.requireNonNull(level, "level");
      Objects.requireNonNull(table, "table");
    }

    @Override
    public String toString() {
      return (level.isEmpty() ? "levels" : "level " + level) + " of " + table;
    }
  }
}
