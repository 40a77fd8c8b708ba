package org.sqis.core.model;

/**
 * Whom a value describes, from the widest to the narrowest. Levels never mix silently: a rule reads
 * values of its own unit and of wider ones, and narrower ones through functions only. Safe for
 * every thread.
 */
public enum UnitOfAnalysis {
  /** One value a policy, such as a parameter. */
  POLICY("policy"),
  /** One value for all districts together. */
  CONSORTIUM("consortium"),
  /** One value a district. */
  DISTRICT("district"),
  /** One value a school. */
  SCHOOL("school"),
  /** One value a school and student group, the group {@code all} included. */
  GROUP("group");

  private final String word;

  UnitOfAnalysis(String word) {
    this.word = word;
  }

  /** The word after {@code each} in a rule file. */
  public String word() {
    return word;
  }

  /** Whether a rule of this unit sees one value of {@code other}: of its own or a wider unit. */
  public boolean sees(UnitOfAnalysis other) {
    return other.compareTo(this) <= 0;
  }

  /** Whether a whole school, or more, is described: there is no value for each group. */
  public boolean isWiderThanSchool() {
    return compareTo(SCHOOL) < 0;
  }

  @Override
  public String toString() {
    return word;
  }
}
