package org.sqis.core.conformance;

/** The names of the fields of records, as {@code records} says them in docs/reference.md. */
final class Field {
  static final String PLAN = "plan";
  static final String WHAT = "what";
  static final String ON = "on";
  static final String DUE = "due";
  static final String FROM = "from";
  static final String TO = "to";
  static final String APPROVED_ON = "approved_on";
  static final String CITES = "cites";
  static final String TOPICS = "topics";
  static final String GROUPS = "groups";
  static final String USE = "use";
  static final String AMOUNT = "amount";
  static final String YEAR = "year";
  static final String EVIDENCE = "evidence";
  static final String GOAL = "goal";
  static final String TARGET = "target";
  static final String TITLE_I = "title_i";
  static final String FREED = "freed";
  static final String STATUS = "status";

  private Field() {}
}
