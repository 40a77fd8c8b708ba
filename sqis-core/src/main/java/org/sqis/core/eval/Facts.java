package org.sqis.core.eval;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.plan.ProvedScenario;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;

/** What is known of one school in one year before any rule is asked. */
interface Facts {
  /** The school year. */
  SchoolYear year();

  /** The name of its district, or empty. */
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
      return there.isPresent() ? new OfData(there.get(), entity) : null;
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
   * The school of a test. What is not given is not reported, and for a group not applicable.
   *
   * @param scenario the test
   * @param year the school year
   */
  record OfScenario(ProvedScenario scenario, SchoolYear year) implements Facts {
    @Override
    public String district() {
      return scenario.scenario().district();
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
