package org.sqis.core.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.standing.Standings;

/**
 * Results of one school year that were recorded when the year was rated: by a policy whose results
 * were kept, or by whoever published them. A policy reads them for a year it does not govern.
 * Deeply immutable; safe for every thread; equal to another history exactly if the {@link #digest}
 * is equal.
 *
 * <p>What is recorded may be missing with its reason. What is not recorded is not known.
 */
public final class History {
  private final String name;
  private final SchoolYear year;
  private final String policy;
  private final String policyDigest;
  private final Map<String, Integer> rows;
  private final Map<String, Map<String, Series>> series;
  private final boolean hasStandings;
  private final Map<String, Standings> standings;
  private final String digest;

  private History(Builder builder) {
    this.name = builder.name;
    this.year = builder.year;
    this.policy = builder.policy;
    this.policyDigest = builder.policyDigest;
    this.rows = new LinkedHashMap<>(builder.rows);
    this.series = new TreeMap<>();
    builder.series.forEach(
        (result, groups) -> {
          Map<String, Series> copies = new TreeMap<>();
          groups.forEach((group, values) -> copies.put(group, new Series(values)));
          series.put(result, copies);
        });
    this.hasStandings = builder.hasStandings;
    this.standings = new TreeMap<>(builder.standings);
    this.digest = DatasetDigest.of(this);
  }

  /** The values of one result and group, by the number of the school. */
  private static final class Series {
    private final List<@Nullable Value> values;
    private final List<@Nullable Value> exact;

    Series() {
      this.values = new ArrayList<>();
      this.exact = new ArrayList<>();
    }

    Series(Series other) {
      this.values = new ArrayList<>(other.values);
      this.exact = new ArrayList<>(other.exact);
    }

    void put(int row, Value value, @Nullable Value exactValue) {
      while (values.size() <= row) {
        values.add(null);
        exact.add(null);
      }
      values.set(row, value);
      exact.set(row, exactValue);
    }

    @Nullable Value value(int row) {
      return row < values.size() ? values.get(row) : null;
    }
  }

  /**
   * Results of a year.
   *
   * @param name where they are recorded, such as the name of a file; explanations show it
   */
  public static Builder builder(String name, SchoolYear year) {
    return new Builder(name, year);
  }

  /** Where the results are recorded. */
  public String name() {
    return name;
  }

  /** The school year. */
  public SchoolYear year() {
    return year;
  }

  /** The policy whose results they are; empty if nobody says. */
  public String policy() {
    return policy;
  }

  /** The digest of that policy, or empty. */
  public String policyDigest() {
    return policyDigest;
  }

  /** The results that are recorded for some school, by name. */
  public Set<String> results() {
    return new TreeSet<>(series.keySet());
  }

  /** Whether the result is recorded for some school. */
  public boolean records(String result) {
    return series.containsKey(result);
  }

  /** The codes of the schools and districts, in the order in which they were recorded. */
  public List<String> ids() {
    return List.copyOf(rows.keySet());
  }

  /**
   * Whether it holds what schools stand as after the determination of its year; a policy that reads
   * it takes them as they are, also of a year that it governs.
   */
  public boolean hasStandings() {
    return hasStandings;
  }

  /** The codes of the schools that hold something or are on a ladder, sorted. */
  public List<String> standing() {
    return List.copyOf(standings.keySet());
  }

  /** What a school took into the next determination; nothing of a school that is not recorded. */
  public Standings standings(String id) {
    return standings.getOrDefault(id, Standings.NONE);
  }

  /** The groups for which a result is recorded; one empty name for a result of each school. */
  public Set<String> groups(String result) {
    return new TreeSet<>(series.getOrDefault(result, Map.of()).keySet());
  }

  /**
   * A recorded value, as other rules read it.
   *
   * @param group the group, or empty for a result of each school
   * @return empty if it is not recorded
   */
  public Optional<Value> value(String id, String result, String group) {
    Series found = find(result, group);
    Integer row = rows.get(id);
    return found == null || row == null ? Optional.empty() : Optional.ofNullable(found.value(row));
  }

  /**
   * The same value before its rounding.
   *
   * @return empty if only the rounded value is recorded
   */
  public Optional<Value> exact(String id, String result, String group) {
    Series found = find(result, group);
    Integer row = rows.get(id);
    return found == null || row == null || row >= found.exact.size()
        ? Optional.empty()
        : Optional.ofNullable(found.exact.get(row));
  }

  private @Nullable Series find(String result, String group) {
    return series.getOrDefault(result, Map.of()).get(group);
  }

  /** What another history records too, in words; empty if there is nothing. */
  Optional<String> overlap(History other) {
    if (!year.equals(other.year)) {
      return Optional.empty();
    }
    if (hasStandings && other.hasStandings) {
      return Optional.of("what schools stand as");
    }
    for (String result : series.keySet()) {
      for (String group : groups(result)) {
        for (String id : rows.keySet()) {
          if (value(id, result, group).isPresent() && other.value(id, result, group).isPresent()) {
            String of = group.isEmpty() ? "" : " of " + group;
            return Optional.of("`" + result + of + "` of `" + id + "`");
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A digest of what is recorded: SHA-256, in hexadecimal, of the year, the policy, the codes and
   * the values; not of the name.
   */
  public String digest() {
    return digest;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof History that && digest.equals(that.digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  /** Where it is recorded, the year, and the policy with its digest if they are known. */
  @Override
  public String toString() {
    String by = policyDigest.isEmpty() ? policy : policy + " " + short12(policyDigest);
    return name + " (" + year + (by.isEmpty() ? "" : ", policy " + by) + ")";
  }

  private static String short12(String digest) {
    return digest.substring(0, Math.min(12, digest.length()));
  }

  /** Collects recorded results. Not safe for several threads. */
  public static final class Builder {
    private final String name;
    private final SchoolYear year;
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final Map<String, Map<String, Series>> series = new LinkedHashMap<>();
    private final Map<String, Standings> standings = new TreeMap<>();
    private boolean hasStandings;
    private String policy = "";
    private String policyDigest = "";

    private Builder(String name, SchoolYear year) {
      this.name = Objects.requireNonNull(name, "name");
      this.year = Objects.requireNonNull(year, "year");
    }

    /** The school year of what is recorded. */
    SchoolYear year() {
      return year;
    }

    /** Says whose results they are; the digest may be empty. */
    public Builder policy(String policyName, String digest) {
      this.policy = Objects.requireNonNull(policyName, "policyName");
      this.policyDigest = Objects.requireNonNull(digest, "digest");
      return this;
    }

    /** Records a value of which only the rounded form is known; a later one takes its place. */
    public Builder put(String id, String result, String group, Value value) {
      return record(id, result, group, value, null);
    }

    /**
     * Records a value.
     *
     * @param group the group, or empty for a result of each school
     * @param exact the value before its rounding
     */
    public Builder put(String id, String result, String group, Value value, Value exact) {
      return record(id, result, group, value, Objects.requireNonNull(exact, "exact"));
    }

    private Builder record(
        String id, String result, String group, Value value, @Nullable Value exact) {
      Objects.requireNonNull(value, "value");
      int row = rows.computeIfAbsent(id, key -> rows.size());
      series
          .computeIfAbsent(result, key -> new LinkedHashMap<>())
          .computeIfAbsent(group, key -> new Series())
          .put(row, value, exact);
      return this;
    }

    /**
     * Records what a school takes into the next determination; a school without is not recorded.
     */
    public Builder standings(String id, Standings all) {
      Objects.requireNonNull(id, "id");
      hasStandings = true;
      if (all.held().isEmpty() && all.rungs().isEmpty()) {
        standings.remove(id);
      } else {
        standings.put(id, all);
      }
      return this;
    }

    /** Says that what schools stand as is recorded, and nothing of those that are not named. */
    public Builder standings() {
      hasStandings = true;
      return this;
    }

    /** The history. */
    public History build() {
      return new History(this);
    }
  }
}
