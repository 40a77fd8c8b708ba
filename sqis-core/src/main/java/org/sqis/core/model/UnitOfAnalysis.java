package org.sqis.core.model;

/** Whom a value describes. Levels never mix silently. Safe for every thread. */
public enum UnitOfAnalysis {
  /** One value a policy, such as a parameter. */
  POLICY("policy"),
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

  @Override
  public String toString() {
    return word;
  }
}
