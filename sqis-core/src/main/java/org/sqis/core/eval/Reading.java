package org.sqis.core.eval;

/**
 * One reading of a name by a rule.
 *
 * @param group its number, or -1 without one
 * @param ago how many years before
 * @param isParameter whether the name is a parameter's, or a season's after {@link #SEASON}
 */
record Reading(String name, int group, int ago, boolean isParameter) {
  /** Before the name of a season, so that it is no parameter's. */
  static final String SEASON = "season/";
}
