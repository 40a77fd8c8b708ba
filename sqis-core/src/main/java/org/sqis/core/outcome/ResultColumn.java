package org.sqis.core.outcome;

import java.util.Objects;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;

/**
 * One result a policy gives. Immutable; safe for every thread.
 *
 * @param name its name
 * @param title its title, or empty
 * @param kind measure, levels, grid, index, cohort, designation or ladder
 * @param each whom it describes
 * @param type the type of its values
 */
public record ResultColumn(String name, String title, Kind kind, UnitOfAnalysis each, Type type) {
  public ResultColumn {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(each, "each");
    Objects.requireNonNull(type, "type");
  }

  /** What kind of declaration gives the result. */
  public enum Kind {
    /** A measure. */
    MEASURE("measure"),
    /** A level table. */
    LEVELS("levels"),
    /** A grid. */
    GRID("grid"),
    /** An index. */
    INDEX("index"),
    /** A cohort. */
    COHORT("cohort"),
    /** A designation. */
    DESIGNATION("designation"),
    /** A ladder. */
    LADDER("ladder");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word rule files use. */
    public String word() {
      return word;
    }
  }
}
