package org.sqis.core.outcome;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.History;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Problem;
import org.sqis.core.standing.YearStandings;

/**
 * The results of one policy on one dataset. Deeply immutable; safe for every thread. It holds
 * values and no steps; {@code Policy.explain} gives the steps of one school.
 */
public final class Outcome {
  private static final Value NOWHERE =
      new Value.Missing(MissingReason.NOT_REPORTED, "the data do not say which district it is in");

  private final Supplier<Origin> maker;
  private volatile @Nullable Origin origin;
  private final List<Entity> entities;
  private final List<String> districts;
  private final List<String> groups;
  private final Map<String, ResultColumn> results;
  private final Map<String, List<Column>> values;
  private final Map<String, List<Column>> exact;
  private final Map<String, IntFunction<IndexResult>> indexes;
  private final Supplier<List<Undecided>> undecided;
  private final Supplier<YearStandings> standings;
  private final Supplier<List<Problem>> warnings;
  private final ToIntFunction<String> rowOf;

  private Outcome(Builder builder) {
    this.maker = builder.origin;
    this.entities = builder.entities;
    this.districts = builder.districts;
    this.groups = builder.groups;
    this.results = Collections.unmodifiableMap(new LinkedHashMap<>(builder.results));
    this.values = new LinkedHashMap<>(builder.columns);
    this.exact = new LinkedHashMap<>(builder.exactColumns);
    values.putAll(builder.put.columns(results));
    exact.putAll(builder.put.exactColumns(results));
    this.indexes = new LinkedHashMap<>(builder.indexes);
    Supplier<List<Undecided>> later = builder.later;
    this.undecided =
        later == null
            ? new Known<>(builder.undecided.of(results.keySet()))
            : Suppliers.memoize(later::get);
    this.standings = Known.once(builder.standings);
    this.warnings = Known.together(builder.warnings);
    this.rowOf = builder.rowOf;
  }

  /** What the results were made of. */
  public Origin origin() {
    // Digests of policy and data cost more than scoring, and few ask. Two threads may both make it;
    // they get equal ones.
    Origin known = origin;
    if (known == null) {
      known = maker.get();
      origin = known;
    }
    return known;
  }

  /** The schools and districts, by id. */
  public List<Entity> entities() {
    return entities;
  }

  /** The names of the districts, sorted; none if the data name no district. */
  public List<String> districts() {
    return districts;
  }

  /** The groups, in the order of the policy. */
  public List<String> groups() {
    return groups;
  }

  /** The results, in the order in which they are evaluated. */
  public List<ResultColumn> results() {
    return List.copyOf(results.values());
  }

  /**
   * The results with values that could not be decided, and what blocks them; those without such
   * values are left out.
   */
  public List<Undecided> undecided() {
    return undecided.get();
  }

  /** The designations of each school and why; those of a policy without any are empty. */
  public YearStandings standings() {
    return standings.get();
  }

  /** What the data lack for the results to mean what they say, such as schools of a cohort. */
  public List<Problem> warnings() {
    return warnings.get();
  }

  /** How many schools each cohort has, in the order of the results. */
  public List<CohortSize> cohorts() {
    List<CohortSize> sizes = new ArrayList<>();
    for (ResultColumn column : results.values()) {
      if (column.kind() == ResultColumn.Kind.COHORT) {
        List<String> members = new ArrayList<>();
        int undecidedSchools = 0;
        for (Entity entity : entities) {
          Value belongs = value(entity.id(), column.name());
          undecidedSchools += belongs.isMissing() ? 1 : 0;
          if (belongs.equals(Value.YesNo.YES)) {
            members.add(entity.id());
          }
        }
        sizes.add(CohortSize.of(column.name(), members, undecidedSchools));
      }
    }
    return sizes;
  }

  /**
   * The result of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ResultColumn result(String name) {
    ResultColumn column = results.get(name);
    if (column == null) {
      throw new IllegalArgumentException("result must be one of " + results.keySet() + ": " + name);
    }
    return column;
  }

  /**
   * The value of a school; for a result of each group that of all students.
   *
   * @throws IllegalArgumentException if the id or the result is unknown
   */
  public Value value(String id, String result) {
    return value(id, result, groups.isEmpty() ? "" : org.sqis.core.policy.Group.ALL);
  }

  /**
   * The value of a group of a school; for a result of each school the group does not matter. A
   * result of each district or of the consortium has the value of the school's district, or of the
   * consortium.
   *
   * @throws IllegalArgumentException if the id, the result or the group is unknown
   */
  public Value value(String id, String result, String group) {
    return at(values.get(result), id, result(result), group);
  }

  /**
   * The same value before its rounding.
   *
   * @throws IllegalArgumentException if the id, the result or the group is unknown
   */
  public Value exact(String id, String result, String group) {
    return at(exact.getOrDefault(result, values.get(result)), id, result(result), group);
  }

  /** A value; {@code NOWHERE} if the data do not say which district it is of. */
  private Value at(@Nullable List<Column> all, String id, ResultColumn column, String group) {
    List<Column> known = Objects.requireNonNull(all, "a column of each result");
    int row = row(id);
    if (column.each() == UnitOfAnalysis.GROUP) {
      int number = groups.indexOf(group);
      if (number < 0) {
        throw new IllegalArgumentException("group must be one of " + groups + ": " + group);
      }
      return known.get(number).value(row);
    }
    if (column.each() == UnitOfAnalysis.DISTRICT) {
      row = districts.indexOf(entities.get(row).districtName());
    } else if (column.each() != UnitOfAnalysis.SCHOOL) {
      row = 0;
    }
    return row < 0 ? NOWHERE : known.get(0).value(row);
  }

  /**
   * The results of schools and their groups as records, which a policy of later years reads as
   * those of this year.
   *
   * @param name where they are recorded; explanations show it
   */
  public History history(String name) {
    return new OutcomeTables(this).history(name);
  }

  /**
   * The value of a district; of a result of the consortium the consortium's.
   *
   * @throws IllegalArgumentException if the district or the result is unknown, or the result is of
   *     schools or groups
   */
  public Value districtValue(String district, String result) {
    int row = districts.indexOf(district);
    if (row < 0) {
      throw new IllegalArgumentException(
          NearestName.unknown("district", String.valueOf(district), districts));
    }
    Column all = wide(result);
    return all.value(result(result).each() == UnitOfAnalysis.CONSORTIUM ? 0 : row);
  }

  /**
   * The value of the consortium, of all districts together.
   *
   * @throws IllegalArgumentException if the result is unknown or not one of the consortium
   */
  public Value consortiumValue(String result) {
    if (result(result).each() != UnitOfAnalysis.CONSORTIUM) {
      throw new IllegalArgumentException("result must be one of the consortium: " + result);
    }
    return wide(result).value(0);
  }

  /** The columns of a result: one a group for a result of each group, else one. */
  List<Column> columns(String result) {
    return Objects.requireNonNull(values.get(result), result);
  }

  private Column wide(String result) {
    if (!result(result).each().isWiderThanSchool()) {
      throw new IllegalArgumentException("result must be one of a district or more: " + result);
    }
    return columns(result).get(0);
  }

  /**
   * The index of a school with everything it was added up from.
   *
   * @throws IllegalArgumentException if the id or the index is unknown
   */
  public IndexResult index(String id, String index) {
    IntFunction<IndexResult> all = indexes.get(index);
    if (all == null) {
      throw new IllegalArgumentException("index must be one of " + indexes.keySet() + ": " + index);
    }
    return all.apply(row(id));
  }

  /**
   * A table with one row a school: its id, name, district and the results named, or all results of
   * each school if none is named. A result of each group gives a column for all students, or for
   * the group after the name as in {@code ela of hispanic}. An index is printed as it is published.
   *
   * @throws IllegalArgumentException if a result or group is unknown
   */
  public Table table(String... names) {
    return new OutcomeTables(this).schools(names);
  }

  /**
   * A table with one row a district: its name and the results named, or all results of each
   * district if none is named.
   *
   * @throws IllegalArgumentException if a result is unknown, or of schools or groups
   */
  public Table districtTable(String... names) {
    return new OutcomeTables(this).districts(names);
  }

  /**
   * A table with one row a result of the consortium: those named, or all if none is named.
   *
   * @throws IllegalArgumentException if a result is unknown or not one of the consortium
   */
  public Table consortiumTable(String... names) {
    return new OutcomeTables(this).consortium(names);
  }

  /**
   * A table with one row for each school and group that has a value of the result, or misses it.
   *
   * @throws IllegalArgumentException if the result is unknown
   */
  public Table groupTable(String result) {
    return new OutcomeTables(this).groups(result);
  }

  /** How many values of each result are there and how many are missing, by reason. */
  public Table summary() {
    return new OutcomeTables(this).summary();
  }

  private int row(String id) {
    int row = id == null ? -1 : rowOf.applyAsInt(id);
    if (row < 0) {
      throw new IllegalArgumentException("id must be a school of the data: " + id);
    }
    return row;
  }

  @Override
  public String toString() {
    return origin() + "\n" + entities.size() + " schools\n" + summary();
  }

  /** Fills an outcome. Confined to one thread. */
  public static final class Builder {
    private final Supplier<Origin> origin;
    private final List<Entity> entities;
    private final ToIntFunction<String> rowOf;
    private final List<String> districts;
    private final List<String> groups;
    private final Map<String, ResultColumn> results = new LinkedHashMap<>();
    private final PutValues put;
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();
    private final Map<String, List<Column>> exactColumns = new LinkedHashMap<>();
    private final Map<String, IntFunction<IndexResult>> indexes = new LinkedHashMap<>();
    private final Undecided.Collector undecided = new Undecided.Collector();
    private @Nullable Supplier<List<Undecided>> later;
    private Supplier<YearStandings> standings;
    private final List<Supplier<List<Problem>>> warnings = new ArrayList<>();

    /**
     * An outcome without results.
     *
     * @param origin what the results are made of
     * @param entities the schools and districts that are scored
     * @param districts the names of the districts as wholes
     * @param groups the groups of students
     */
    public Builder(
        Origin origin, List<Entity> entities, List<String> districts, List<String> groups) {
      this(origin.year(), () -> origin, List.copyOf(entities), rows(entities), districts, groups);
    }

    /**
     * An outcome of data without results, which tells what it is made of when it is asked. The
     * schools are those of the data and are not copied.
     *
     * @param origin what the results are made of; the same whenever it is asked
     * @param groups the groups of students
     */
    public Builder(Dataset data, Supplier<Origin> origin, List<String> groups) {
      this(data.year(), origin, data.entities(), data::indexOf, data.districts(), groups);
    }

    private Builder(
        SchoolYear year,
        Supplier<Origin> origin,
        List<Entity> entities,
        ToIntFunction<String> rowOf,
        List<String> districts,
        List<String> groups) {
      this.origin = Objects.requireNonNull(origin, "origin");
      this.standings = new Known<>(YearStandings.none(year));
      this.entities = entities;
      this.rowOf = rowOf;
      this.districts = List.copyOf(districts);
      this.groups = List.copyOf(groups);
      this.put = new PutValues(entities.size(), this.groups.size());
    }

    private static ToIntFunction<String> rows(List<Entity> entities) {
      Map<String, Integer> rows = new HashMap<>();
      for (int i = 0; i < entities.size(); i++) {
        rows.put(entities.get(i).id(), i);
      }
      return id -> rows.getOrDefault(id, -1);
    }

    /** Opens a result; its values are missing until they are put. */
    public Builder column(ResultColumn column) {
      int size =
          switch (column.each()) {
            case GROUP -> entities.size() * groups.size();
            case SCHOOL -> entities.size();
            case DISTRICT -> districts.size();
            case CONSORTIUM, POLICY -> 1;
          };
      results.put(column.name(), column);
      put.open(column.name(), size);
      if (column.kind() == ResultColumn.Kind.INDEX) {
        indexes.put(column.name(), put.steps(column.name()));
      }
      return this;
    }

    /**
     * Puts all values of a result at once.
     *
     * @param column the result
     * @param all its columns, one a group for a result of each group, else one
     * @param exactAll the same before their rounding
     */
    public Builder columns(ResultColumn column, List<Column> all, List<Column> exactAll) {
      results.put(column.name(), column);
      columns.put(column.name(), List.copyOf(all));
      exactColumns.put(column.name(), List.copyOf(exactAll));
      return this;
    }

    /** Says how the steps of an index are found, by the number of the school. */
    public Builder index(String index, IntFunction<IndexResult> found) {
      indexes.put(index, Objects.requireNonNull(found, "found"));
      return this;
    }

    /** Says how undecided values are found; what {@link #block} says does not count then. */
    public Builder undecided(Supplier<List<Undecided>> found) {
      later = Objects.requireNonNull(found, "found");
      return this;
    }

    /** Says how the designations are found. */
    public Builder standings(Supplier<YearStandings> found) {
      standings = Objects.requireNonNull(found, "found");
      return this;
    }

    /** Says how it is found what the data lack. */
    public Builder warn(Supplier<List<Problem>> found) {
      warnings.add(Objects.requireNonNull(found, "found"));
      return this;
    }

    /**
     * Puts a value; {@code entity} is the number of the school, of the district, or 0 for the
     * consortium, and {@code group} is -1 but for a result of each group.
     */
    public void put(int entity, String result, int group, Value value) {
      put.value(entity, result, group, value);
    }

    /** Puts a value and what it was before its rounding, if that is another. */
    public void put(int entity, String result, int group, Value value, Value exactValue) {
      put.value(entity, result, group, value);
      put.exact(entity, result, group, value, exactValue);
    }

    /** Says what blocks a value that is undecided. */
    public void block(
        String result, Undecided.Whose whose, MissingReason reason, List<String> blockers) {
      undecided.add(result, whose, reason, blockers);
    }

    /** Puts the designations. */
    public void standings(YearStandings all) {
      standings = new Known<>(Objects.requireNonNull(all, "all"));
    }

    /** Says what the data lack. */
    public Builder warn(List<Problem> problems) {
      warnings.add(new Known<>(List.copyOf(problems)));
      return this;
    }

    /** Puts the steps of an index. */
    public void put(int entity, IndexResult result) {
      put.steps(entity, result);
    }

    /**
     * The outcome.
     *
     * @throws IllegalStateException if a value was not put
     */
    public Outcome build() {
      put.mustBeWhole();
      return new Outcome(this);
    }
  }
}
