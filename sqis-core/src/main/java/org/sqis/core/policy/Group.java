package org.sqis.core.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.YearRange;

/**
 * A group of students; the group named {@code all} holds every student.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param family the family it belongs to, such as race and ethnicity, or empty
 * @param use whether it scores or is only shown
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Group(String name, String title, String family, Use use, @Nullable YearRange years)
    implements Dated {
  /** The same, in force in every year of the policy. */
  public Group(String name, String title, String family, Use use) {
    this(name, title, family, use, null);
  }

  /** The name of the group of all students, which every policy with groups has. */
  public static final String ALL = "all";

  public Group {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(use, "use");
  }

  /**
   * The same, in force in other years.
   *
   * @param others the school years; null for every year of the policy
   */
  public Group withYears(@Nullable YearRange others) {
    return new Group(name, title, family, use, others);
  }

  /** What a group is for. */
  public enum Use {
    /** It can count in an index. */
    SCORED,
    /** It is reported and never counts. */
    SHOWN
  }
}
