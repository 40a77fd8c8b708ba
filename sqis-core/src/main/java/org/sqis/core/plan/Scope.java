package org.sqis.core.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sqis.core.model.UnitOfAnalysis;

/**
 * Where an expression stands.
 *
 * @param each whom the expression describes
 * @param isInsideAggregate whether it is the body of a function over groups
 * @param isOfYears whether it is read in several years or another one
 * @param known what is certain here
 * @param locals names with a meaning only here
 */
record Scope(
    UnitOfAnalysis each,
    boolean isInsideAggregate,
    boolean isOfYears,
    Known known,
    Map<String, Node> locals) {

  /** The local, which no rule can name, that is the level where {@code level} is its number. */
  static final String LEVEL_ITSELF = "level itself";

  static Scope of(UnitOfAnalysis each) {
    return new Scope(each, false, false, Known.NOTHING, Map.of());
  }

  /**
   * The same place inside a function over groups. What is certain of the group outside is not of
   * the group visited, so only a school's certainties go inside.
   */
  Scope insideAggregate() {
    Known inside = each == UnitOfAnalysis.GROUP ? Known.NOTHING : known;
    return new Scope(UnitOfAnalysis.GROUP, true, isOfYears, inside, locals);
  }

  /**
   * The same place inside a function over schools or districts. What is certain of the district or
   * the consortium stays so, because a name has one unit.
   */
  Scope insideMembers(UnitOfAnalysis visited) {
    return new Scope(visited, true, isOfYears, known, locals);
  }

  /** The same place in other years, of which nothing is certain. */
  Scope ofYears() {
    Map<String, Node> read = new LinkedHashMap<>();
    locals.forEach(
        (name, node) -> {
          if (node instanceof Node.Read) {
            read.put(name, node);
          }
        });
    return new Scope(each, isInsideAggregate, true, Known.NOTHING, read);
  }

  /** The same place where more is certain. */
  Scope knowing(Known more) {
    return new Scope(each, isInsideAggregate, isOfYears, known.and(more), locals);
  }

  /** The same place with other names of its own. */
  Scope with(Map<String, Node> names) {
    return new Scope(each, isInsideAggregate, isOfYears, known, names);
  }
}
