package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.PolicySpec;

/**
 * Data as a policy reads them: schools and districts, the values of the policy's inputs for each of
 * them and each student group, and published answers to compare with. Deeply immutable; safe for
 * every thread; equal to another dataset exactly if the {@link #digest} is equal.
 *
 * <p>A dataset speaks of one school year, {@link #year}: the one that is rated. It may hold values
 * of earlier years besides; {@link #in} gives the same data as seen from another year.
 *
 * <p>A value is never null. What nobody sent is {@code not reported}. A group of which a school's
 * data say nothing, neither by a row nor by a column, does not exist there and is {@code not
 * applicable}; the group {@code all} always exists, and a school without any data on groups has
 * them {@code not reported}.
 */
public final class Dataset {
  private final About about;
  private final DatasetYear values;
  private final Map<SchoolYear, Dataset> years;
  private final SharedData shared;
  private @Nullable String digest;

  Dataset(About about, DatasetYear rated, List<DatasetYear> others, SharedData shared) {
    // Invariant: every view shares this map, and nobody changes it after the last line here.
    this(about, rated, new TreeMap<>(), shared);
    years.put(about.year(), this);
    for (DatasetYear other : others) {
      years.put(other.year(), new Dataset(about.in(other.year()), other, years, shared));
    }
  }

  /** The data of one year, with {@code years} for it and the others. */
  private Dataset(
      About about, DatasetYear values, Map<SchoolYear, Dataset> years, SharedData shared) {
    this.about = about;
    this.values = values;
    this.years = years;
    this.shared = shared;
  }

  /** A builder for data made in Java, for the inputs and groups of {@code policy}. */
  public static Builder builder(PolicySpec policy) {
    return new Builder(policy);
  }

  /** The name of the dataset. */
  public String name() {
    return about.name();
  }

  /** The title, or empty. */
  public String title() {
    return about.title();
  }

  /** The school year the values belong to; of a dataset as it was read, the one that is rated. */
  public SchoolYear year() {
    return about.year();
  }

  /** The school years the data hold values of, in order; {@link #year} is always one of them. */
  public List<SchoolYear> years() {
    return List.copyOf(years.keySet());
  }

  /**
   * The same data as seen from another year: the same entities, groups and inputs in the same
   * order, with the values of that year. Published answers and expected differences belong to the
   * year that is rated; the others have none. The entities are those of the year that is rated, and
   * one the data do not know in the other year has nothing reported there. The district of each is
   * the one that the data of that year say, or else that of the year that is rated.
   *
   * @return this dataset for its own {@link #year}; empty if the data hold no value of that year
   */
  public Optional<Dataset> in(SchoolYear year) {
    return Optional.ofNullable(years.get(Objects.requireNonNull(year, "year")));
  }

  /**
   * The same data with recorded results of earlier years besides those they have. A policy reads
   * them for years it does not govern.
   *
   * @throws IllegalArgumentException if two histories record the same value
   */
  public Dataset withHistory(History... more) {
    List<History> all = new ArrayList<>(histories());
    for (History one : more) {
      Objects.requireNonNull(one, "more");
      for (History other : all) {
        one.overlap(other)
            .ifPresent(
                value -> {
                  throw new IllegalArgumentException(
                      "more must not record anew what is known: " + value + " in " + one.year());
                });
      }
      all.add(one);
    }
    return copy(shared.with(all));
  }

  private Dataset copy(SharedData other) {
    // Invariant: every view shares this map, and nobody changes it after the last line here.
    Map<SchoolYear, Dataset> copies = new TreeMap<>();
    years.forEach(
        (of, dataset) -> copies.put(of, new Dataset(dataset.about, dataset.values, copies, other)));
    return Objects.requireNonNull(copies.get(year()));
  }

  /**
   * The same data with {@code others} in place of the records they have; with {@code
   * records().plus(more)} besides them.
   *
   * @throws IllegalArgumentException if a record speaks of a school that the data of no year know
   */
  public Dataset withRecords(SchoolRecords others) {
    Set<String> unknown = shared.unknown(others, values.roster());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("others must speak of schools of the data: " + unknown);
    }
    return copy(shared.with(others));
  }

  /** The same data with {@code others} in place of the records of procedures that they have. */
  public Dataset withEntries(Entries others) {
    return copy(shared.with(Objects.requireNonNull(others, "others")));
  }

  /** The records of procedures: the same for every year of the data. */
  public Entries entries() {
    return shared.entries();
  }

  /**
   * Decisions of people, proof that duties were met, waived duties and successor schools. They
   * belong to the whole run: the same for every year of the data.
   */
  public SchoolRecords records() {
    return shared.records();
  }

  /** Recorded results of earlier years, in the order in which they were given. */
  public List<History> histories() {
    return shared.histories();
  }

  /** Whether the value of a school input in the rated year holds for years without their own. */
  public boolean isCarried(String input) {
    return shared.carried().contains(input);
  }

  /**
   * Whether the value an entity has of a school input in this year is that of the rated year,
   * because the data of this year say nothing of it.
   *
   * @param entity a place in {@link #entities}
   */
  public boolean isOfRatedYear(int entity, String input) {
    return values.isOfRatedYear(entity, input);
  }

  /** Whether the data are made up; every output says so. */
  public boolean isSynthetic() {
    return about.isSynthetic();
  }

  /** How final results are, as the mapping says. */
  public ResultLife life() {
    return about.life();
  }

  /** Where the data come from, or empty. */
  public String origin() {
    return about.origin();
  }

  /** Remarks that are printed. */
  public List<String> notes() {
    return about.notes();
  }

  /** Differences from published answers that are known and explained. */
  public List<DataSpec.ExpectedDifference> expectedDifferences() {
    return about.expected();
  }

  /** The schools and districts, sorted by code. */
  public List<Entity> entities() {
    return values.roster().entities();
  }

  /**
   * The schools and districts that only earlier years know, sorted by code, with the districts of
   * this year. They are not rated; where a policy has values of districts or cohorts, they count in
   * their districts and cohorts of those years, else there are none. Their places are those after
   * {@link #entities}.
   */
  public List<Entity> formerEntities() {
    return values.roster().former();
  }

  /**
   * Whether the data of this year know an entity: a row of the year describes it, or a value of the
   * year is its own.
   *
   * @param entity a place in {@link #entities}, or after them one of {@link #formerEntities}
   */
  public boolean knows(int entity) {
    return values.knows(entity);
  }

  /**
   * Whether an entity is a school, and no district that is scored like one, which the data of this
   * year know.
   *
   * @param entity a place in {@link #entities}, or after them one of {@link #formerEntities}
   */
  public boolean isSchool(int entity) {
    return knows(entity) && values.roster().isSchool(entity);
  }

  /** The place of the entity with the code {@code id} in {@link #entities}, or -1. */
  public int indexOf(String id) {
    return values.roster().indexOf(id);
  }

  /**
   * The names of all districts, sorted: those of the entities, and those that they had in an
   * earlier year. The name is what tells districts apart; the same list for every year of the data.
   */
  public List<String> districts() {
    return values.roster().districts();
  }

  /** The inputs, those of the policy the data were read for, in its order. */
  public List<Input> inputs() {
    return values.inputs();
  }

  /** The names of the student groups of the policy, in its order. */
  public List<String> groups() {
    return values.roster().groups();
  }

  /**
   * The value of a school input.
   *
   * @param entity a place in {@link #entities}, or after them one of {@link #formerEntities}
   * @throws IllegalArgumentException if {@code input} is not an input of each school
   */
  public Value value(int entity, String input) {
    return values.ofSchool(entity, input);
  }

  /**
   * The value of an input as a group sees it: of a group input the group's value, of a school input
   * the school's.
   *
   * @param entity a place in {@link #entities}
   * @throws IllegalArgumentException if there is no such group, or {@code input} is not an input of
   *     each school or each group
   */
  public Value value(int entity, String input, String group) {
    return values.ofGroup(entity, input, group);
  }

  /**
   * The value of a district input.
   *
   * @param district one of {@link #districts}
   * @throws IllegalArgumentException if there is no such district, or {@code input} is not an input
   *     of each district
   */
  public Value districtValue(String district, String input) {
    return values.ofDistrict(district, input);
  }

  /**
   * The value of an input of the consortium.
   *
   * @throws IllegalArgumentException if {@code input} is not an input of the consortium
   */
  public Value consortiumValue(String input) {
    return values.ofConsortium(input);
  }

  /**
   * All values of an input in this year. The rows are
   *
   * <ul>
   *   <li>of a school input the places of {@link #entities} and after them those of {@link
   *       #formerEntities};
   *   <li>of a group input, for each of these one row for each of {@link #groups}: the place of the
   *       entity times the number of groups, plus the place of the group;
   *   <li>of a district input the places of {@link #districts};
   *   <li>of an input of the consortium one row.
   * </ul>
   *
   * @throws IllegalArgumentException if there is no such input
   */
  public Column column(String input) {
    return values.column(input);
  }

  /** The results the data hold published answers to, in the order of the mapping. */
  public List<PublishedResult> publishedResults() {
    return values.publishedResults();
  }

  /**
   * The published answer for a school or group.
   *
   * @param entity a place in {@link #entities}
   * @param result the result
   * @param group the group; looked at only for a result of each group
   * @return empty if the data hold no answer here, or the result is not one of each school or
   *     group; a missing value if they say that none was published
   * @throws IllegalArgumentException if there is no such group
   */
  public Optional<Value> published(int entity, String result, String group) {
    return values.published(entity, result, group);
  }

  /**
   * The published answer for a district.
   *
   * @param district one of {@link #districts}
   * @param result the result
   * @return empty if the data hold no answer here, or the result is not one of each district; a
   *     missing value if they say that none was published
   * @throws IllegalArgumentException if there is no such district
   */
  public Optional<Value> publishedOfDistrict(String district, String result) {
    return values.publishedOfDistrict(district, result);
  }

  /**
   * The published answer for the consortium.
   *
   * @return empty if the data hold no answer, or the result is not one of the consortium; a missing
   *     value if they say that none was published
   */
  public Optional<Value> publishedOfConsortium(String result) {
    return values.published(result, UnitOfAnalysis.CONSORTIUM, 0);
  }

  /**
   * A digest of what the data say: SHA-256, in hexadecimal, of the year, the codes and names, the
   * inputs, their values in every year, the answers, recorded results, and the records of schools.
   * The order of rows and columns, the layout and the format of the files do not matter.
   */
  public String digest() {
    // Two threads may both compute it; they get the same text.
    String known = digest;
    if (known == null) {
      known = DatasetDigest.of(this);
      digest = known;
    }
    return known;
  }

  /** Whether somebody has asked for the digest. */
  boolean isDigested() {
    return digest != null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Dataset that && digest().equals(that.digest());
  }

  @Override
  public int hashCode() {
    return digest().hashCode();
  }

  @Override
  public String toString() {
    return name() + ", " + year() + ": " + entities().size() + " schools and districts";
  }

  /**
   * A result the data hold published answers to.
   *
   * @param name the measure, level table or index
   * @param each whom it describes: there is one answer for each of them
   */
  public record PublishedResult(String name, UnitOfAnalysis each) {
    public PublishedResult {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(each, "each");
    }

    /** Whether there is one answer for each group. */
    public boolean isPerGroup() {
      return each == UnitOfAnalysis.GROUP;
    }
  }

  /**
   * Makes a dataset in Java. Faults are collected, not thrown: {@link #build} gives them. Not safe
   * for several threads; can be used again after {@link #build}.
   */
  public static final class Builder {
    private final PolicySpec policy;
    private final List<DatasetCall> calls = new ArrayList<>();
    private final BulkDraft bulk;
    private final List<String> notes = new ArrayList<>();
    private final List<DataSpec.ExpectedDifference> expected = new ArrayList<>();
    private String name = "data";
    private String title = "";
    private String origin = "";
    private SchoolYear year;
    private boolean isSynthetic;
    private ResultLife life = ResultLife.UNSAID;

    private Builder(PolicySpec policy) {
      this.policy = Objects.requireNonNull(policy, "policy");
      this.bulk = new BulkDraft(policy);
      this.year = policy.header().first();
    }

    /** Names the dataset; without it, it is named {@code data}. */
    public Builder name(String dataName) {
      this.name = Objects.requireNonNull(dataName, "dataName");
      return this;
    }

    /** Gives the dataset a title. */
    public Builder title(String dataTitle) {
      this.title = Objects.requireNonNull(dataTitle, "dataTitle");
      return this;
    }

    /** Says which school year is rated; without it, the policy's first. */
    public Builder year(SchoolYear schoolYear) {
      this.year = Objects.requireNonNull(schoolYear, "schoolYear");
      return this;
    }

    /** Says that the data are made up. */
    public Builder synthetic() {
      this.isSynthetic = true;
      return this;
    }

    /** Says how final results are. */
    public Builder life(ResultLife other) {
      this.life = Objects.requireNonNull(other, "other");
      return this;
    }

    /** Says where the data come from. */
    public Builder origin(String source) {
      this.origin = Objects.requireNonNull(source, "source");
      return this;
    }

    /** Adds a remark that is printed. */
    public Builder note(String note) {
      notes.add(Objects.requireNonNull(note, "note"));
      return this;
    }

    /** Adds a school; name and district may be empty. */
    public Builder school(String id, String schoolName, String district) {
      calls.add(
          new DatasetCall.AddEntity(new Entity(id, schoolName, district, Entity.Kind.SCHOOL)));
      return this;
    }

    /** Adds many schools at once, without names and districts, for {@link #column}. */
    public Builder schools(List<String> ids) {
      return schools(ids, List.of(), List.of());
    }

    /**
     * Adds many schools at once, for {@link #column}. What is given so cannot be mixed with schools
     * and values that are given one by one.
     *
     * @param ids their codes, in any order
     * @param names their names in the order of {@code ids}, or no names at all
     * @param districts their districts in the order of {@code ids}, or none at all
     * @throws IllegalArgumentException if a code is empty, or there are more or fewer names or
     *     districts than schools
     * @throws IllegalStateException if schools were given before
     */
    public Builder schools(List<String> ids, List<String> names, List<String> districts) {
      bulk.schools(ids, names, districts);
      return this;
    }

    /**
     * Gives all values of an input. The rows are those of {@link Dataset#column(String)}, with the
     * schools in the order in which {@link #schools} has them. An input of which no column is given
     * is not reported.
     *
     * @throws IllegalArgumentException if there is a column of the input already, or the column is
     *     {@linkplain Column#isLent lent}
     */
    public Builder column(String input, Column values) {
      bulk.column(input, values);
      return this;
    }

    /** Adds a district that is scored as a whole; the name may be empty. */
    public Builder district(String id, String districtName) {
      calls.add(new DatasetCall.AddEntity(new Entity(id, districtName, "", Entity.Kind.DISTRICT)));
      return this;
    }

    /** Says in which district a school was in a year before the one that is rated. */
    public Builder districtOf(SchoolYear districtYear, String id, String district) {
      Objects.requireNonNull(districtYear, "districtYear");
      calls.add(new DatasetCall.SetDistrict(districtYear, id, district));
      return this;
    }

    /** Sets the value of a school input. */
    public Builder set(String id, String input, Value value) {
      return set(id, input, "", value);
    }

    /** Sets the value of a group input. */
    public Builder set(String id, String input, String group, Value value) {
      return set(null, new DatasetCall.Whom.OfEntity(id, group), input, value);
    }

    /** Sets the value of a school input in a year, which must not be after the dataset's. */
    public Builder set(SchoolYear valueYear, String id, String input, Value value) {
      return set(valueYear, id, input, "", value);
    }

    /** Sets the value of a group input in a year, which must not be after the dataset's. */
    public Builder set(SchoolYear valueYear, String id, String input, String group, Value value) {
      Objects.requireNonNull(valueYear, "valueYear");
      return set(valueYear, new DatasetCall.Whom.OfEntity(id, group), input, value);
    }

    /** Sets the value of a district input; a school must be in the district. */
    public Builder setOfDistrict(String district, String input, Value value) {
      return set(null, new DatasetCall.Whom.OfDistrict(district), input, value);
    }

    /** Sets the value of a district input in a year, which must not be after the dataset's. */
    public Builder setOfDistrict(SchoolYear valueYear, String district, String input, Value value) {
      Objects.requireNonNull(valueYear, "valueYear");
      return set(valueYear, new DatasetCall.Whom.OfDistrict(district), input, value);
    }

    /** Sets the value of an input of the consortium. */
    public Builder setOfConsortium(String input, Value value) {
      return set(null, new DatasetCall.Whom.OfConsortium(), input, value);
    }

    /** Sets the value of an input of the consortium in a year, not after the dataset's. */
    public Builder setOfConsortium(SchoolYear valueYear, String input, Value value) {
      Objects.requireNonNull(valueYear, "valueYear");
      return set(valueYear, new DatasetCall.Whom.OfConsortium(), input, value);
    }

    private Builder set(
        @Nullable SchoolYear valueYear, DatasetCall.Whom whom, String input, Value value) {
      calls.add(new DatasetCall.Set(valueYear, whom, input, value));
      return this;
    }

    /** Sets the published answer to a result of each school. */
    public Builder answer(String id, String result, Value value) {
      return answer(id, result, "", value);
    }

    /** Sets the published answer to a result of each group. */
    public Builder answer(String id, String result, String group, Value value) {
      return answer(new DatasetCall.Whom.OfEntity(id, group), result, value);
    }

    /** Sets the published answer to a result of each district. */
    public Builder answerOfDistrict(String district, String result, Value value) {
      return answer(new DatasetCall.Whom.OfDistrict(district), result, value);
    }

    /** Sets the published answer to a result of the consortium. */
    public Builder answerOfConsortium(String result, Value value) {
      return answer(new DatasetCall.Whom.OfConsortium(), result, value);
    }

    private Builder answer(DatasetCall.Whom whom, String result, Value value) {
      calls.add(new DatasetCall.Answer(whom, result, value));
      return this;
    }

    /** Says that a difference from a published answer is known, and why. */
    public Builder expect(DataSpec.ExpectedDifference difference) {
      expected.add(Objects.requireNonNull(difference, "difference"));
      return this;
    }

    /**
     * Checks everything against the policy and gives the dataset or all faults.
     *
     * @throws IllegalStateException if schools and columns were given whole and others one by one,
     *     or a column has more or fewer rows than whom its input describes
     */
    public Loading build() {
      About about = new About(name, title, year, isSynthetic, origin, notes, expected, life);
      if (bulk.isUsed()) {
        if (!calls.isEmpty()) {
          throw new IllegalStateException(
              "schools and columns given whole cannot be mixed with single ones");
        }
        return bulk.build(about);
      }
      return DatasetCall.replay(policy, calls, about);
    }
  }
}
