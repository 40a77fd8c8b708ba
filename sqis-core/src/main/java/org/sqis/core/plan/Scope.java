package org.sqis.core.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sqis.core.model.UnitOfAnalysis;

/**
 * Where an expression stands.
 *
 * @param each whom the expression describes
 * @param isInsideAggregate whether it is the body of a function over groups
 * @param years in which years it is read
 * @param known what is certain here
 * @param locals names with a meaning only here
 */
record Scope(
    UnitOfAnalysis each,
    boolean isInsideAggregate,
    Years years,
    Known known,
    Map<String, Node> locals) {

  /** The local, which no rule can name, that is the level where {@code level} is its number. */
  static final String LEVEL_ITSELF = "level itself";

  /** The local, which no rule can name, that is there where places in a cohort can be asked. */
  static final String PLACES = "places in a cohort";

  /** In which years an expression is read. */
  enum Years {
    /** In the year in which it stands. */
    OWN,
    /** In that year and years before. */
    SEVERAL,
    /** In a year before, and not in that year. */
    BEFORE
  }

  static Scope of(UnitOfAnalysis each) {
    return new Scope(each, false, Years.OWN, Known.NOTHING, Map.of());
  }

  /** Whether it is read in several years or another one. */
  boolean isOfYears() {
    return years != Years.OWN;
  }

  /**
   * The same place inside a function over groups. What is certain of the group outside is not of
   * the group visited, so only a school's certainties go inside.
   */
  Scope insideAggregate() {
    Known inside = each == UnitOfAnalysis.GROUP ? Known.NOTHING : known;
    return new Scope(UnitOfAnalysis.GROUP, true, years, inside, locals);
  }

  /**
   * The same place inside a function over schools or districts. What is certain of the district or
   * the consortium stays so, because a name has one unit.
   */
  Scope insideMembers(UnitOfAnalysis visited) {
    return new Scope(visited, true, years, known, locals);
  }

  /**
   * The same place in other years, of which nothing is certain.
   *
   * @param isBefore whether it is read only in a year before
   */
  Scope ofYears(boolean isBefore) {
    Map<String, Node> read = new LinkedHashMap<>();
    locals.forEach(
        (name, node) -> {
          if (node instanceof Node.Read) {
            read.put(name, node);
          }
        });
    Years others = isBefore ? Years.BEFORE : Years.SEVERAL;
    return new Scope(each, isInsideAggregate, others, Known.NOTHING, read);
  }

  /** The same place in every school that is ranked, of which nothing is certain. */
  Scope ofRanked() {
    return new Scope(each, isInsideAggregate, years, Known.NOTHING, ofYears(false).locals());
  }

  /** The same place where more is certain. */
  Scope knowing(Known more) {
    return new Scope(each, isInsideAggregate, years, known.and(more), locals);
  }

  /** The same place with other names of its own. */
  Scope with(Map<String, Node> names) {
    return new Scope(each, isInsideAggregate, years, known, names);
  }
}
