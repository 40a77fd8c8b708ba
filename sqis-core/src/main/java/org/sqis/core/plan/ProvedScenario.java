package org.sqis.core.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Value;
import org.sqis.core.scenario.Scenario;

/**
 * A test whose names are known and whose values fit. Existing is the proof. Immutable.
 *
 * @param scenario the test
 * @param plans the policy, with the parameters of the test
 * @param givens what the school has
 * @param expectations what must come out, one for each expectation of the test
 */
public record ProvedScenario(
    Scenario scenario, Plans plans, Map<Cell, Value> givens, List<Expected> expectations) {
  public ProvedScenario {
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(plans, "plans");
    givens = Collections.unmodifiableMap(new LinkedHashMap<>(givens));
    expectations = List.copyOf(expectations);
  }

  /**
   * One value of a school, of a district, or of the consortium.
   *
   * @param whose whose value it is: of a value each school or group the school, of one each
   *     district the district, as the test names it; empty for the school of the test and its
   *     district
   * @param year the school year
   * @param name the name of the value
   * @param group the group; empty for a value the school has once
   */
  public record Cell(String whose, SchoolYear year, String name, String group) {
    /** What a message calls it in a test that rates {@code rated}. */
    String label(SchoolYear rated) {
      return name
          + (group.isEmpty() ? "" : " of " + group)
          + (whose.isEmpty() ? "" : " for " + whose)
          + (year.equals(rated) ? "" : " in " + year);
    }
  }

  /**
   * What must come out.
   *
   * @param aspect what is compared
   * @param name the result; for a weight the index
   * @param group the number of the group, or -1
   * @param levels for a weight the table of levels; else empty
   * @param value the value
   * @param type the type of the value
   */
  public record Expected(
      Scenario.Aspect aspect, String name, int group, String levels, Value value, Type type) {
    /** Whether {@code actual} is what was expected; a remark counts if the author writes one. */
    public boolean isMetBy(Value actual) {
      boolean isAnyRemark = value instanceof Value.Missing wanted && wanted.remark().isEmpty();
      if (isAnyRemark && actual instanceof Value.Missing missing) {
        return value.equals(new Value.Missing(missing.reason(), ""));
      }
      return value.equals(actual);
    }
  }

  /** Whether anything is given for the year. */
  public boolean hasYear(SchoolYear year) {
    return year.equals(scenario.year())
        || givens.keySet().stream().anyMatch(cell -> cell.year().equals(year));
  }

  /** The value given for a cell; null if none is. */
  public @Nullable Value given(String whose, SchoolYear year, String name, String group) {
    return givens.get(new Cell(whose, year, name, group));
  }

  /** The district of one of the schools, as cells name it; {@code school} is as in cells. */
  public String districtOf(String school) {
    return districtOf(scenario, school);
  }

  static String districtOf(Scenario scenario, String school) {
    return scenario.others().stream()
        .filter(other -> other.name().equals(school))
        .map(Scenario.OtherSchool::district)
        .filter(district -> !district.equals(scenario.district()))
        .findFirst()
        .orElse("");
  }

  /** The schools, that of the test first, as cells name them. */
  public List<String> schools() {
    return schools(scenario);
  }

  static List<String> schools(Scenario scenario) {
    return Stream.concat(Stream.of(""), scenario.others().stream().map(Scenario.OtherSchool::name))
        .toList();
  }

  /** The districts, that of the test's school first, as cells name them. */
  public List<String> districts() {
    return districts(scenario);
  }

  static List<String> districts(Scenario scenario) {
    return schools(scenario).stream()
        .map(school -> districtOf(scenario, school))
        .distinct()
        .toList();
  }
}
