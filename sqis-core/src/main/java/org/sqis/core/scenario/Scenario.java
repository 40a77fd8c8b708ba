package org.sqis.core.scenario;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.SchoolYear;

/**
 * A test of a policy: what a made-up school has, and what the policy must give for it. Deeply
 * immutable; safe for every thread.
 *
 * @param title what it tests; no two tests of a policy have the same title
 * @param year the school year that is rated
 * @param district the district whose overlays are in force, by the name that overlays use; empty
 *     for the rules of every district
 * @param parameters parameters that have other values in this test
 * @param others further schools, for results of districts and of the consortium
 * @param givens the values the schools have
 * @param expectations what the policy must give for the school of the test, in order
 */
public record Scenario(
    String title,
    SchoolYear year,
    String district,
    List<ParameterValue> parameters,
    List<OtherSchool> others,
    List<Given> givens,
    List<Expectation> expectations) {
  public Scenario {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(district, "district");
    parameters = List.copyOf(parameters);
    others = List.copyOf(others);
    givens = List.copyOf(givens);
    expectations = List.copyOf(expectations);
  }

  /** A test of one school by the rules of every district. */
  public Scenario(
      String title,
      SchoolYear year,
      List<ParameterValue> parameters,
      List<Given> givens,
      List<Expectation> expectations) {
    this(title, year, "", parameters, List.of(), givens, expectations);
  }

  /**
   * Another made-up school.
   *
   * @param name its name in the test
   * @param district the name of its district; empty for the district of the test's school
   */
  public record OtherSchool(String name, String district) {
    public OtherSchool {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(district, "district");
    }
  }

  /**
   * Another value of a parameter.
   *
   * @param name the parameter
   * @param year the only school year in which it has the value; null for all years
   * @param value the value as a rule file writes it, such as {@code 25}, {@code 60%} or {@code not
   *     set}
   */
  public record ParameterValue(String name, @Nullable SchoolYear year, String value) {
    public ParameterValue {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
    }

    /** A value in all years. */
    public ParameterValue(String name, String value) {
      this(name, null, value);
    }
  }

  /**
   * A value the school has: of an input, or of a result in place of its rule.
   *
   * @param school the name of one of the other schools; empty for the school of the test
   * @param year the school year it belongs to
   * @param name the input or result
   * @param group the group; empty for a value the school has once
   * @param value the value: a number, yes or no, a word or level, or missing
   */
  public record Given(String school, SchoolYear year, String name, String group, Expr value) {
    public Given {
      Objects.requireNonNull(school, "school");
      Objects.requireNonNull(year, "year");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(group, "group");
      requireValue(value);
    }

    /** A value of the school of the test. */
    public Given(SchoolYear year, String name, String group, Expr value) {
      this("", year, name, group, value);
    }

    /** The value as rule files call it, such as {@code ela of hispanic}. */
    public String label() {
      String called = group.isEmpty() ? name : name + " of " + group;
      return school.isEmpty() ? called : called + " for " + school;
    }
  }

  /** What of a result is compared. */
  public enum Aspect {
    /** The value as every rule reads it, and an index as it is published. */
    VALUE,
    /** The value before its last rounding, and an index before it is published. */
    EXACT,
    /** The points a table of levels has in an index after redistribution. */
    WEIGHT
  }

  /**
   * What the policy must give.
   *
   * @param aspect what is compared
   * @param name the result; for a weight the table of levels
   * @param of the group, or empty; for a weight the index, or empty if only one has it
   * @param value the value: a number, yes or no, a word or level, or missing. Missing without a
   *     remark agrees with every remark
   */
  public record Expectation(Aspect aspect, String name, String of, Expr value) {
    public Expectation {
      Objects.requireNonNull(aspect, "aspect");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(of, "of");
      requireValue(value);
    }

    /** What is compared, as rule files write it. */
    public String asked() {
      return switch (aspect) {
        case VALUE -> of.isEmpty() ? name : name + " of " + of;
        case EXACT -> "exact(" + (of.isEmpty() ? name : name + " of " + of) + ")";
        case WEIGHT -> "weight of " + name + (of.isEmpty() ? "" : " in " + of);
      };
    }

    /** The whole expectation as rule files write it. */
    @Override
    public String toString() {
      return asked() + " is " + value;
    }
  }

  private static void requireValue(Expr value) {
    Objects.requireNonNull(value, "value");
    boolean isValue =
        value instanceof Expr.Numeral
            || value instanceof Expr.Date
            || value instanceof Expr.Answer
            || value instanceof Expr.Name
            || value instanceof Expr.MissingValue
            || (value instanceof Expr.Negated negated && negated.operand() instanceof Expr.Numeral);
    if (!isValue) {
      throw new IllegalArgumentException("value must be a value: " + value);
    }
  }
}
