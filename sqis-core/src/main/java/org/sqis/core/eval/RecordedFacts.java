package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.History;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Input;

/** What is known of a year from the histories of a dataset. */
final class RecordedFacts {
  private RecordedFacts() {}

  /** Whether results of the year are recorded. */
  static boolean hasYear(Dataset data, SchoolYear year) {
    return data.histories().stream().anyMatch(history -> history.year().equals(year));
  }

  /** Whether a history of the year records the name for some school. */
  static boolean has(Dataset data, SchoolYear year, String name) {
    for (History history : data.histories()) {
      if (history.year().equals(year) && history.records(name)) {
        return true;
      }
    }
    return false;
  }

  /** What is recorded for the school or one of its groups; null if nothing is. */
  static Facts.@Nullable Recorded find(
      Dataset data, int entity, SchoolYear year, String name, String group) {
    String id = Facts.OfData.entity(data, entity).id();
    for (History history : data.histories()) {
      if (history.year().equals(year)) {
        Value value = history.value(id, name, group).orElse(null);
        if (value != null) {
          return new Facts.Recorded(value, history.exact(id, name, group).orElse(null), history);
        }
      }
    }
    return null;
  }

  private static Value noData(SchoolYear year) {
    return new Value.Missing(MissingReason.NOT_YET_DEFINED, "no data of " + year);
  }

  /**
   * A school of a dataset in a year of which only results are recorded.
   *
   * @param data the data, which hold no values of the year
   * @param entity the number of the school
   */
  record OfSchool(Dataset data, int entity, SchoolYear year) implements Facts {
    @Override
    public String district() {
      return Facts.OfData.entity(data, entity).districtName();
    }

    @Override
    public @Nullable Facts in(SchoolYear other) {
      return new OfData(data, entity).in(other);
    }

    @Override
    public Facts.Everyone everyone() {
      return new EveryoneOfRecords(data, year);
    }

    @Override
    public String label() {
      return new OfData(data, entity).label();
    }

    @Override
    public Value input(Input input, String group) {
      return isOfRatedYear(input) ? rated().value(entity, input.name()) : noData(year);
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
      return has(data, year, name);
    }

    @Override
    public Facts.@Nullable Recorded recorded(String name, String group) {
      return find(data, entity, year, name, group);
    }

    @Override
    public boolean isOfRatedYear(Input input) {
      return input.lag() == 0
          && input.each() == UnitOfAnalysis.SCHOOL
          && data.isCarried(input.name());
    }
  }

  /**
   * A district or the consortium in such a year: nothing is known of it.
   *
   * @param data the data, which hold no values of the year
   * @param district the name of the district; empty for the consortium
   */
  record OfWhole(Dataset data, String district, SchoolYear year) implements Facts {
    @Override
    public @Nullable Facts in(SchoolYear other) {
      return new Facts.OfWhole(data, district).in(other);
    }

    @Override
    public Facts.Everyone everyone() {
      return new EveryoneOfRecords(data, year);
    }

    @Override
    public String label() {
      return new Facts.OfWhole(data, district).label();
    }

    @Override
    public Value input(Input input, String group) {
      return noData(year);
    }

    @Override
    public @Nullable Value given(String name, String group) {
      return null;
    }
  }

  /**
   * Everyone in such a year.
   *
   * @param data the data, which hold no values of the year
   */
  record EveryoneOfRecords(Dataset data, SchoolYear year) implements Facts.Everyone {
    @Override
    public List<Facts> schools() {
      List<Facts> schools = new ArrayList<>();
      int size = data.entities().size() + data.formerEntities().size();
      for (int entity = 0; entity < size; entity++) {
        schools.add(new OfSchool(data, entity, year));
      }
      return schools;
    }

    @Override
    public boolean isSchool(int number) {
      return Facts.OfData.entity(data, number).kind() == Entity.Kind.SCHOOL;
    }

    @Override
    public List<String> districts() {
      return data.districts();
    }

    @Override
    public Facts ofDistrict(String name) {
      return new OfWhole(data, name, year);
    }

    @Override
    public Facts ofConsortium() {
      return new OfWhole(data, "", year);
    }

    @Override
    public Facts.@Nullable Everyone in(SchoolYear other) {
      return new Facts.EveryoneOfData(data).in(other);
    }
  }
}
