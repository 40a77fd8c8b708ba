package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.History;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.ProvedScenario;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Standings;

/**
 * What is known of one school, one district or the consortium in one year before any rule is asked.
 */
interface Facts {
  /** The school year. */
  SchoolYear year();

  /** The name of its district in the year, or empty. */
  String district();

  /** What is known of another year; null if nothing is. */
  @Nullable Facts in(SchoolYear year);

  /** By what name data know it; what it is called where they do not. */
  default String id() {
    return label();
  }

  /** A human decision of the year about a designation; null if there is none. */
  default @Nullable Decided decision(String designation) {
    return null;
  }

  /**
   * A human decision.
   *
   * @param isDesignated whether the school is designated
   * @param decided who decided, when, and why
   */
  record Decided(boolean isDesignated, Determination.Decided decided) {}

  /** Everyone whom the same data know in the year. */
  Everyone everyone();

  /** What it is called in an explanation. */
  String label();

  /** Everyone whom data know in one year. */
  interface Everyone {
    /** The school year. */
    SchoolYear year();

    /** The schools, and the districts that are scored like schools, in the order of the data. */
    List<? extends Facts> schools();

    /** Whether the one numbered {@code number} in {@link #schools} is a school. */
    boolean isSchool(int number);

    /** The names of the districts. */
    List<String> districts();

    /** What is known of a district as a whole. */
    Facts ofDistrict(String name);

    /** What is known of the consortium. */
    Facts ofConsortium();

    /** Whether there are standings that were fed back of the year. */
    default boolean hasStandings(SchoolYear year) {
      return false;
    }

    /** The schools that one carries on from this year on, by their numbers in {@link #schools}. */
    default List<Integer> formers(int school) {
      return List.of();
    }

    /** Whether another school carries one on from this year on. */
    default boolean isCarriedOn(int school) {
      return false;
    }

    /** The standings of a school that were fed back, by its number in {@link #schools}. */
    default Standings standings(int school, SchoolYear year) {
      return Standings.NONE;
    }

    /** Everyone whom the data know in another year, schools in the same order; null if nobody. */
    @Nullable Everyone in(SchoolYear year);
  }

  /**
   * The value of an input.
   *
   * @param group the name of the group; empty for a value the school has once
   */
  Value input(Input input, String group);

  /** A value that stands in place of a rule; null where the rule is asked. */
  @Nullable Value given(String name, String group);

  /** Whether the value of an input is that of the rated year, which stands for this one. */
  default boolean isOfRatedYear(Input input) {
    return false;
  }

  /** Whether results of the year are recorded under the name. */
  default boolean isRecorded(String name) {
    return false;
  }

  /** A result of the year that was recorded when it was rated; null where none was. */
  default @Nullable Recorded recorded(String name, String group) {
    return null;
  }

  /**
   * A recorded result.
   *
   * @param value the value that other rules read
   * @param exact the value before its rounding; null if only the rounded one is known
   * @param history where it is recorded
   */
  record Recorded(Value value, @Nullable Value exact, History history) {}

  /**
   * A school of a dataset.
   *
   * @param data the data of the year
   * @param entity the number of the school
   */
  record OfData(Dataset data, int entity) implements Facts {
    /** The entity numbered {@code number}: one of the rated year, or a former one. */
    static Entity entity(Dataset data, int number) {
      int rated = data.entities().size();
      return number < rated
          ? data.entities().get(number)
          : data.formerEntities().get(number - rated);
    }

    @Override
    public SchoolYear year() {
      return data.year();
    }

    @Override
    public String district() {
      return entity(data, entity).districtName();
    }

    @Override
    public @Nullable Facts in(SchoolYear year) {
      Optional<Dataset> there = data.in(year);
      if (there.isPresent()) {
        return new OfData(there.get(), entity);
      }
      return RecordedFacts.hasYear(data, year)
          ? new RecordedFacts.OfSchool(data, entity, year)
          : null;
    }

    @Override
    public @Nullable Decided decision(String designation) {
      var found = data.records().decision(id(), designation, year());
      if (found.isEmpty()) {
        return null;
      }
      SchoolRecords.Decision one = found.get();
      return new Decided(
          one.kind() == SchoolRecords.Decision.Kind.DESIGNATE,
          new Determination.Decided(one.by(), one.on(), one.because()));
    }

    @Override
    public boolean isRecorded(String name) {
      return RecordedFacts.has(data, year(), name);
    }

    @Override
    public @Nullable Recorded recorded(String name, String group) {
      return RecordedFacts.find(data, entity, year(), name, group);
    }

    @Override
    public boolean isOfRatedYear(Input input) {
      return input.lag() == 0
          && input.each() == UnitOfAnalysis.SCHOOL
          && data.isOfRatedYear(entity, input.name());
    }

    @Override
    public Everyone everyone() {
      return new EveryoneOfData(data);
    }

    @Override
    public String id() {
      return entity(data, entity).id();
    }

    @Override
    public String label() {
      Entity of = entity(data, entity);
      return of.name().isEmpty() ? of.id() : of.name() + " (" + of.id() + ")";
    }

    @Override
    public Value input(Input input, String group) {
      Dataset of = lagged(data, input);
      return of == null
          ? NO_DATA
          : group.isEmpty()
              ? of.value(entity, input.name())
              : of.value(entity, input.name(), group);
    }

    @Override
    public @Nullable Value given(String name, String group) {
      return null;
    }
  }

  /** Why an input that lags has no value. */
  Value NO_DATA = new Value.Missing(MissingReason.NOT_YET_DEFINED, "no data of that year");

  /** The data of the year that the input reads; null if there are none. */
  private static @Nullable Dataset lagged(Dataset data, Input input) {
    int start = data.year().start() - input.lag();
    return input.lag() == 0
        ? data
        : start < 1900 ? null : data.in(new SchoolYear(start)).orElse(null);
  }

  /**
   * Everyone in a dataset.
   *
   * @param data the data of the year
   */
  record EveryoneOfData(Dataset data) implements Everyone {
    @Override
    public SchoolYear year() {
      return data.year();
    }

    @Override
    public List<Facts> schools() {
      List<Facts> schools = new ArrayList<>();
      int size = data.entities().size() + data.formerEntities().size();
      for (int entity = 0; entity < size; entity++) {
        schools.add(new OfData(data, entity));
      }
      return schools;
    }

    /** A school that the data of the year do not know is in no district of it. */
    @Override
    public boolean isSchool(int number) {
      return OfData.entity(data, number).kind() == Entity.Kind.SCHOOL && data.knows(number);
    }

    @Override
    public List<String> districts() {
      return data.districts();
    }

    @Override
    public Facts ofDistrict(String name) {
      return new OfWhole(data, name);
    }

    @Override
    public Facts ofConsortium() {
      return new OfWhole(data, "");
    }

    @Override
    public boolean hasStandings(SchoolYear year) {
      for (History one : data.histories()) {
        if (one.year().equals(year) && one.hasStandings()) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Standings standings(int school, SchoolYear year) {
      return data.histories().stream()
          .filter(one -> one.year().equals(year) && one.hasStandings())
          .findFirst()
          .map(one -> one.standings(OfData.entity(data, school).id()))
          .orElse(Standings.NONE);
    }

    @Override
    public boolean isCarriedOn(int school) {
      var successor = data.records().successor(OfData.entity(data, school).id());
      return successor.isPresent() && successor.get().from().equals(data.year());
    }

    @Override
    public List<Integer> formers(int school) {
      String id = OfData.entity(data, school).id();
      List<String> ids = new ArrayList<>();
      for (SchoolRecords.Succession one : data.records().formers(id)) {
        if (one.from().equals(data.year())) {
          ids.add(one.former());
        }
      }
      List<Integer> numbers = new ArrayList<>();
      int size = data.entities().size() + data.formerEntities().size();
      for (int i = 0; !ids.isEmpty() && i < size; i++) {
        if (ids.contains(OfData.entity(data, i).id())) {
          numbers.add(i);
        }
      }
      return numbers;
    }

    @Override
    public @Nullable Everyone in(SchoolYear year) {
      Everyone there = data.in(year).map(EveryoneOfData::new).orElse(null);
      return there == null && RecordedFacts.hasYear(data, year)
          ? new RecordedFacts.EveryoneOfRecords(data, year)
          : there;
    }
  }

  /**
   * A district of a dataset as a whole, or the consortium.
   *
   * @param data the data of the year
   * @param district the name of the district; empty for the consortium
   */
  record OfWhole(Dataset data, String district) implements Facts {
    @Override
    public SchoolYear year() {
      return data.year();
    }

    @Override
    public @Nullable Facts in(SchoolYear year) {
      return data.in(year).map(there -> new OfWhole(there, district)).orElse(null);
    }

    @Override
    public Everyone everyone() {
      return new EveryoneOfData(data);
    }

    @Override
    public String label() {
      return district.isEmpty() ? "the consortium" : district;
    }

    @Override
    public Value input(Input input, String group) {
      Dataset of = lagged(data, input);
      return of == null
          ? NO_DATA
          : input.each() == UnitOfAnalysis.CONSORTIUM
              ? of.consortiumValue(input.name())
              : of.districtValue(district, input.name());
    }

    @Override
    public @Nullable Value given(String name, String group) {
      return null;
    }
  }

  /**
   * A school of a test, a district of it, or its consortium. What is not given is not reported, and
   * for a group not applicable.
   *
   * @param scenario the test
   * @param year the school year
   * @param each whom it is: a school, a district, or the consortium
   * @param whose which of them, as the cells of the test name it
   */
  record OfScenario(ProvedScenario scenario, SchoolYear year, UnitOfAnalysis each, String whose)
      implements Facts, Everyone {

    /** The school of the test in the year it rates. */
    static OfScenario of(ProvedScenario scenario) {
      return new OfScenario(scenario, scenario.scenario().year(), UnitOfAnalysis.SCHOOL, "");
    }

    @Override
    public String district() {
      String named =
          switch (each) {
            case SCHOOL -> scenario.districtOf(whose);
            default -> whose;
          };
      return named.isEmpty() ? scenario.scenario().district() : named;
    }

    @Override
    public Everyone everyone() {
      return this;
    }

    @Override
    public String label() {
      boolean isNamed = !whose.isEmpty();
      return switch (each) {
        case CONSORTIUM -> "the consortium";
        case DISTRICT -> isNamed ? whose : "the district of the test";
        default -> isNamed ? whose : "the school of the test";
      };
    }

    @Override
    public List<Facts> schools() {
      List<Facts> schools = new ArrayList<>();
      scenario.schools().forEach(name -> schools.add(as(UnitOfAnalysis.SCHOOL, name)));
      return schools;
    }

    private OfScenario as(UnitOfAnalysis other, String name) {
      return new OfScenario(scenario, year, other, name);
    }

    @Override
    public boolean isSchool(int number) {
      return true;
    }

    @Override
    public List<String> districts() {
      return scenario.districts().stream()
          .map(name -> as(UnitOfAnalysis.DISTRICT, name).district())
          .toList();
    }

    @Override
    public Facts ofDistrict(String name) {
      boolean isOwn = name.equals(scenario.scenario().district());
      return as(UnitOfAnalysis.DISTRICT, isOwn ? "" : name);
    }

    @Override
    public Facts ofConsortium() {
      return as(UnitOfAnalysis.CONSORTIUM, "");
    }

    @Override
    public @Nullable OfScenario in(SchoolYear other) {
      return scenario.hasYear(other) ? new OfScenario(scenario, other, each, whose) : null;
    }

    @Override
    public Value input(Input input, String group) {
      boolean isOfSchool = group.isEmpty() || group.equals(Group.ALL);
      return new Value.Missing(
          isOfSchool ? MissingReason.NOT_REPORTED : MissingReason.NOT_APPLICABLE, "not given");
    }

    /** A designation that a test gives in a year without rules stands like one fed back. */
    @Override
    public boolean hasStandings(SchoolYear other) {
      OfScenario there = in(other);
      return there != null
          && scenario.plans().in(other) == null
          && scenario.plans().spec().designations().stream()
              .anyMatch(one -> there.isRecorded(one.name()));
    }

    @Override
    public Standings standings(int school, SchoolYear other) {
      String name = scenario.schools().get(school);
      Map<String, Held> held = new TreeMap<>();
      for (Designation one : scenario.plans().spec().designations()) {
        if (Value.YesNo.YES.equals(scenario.given(name, other, one.name(), ""))) {
          held.put(one.name(), new Held(one.name(), other, List.of()));
        }
      }
      return new Standings(held, Map.of());
    }

    /** What a test gives of a year without rules stands there like a record. */
    @Override
    public boolean isRecorded(String name) {
      return scenario.givens().keySet().stream()
          .anyMatch(cell -> cell.year().equals(year) && cell.name().equals(name));
    }

    @Override
    public @Nullable Value given(String name, String group) {
      return scenario.given(whose, year, name, group);
    }
  }
}
