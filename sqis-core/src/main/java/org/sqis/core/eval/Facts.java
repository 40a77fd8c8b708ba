package org.sqis.core.eval;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.History;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.ProvedScenario;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;

/** What is known of one school in one year before any rule is asked. */
interface Facts {
  /** The school year. */
  SchoolYear year();

  /** The name of its district in the year, or empty. */
  String district();

  /** What is known of another year; null if nothing is. */
  @Nullable Facts in(SchoolYear year);

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
    @Override
    public SchoolYear year() {
      return data.year();
    }

    @Override
    public String district() {
      return data.entities().get(entity).districtName();
    }

    @Override
    public @Nullable Facts in(SchoolYear year) {
      Optional<Dataset> there = data.in(year);
      if (there.isPresent()) {
        return new OfData(there.get(), entity);
      }
      boolean isRecorded =
          data.histories().stream().anyMatch(history -> history.year().equals(year));
      return isRecorded ? new OfRecords(data, entity, year) : null;
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
    public Value input(Input input, String group) {
      Dataset of = data;
      if (input.lag() > 0) {
        int start = data.year().start() - input.lag();
        Optional<Dataset> earlier =
            start < 1900 ? Optional.empty() : data.in(new SchoolYear(start));
        if (earlier.isEmpty()) {
          return new Value.Missing(MissingReason.NOT_YET_DEFINED, "no data of that year");
        }
        of = earlier.get();
      }
      return group.isEmpty()
          ? of.value(entity, input.name())
          : of.value(entity, input.name(), group);
    }

    @Override
    public @Nullable Value given(String name, String group) {
      return null;
    }
  }

  /**
   * A school of a dataset in a year of which only results are recorded.
   *
   * @param data the data, which hold no values of the year
   * @param entity the number of the school
   */
  record OfRecords(Dataset data, int entity, SchoolYear year) implements Facts {
    @Override
    public String district() {
      return data.entities().get(entity).districtName();
    }

    @Override
    public @Nullable Facts in(SchoolYear other) {
      return new OfData(data, entity).in(other);
    }

    @Override
    public Value input(Input input, String group) {
      return isOfRatedYear(input)
          ? rated().value(entity, input.name())
          : new Value.Missing(MissingReason.NOT_YET_DEFINED, "no data of " + year);
    }

    /** The data of the rated year, which {@code data} may see from another one. */
    private Dataset rated() {
      List<SchoolYear> years = data.years();
      return data.in(years.get(years.size() - 1)).orElseThrow();
    }

    @Override
    public @Nullable Value given(String name, String group) {
      return null;
    }

    @Override
    public boolean isRecorded(String name) {
      return RecordedFacts.has(data, year, name);
    }

    @Override
    public @Nullable Recorded recorded(String name, String group) {
      return RecordedFacts.find(data, entity, year, name, group);
    }

    @Override
    public boolean isOfRatedYear(Input input) {
      return input.lag() == 0
          && input.each() == UnitOfAnalysis.SCHOOL
          && data.isCarried(input.name());
    }
  }

  /**
   * The school of a test. What is not given is not reported, and for a group not applicable.
   *
   * @param scenario the test
   * @param year the school year
   */
  record OfScenario(ProvedScenario scenario, SchoolYear year) implements Facts {
    @Override
    public String district() {
      return "";
    }

    @Override
    public @Nullable Facts in(SchoolYear other) {
      return scenario.hasYear(other) ? new OfScenario(scenario, other) : null;
    }

    @Override
    public Value input(Input input, String group) {
      boolean isOfSchool = group.isEmpty() || group.equals(Group.ALL);
      return new Value.Missing(
          isOfSchool ? MissingReason.NOT_REPORTED : MissingReason.NOT_APPLICABLE, "not given");
    }

    @Override
    public @Nullable Value given(String name, String group) {
      return scenario.given(year, name, group);
    }
  }
}
